"""What two records share: our events and somebody else's, matched with reasons.

A pair needs a common day and place, and one thing more (kind, actor or toll). Each event is matched
once, the pair with most reasons first, so that the order of the rows never shows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import asin, cos, radians, sqrt

from fogline.export import acled
from fogline.export.extract import Known
from fogline.export.outside import Outside
from fogline.export.rows import EventRow
from fogline.knowledge.spelling import key, likeness

NEAR_KM, SLACK, LATE = 25.0, timedelta(days=1), timedelta(days=7)
ALIKE = 90.0
"""Least likeness of two spellings of a place (rapidfuzz ratio, letters levelled)."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An event in both records, or in one alone (the other None), with the reasons."""

    ours: EventRow | None
    theirs: Outside | None
    reasons: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()


def compare(rows: Iterable[EventRow], others: Sequence[Outside], known: Known) -> list[Pair]:
    """Pairs in both, then ours alone, then theirs alone."""
    ours = [row for row in rows if row.start and len(row.start) == 10]
    found = candidates(ours, others, known)
    both: list[Pair] = []
    seen: set[str] = set()
    for pair in sorted(found, key=_rank):
        assert pair.ours
        assert pair.theirs
        names = {f"o {pair.ours.event.id}", f"t {pair.theirs.id}"}
        if not names & seen:
            seen |= names
            both.append(pair)
    alone = [Pair(row, None) for row in ours if f"o {row.event.id}" not in seen]
    rest = [Pair(None, other) for other in others if f"t {other.id}" not in seen]
    return [*both, *alone, *rest]


def _rank(pair: Pair) -> tuple[object, ...]:
    ours, theirs = pair.ours, pair.theirs
    return (-len(pair.reasons), len(pair.differs), ours and ours.event.id, theirs and theirs.id)


def candidates(ours: Sequence[EventRow], others: Sequence[Outside], known: Known) -> Iterable[Pair]:
    """Every pair with a common day that could be one event."""
    by_day: dict[date, list[EventRow]] = defaultdict(list)
    for row in ours:
        start, end = window(row)
        for n in range(min((end - start).days, 366) + 1):
            by_day[start + timedelta(days=n)].append(row)
    for other in others:
        first, last = other.start - SLACK, other.end + SLACK
        days = (first + timedelta(days=n) for n in range(min((last - first).days, 366) + 1))
        near = {row.event.id: row for day in days for row in by_day.get(day, ())}
        for row in near.values():
            if pair := judged(row, other, known):
                yield pair


def window(row: EventRow) -> tuple[date, date]:
    """The days on which it may have happened: a last day alone reaches a week back."""
    start, end = date.fromisoformat(row.start or ""), date.fromisoformat(row.end or row.start or "")
    return (start - LATE, end) if row.date_precision in ("by", "report") else (start, end)


def judged(row: EventRow, other: Outside, known: Known) -> Pair | None:
    """The pair with its reasons, None where it cannot be one event."""
    where = same_place(row, other)
    if where is None:
        return None
    told = (same_kind(row, other, known), same_actor(row, other, known), same_toll(row, other))
    more = [reason for reason in told if reason]
    if not more:
        return None
    days = f"day {row.start}" if row.start == other.start.isoformat() else "days within reach"
    return Pair(row, other, (days, where, *more), differences(row, other))


def same_place(row: EventRow, other: Outside) -> str | None:
    """The same name, another spelling of it, or within 25 km."""
    ours = row.place.name if row.place else row.event.place
    if ours and other.place and key(ours) == key(other.place):
        return f"place {ours}"
    if ours and other.place and likeness(ours, (other.place,)) >= ALIKE:
        return f"place {ours} = {other.place}"
    apart = distance(row, other)
    return f"{apart:.0f} km apart" if apart is not None and apart <= NEAR_KM else None


def distance(row: EventRow, other: Outside) -> float | None:
    """Kilometres between two towns (great circle); None where one is no point."""
    place = row.place
    if place is None or place.lat is None or place.lon is None or place.where_prec > 3:
        return None
    if other.lat is None or other.lon is None:
        return None
    a, b, dlon = radians(place.lat), radians(other.lat), radians(other.lon - place.lon)
    half = sin2((b - a) / 2) + cos(a) * cos(b) * sin2(dlon / 2)
    return 2 * 6371.0 * asin(sqrt(half))


def sin2(angle: float) -> float:
    """The square of the sine."""
    return (1 - cos(2 * angle)) / 2


def same_kind(row: EventRow, other: Outside, known: Known) -> str | None:
    """The same type, by ACLED's name of ours or by our own."""
    kin = acled.kin_of(row, known)
    names = {row.type, row.event.kind, kin.acled_sub_event, kin.acled_event, kin.plover_type}
    folded = {key(name.replace("_", " ")) for name in names if name}
    return f"kind {other.kind}" if key(other.kind.replace("_", " ")) in folded else None


def same_actor(row: EventRow, other: Outside, known: Known) -> str | None:
    """An actor of both, by its number in the lists or by its name."""
    ours = {identity(n, known): n for n in (*row.event.actor, *row.event.target)}
    shared = [ours[i] for n in other.actors if (i := identity(n, known)) in ours]
    return f"actor {shared[0]}" if shared else None


def identity(name: str, known: Known) -> str:
    """The id of a listed actor, else the folded name."""
    actor = known.who(name)
    return actor.id if actor else key(name)


def same_toll(row: EventRow, other: Outside) -> str | None:
    """The same figure of the killed, or ranges that meet."""
    ours, theirs = ends(row.killed.low, row.killed.best, row.killed.high), ends(
        other.low, other.best, other.high
    )  # fmt: skip
    if ours is None or theirs is None or theirs[1] == 0:
        return None
    meet = ours[0] <= theirs[1] and theirs[0] <= ours[1]
    return f"killed {spelled(ours)} and {spelled(theirs)}" if meet else None


def ends(low: int | None, best: int | None, high: int | None) -> tuple[int, int] | None:
    """The least and the most of what is told."""
    told = [n for n in (low, best, high) if n is not None]
    return (min(told), max(told)) if told else None


def spelled(pair: tuple[int, int]) -> str:
    """ "12" or "12-15"."""
    return str(pair[0]) if pair[0] == pair[1] else f"{pair[0]}-{pair[1]}"


def differences(row: EventRow, other: Outside) -> tuple[str, ...]:
    """Where the two records say otherwise."""
    ours, theirs = ends(row.killed.low, row.killed.best, row.killed.high), ends(
        other.low, other.best, other.high
    )  # fmt: skip
    found = []
    if ours != theirs and (ours or (theirs and theirs[1])):
        told = [spelled(pair) if pair else "no figure" for pair in (ours, theirs)]
        found.append(f"killed: ours {told[0]}, theirs {told[1]}")
    if row.start != other.start.isoformat():
        found.append(f"day: ours {row.start}, theirs {other.start.isoformat()}")
    return tuple(found)
