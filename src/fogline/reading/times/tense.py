"""Whether a clause looks ahead or back, told by the nearest verb cue."""

from __future__ import annotations

import re

_AHEAD = (
    r"(?:will|shall|would|won['’]t|to be|due to be)(?:\s+be)?(?:\s+\w+ed)?|is to|are to|due|scheduled|(?:agree[sd]?|vow(?:s|ed)|pledge[sd]|promise[sd]|threaten(?:s|ed)|"
    r"wants?|hopes?|expect(?:s|ed)?|plan(?:s|ned)?|scheduled|supposed|set|due|intends?|likely|ready|"
    r"about|prepar\w+) to(?: be)? \w+|planned for|planning|expected|"
    r"going to|upcoming|set to|set for|hopes? to|ready to|about to|intends?|may|could|should|can|"
    r"\w+['’]ll|aims?|must|wants? to|until|deadline|ahead of|begins?|starts?|opens?|takes? effect|"
    r"goes|is \w+ing|are \w+ing|postponed|to (?:meet|hold|resume|begin|start|take|visit|arrive|"
    r"travel|vote|discuss|sign|leave|attend|open|return)"
)
_BACK = (
    r"was|were|had|did|has|have|said|told|\w+ed|took|began|fell|hit|fled|struck|shot|left|met|held|"
    r"made|saw|sent|went|came|led|fought|lost|won|broke|gave|rose|grew|got|became|brought|kept|ran|"
    r"spoke|wrote|put|cut|burnt|seen|given|killing|wounding|since|ago|built|set off|overran|"
    r"withdrew|drove|swept|withdrawn|dead|threw|stood|flew|shut|hurt|spread|bore|dealt|laid|paid"
)
_CUE = re.compile(rf"\b(?:(?P<ahead>{_AHEAD})|(?P<back>{_BACK}))\b", re.I)
_REACH = 160


def direction(before: str, after: str) -> str | None:
    """`ahead`, `back` or None, by the last cue before the words, else the first one after them.

    "will meet on Monday" looks ahead; "said on Monday it would" and "met on Monday" look back.
    """
    last = None
    for last in _CUE.finditer(before[-_REACH:]):
        pass
    cue = last or _CUE.search(after[:_REACH])
    return cue.lastgroup if cue else None
