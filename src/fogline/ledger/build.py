"""The ledger of a set of facts: events, lines and disputes, a pure function of the set.

claims + origins -> sayings -> clusters -> events -> disputes
                          \\-> running tolls, control -> lines
"""

from __future__ import annotations

from collections.abc import Sequence

from fogline.ledger import control, tolls
from fogline.ledger.cluster import clusters
from fogline.ledger.copies import copies
from fogline.ledger.disputes import disputes
from fogline.ledger.events import event_of
from fogline.ledger.sayings import Saying, sayings
from fogline.ledger.status import Counter
from fogline.nouns import Facts, Ledger, Origins


def build(facts: Facts, voices: Origins, count: Counter, as_of: str | None) -> Ledger:
    """The record of `facts`, which hold only what was public by `as_of`."""
    found = sayings(facts, voices.by_claim)
    groups = happenings(found, facts)
    events = [event_of(group, facts.reports, count) for group in groups]
    names = {key: origin.name for key, origin in voices.origins.items()}
    lines = (*tolls.lines(found, names, count), *control.lines(found, names, count))
    return Ledger(
        as_of,
        facts,
        voices.origins,
        voices.by_claim,
        tuple(sorted(events, key=lambda event: event.id)),
        lines,
        disputes(groups, events, lines, found, facts.reports),
    )


def happenings(found: Sequence[Saying], facts: Facts) -> list[list[Saying]]:
    """Groups of claims about one happening; running counts are lines, no happenings."""
    return clusters([s for s in found if not tolls.is_running(s)], copies(facts))
