"""The ledger of a set of facts: events, lines and disputes, a pure function of the set.

claims + origins -> sayings -> clusters -> events -> disputes
                          \\-> running tolls, control -> lines
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from fogline.ledger import control, tolls
from fogline.ledger.cluster import clusters
from fogline.ledger.copies import copies
from fogline.ledger.disputes import parts, replaced, sums, unique, updates, within
from fogline.ledger.events import event_of
from fogline.ledger.ground import ground
from fogline.ledger.parties import Parties
from fogline.ledger.prints import credits_differ
from fogline.ledger.rivals import is_long, lookalikes, running
from fogline.ledger.sayings import Saying, sayings
from fogline.ledger.status import Counter
from fogline.ledger.versions import Fallen, fallen
from fogline.nouns import Dispute, Event, Facts, Ledger, Line, Origins


def build(
    facts: Facts, voices: Origins, count: Counter, as_of: str | None, table: Parties | None = None
) -> Ledger:
    """The record of `facts`, which hold only what was public by `as_of`."""
    found = sayings(facts, voices.by_claim, table or {})
    gone, pairs = fallen(facts), copies(facts)
    counted = tolls.credited(found)
    ids = tolls.running(counted)
    groups = clusters([s for s in found if is_happening(s, ids)], pairs)
    events = [event_of(group, facts.reports, count, gone) for group in groups]
    names = {key: origin.name for key, origin in voices.origins.items()}
    standing = [s for s in counted if s.id not in gone and not s.claim.background]
    lines = (
        *tolls.lines(standing, ids, names, count),
        *tolls.event_lines([[s for s in g if s.id not in gone] for g in groups], names, count),
        *control.lines(found, names, count),
    )
    made = [
        *disputes(groups, events, facts, gone, found),
        *counts(lines, found, facts),
        *credits_differ(pairs, {s.id: s for s in found}, facts.reports),
    ]
    ordered = tuple(sorted(events, key=lambda event: event.id))
    return Ledger(as_of, facts, voices.origins, voices.by_claim, ordered, lines, unique(made))


def is_happening(saying: Saying, running: Collection[str]) -> bool:
    """Running counts are lines and what is told as background is history: neither is an event."""
    return saying.id not in running and not saying.claim.background


def disputes(
    groups: Sequence[Sequence[Saying]],
    events: Sequence[Event],
    facts: Facts,
    gone: Fallen,
    found: Sequence[Saying],
) -> Iterator[Dispute]:
    """Disputes within events, between them, and about places."""
    for group, event in zip(groups, events, strict=True):
        if event.claims[0] not in gone:
            yield from within([s for s in group if s.id not in gone], event, facts.reports)
    yield from lookalikes(groups, facts.reports)
    yield from sums(groups)
    yield from ground(found, facts.reports)
    yield from replaced(gone, {s.id: s for s in found}, facts.reports)


def counts(lines: Sequence[Line], found: Sequence[Saying], facts: Facts) -> Iterator[Dispute]:
    """Disputes about running counts: series, parts, and counts of different origins."""
    by_id = {s.id: s for s in found}
    last = {line.claims[0] for line in lines if line.kind == "toll" and not line.superseded_by}
    long = {s.id for s in found if s.claim.background and is_long(s)}
    yield from updates(lines)
    yield from parts(found)
    yield from running([by_id[claim] for claim in last | long], facts.reports)
