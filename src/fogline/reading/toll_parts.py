"""Parts of wholes: which toll is counted inside which other toll of the same report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from fogline.nouns import Claim, Toll

REACH = 3
"""How many tolls back a whole may stand in another sentence."""


def joined(claims: Sequence[Claim]) -> list[Claim]:
    """The claims with `part_of` set where the text shows a part; order and ids stay."""
    wholes: dict[str, str] = {}
    for report in dict.fromkeys(c.report for c in claims):
        own = [c for c in claims if c.report == report and isinstance(c.what, Toll)]
        own.sort(key=lambda c: (c.span, c.id))
        wholes |= _inside_sentence(own) | _by_sum(own)
    return [_with(c, wholes.get(c.id)) for c in claims]


def _with(claim: Claim, whole: str | None) -> Claim:
    if whole is None or not isinstance(claim.what, Toll):
        return claim
    return replace(claim, what=replace(claim.what, part_of=whole))


def _inside_sentence(tolls: Sequence[Claim]) -> dict[str, str]:
    """ "killed 12 people, including two children": the two are part of the twelve."""
    found = {}
    for i, claim in enumerate(tolls):
        if not claim.rule.startswith("toll.part"):
            continue
        for other in reversed(tolls[:i]):
            if other.sentence == claim.sentence and fits(claim, other):
                found[claim.id] = other.id
                break
    return found


def fits(part: Claim, whole: Claim) -> bool:
    """Same outcome, and no more than the whole."""
    a, b = _toll(part), _toll(whole)
    if a.outcome != b.outcome and b.outcome != "casualties":
        return False
    return a.value is None or b.value is None or a.value < b.value


def _by_sum(tolls: Sequence[Claim]) -> dict[str, str]:
    """ "242 were killed ... 218 fighters and 24 civilians": parts that add up to a whole nearby."""
    found: dict[str, str] = {}
    for i, whole in enumerate(tolls):
        value = _toll(whole).value
        if value is None or value < 3:
            continue
        near = [c for c in tolls[max(0, i - REACH) : i + 2 * REACH + 1] if _may_add(c, whole)]
        for a, b in combinations(near, 2):
            if (_toll(a).value or 0) + (_toll(b).value or 0) == value and _differ(a, b):
                found[a.id] = found[b.id] = whole.id
    return found


def _may_add(part: Claim, whole: Claim) -> bool:
    toll = _toll(part)
    same_voice = part.attribution.names[:1] == whole.attribution.names[:1]
    told = toll.value is not None and toll.victims is not None and same_voice
    return part.id != whole.id and told and fits(part, whole)


def _differ(a: Claim, b: Claim) -> bool:
    return _toll(a).victims != _toll(b).victims


def _toll(claim: Claim) -> Toll:
    assert isinstance(claim.what, Toll)
    return claim.what

