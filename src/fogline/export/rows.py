"""Rows that every table format maps: one an event, from the same view of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fogline.nouns import Claim, Control, Event, Ledger, Place, Report, Toll, When, day_of

DENIED = ("denied", "debunked")


@dataclass(frozen=True, slots=True)
class Source:
    """One printed telling: outlet, day, headline, whom it cites, the exact sentence, where."""

    outlet: str
    day: str | None
    headline: str
    url: str | None
    cites: tuple[str, ...]
    sentence: str
    page: str
    start: int
    end: int
    claim: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Low, best and high of one outcome; None where nobody gives a number."""

    low: int | None = None
    best: int | None = None
    high: int | None = None


NOBODY = Tally()
ARMED = ("combatant", "soldiers", "insurgents", "police")
"""Victims that bear arms."""


@dataclass(frozen=True, slots=True)
class Part:
    """A share of the killed: what they were, whose they were, how many."""

    victims: str | None
    affiliation: str | None
    value: int


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event with all that the formats need; lists are in the order of the evidence."""

    event: Event
    type: str
    """The action of a control event, else the kind of the event."""
    place: Place | None
    start: str | None
    end: str | None
    date_precision: str
    """Precision of the text's own time; "by" where it gives only a last day, "report" where it
    gives none and the day of the first report stands in, "unknown" where there is none either."""
    weapon: str | None
    killed: Tally
    injured: Tally
    displaced: Tally
    vague: str | None
    """The word of a killed toll that names no number: "dozens"."""
    parts: tuple[Part, ...]
    """Who the best count of the killed is made of, as far as told; never more than the whole."""
    victims: tuple[str, ...]
    perpetrators: tuple[str, ...]
    origins: tuple[str, ...]
    sources: tuple[Source, ...]
    graphic: bool = False
    stance: str = "asserted"
    """The stance of its best claim."""

    @property
    def denied(self) -> bool:
        """Whether what the event tells is denied or debunked."""
        return self.event.status in DENIED


def event_rows(ledger: Ledger, graphic: frozenset[str] = frozenset()) -> Iterator[EventRow]:
    """A row for every event, by day and id, one at a time; `graphic` are claims to warn of."""
    for event in sorted(ledger.events, key=lambda e: (_day(e), e.id)):
        row = event_row(event, ledger)
        yield replace(row, graphic=True) if graphic.intersection(event.claims) else row


def _day(event: Event) -> str:
    when = event.date
    return (when.start or when.end or "") if when else ""


def event_row(event: Event, ledger: Ledger) -> EventRow:
    """The row of one event."""
    claims = [ledger.facts.claims[key] for key in event.claims]
    start, end, precision = days_of(event.date, claims, ledger)
    tolls = [c.what for c in claims if isinstance(c.what, Toll)]
    return EventRow(
        event=event,
        type=type_of(event, claims),
        place=place_of(event, claims),
        start=start,
        end=end,
        date_precision=precision,
        weapon=next((w for c in claims if (w := getattr(c.what, "weapon", None))), None),
        killed=tally(event, tolls, "killed"),
        injured=tally(event, tolls, "wounded"),
        displaced=tally(event, tolls, "displaced", "refugees"),
        vague=vague_word(claims, ledger),
        parts=parts_of(event, claims),
        victims=unique(t.victims for t in tolls),
        perpetrators=unique(t.perpetrator for t in tolls),
        origins=unique(
            ledger.origins[key].name
            for claim in claims
            for key in ledger.claim_origins.get(claim.id, ())
        ),
        sources=tuple(source_of(claim, ledger) for claim in claims),
        stance=claims[0].stance,
    )


def type_of(event: Event, claims: Iterable[Claim]) -> str:
    """ "captured" for a control event whose best claim says so, else the event's kind."""
    actions = (c.what.action for c in claims if isinstance(c.what, Control))
    return next(actions, event.kind) if event.kind == "control" else event.kind


