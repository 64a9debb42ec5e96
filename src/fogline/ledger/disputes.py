"""Claims that do not go together: each dispute says why, and what would settle it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from fogline.ledger import words
from fogline.ledger.figures import toll_of, value_of
from fogline.ledger.sayings import Saying
from fogline.ledger.status import contradicts, denies, refutes
from fogline.ledger.versions import Fallen
from fogline.nouns import Dispute, Event, Line, Report, content_id

Reports = Mapping[str, Report]
SETTLES = {
    "contradiction": "a count or list by name, or a witness or picture that only one of them fits",
    "denial": "an independent report, a picture or video with place and date, or an admission",
    "update": "nothing: the later news replaces the earlier",
    "different_scope": "nothing: both may hold, they count different things",
    "debunked": "nothing more, unless new evidence appears",
}

MANY = 8
"""Claims that a reason quotes."""
SHARE = 3
"""Of the claims of an event, one in so many must be unverified for its certainty to be in doubt."""


def dispute(kind: str, claims: Iterable[str], why: str, settles: str = "") -> Dispute:
    """A dispute with its id."""
    ids = tuple(sorted(set(claims)))
    return Dispute(content_id("dispute", kind, *ids), kind, ids, why, settles or SETTLES[kind])


def unique(found: Iterable[Dispute]) -> tuple[Dispute, ...]:
    """Each dispute once, in order of ids."""
    return tuple(sorted({d.id: d for d in found}.values(), key=lambda d: d.id))


def said(rows: Iterable[Saying], reports: Reports) -> str:
    """What several claims say, each once, in order of ids."""
    found = sorted(rows, key=lambda s: s.id)
    lines = list(dict.fromkeys(words.said(s.claim, reports[s.claim.report]) for s in found[:MANY]))
    more = len(found) - MANY
    return "; ".join(lines) + (f"; and {more} claims more" if more > 0 else "")


def within(group: Sequence[Saying], event: Event, reports: Reports) -> Iterator[Dispute]:
    """Denials, contradictions and degrees of certainty among the claims of one event."""
    best = next(s for s in group if s.id == event.claims[0])
    no = [s for s in group if not s.affirmed]
    if no and best.affirmed:
        kinds = {s.claim.kind for s in no}
        yes = [s for s in group if s.affirmed and s.claim.kind in kinds]
        kind = "denial" if any(map(denies, no)) else "contradiction"
        kind = "debunked" if any(refutes(s, best) for s in no) else kind
        why = f"{said(no, reports)}; others: {event.title}"
        yield dispute(kind, [s.id for s in (*yes, *no)], why)
    against = [s for s in group if contradicts(best, s)]
    if against:
        why = f"{said((best, *against), reports)}: these cannot all hold"
        yield dispute("contradiction", [s.id for s in (best, *against)], why)
    yield from degrees(group, event, reports)


def degrees(group: Sequence[Saying], event: Event, reports: Reports) -> Iterator[Dispute]:
    """One happening told as certain by some and as unverified by others: one event all the same."""
    best = next(s for s in group if s.id == event.claims[0])
    rows = [s for s in group if s.affirmed and s.claim.kind == best.claim.kind]
    if best.family.startswith("deed"):
        return
    sure = [s for s in rows if s.claim.stance == "asserted"]
    here = {s.claim.report for s in sure}
    unsure = [s for s in rows if is_unsure(s, here)]
    if sure and len(unsure) * SHARE >= len(rows):
        why = f"told as certain and as unverified ({said(unsure, reports)}): one happening"
        yield dispute("different_scope", [s.id for s in (*sure, *unsure)], why)


def is_unsure(saying: Saying, certain: Collection[str]) -> bool:
    """Unverified; or only claimed by a party, where the same report also tells it as certain."""
    stance = saying.claim.stance
    return stance == "unverified" or (stance == "claimed" and saying.claim.report in certain)


def updates(lines: Sequence[Line]) -> Iterator[Dispute]:
    """Running counts of one origin: a series, no contradiction."""
    rows: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.kind == "toll" and line.best is not None:
            rows[line.series].append(line)
    for group in rows.values():
        if len(group) > 1:
            steps = ", ".join(row.state for row in group)
            why = f"one running count of {group[0].origin}: {steps}; the last replaces the others"
            yield dispute("update", [c for row in group for c in row.claims], why)


def parts(found: Sequence[Saying]) -> Iterator[Dispute]:
    """Wholes with two counted parts or more, and the arithmetic: adding them counts twice."""
    by_id = {s.id: s for s in found}
    trees: dict[str, list[Saying]] = defaultdict(list)
    for saying in found:
        toll = toll_of(saying)
        if toll and toll.value is not None and toll.part_of in by_id:
            trees[toll.part_of].append(saying)
    for whole, group in sorted(trees.items()):
        why = arithmetic(by_id[whole], group)
        if why:
            yield dispute("different_scope", [whole, *(s.id for s in group)], why)


def sums(groups: Sequence[Sequence[Saying]]) -> Iterator[Dispute]:
    """A count over several places that is the sum of counts at each of them, in one report."""
    by_report: dict[tuple[str, str], dict[str, Saying]] = defaultdict(dict)
    for group in groups:
        for saying in group:
            toll = toll_of(saying)
            if toll and toll.value and saying.affirmed and saying.where and not toll.part_of:
                by_report[saying.claim.report, toll.outcome][saying.id] = saying
    for rows in by_report.values():
        wholes = [s for s in rows.values() if len(s.where) > 1]
        for whole in wholes:
            yield from sum_of(whole, [s for s in rows.values() if s.where < whole.where])


def sum_of(whole: Saying, found: Sequence[Saying]) -> Iterator[Dispute]:
    """The whole with the counts at its places, where they add up."""
    at = {next(iter(s.where)): s for s in sorted(found, key=lambda s: s.id, reverse=True)}
    toll = toll_of(whole)
    if toll and len(at) == len(whole.where) and sum(map(value_of, at.values())) == toll.value:
        told = " + ".join(f"{value_of(s):,}" for s in at.values())
        why = f"{words.figure(toll)} is {told} at its places: not to be added to them"
        yield dispute("different_scope", [whole.id, *(s.id for s in at.values())], why)


def arithmetic(whole: Saying, group: Sequence[Saying]) -> str | None:
    """What the parts of a count add up to; None where there is nothing to add."""
    total = toll_of(whole)
    assert total is not None
    figures = sorted(
        {
            (toll.victims or "", toll.value): toll.value
            for s in group
            if (toll := toll_of(s)) and toll.value is not None and toll.outcome == total.outcome
        }.values(),
        reverse=True,
    )
    if total.value is None or len(figures) < 2:
        return None
    head = f"{' + '.join(f'{value:,}' for value in figures)} are parts of {words.figure(total)}"
    if sum(figures) > total.value and total.bound not in ("at_least", "more_than", "about"):
        return f"{head} but add up to {sum(figures):,}, more than the whole"
    if sum(figures) != total.value:
        return f"{head} and add up to {sum(figures):,}, not {total.value:,}"
    return f"{head} and add up: not to be added to it"


def replaced(gone: Fallen, by_id: Mapping[str, Saying], reports: Reports) -> Iterator[Dispute]:
    """Figures that a later version corrected or that a copy changed."""
    for old, new in sorted(gone.corrected.items()):
        if new is not None and old in by_id and new in by_id:
            why = f"corrected by the outlet itself: {said([by_id[old]], reports)}, later "
            why += said([by_id[new]], reports)
            yield dispute("contradiction", (old, new), why, "nothing: the outlet corrected itself")
    for copy, original in sorted(gone.altered.items()):
        if copy in by_id and original in by_id:
            why = f"the copy changed the figure: {said([by_id[original]], reports)}, in the copy "
            why += said([by_id[copy]], reports)
            yield dispute("contradiction", (original, copy), why, "the original's wording")
