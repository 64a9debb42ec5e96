"""Claims that do not go together: each dispute says why, and what would settle it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from fogline.ledger import words
from fogline.ledger.figures import toll_of
from fogline.ledger.sayings import Saying
from fogline.ledger.status import contradicts
from fogline.nouns import Dispute, Event, Line, Report, content_id

Reports = Mapping[str, Report]
SETTLES = {
    "contradiction": "a count or list by name, or a witness or picture that only one of them fits",
    "denial": "an independent report, a picture or video with place and date, or an admission",
    "update": "nothing: the later figure replaces the earlier ones",
    "different_scope": "nothing: both may hold, they count different things",
    "debunked": "nothing more, unless new evidence appears",
}


def dispute(kind: str, claims: Iterable[str], why: str, settles: str = "") -> Dispute:
    """A dispute with its id."""
    ids = tuple(sorted(set(claims)))
    return Dispute(content_id("dispute", kind, *ids), kind, ids, why, settles or SETTLES[kind])


def disputes(
    groups: Sequence[Sequence[Saying]],
    events: Sequence[Event],
    lines: Sequence[Line],
    found: Sequence[Saying],
    reports: Reports,
) -> tuple[Dispute, ...]:
    """All disputes, each once, in order of ids."""
    made = [
        *(
            d
            for group, event in zip(groups, events, strict=True)
            for d in within(group, event, reports)
        ),
        *updates(lines),
        *parts(found, reports),
    ]
    return tuple(sorted({d.id: d for d in made}.values(), key=lambda d: d.id))


def within(group: Sequence[Saying], event: Event, reports: Reports) -> Iterator[Dispute]:
    """Denials and contradictions among the claims of one event."""
    yes = [s for s in group if s.affirmed]
    no = [s for s in group if not s.affirmed]
    if yes and no:
        denier = words.listed(
            sorted({words.source_of(s.claim, reports[s.claim.report]) for s in no})
        )
        why = f"{words.capital(denier)} denies what others say: {event.title}"
        yield dispute("denial", [s.id for s in (*yes, *no)], why)
    best = next(s for s in group if s.id == event.claims[0])
    against = [s for s in group if contradicts(best, s)]
    if against:
        rows = [words.said(s.claim, reports[s.claim.report]) for s in (best, *against)]
        why = "; ".join(dict.fromkeys(rows)) + ": these cannot all hold"
        yield dispute("contradiction", [s.id for s in (best, *against)], why)


def updates(lines: Sequence[Line]) -> Iterator[Dispute]:
    """Running counts of one origin: a series, no contradiction."""
    rows: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.kind == "toll":
            rows[line.series].append(line)
    for group in rows.values():
        if len(group) > 1:
            steps = ", ".join(row.state for row in group)
            why = f"one running count of {group[0].origin}: {steps}; the last replaces the others"
            yield dispute("update", [c for row in group for c in row.claims], why)


def parts(found: Sequence[Saying], reports: Reports) -> Iterator[Dispute]:
    """Wholes and their parts, with the arithmetic: adding them would count twice."""
    by_id = {s.id: s for s in found}
    trees: dict[str, list[Saying]] = defaultdict(list)
    for saying in found:
        toll = toll_of(saying)
        if toll and toll.part_of in by_id:
            trees[toll.part_of].append(saying)
    for whole, group in sorted(trees.items()):
        why = arithmetic(by_id[whole], group)
        yield dispute("different_scope", [whole, *(s.id for s in group)], why)


def arithmetic(whole: Saying, group: Sequence[Saying]) -> str:
    """What the parts of a count add up to, in words."""
    total = toll_of(whole)
    assert total is not None
    named = [toll for s in group if (toll := toll_of(s)) and toll.outcome == total.outcome]
    figures = [toll.value for toll in named if toll.value is not None]
    told = " + ".join(f"{value:,}" for value in figures)
    head = f"{told} are parts of {words.figure(total)}" if told else "parts of one count"
    if total.value is None or len(figures) < 2:
        return f"{head}: not to be added to it"
    if sum(figures) > total.value and total.bound in ("exact", "up_to", None):
        return f"{head}, but add up to {sum(figures):,}: more than the whole"
    if sum(figures) != total.value:
        return f"{head} and add up to {sum(figures):,}, not {total.value:,}"
    return f"{head} and add up: not to be added to it"
