"""Claims of one happening, put together; the same whatever the order of arrival.

Candidates share a key (place and day), pairs must pass `one_happening`, pairs are merged strongest
first, and a merge is refused where any two members exclude one another. Ties are broken by ids, so
the result is a function of the set.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fogline.ledger.compare import (
    agents_differ,
    apart,
    causes_fit,
    days_between,
    figures_agree,
    figures_close,
    one_happening,
    parties_differ,
    victims_fit,
)
from fogline.ledger.sayings import Saying
from fogline.nouns import Claim, Control, Incident, Toll

LONG = 10
"""Days from which an interval is no date of a happening any more."""
SAME_TEXT, PART, SAME_SENTENCE, ALIKE = 4, 3, 2, 1


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """Two claims that may tell of one happening; ordered strongest first, then by id."""

    rank: int
    a: str
    b: str


Key = tuple[str, str, int]
"""Family of happening, what is shared, day (-1: any)."""


def clusters(found: Sequence[Saying], edges: Iterable[Edge]) -> list[list[Saying]]:
    """The sayings grouped by happening, in order of their first ids."""
    groups: dict[str, list[Saying]] = {saying.id: [saying] for saying in found}
    for edge in sorted(set(edges)):
        a, b = groups[edge.a], groups[edge.b]
        if a is not b and not excluded(a, b, edge.rank == -SAME_TEXT):
            a += b
            for saying in b:
                groups[saying.id] = a
    unique = {id(group): sorted(group, key=lambda s: s.id) for group in groups.values()}
    return sorted(unique.values(), key=lambda group: group[0].id)


def edge_of(key: Key, a: Saying, b: Saying) -> Edge | None:
    """The edge between two sayings that share a key, if they may tell of one happening."""
    if key[0] == "part":
        whole = part_of(a.claim) == b.id or part_of(b.claim) == a.id
        return edge(PART, a.id, b.id) if whole else None
    if key[0] == "sentence":
        return edge(SAME_SENTENCE, a.id, b.id) if one_sentence(a, b) else None
    return edge(ALIKE, a.id, b.id) if one_happening(a, b) else None


def edge(rank: int, a: str, b: str) -> Edge:
    """An edge with its ends in order."""
    return Edge(-rank, min(a, b), max(a, b))


def keys(saying: Saying) -> set[Key]:
    """What candidates share: place (or party) and day, report, sentence, or a whole.

    Neighbouring days share a key, and so do a town and its region.
    """
    claim, kind = saying.claim, saying.family
    first, last = saying.days
    days: Iterable[int] = (-1,) if last - first > LONG else range(first, last + 2)
    shares = saying.where
    found: set[Key] = {("part", claim.id, -1)}
    if kind.startswith("deed"):
        shares |= {name for p in saying.actors for name in (p.key, *p.line)}
    elif not kind.startswith("control"):
        shares |= saying.within
        found |= {(kind, claim.report, -1), ("sentence", claim.report, claim.sentence.start)}
    if whole := part_of(claim):
        found.add(("part", whole, -1))
    return found | {(kind, share, day) for share in shares for day in days}


def one_sentence(a: Saying, b: Saying) -> bool:
    """ "Air strikes on the town killed five and wounded nine": one happening, three claims."""
    first, second = a.claim, b.claim
    if a.family != b.family or apart(a, b) or not causes_fit(a, b):
        return False
    if isinstance(first.what, Toll) and isinstance(second.what, Toll):
        return kin(first, second) or first.what.outcome != second.what.outcome
    if isinstance(first.what, Incident) and isinstance(second.what, Incident):
        return False
    toll, deed = (first, second) if isinstance(first.what, Toll) else (second, first)
    return deed.span.overlap(toll.span) > 0 or not agents_differ(a, b)


def kin(a: Claim, b: Claim) -> bool:
    """One is told as a part of the other, or both of one whole."""
    whole_a, whole_b = part_of(a), part_of(b)
    return whole_a == b.id or whole_b == a.id or (whole_a is not None and whole_a == whole_b)


def part_of(claim: Claim) -> str | None:
    """Id of the toll this one is a part of."""
    return claim.what.part_of if isinstance(claim.what, Toll) else None


def excluded(a: Iterable[Saying], b: Sequence[Saying], same_text: bool) -> bool:
    """Whether any member of one group excludes any of the other."""
    return any(excludes(x, y, same_text) for x in a for y in b)


def excludes(a: Saying, b: Saying, same_text: bool) -> bool:
    """Two claims that cannot be of one happening: elsewhere, another day, another kind."""
    if apart(a, b) or not causes_fit(a, b) or sum_and_part(a, b):
        return True
    if days_between(a, b) > (1 if a.dated and b.dated and a.claim.kind == "control" else 0):
        return True
    first, second = a.claim.what, b.claim.what
    if type(first) is type(second) and parties_differ(a.targets, b.targets):
        return True
    if isinstance(first, (Control, Incident)) and type(first) is type(second):
        return parties_differ(a.actors, b.actors)
    if isinstance(first, Toll) and isinstance(second, Toll) and not same_text:
        return rival_counts(a, b, first, second)
    return False


def sum_and_part(a: Saying, b: Saying) -> bool:
    """A count over several places, and another count at fewer of them that is told as no part."""
    first, second = a.claim.what, b.claim.what
    if not (isinstance(first, Toll) and isinstance(second, Toll)) or kin(a.claim, b.claim):
        return False
    places = bool(a.where and b.where) and (a.where < b.where or b.where < a.where)
    return places and first.outcome == second.outcome and not figures_agree(first, second)


def rival_counts(a: Saying, b: Saying, first: Toll, second: Toll) -> bool:
    """One source, one report, two figures: two happenings, unless one is part of the other."""
    if first.outcome != second.outcome or first.part_of or second.part_of:
        return False
    together = a.claim.report == b.claim.report and set(a.voices) == set(b.voices)
    far = not figures_close(first, second) and a.cause in (None, "ground", "attack")
    differ = not figures_agree(first, second) and (together or far)
    return differ or not victims_fit(first, second)
