"""Cells: what each line and each dispute is made from, so that a new page touches only its own.

Every saying belongs to some cells; a cell's lines and disputes depend on its members alone. The
whole ledger is the union over its cells, whatever the order in which they were filled.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fogline.ledger import control, tolls
from fogline.ledger.disputes import Reports, parts, sums, updates, within
from fogline.ledger.figures import toll_of
from fogline.ledger.ground import standoffs, steps, turns
from fogline.ledger.rivals import is_long, lookalikes, running
from fogline.ledger.sayings import Saying
from fogline.ledger.status import Counter
from fogline.ledger.versions import Fallen
from fogline.nouns import Control, Dispute, Event, Line

Cell = tuple[str, ...]
Made = Iterator[Line | Dispute]


@dataclass(frozen=True, slots=True)
class Ground:
    """What the work on a cell may look at besides its members."""

    reports: Reports
    names: Mapping[str, str]
    count: Counter
    gone: Fallen
    running: Collection[str]
    events: Mapping[str, Event]
    """By claim id."""


def cells(saying: Saying, gone: Fallen, ids: Collection[str]) -> set[Cell]:
    """The cells of a saying; `ids` are the running tolls."""
    if isinstance(saying.claim.what, Control):
        return control_cells(saying)
    toll = toll_of(saying)
    if toll is None:
        return set()
    found: set[Cell] = {("whole", saying.id), ("sums", saying.claim.report, toll.outcome)}
    if toll.part_of:
        found.add(("whole", toll.part_of))
    if toll.value:
        found.add(("alike", saying.claim.page, toll.outcome, str(toll.value)))
    counted = saying.id in ids and saying.affirmed and saying.id not in gone
    if counted and not saying.claim.background:
        found |= {("series", *tolls.thing(v, saying)) for v in tolls.voices_of(saying)}
    if counted or (saying.claim.background and is_long(saying)):
        found |= {("count", toll.outcome, land) for land in saying.lands or saying.where}
    return found


def control_cells(saying: Saying) -> set[Cell]:
    """The cells of a claim of control: its place, and the regions in which others may stand."""
    found: set[Cell] = {("control", *row) for row in control.rows(saying)}
    if saying.affirmed:
        found |= {("ground", place) for place in saying.where}
        found |= {("stand", place) for place in saying.where | saying.within}
    return found


def work(cell: Cell, found: Sequence[Saying], ground: Ground) -> Made:
    """The lines and disputes of a cell; its members come in order of ids."""
    match cell[0]:
        case "event":
            yield from of_event(found, ground)
        case "series":
            rows = tolls.lines(found, ground.running, ground.names, ground.count)
            yield from rows
            yield from updates(rows)
        case "count":
            yield from of_counts(found, ground)
        case "control":
            yield control.row_of(cell[1], cell[5], found, ground.names, ground.count)
        case "ground":
            yield from steps(found, ground.reports)
            yield from turns(found, ground.reports)
        case "stand":
            yield from standoffs(found, cell[1], ground.reports)
        case "whole":
            yield from parts(found)
        case "sums":
            yield from sums([[s for s in found if s.id in ground.events]])
        case "alike":
            yield from of_figure(found, ground)


def of_event(found: Sequence[Saying], ground: Ground) -> Made:
    """Rows and disputes of one event; what no longer stands has none."""
    standing = [s for s in found if s.id not in ground.gone]
    if standing:
        yield from tolls.event_lines([standing], ground.names, ground.count)
        yield from within(standing, ground.events[standing[0].id], ground.reports)


def of_counts(found: Sequence[Saying], ground: Ground) -> Made:
    """Disputes between the latest figures of running counts of one outcome in one country."""
    current = [s for s in found if not s.claim.background]
    history = [s for s in found if s.claim.background]
    last = {s.id: s for s in (*tolls.latest(current, ground.running), *history)}
    yield from running([made for _, made in sorted(last.items())], ground.reports)


def of_figure(found: Sequence[Saying], ground: Ground) -> Made:
    """Equal figures of a page, by the events they belong to."""
    groups: dict[str, list[Saying]] = {}
    for saying in found:
        if saying.id in ground.events:
            groups.setdefault(ground.events[saying.id].id, []).append(saying)
    yield from lookalikes([groups[key] for key in sorted(groups)], ground.reports)
