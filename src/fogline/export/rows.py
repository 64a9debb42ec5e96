"""Rows that every table format maps: one an event, from the same view of the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fogline.nouns import Claim, Event, Ledger, Place, Report, Toll, When, day_of

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


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event with all that the formats need; lists are in the order of the evidence."""

    event: Event
    place: Place | None
    start: str | None
    end: str | None
    date_precision: str
    weapon: str | None
    killed: Tally
    injured: Tally
    displaced: Tally
    victims: tuple[str, ...]
    perpetrators: tuple[str, ...]
    origins: tuple[str, ...]
    sources: tuple[Source, ...]

    @property
    def denied(self) -> bool:
        """Whether what the event tells is denied or debunked."""
        return self.event.status in DENIED


def event_rows(ledger: Ledger) -> list[EventRow]:
    """A row for every event, by day and id."""
    rows = [event_row(event, ledger) for event in ledger.events]
    return sorted(rows, key=lambda r: (r.start or "", r.event.id))


def event_row(event: Event, ledger: Ledger) -> EventRow:
    """The row of one event."""
    claims = [ledger.facts.claims[key] for key in event.claims]
    start, end, precision = days_of(event.date, claims, ledger)
    tolls = [c.what for c in claims if isinstance(c.what, Toll)]
    return EventRow(
        event=event,
        place=place_of(event, claims),
        start=start,
        end=end,
        date_precision=precision,
        weapon=next((w for c in claims if (w := getattr(c.what, "weapon", None))), None),
        killed=tally(event, tolls, "killed"),
        injured=tally(event, tolls, "wounded"),
        displaced=tally(event, tolls, "displaced", "refugees"),
        victims=unique(t.victims for t in tolls),
        perpetrators=unique(t.perpetrator for t in tolls),
        origins=unique(
            ledger.origins[key].name
            for claim in claims
            for key in ledger.claim_origins.get(claim.id, ())
        ),
        sources=tuple(source_of(claim, ledger) for claim in claims),
    )


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
        return start or end, end or start, when.precision
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
