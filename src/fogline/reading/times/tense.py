"""Whether a clause looks ahead or back, told by the nearest verb cue."""

from __future__ import annotations

import re

_AHEAD = (
    r"(?:will|shall|would|won['’]t|to be|due to be)(?:\s+be)?(?:\s+\w+ed)?",
    r"(?:agree[sd]?|vow(?:s|ed)|pledge[sd]|promise[sd]|threaten(?:s|ed)|wants?|hopes?|"
    r"expect(?:s|ed)?|plan(?:s|ned)?|scheduled|supposed|set|due|intends?|likely|ready|about|"
    r"going|is|are|prepar\w+) to(?: be)? \w+",
    r"planned for|set for|planning|"
    r"call(?:s|ing) for|expected|scheduled|due|upcoming|postponed|ahead of|deadline",
    r"may|could|should|can|must|\w+['’]ll|begins?|starts?|opens?|takes? effect",
    r"to (?:meet|hold|resume|begin|start|take|visit|arrive|travel|vote|discuss|sign|leave|attend|"
    r"open|return)",
)
_BACK = (
    r"was|were|had|did|has|have|said|told|\w+ed|took|began|fell|hit|fled|struck|shot|left|met|held",
    r"made|saw|sent|went|came|led|fought|lost|won|broke|gave|rose|grew|got|became|brought|kept|ran",
    r"spoke|wrote|put|cut|burnt|seen|given|killing|wounding|since|ago|built|set off|overran|drove",
    r"withdrew|swept|withdrawn|dead|threw|stood|flew|shut|hurt|spread|bore|dealt|laid|paid",
)
_CUE = re.compile(rf"\b(?:(?P<ahead>{'|'.join(_AHEAD)})|(?P<back>{'|'.join(_BACK)}))\b", re.I)
_REACH = 160


def direction(before: str, after: str) -> str | None:
    """`ahead`, `back` or None, by the last cue before the words, else the first one after them.

    "will meet on Monday" looks ahead; "said on Monday it would" and "met on Monday" look back.
    """
    cues = list(_CUE.finditer(before[-_REACH:]))
    cue = cues[-1] if cues else _CUE.search(after[:_REACH])
    return cue.lastgroup if cue else None
