"""The ledger of a set of facts: events, lines and disputes, a pure function of the set.

claims + origins -> sayings -> edges -> events -> disputes
                          \\-> cells -> lines, disputes
"""

from __future__ import annotations

from collections.abc import Iterable

from fogline.ledger.desk import Desk
from fogline.ledger.disputes import unique
from fogline.ledger.figures import seconds
from fogline.ledger.parties import Parties
from fogline.ledger.status import Counter
from fogline.nouns import Dispute, Facts, Ledger, Line, Origins


def build(
    facts: Facts, voices: Origins, count: Counter, as_of: str | None, table: Parties | None = None
) -> Ledger:
    """The record of `facts`, which hold only what was public by `as_of`."""
    desk = Desk(table or {})
    desk.add(facts, voices, count)
    return record(desk, facts, voices, as_of)


def record(desk: Desk, facts: Facts, voices: Origins, as_of: str | None) -> Ledger:
    """What stands on the desk, in a fixed order."""
    events = {event.id: event for event in desk.happenings.events.values()}
    made = [item for _, items in sorted(desk.made.items()) for item in items]
    return Ledger(
        as_of,
        facts,
        voices.origins,
        voices.by_claim,
        tuple(event for _, event in sorted(events.items())),
        in_time(item for item in made if isinstance(item, Line)),
        unique(item for item in made if isinstance(item, Dispute)),
    )


def in_time(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines by series; a running count in its own order, a place's timeline by its moments."""
    rows = [
        (row.kind, row.series, seconds(row.moment) if row.kind == "control" else 0.0, number, row)
        for number, row in enumerate(sorted(lines, key=control_first))
    ]
    return tuple(row[-1] for row in sorted(rows, key=lambda row: row[:4]))


def control_first(line: Line) -> tuple[bool, str]:
    """Rows of one moment in order of ids; running counts stay as they are."""
    control = line.kind == "control"
    return not control, line.id if control else ""
