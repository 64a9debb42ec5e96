"""Claims of one happening, put together; the same whatever the order of arrival.

Candidates share a key (place and day), pairs must pass `one_happening`, pairs are merged strongest
first, and a merge is refused where any two members exclude one another. Ties are broken by ids, so
the result is a function of the set.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from fogline.ledger.compare import (
    agents_differ,
    apart,
    cause_of,
    causes_fit,
    days_between,
    family,
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


def clusters(found: Sequence[Saying], copies: Iterable[tuple[str, str]]) -> list[list[Saying]]:
    """The sayings grouped by happening, in order of their first ids; `copies` share their words."""
    by_id = {saying.id: saying for saying in found}
    groups: dict[str, list[Saying]] = {key: [saying] for key, saying in by_id.items()}
    for edge in sorted({*edges(found), *copied(by_id, copies)}):
        a, b = groups[edge.a], groups[edge.b]
        if a is not b and not excluded(a, b, edge.rank == -SAME_TEXT):
            a += b
            for saying in b:
                groups[saying.id] = a
    unique = {id(group): sorted(group, key=lambda s: s.id) for group in groups.values()}
    return sorted(unique.values(), key=lambda group: group[0].id)


def edges(found: Sequence[Saying]) -> Iterator[Edge]:
    """Parts with their wholes, pairs within one sentence, and pairs of one place and day."""
    by_id = {saying.id for saying in found}
    for group in by_key(found).values():
        for a, b in combinations(group, 2):
            if one_happening(a, b):
                yield edge(ALIKE, a.id, b.id)
    for saying in found:
        whole = part_of(saying.claim)
        if whole in by_id:
            yield edge(PART, whole, saying.id)
    for group in by_sentence(found).values():
        for a, b in combinations(group, 2):
            if one_sentence(a, b):
                yield edge(SAME_SENTENCE, a.id, b.id)


def edge(rank: int, a: str, b: str) -> Edge:
    """An edge with its ends in order."""
    return Edge(-rank, min(a, b), max(a, b))


def copied(by_id: Mapping[str, Saying], copies: Iterable[tuple[str, str]]) -> Iterator[Edge]:
    """Edges between prints of one sentence."""
    for a, b in copies:
        if a in by_id and b in by_id:
            yield edge(SAME_TEXT, a, b)


def by_key(found: Iterable[Saying]) -> dict[Key, list[Saying]]:
    """Sayings that share a place and a day."""
    groups: dict[Key, list[Saying]] = defaultdict(list)
    for saying in found:
        for key in keys(saying):
            groups[key].append(saying)
    return groups


def keys(saying: Saying) -> Iterator[Key]:
    """(family, place or party, day), and the report; neighbouring days share a key."""
    kind = family(saying.claim)
    first, last = saying.days
    days: Iterable[int] = (-1,) if last - first > LONG else range(first, last + 2)
    shares = saying.where
    if kind.startswith("deed"):
        shares = frozenset(name for p in saying.actors for name in (p.key, *p.line))
    elif not kind.startswith("control"):
        shares |= saying.within
        yield kind, saying.claim.report, -1
    for day in days:
        for share in shares:
            yield kind, share, day


def by_sentence(found: Iterable[Saying]) -> dict[tuple[str, int], list[Saying]]:
    """Tolls and incidents that one sentence tells."""
    groups: dict[tuple[str, int], list[Saying]] = defaultdict(list)
    for saying in found:
        if not isinstance(saying.claim.what, Control):
            groups[saying.claim.report, saying.claim.sentence.start].append(saying)
    return groups


def one_sentence(a: Saying, b: Saying) -> bool:
    """ "Air strikes on the town killed five and wounded nine": one happening, three claims."""
    first, second = a.claim, b.claim
    if family(first) != family(second) or apart(a, b) or not causes_fit(first, second):
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
    if apart(a, b) or not causes_fit(a.claim, b.claim) or sum_and_part(a, b):
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
    far = not figures_close(first, second) and cause_of(a.claim) in (None, "ground", "attack")
    differ = not figures_agree(first, second) and (together or far)
    return differ or not victims_fit(first, second)
