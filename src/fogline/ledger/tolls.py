"""Running tolls: one line per origin and scope; a later count replaces an earlier one.

A scope is what is counted (outcome, class of victims), from when, and around where. Lines of
different scope are never added, and neither are two counts of one line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from fogline.ledger import words
from fogline.ledger.figures import seconds, standing, toll_of, value_of, wholes
from fogline.ledger.sayings import FREE, Saying, places_of
from fogline.ledger.status import Counter
from fogline.nouns import Line, Toll, content_id

LEAST, HUGE = 10, 10_000
"""Smaller counts of unknown day are no steps of a running one; larger ones are no happening."""

FALL = 3
"""A count this many times a later one is of something else."""


Thing = tuple[str, str, str]
"""Whose count of what: origin, outcome, class of victims."""


def running(found: Sequence[Saying], ranges: Mapping[Thing, tuple[int, int]]) -> set[str]:
    """Ids of the running counts among the tolls of one report."""
    found = [saying for saying in found if value_of(saying)]
    ids = {s.id for s in found if says_so(s) or (s.affirmed and taken_up(s, ranges))}
    parts = [s for s in found if not (s.dated or is_specific(s))]
    while more := {s.id for s in parts if s.id not in ids and part_of(s) in ids}:
        ids |= more
    return ids


def credited(found: Sequence[Saying]) -> list[Saying]:
    """The same, with totals that their parts explain.

    A total without a source has that of its parts ("277 killed; the monitor's toll includes 28
    civilians"), and a total with parts of several classes counts people of all classes.
    """
    parts: dict[str | None, list[Saying]] = defaultdict(list)
    for saying in found:
        parts[part_of(saying)].append(saying)
    return [total(saying, parts[saying.id]) if saying.id in parts else saying for saying in found]


def total(saying: Saying, parts: Sequence[Saying]) -> Saying:
    """A total with the source and the class that its parts show."""
    toll = toll_of(saying)
    cited = next((s.voices for s in parts if s.claim.attribution.names), None)
    if cited and not saying.claim.attribution.names:
        saying = replace(saying, voices=cited)
    classes = {part.victims for s in parts if (part := toll_of(s)) and part.victims}
    if toll and toll.victims not in (None, "mixed") and len(classes - {toll.victims}) > 1:
        saying = replace(saying, claim=replace(saying.claim, what=replace(toll, victims=None)))
    return saying


def says_so(saying: Saying) -> bool:
    """Whether a toll is told as a running count (a small one with its start), or is too large."""
    toll = toll_of(saying)
    if toll is None:
        return False
    begun = saying.dated or value_of(saying) >= LEAST
    return (toll.cumulative and begun) or value_of(saying) >= HUGE


def part_of(saying: Saying) -> str | None:
    """Id of the toll that this one is a part of."""
    toll = toll_of(saying)
    return toll.part_of if toll else None


def thing(voice: str, saying: Saying) -> Thing:
    """Whose count of what."""
    toll = toll_of(saying)
    return (voice, toll.outcome, klass(toll)) if toll else (voice, "", "")


def taken_up(saying: Saying, ranges: Mapping[Thing, tuple[int, int]]) -> bool:
    """Whether a toll that names neither day nor cause is a step of its origin's running count."""
    toll = toll_of(saying)
    if toll is None or toll.value is None or saying.dated or is_specific(saying):
        return False
    spans = [ranges[k] for v in voices_of(saying) if (k := thing(v, saying)) in ranges]
    return any(low / 2 <= toll.value <= 2 * high and toll.value >= LEAST for low, high in spans)


def is_specific(saying: Saying) -> bool:
    """Whether a strike, blast or killing is told as the cause, not fighting at large."""
    return saying.cause not in (None, "ground", "attack")


def series(found: Iterable[Saying], ids: Collection[str]) -> list[list[Saying]]:
    """Running counts that may be compared: one origin, one thing counted, one start."""
    groups: dict[Thing, list[Saying]] = defaultdict(list)
    for saying in found:
        if saying.id in ids and saying.affirmed:
            for voice in voices_of(saying):
                groups[thing(voice, saying)].append(saying)
    parted = (part for _, group in sorted(groups.items()) for part in by_start(group))
    return [sorted(part, key=lambda s: s.id) for part in parted]


def klass(toll: Toll) -> str:
    """The class of victims; people of no told class are "all"."""
    return "all" if toll.victims in (None, "mixed", "persons", "people") else str(toll.victims)


def by_start(group: Sequence[Saying]) -> list[list[Saying]]:
    """Counts from different days on are different counts; without a day they join the nearest."""
    starts = sorted({s.days[0] for s in group if started(s)})
    cut: list[list[Saying]] = []
    for saying in sorted(group, key=lambda s: (s.days[0], s.id)):
        if not started(saying):
            continue
        if cut and saying.days[0] - cut[-1][-1].days[0] <= 2:
            cut[-1].append(saying)
        else:
            cut.append([saying])
    loose = [s for s in group if not started(s)]
    if not starts:
        return [loose] if loose else []
    for saying in loose:
        min(cut, key=lambda c: (abs(c[0].days[0] - saying.days[1]), c[0].id)).append(saying)
    return cut


def started(saying: Saying) -> bool:
    """Whether the text says from when it counts."""
    return saying.dated and saying.days[0] != FREE[0]


def lines(
    found: Iterable[Saying], ids: Collection[str], names: Mapping[str, str], count: Counter
) -> list[Line]:
    """The rows of all running counts, in order of series and time."""
    return [
        row for group in series(found, ids) for row in rows_of(group, voice_of(group), names, count)
    ]


def event_lines(
    groups: Iterable[Sequence[Saying]], names: Mapping[str, str], count: Counter
) -> list[Line]:
    """The counts of single happenings: a row an origin, its last figure."""
    made = []
    for group in map(wholes, groups):
        for voice, last in sorted(standing(group).items()):
            figure = value_of(last)
            same = [s for s in group if value_of(s) == figure and voice in voices_of(s)]
            if not figure:
                continue
            key = content_id("series", "event", voice, *sorted(s.id for s in same))
            row = row_of(same, key, names.get(voice, voice), count)
            made.append(replace(row, kind="event_toll"))
    return made


def voices_of(saying: Saying) -> tuple[str, ...]:
    """The origins of a saying; its report where none is known."""
    return saying.voices or (saying.claim.report,)


def voice_of(group: Sequence[Saying]) -> str:
    """The origin that all claims of a series share."""
    shared = set.intersection(*(set(voices_of(s)) for s in group))
    return min(shared)


def rows_of(
    group: Sequence[Saying], voice: str, names: Mapping[str, str], count: Counter
) -> list[Line]:
    """One row a figure, by the moment the world could first read it."""
    found: list[Line] = []
    for part in stretches(group):
        key = content_id("series", voice, *sorted(s.id for step in part for s in step))
        rows = [row_of(step, key, names.get(voice, voice), count) for step in part]
        found += [replaced(row, later) for row, later in zip_longest(rows, rows[1:])]
    return found


def stretches(group: Sequence[Saying]) -> list[list[list[Saying]]]:
    """The steps of a count in order of time; those that it later falls behind stand alone."""
    steps = sorted(by_figure(group), key=step_key)
    kept = unbroken(steps)
    within = {id(step) for step in kept}
    return [kept, *([step] for step in steps if id(step) not in within)]


def latest(found: Iterable[Saying], ids: Collection[str]) -> list[Saying]:
    """The claims that give the last figure of each running count."""
    last = [part[-1] for group in series(found, ids) for part in stretches(group) if part]
    return [max(step, key=lambda s: (value_of(s), s.id)) for step in last]


def unbroken(steps: Sequence[list[Saying]]) -> list[list[Saying]]:
    """Steps without those that the count later falls far behind: a running count does not fall."""
    kept: list[list[Saying]] = []
    for step in reversed(steps):
        least = min((value_of(later[0]) for later in kept), default=0)
        if not kept or value_of(step[0]) <= FALL * least:
            kept.append(step)
    return kept[::-1]


def by_figure(group: Sequence[Saying]) -> list[list[Saying]]:
    """Claims that give one figure stand in one row, "more than 240" with the 242 of its report."""
    found: dict[int, list[Saying]] = defaultdict(list)
    exact = {(s.claim.report, value_of(s)) for s in group}
    for saying in group:
        value = value_of(saying)
        fuller = [v for r, v in exact if r == saying.claim.report and value < v <= 1.05 * value]
        toll = toll_of(saying)
        rounded = toll is not None and toll.bound in ("more_than", "at_least", "about")
        found[min(fuller) if fuller and rounded else value].append(saying)
    return list(found.values())


def step_key(step: Sequence[Saying]) -> tuple[float, int, str]:
    """By the day it could first be read, then by figure: running counts grow."""
    first = min((seconds(s.public[:10]) for s in step if s.public), default=float("-inf"))
    return first, max(map(value_of, step)), min(s.id for s in step)


def row_of(step: Sequence[Saying], series_id: str, origin: str, count: Counter) -> Line:
    """One row: the figure, whose it is, since when it could be read."""
    ranked = sorted(step, key=lambda s: (-value_of(s), seconds(s.public), s.id))
    best = ranked[0]
    toll = toll_of(best)
    assert toll is not None
    ids = tuple(s.id for s in ranked)
    return Line(
        id=content_id("line", series_id, *sorted(ids)),
        kind="toll",
        series=series_id,
        moment=min((s.public for s in ranked if s.public), default=None, key=seconds),
        claims=ids,
        origin=origin,
        origins=count(ids),
        state=words.people(toll, words.figure(toll)) + " " + toll.outcome,
        place=next((names[0] for s in ranked if (names := places_of(s.claim))), None),
        actor=toll.perpetrator,
        outcome=toll.outcome,
        victims=toll.victims,
        low=toll.low,
        best=toll.value,
        high=toll.high,
        why="one origin's count",
    )


def replaced(row: Line, later: Line | None) -> Line:
    """A row that a later figure of the same count replaces."""
    if later is None:
        return row
    why = f"{row.origin} later gave {later.state}"
    return replace(row, status="superseded", superseded_by=later.id, why=why)