def vague_word(claims: Iterable[Claim], ledger: Ledger) -> str | None:
    """The count word of the first vague toll of the killed: "dozens" of "dozens were killed"."""
    for claim in claims:
        toll = claim.what
        if isinstance(toll, Toll) and toll.outcome == "killed" and toll.bound == "vague":
            spans = dict(claim.parts).get("count", ())
            text = ledger.facts.pages[claim.page].text
            return " ".join(span.of(text) for span in spans).casefold() or None
    return None


def parts_of(event: Event, claims: Sequence[Claim]) -> tuple[Part, ...]:
    """The best killed toll where it says whose dead they are, else the parts told of it.

    "12 killed, 5 of them civilians" is 5 civilians; sub-groups of the civilians are not added.
    """
    tolls = [(c.id, c.what) for c in claims if isinstance(c.what, Toll)]
    killed = [(k, t) for k, t in tolls if t.outcome == "killed" and t.value is not None]
    whole = next(((k, t) for k, t in killed if t.part_of is None), None)
    if event.outcome != "killed" or whole is None:
        return ()
    key, toll = whole
    if toll.victims or toll.affiliation:
        return (Part(toll.victims, toll.affiliation, toll.value or 0),)
    told = {Part(t.victims, t.affiliation, t.value or 0) for _, t in killed if t.part_of == key}
    main = [p for p in told if p.victims in (*ARMED, "civilian") or p.affiliation]
    fits = sum(p.value for p in main) <= (toll.value or 0)
    return tuple(sorted(main, key=repr)) if fits else ()


def tally(event: Event, tolls: Iterable[Toll], *outcomes: str) -> Tally:
    """The event's own range for its outcome; for others the range of the claims told with it."""
    if event.outcome in outcomes:
        return Tally(event.low, event.best, event.high)
    told = [t for t in tolls if t.outcome in outcomes and t.part_of is None]
    values = [v for t in told for v in (t.low, t.value, t.high) if v is not None]
    if not values:
        return NOBODY
    open_ended = any(t.high is None for t in told)
    best = max((t.value for t in told if t.value is not None), default=None)
    return Tally(min(values), best, None if open_ended else max(values))


def place_of(event: Event, claims: Iterable[Claim]) -> Place | None:
    """The resolved place that the event names, else the narrowest of its claims."""
    places = [place for claim in claims for place in claim.places]
    named = [place for place in places if place.name == event.place]
    return min(named or places, key=lambda p: (p.where_prec, p.id), default=None)


def days_of(
    when: When | None, claims: Iterable[Claim], ledger: Ledger
) -> tuple[str | None, str | None, str]:
    """First and last day and the precision; without a date told, the day of the first report."""
    if when and (when.start or when.end):
        start, end = day_of(when.start), day_of(when.end)
        precision = when.precision if start else "by"
        return start or end, end or start, precision
    told = [ledger.facts.reports[claim.report].public for claim in claims]
    days = sorted(day for moment in told if (day := day_of(moment)))
    return (days[0], days[0], "report") if days else (None, None, "unknown")


def source_of(claim: Claim, ledger: Ledger) -> Source:
    """Where a claim was printed and whom it cites."""
    report, page = ledger.facts.reports[claim.report], ledger.facts.pages[claim.page]
    return Source(
        outlet=report.publisher or page.meta.site_name or "unnamed outlet",
        day=day_of(report.public),
        headline=headline(report, page.text),
        url=page.url,
        cites=claim.attribution.names,
        sentence=" ".join(claim.sentence.of(page.text).split()),
        page=page.name,
        start=claim.span.start,
        end=claim.span.end,
        claim=claim.id,
    )


def headline(report: Report, text: str) -> str:
    """The headline in one line, empty where there is none."""
    words = report.headline.of(text) if report.headline else report.title
    return " ".join((words or "").split())


def unique(values: Iterable[str | None]) -> tuple[str, ...]:
    """Values in order, each once, without None."""
    return tuple(dict.fromkeys(value for value in values if value))


def exact_days(row: EventRow) -> int | None:
    """How many days the row's time spans; None where it has no whole days."""
    if not row.start or not row.end or len(row.start) < 10 or len(row.end) < 10:
        return None
    return (date.fromisoformat(row.end) - date.fromisoformat(row.start)).days + 1
