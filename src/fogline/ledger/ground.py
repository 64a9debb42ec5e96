"""Disputes about places: who holds them, and how far it has gone.

Steps of one side, and a place that changes hands, are updates. A taking that is only claimed while
the other side is said to hold or push back is a contradiction.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from fogline.ledger.compare import days_between, same_place
from fogline.ledger.disputes import Reports, dispute, said
from fogline.ledger.kinds import HOLD, NEAR
from fogline.ledger.parties import allied
from fogline.ledger.sayings import Saying
from fogline.nouns import Control, Dispute

HEDGED = frozenset({"claimed", "unverified"})
INSIDE = frozenset({"captured", "entered"})
TAKING = INSIDE | {"reached", "advanced"}
_COUNTED = re.compile(
    r"\b(?:towns|villages|settlements|hamlets|districts|neighbou?rhoods|bases|localities|"
    r"communities|dozens|scores)\b"
)


def what_of(saying: Saying) -> Control:
    """The control payload of a control saying."""
    assert isinstance(saying.claim.what, Control)
    return saying.claim.what


def steps(rows: Sequence[Saying], reports: Reports) -> Iterator[Dispute]:
    """One side's advance told further and further: near, a part, most, the whole.

    Of a region only counts are steps: "several villages", "more than 50 towns and villages".
    """
    taken = [s for s in rows if what_of(s).action in TAKING and (not s.wide or counted(s))]
    for side in sides(taken):
        degrees = {degree(s) for s in side}
        if len(degrees) > 1 and max(s.days[1] for s in side) > min(s.days[1] for s in side):
            why = f"steps of one advance: {said(side, reports)}"
            yield dispute("update", [s.id for s in side], why)
            yield from days_of_steps(side, reports)


def days_of_steps(side: Sequence[Saying], reports: Reports) -> Iterator[Dispute]:
    """Entered on one day, taken on another: two steps, and not two dates of one event."""
    told = [s for s in side if s.dated and s.days[0] == s.days[1] and not s.wide]
    near = [s for s in told if what_of(s).action == "entered"]
    full = [s for s in told if what_of(s).action == "captured"]
    if near and full and not {s.days for s in near} & {s.days for s in full}:
        rows = [*near, *full]
        why = f"two steps on two days, not two days of one event: {said(rows, reports)}"
        yield dispute("different_scope", [s.id for s in rows], why)


def counted(saying: Saying) -> bool:
    """Whether an extent counts settlements."""
    return bool(_COUNTED.search((what_of(saying).extent or "").casefold()))


def sides(rows: Iterable[Saying]) -> list[list[Saying]]:
    """Claims by the side that gains, allies together, in order of ids."""
    groups: list[list[Saying]] = []
    for saying in sorted((s for s in rows if s.actors), key=lambda s: s.id):
        home = next((g for g in groups if allied(g[0].actors[0], saying.actors[0])), None)
        if home is None:
            groups.append([saying])
        else:
            home.append(saying)
    return groups


def degree(saying: Saying) -> tuple[int, str]:
    """How far a side has come: near, a stretch of it as told, or the whole."""
    what = what_of(saying)
    if what.action in NEAR:
        return 0, ""
    return (1, what.extent.casefold()) if what.extent else (2, "")


def turns(rows: Sequence[Saying], reports: Reports) -> Iterator[Dispute]:
    """A place held by one side and later taken, or entered, by another."""
    exact = [s for s in rows if not s.wide]
    held = [s for s in exact if what_of(s).action == "held"]
    taken = [s for s in exact if what_of(s).action in TAKING]
    for holder in sides(held):
        since = min(s.days[0] for s in holder)
        later = [s for s in taken if s.days[1] >= since and takes(s, holder[0])]
        later.sort(key=lambda s: (s.days[1], s.id))
        if later:
            full = next((s for s in later if what_of(s).action in HOLD), later[0])
            told = {s.id: s for s in (*holder, later[0], full)}
            why = f"changed hands: {said(told.values(), reports)}"
            yield dispute("update", told, why)


def takes(saying: Saying, holder: Saying) -> bool:
    """Whether another side than the holder's is said, without a hedge, to come in."""
    other = bool(saying.actors) and not allied(holder.actors[0], saying.actors[0])
    return other and saying.claim.stance not in HEDGED


def standoffs(found: Sequence[Saying], place: str, reports: Reports) -> Iterator[Dispute]:
    """A taking that is only claimed, while the other side is said to hold or to push back.

    `found` are claims at a place or, for a region, also at the places in it; the other side's must
    name the place or region itself.
    """
    exact = [s for s in found if s.actors and not s.wide]
    takings: dict[str, list[Saying]] = defaultdict(list)
    for saying in exact:
        if hedged(saying) and what_of(saying).action in INSIDE:
            for key in saying.where:
                takings[key].append(saying)
    there = [s for s in found if s.actors and place in s.where and holds(s)]
    for _, claimed in sorted(takings.items()):
        against = [s for s in there if any(stands_against(s, c) for c in claimed)]
        if against:
            rows = [*claimed, *against]
            why = f"{said(rows, reports)}: claimed by one side, held by the other"
            yield dispute("contradiction", [s.id for s in rows], why)


def hedged(saying: Saying) -> bool:
    """Claimed or unverified, by its cue or its polarity."""
    return saying.claim.stance in HEDGED or what_of(saying).polarity == "unconfirmed"


def holds(saying: Saying) -> bool:
    """Whether a side is said, without a hedge, to hold, retake or push back at a place."""
    action = what_of(saying).action
    told = action in ("held", "retaken", "pushed_back") and not hedged(saying)
    return told and not saying.vast


def stands_against(other: Saying, claimed: Saying) -> bool:
    """The other side holds, retakes or pushes back, there or in its region, at that time."""
    near = days_between(other, claimed) <= 2 and same_place(other, claimed)
    return near and not allied(other.actors[0], claimed.actors[0])
