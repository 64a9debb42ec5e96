"""The lines of the situation report before their notes are numbered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fogline.ledger import words
from fogline.ledger.figures import is_some, seconds
from fogline.ledger.kinds import TALK
from fogline.nouns import Claim, Control, Count, Dispute, Event, Ledger, Line, Toll

NOTES = 4
"""Notes a line shows: one an origin."""
CONTESTED = {"contradiction": "contested", "denial": "denied", "debunked": "debunked"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A line: its words and the claims it rests on."""

    text: str
    status: str
    origins: Count
    outlets: int
    claims: tuple[str, ...]
    date: str | None = None


@dataclass(frozen=True, slots=True)
class FigureDraft:
    """A key figure: the last row of a running count, or the toll of one event."""

    label: str
    scope: str
    row: Line
    status: str
    outlets: int
    claims: tuple[str, ...]
    history: tuple[tuple[str, int], ...]


def highlights(ledger: Ledger, figures: Sequence[FigureDraft]) -> list[Draft]:
    """The largest running counts, then what most origins tell and what is contested."""
    counts = [figure_line(ledger, f) for f in figures if len(f.history) > 1][:3]
    ranked = sorted(ledger.events, key=lambda e: (*importance(e), e.id))
    deeds = [e for e in ranked if e.kind not in TALK]
    return counts + [event_line(ledger, event) for event in deeds]


def importance(event: Event) -> tuple[float, ...]:
    """More origins first, then more dead, then more outlets, then changes of hands."""
    moved = event.kind == "control" and event.status != "single_source"
    return (-event.origins.low - 2 * moved, -(event.best or 0), -event.outlets, -event.origins.high)


def figure_line(ledger: Ledger, figure: FigureDraft) -> Draft:
    """A running count as a sentence."""
    row = figure.row
    text = f"{words.capital(row.origin)}: {row.state} {figure.scope}".strip()
    return Draft(text, figure.status, row.origins, figure.outlets, figure.claims, row.moment)


def event_line(ledger: Ledger, event: Event) -> Draft:
    """An event as a sentence with its sources."""
    return Draft(
        event_text(ledger, event),
        event.status,
        event.origins,
        event.outlets,
        one_an_origin(ledger, event.claims),
        event.date.start if event.date else None,
    )


def event_text(ledger: Ledger, event: Event) -> str:
    """What is said and by whom; denials and other figures stand beside it."""
    facts = ledger.facts
    claims = [facts.claims[claim] for claim in event.claims]
    best = claims[0]
    others = [c for c in claims[1:] if differs(c, best)]
    text = words.said(best, facts.reports[best.report])
    if event.status == "corroborated":
        backing = [c for c in claims if not differs(c, best)]
        text = f"{event.title}, say {words.sources(backing, facts.reports)}"
    if event.status in ("contested", "denied") and others:
        against = words.said(others[0], facts.reports[others[0].report])
        text += f"; {against}"
    return text


def differs(claim: Claim, best: Claim) -> bool:
    """Another figure, another doer or a denial."""
    a, b = claim.what, best.what
    if isinstance(a, Toll) and isinstance(b, Toll):
        return a.outcome == b.outcome and a.value != b.value and not (a.part_of or is_some(a))
    if isinstance(a, Control) and isinstance(b, Control):
        return (a.polarity == "denied") != (b.polarity == "denied")
    return claim.stance == "denied" and best.stance != "denied"


def one_an_origin(ledger: Ledger, claims: Iterable[str]) -> tuple[str, ...]:
    """The first claim of each origin, so that notes show voices and not copies."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for claim in claims:
        voices = ledger.claim_origins.get(claim, ())
        if voices not in seen:
            seen.add(voices)
            kept.append(claim)
    return tuple(kept[:NOTES])


def figures(ledger: Ledger) -> list[FigureDraft]:
    """Running counts first, largest first; then the deadliest events."""
    series: dict[str, list[Line]] = defaultdict(list)
    for line in ledger.lines:
        if line.kind == "toll":
            series[line.series].append(line)
    drafts = [figure_of(ledger, rows) for rows in series.values()]
    drafts.sort(key=lambda f: (-len(f.history), -(f.row.best or f.row.low or 0), f.row.id))
    return drafts


def figure_of(ledger: Ledger, rows: Sequence[Line]) -> FigureDraft:
    """The last row of a running count with the earlier ones as its history."""
    last = rows[-1]
    toll = ledger.facts.claims[last.claims[0]].what
    assert isinstance(toll, Toll)
    label = words.capital(toll.outcome)
    if last.victims not in (None, "mixed", "people"):
        label += f", {words.PEOPLE.get(last.victims, str(last.victims).replace('_', ' '))}"
    where = f"in {words.listed(toll.places[:2])}" if toll.places else ""
    steps = tuple((row.moment or "", row.best) for row in rows if row.best is not None)
    return FigureDraft(
        label,
        (where + words.since(toll.period)).strip(),
        last,
        "single_source" if last.origins.low < 2 else "corroborated",
        outlets(ledger, last.claims),
        one_an_origin(ledger, [c for row in reversed(rows) for c in row.claims[:1]])
        if len(rows) < 2
        else tuple(row.claims[0] for row in rows),
        steps,
    )


def outlets(ledger: Ledger, claims: Iterable[str]) -> int:
    """How many outlets print these claims."""
    facts = ledger.facts
    return len({facts.reports[facts.claims[c].report].outlet for c in claims})


def by_place(ledger: Ledger, places: int, each: int) -> list[tuple[str, list[Draft]]]:
    """Events by region, the busiest first; the heading says how many are left out."""
    regions: dict[str, list[Event]] = defaultdict(list)
    for event in ledger.events:
        regions[region(ledger, event)].append(event)
    ranked = sorted(
        regions.items(), key=lambda pair: (pair[0] == ELSEWHERE, -len(pair[1]), pair[0])
    )
    return [
        (heading(name, len(rows), each), place_lines(ledger, rows, each))
        for name, rows in ranked[:places]
    ]


ELSEWHERE = "No place told"


def region(ledger: Ledger, event: Event) -> str:
    """The first-order region of an event's place, else the place as named."""
    for claim in event.claims:
        for place in ledger.facts.claims[claim].places:
            if place.name == event.place:
                return place.admin1 or place.name
    return event.place or ELSEWHERE


def heading(name: str, count: int, each: int) -> str:
    """ "Kurmina", or "Kurmina (10 of 23 events)"."""
    return name if count <= each else f"{name} ({each} of {count} events)"


def place_lines(ledger: Ledger, events: Sequence[Event], each: int) -> list[Draft]:
    """The weightiest events of a place, in order of their days."""
    ranked = sorted(events, key=lambda e: (e.kind in TALK, *importance(e), e.id))[:each]
    dated = sorted(ranked, key=lambda e: (seconds(e.date.start if e.date else None), e.id))
    return [event_line(ledger, event) for event in dated]


def contested(ledger: Ledger) -> list[Draft]:
    """Contradictions, denials and debunked rumours, each with its reason."""
    rows = [d for d in ledger.disputes if d.kind in CONTESTED]
    return [dispute_line(ledger, row) for row in sorted(rows, key=lambda d: (d.kind, d.why, d.id))]


def dispute_line(ledger: Ledger, row: Dispute) -> Draft:
    """A dispute as a sentence, with the number of voices in it."""
    voices = {v for claim in row.claims for v in ledger.claim_origins.get(claim, ())}
    count = Count(len(voices), len(voices))
    claims = one_an_origin(ledger, row.claims)
    return Draft(row.why, CONTESTED[row.kind], count, outlets(ledger, row.claims), claims)
