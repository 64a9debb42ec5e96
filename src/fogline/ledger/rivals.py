"""Disputes between counts: running counts of two origins, and equal figures of two happenings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from fogline.ledger.compare import (
    ANYONE,
    apart,
    causes_fit,
    days_between,
    parties_differ,
    same_place,
)
from fogline.ledger.disputes import Reports, dispute, said
from fogline.ledger.figures import seconds, toll_of, value_of
from fogline.ledger.sayings import FREE, Saying
from fogline.nouns import Dispute, Toll

FIGHTERS = frozenset({"combatant", "soldiers", "insurgents"})
START, LONG = 30, 60
"""Days between two starts that make two wars' counts; days that make a count a long one."""

LEAST = 10
"""Smaller counts are of happenings, not of wars."""

APART = 30 * 86_400
"""Seconds between two reports whose counts are set side by side."""


def running(last: Sequence[Saying], reports: Reports) -> Iterator[Dispute]:
    """Running counts of different origins that cannot both hold, or that count different times.

    `last` are the latest rows of all running counts.
    """
    clashing: list[tuple[Saying, Saying]] = []
    apart_in_time: list[tuple[Saying, Saying]] = []
    for a, b in in_step(last):
        if one_time(a, b):
            clashing += [(a, b)] if exceeds(a, b) or exceeds(b, a) else []
        elif alike(a, b):
            apart_in_time.append((a, b))
    for group in joined(apart_in_time):
        why = f"{said(group, reports)}: counted over different times"
        yield dispute("different_scope", [s.id for s in group], why)
    for group in joined(clashing):
        why = f"{said(group, reports)}: these cannot all hold"
        yield dispute("contradiction", [s.id for s in group], why)


def in_step(last: Sequence[Saying]) -> Iterator[tuple[Saying, Saying]]:
    """Pairs of comparable counts whose reports lie near one another in time."""
    rows = sorted(((seconds(s.public), s) for s in last if s.public), key=lambda r: (r[0], r[1].id))
    for number, (at, a) in enumerate(rows):
        for then, b in rows[number + 1 :]:
            if then - at > APART:
                break
            if comparable(a, b):
                yield a, b


def one_time(a: Saying, b: Saying) -> bool:
    """Whether two counts begin together, and neither counts a whole war."""
    return abs(a.days[0] - b.days[0]) <= START and not (is_long(a) or is_long(b))


def comparable(a: Saying, b: Saying) -> bool:
    """Two origins count one outcome in one place or region."""
    first, second = toll_of(a), toll_of(b)
    if not (first and second) or set(a.voices) & set(b.voices):
        return False
    if first.outcome != second.outcome or parties_differ(a.targets, b.targets):
        return False
    told = min(first.value or 0, second.value or 0) >= LEAST
    return told and same_place(a, b) and days_between(a, b) == 0


def alike(a: Saying, b: Saying) -> bool:
    """Whether two figures are near enough to be taken for one another."""
    return max(value_of(a), value_of(b)) <= 2 * min(value_of(a), value_of(b))


def exceeds(a: Saying, b: Saying) -> bool:
    """Whether `a` counts more of a class than `b` counts of it, or of all, by a quarter or more."""
    first, second = toll_of(a), toll_of(b)
    if first is None or second is None:
        return False
    holds = second.victims in ANYONE or first.victims == second.victims or fighters(first, second)
    return holds and (first.value or 0) > 1.25 * (second.value or 0)


def fighters(a: Toll, b: Toll) -> bool:
    """Whether `b` counts all fighters and `a` those of one side."""
    return a.victims in FIGHTERS and b.victims == "combatant"


def joined(pairs: Iterable[tuple[Saying, Saying]]) -> list[list[Saying]]:
    """Connected groups of pairs, in order of ids."""
    groups: dict[str, dict[str, Saying]] = {}
    for a, b in pairs:
        merged = {**groups.get(a.id, {a.id: a}), **groups.get(b.id, {b.id: b})}
        for key in merged:
            groups[key] = merged
    unique = {id(group): group for group in groups.values()}.values()
    return sorted((sorted(g.values(), key=lambda s: s.id) for g in unique), key=lambda g: g[0].id)


def lookalikes(groups: Sequence[Sequence[Saying]], reports: Reports) -> Iterator[Dispute]:
    """Equal figures on one page that belong to different happenings.

    Three "five civilians killed" on a page may be one strike told twice and another strike.
    """
    found: dict[tuple[object, ...], list[tuple[int, Saying]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for saying in group:
            toll = toll_of(saying)
            if toll and saying.affirmed and (toll.value or 0) > 2:
                found[saying.claim.page, toll.outcome, toll.value].append((number, saying))
    for rows in found.values():
        if len({number for number, _ in rows}) > 1 and distinct(rows):
            members = [saying for _, saying in rows]
            why = f"{said(members, reports)}: equal figures, different happenings"
            yield dispute("different_scope", [s.id for s in members], why)


def distinct(rows: Sequence[tuple[int, Saying]]) -> bool:
    """Whether the happenings are told at different places or by different means."""
    return any(
        n != m and (apart(a, b) or not causes_fit(a, b)) and days_between(a, b) <= 3
        for (n, a), (m, b) in combinations(rows, 2)
    )


def is_long(saying: Saying) -> bool:
    """Whether a toll counts over months, as the dead of a whole war."""
    toll = toll_of(saying)
    first, last = saying.days
    told = saying.dated and first != FREE[0] and last - first > LONG
    return told or bool(toll and toll.cumulative and saying.claim.background)
