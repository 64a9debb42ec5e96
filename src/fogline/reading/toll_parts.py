"""Parts of wholes: which toll is counted inside which other toll of the same report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, combinations

from fogline.nouns import Claim, Span, Toll

REACH = 6
"""How many tolls back a whole may stand in another sentence."""
BEFORE = 4
"""How many tolls before its whole a summand may stand."""
AHEAD = 7
"""How many tolls after its whole a summand may stand."""
SMALL = 10
"""Below this, sums come out by chance: the parts must stand in the sentence of the whole."""

SIBLINGS = ("toll.part:among", "toll.part:included", "toll.part:rest", "toll.part:copular")
"""Parts told side by side: none is a part of the other."""


def joined(claims: Sequence[Claim]) -> list[Claim]:
    """The claims with `part_of` set where the text shows a part; order and ids stay."""
    wholes: dict[str, str] = {}
    told = {c.id: c for c in claims}
    for report in dict.fromkeys(c.report for c in claims):
        own = [c for c in claims if c.report == report and isinstance(c.what, Toll)]
        own.sort(key=lambda c: (c.sentence, _count(c), c.id))
        wholes |= _by_sum(own) | _told(own)
    return [_with(c, told.get(wholes.get(c.id, ""))) for c in claims]


def _with(claim: Claim, whole: Claim | None) -> Claim:
    """The claim as a part; who did the harm to all did it to the part."""
    if whole is None or not isinstance(claim.what, Toll):
        return claim
    doer = claim.what.perpetrator or (_toll(whole).perpetrator if is_part(claim) else None)
    return replace(claim, what=replace(claim.what, part_of=whole.id, perpetrator=doer))


def _told(tolls: Sequence[Claim]) -> dict[str, str]:
    """ "killed 12 people, including two children": the two are part of the twelve."""
    found = {}
    for i, claim in enumerate(tolls):
        if is_part(claim) or _toll(claim).outcome == "refugees":
            whole = next(_wholes(tolls, i), None)
            if whole is not None:
                found[claim.id] = whole.id
    return found


def is_part(claim: Claim) -> bool:
    """Whether the words say that the count is part of another."""
    return claim.rule.startswith("toll.part:")


def _wholes(tolls: Sequence[Claim], i: int) -> Iterator[Claim]:
    """Where the whole of a part may stand, the likeliest first.

    The sentence's own wholes before it, then those after it ("Six children were among 20 people
    killed"), then those told before.
    """
    claim = tolls[i]
    before = [t for t in reversed(tolls[:i]) if fits(claim, t)]
    same = [t for t in before if t.sentence == claim.sentence]
    if _toll(claim).value is None:
        yield from (t for t in same if _toll(t).value is not None)
    yield from (t for t in same if not is_part(t))
    if not claim.rule.startswith(SIBLINGS):
        yield from same
    if not is_part(claim):
        return
    after = (t for t in tolls[i + 1 :] if t.sentence == claim.sentence and fits(claim, t))
    yield from (t for t in after if not is_part(t))
    near = [t for t in tolls[max(0, i - REACH) : i] if fits(claim, t) and not is_part(t)]
    yield from (t for t in reversed(near) if _toll(t).value is not None)


def fits(part: Claim, whole: Claim) -> bool:
    """Fewer than the whole and of its outcome; refugees are displaced, casualties dead or hurt."""
    a, b = _toll(part), _toll(whole)
    wider = {("refugees", "displaced"), ("killed", "casualties"), ("wounded", "casualties")}
    if a.outcome != b.outcome and (a.outcome, b.outcome) not in wider:
        return False
    return a.value is None or b.value is None or a.value < b.value


def _by_sum(tolls: Sequence[Claim]) -> dict[str, str]:
    """ "242 were killed ... 218 fighters and 24 civilians": parts that add up to a whole nearby."""
    found: dict[str, str] = {}
    for i, whole in enumerate(tolls):
        near = [c for c in tolls[max(0, i - BEFORE) : i + AHEAD] if _may_add(c, whole)]
        parts = next((p for p in _sums(near, _toll(whole).value or 0) if _sure(p, whole)), ())
        found |= {part.id: whole.id for part in parts if part.id not in found}
    return found


def _may_add(part: Claim, whole: Claim) -> bool:
    a, b = _toll(part), _toll(whole)
    if a.value is None or b.value is None or part.id == whole.id or a.outcome != b.outcome:
        return False
    return a.value < b.value and not is_part(part) and part.background == whole.background


def _sums(near: Sequence[Claim], value: int) -> Iterator[tuple[Claim, ...]]:
    """Different counts that make up the value: two, three, or all of one sentence."""
    sentences = dict.fromkeys(c.sentence for c in near)
    lists = [tuple(c for c in near if c.sentence == sentence) for sentence in sentences]
    pairs = chain.from_iterable(combinations(near, size) for size in (2, 3))
    for parts in chain(pairs, (p for p in lists if len(p) > 3)):
        if sum(_toll(p).value or 0 for p in parts) == value and _differ(parts):
            yield parts


def _differ(parts: Sequence[Claim]) -> bool:
    """Whether no two counts may be one count told twice."""
    told = {(_toll(p).value, _toll(p).victims, _toll(p).places) for p in parts}
    values = {_toll(p).value for p in parts}
    return len(values) == len(parts) or (len(told) == len(parts) and _one_sentence(parts))


def _sure(parts: Sequence[Claim], whole: Claim) -> bool:
    """Small sums come out by chance: such parts stand together and say who they are."""
    if (_toll(whole).value or 0) >= SMALL or all(p.sentence == whole.sentence for p in parts):
        return True
    return _one_sentence(parts) and all(_toll(p).victims for p in parts)


def _one_sentence(parts: Sequence[Claim]) -> bool:
    return len({p.sentence for p in parts}) == 1


def _toll(claim: Claim) -> Toll:
    assert isinstance(claim.what, Toll)
    return claim.what


def _count(claim: Claim) -> Span:
    """Where the number stands."""
    return next((spans[0] for name, spans in claim.parts if name == "count"), claim.span)
