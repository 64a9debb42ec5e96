"""What is different in the ledger between two moments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from fogline.ledger.versions import corrected
from fogline.nouns import Change, Event, Ledger, Line

KINDS = ("corrected", "retracted", "denied", "raised", "lowered", "new")
"""Kinds of change in the order in which they are told."""


def changes(before: Ledger, after: Ledger) -> list[Change]:
    """Changes from one record to a later one: most pressing kinds first, then by words."""
    found = [*events_changed(before, after), *counts_changed(before, after), *fell(before, after)]
    return sorted(found, key=lambda c: (KINDS.index(c.kind), c.why, c.event))


def events_changed(before: Ledger, after: Ledger) -> Iterator[Change]:
    """Events that are new, newly denied, or whose figure moved."""
    earlier = by_claim(before.events)
    mended = set(corrected(after.facts)) - set(corrected(before.facts))
    for event in after.events:
        old = heritage(event, earlier)
        fresh = tuple(c for c in event.claims if c not in before.facts.claims)
        if old is None:
            yield Change("new", event.id, event.claims, f"new: {event.title}")
        elif event.status in ("denied", "debunked") and old.status != event.status:
            yield Change("denied", event.id, fresh or event.claims, f"now denied: {event.title}")
        elif moved(old.best, event.best) and not mended.intersection(event.claims):
            yield figure_change(event.id, fresh or event.claims, old.best, event.best, event.title)


def by_claim(events: Iterable[Event]) -> dict[str, Event]:
    """The event of each claim."""
    return {claim: event for event in events for claim in event.claims}


def heritage(event: Event, earlier: Mapping[str, Event]) -> Event | None:
    """The earlier event that shares most claims with this one (ties: lowest id)."""
    shared: dict[str, int] = {}
    known = [earlier[claim] for claim in event.claims if claim in earlier]
    for old in known:
        shared[old.id] = shared.get(old.id, 0) + 1
    return min(known, key=lambda old: (-shared[old.id], old.id), default=None)


def moved(old: int | None, new: int | None) -> bool:
    """Whether two told figures differ."""
    return old is not None and new is not None and old != new


def figure_change(
    event: str, claims: tuple[str, ...], old: int | None, new: int | None, title: str
) -> Change:
    """A figure raised or lowered."""
    kind = "raised" if (new or 0) > (old or 0) else "lowered"
    return Change(kind, event, claims, f"{kind} from {old:,} to {new:,}: {title}")


def counts_changed(before: Ledger, after: Ledger) -> Iterator[Change]:
    """Running counts of one origin that moved on, or began."""
    old = {row.claims[0]: row for row in latest(before) for row in [row]}
    earlier = {claim: last for last, rows in series(before) for row in rows for claim in row.claims}
    for last, rows in series(after):
        known = next((earlier[c] for row in rows for c in row.claims if c in earlier), None)
        told = f"{last.origin}: {last.state}"
        if known is None:
            yield Change("new", last.id, last.claims, f"new: {told}")
        elif moved(known.best, last.best) and last.claims[0] not in old:
            yield figure_change(last.id, last.claims, known.best, last.best, told)


def latest(ledger: Ledger) -> list[Line]:
    """The rows that nothing has replaced."""
    return [row for row in ledger.lines if row.kind == "toll" and not row.superseded_by]


def series(ledger: Ledger) -> list[tuple[Line, list[Line]]]:
    """(latest row, all rows) of each running count."""
    rows: dict[str, list[Line]] = {}
    for line in ledger.lines:
        if line.kind == "toll":
            rows.setdefault(line.series, []).append(line)
    return [(group[-1], group) for group in rows.values()]


def fell(before: Ledger, after: Ledger) -> Iterator[Change]:
    """Claims that their own outlet has corrected or left out since."""
    gone, known = corrected(after.facts), corrected(before.facts)
    events = by_claim(after.events)
    for claim, heir in sorted(gone.items()):
        if claim in known or claim not in before.facts.claims:
            continue
        event = events[claim].id if claim in events else ""
        outlet = after.facts.reports[after.facts.claims[claim].report].publisher
        kind = "corrected" if heir else "retracted"
        claims = (claim, heir) if heir else (claim,)
        title = events[claim].title if claim in events else "a claim"
        yield Change(kind, event, claims, f"{kind} by {outlet or 'the outlet'}: {title}")
