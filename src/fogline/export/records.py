"""The record format: every noun as one JSON object, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fogline.nouns import (
    Claim,
    Control,
    Count,
    Dispute,
    Doubt,
    Event,
    Incident,
    Ledger,
    Line,
    Link,
    Origin,
    Page,
    Place,
    Quote,
    Report,
    Side,
    Span,
    Toll,
    When,
)

Row = dict[str, Any]


def records(ledger: Ledger, with_text: bool = False) -> Iterator[Row]:
    """Every record of the ledger; pages first, so that a reader meets a text before its spans."""
    facts = ledger.facts
    yield from (page_row(page, with_text) for page in facts.pages.values())
    for report in facts.reports.values():
        yield report_row(report, facts.pages[report.page].text)
    yield from (link_row(link) for link in facts.links.values())
    for claim in facts.claims.values():
        yield claim_row(claim, ledger.claim_origins.get(claim.id, ()))
    yield from (origin_row(origin) for origin in ledger.origins.values())
    yield from (event_row(event) for event in ledger.events)
    yield from (line_row(line) for line in ledger.lines)
    yield from (dispute_row(dispute) for dispute in ledger.disputes)
    yield from (doubt_row(doubt) for doubt in facts.doubts)


def page_row(page: Page, with_text: bool = False) -> Row:
    """A page; its stored text only where asked for."""
    row: Row = {
        "type": "page",
        "id": page.id,
        "name": page.name,
        "url": page.url,
        "media_type": page.media_type,
        "sha256": page.sha256,
        "chars": len(page.text),
        "language": page.language,
        "fetched": page.fetched,
    }
    return {**row, "text": page.text} if with_text else row


def report_row(report: Report, text: str) -> Row:
    """A report; `published` is the ISO value, its precision and rule stand beside it."""
    when, headline = report.published, report.headline
    return {
        "type": "report",
        "id": report.id,
        "page": report.page,
        **_ends(report.span),
        "parent": report.parent,
        "kind": report.kind,
        "headline": headline.of(text) if headline else report.title,
        "headline_at": _pair(headline) if headline else None,
        "publisher": report.publisher,
        "publisher_basis": report.publisher_basis,
        "byline": report.byline,
        "dateline": report.dateline,
        "published": when.start if when else None,
        "published_precision": when.precision if when else None,
        "published_basis": when.rule if when else None,
        "wire": list(report.wire),
        "continues_at": report.continues_at,
        "furniture": [_pair(f.span) for f in report.furniture],
    }


def link_row(link: Link) -> Row:
    """A link between two passages."""
    return {
        "type": "link",
        "id": link.id,
        "a": _side(link.a),
        "b": _side(link.b),
        "kind": link.kind,
        "direction": link.direction,
        "why": "; ".join(link.why),
        "background": link.background,
        "altered": [{"a": _pair(item.a), "b": _pair(item.b)} for item in link.altered],
    }


def claim_row(claim: Claim, origins: tuple[str, ...]) -> Row:
    """A claim with the fields of its kind; one origin is a string, several are a list."""
    said = claim.attribution
    return {
        "type": "claim",
        "id": claim.id,
        "kind": claim.kind,
        "page": claim.page,
        "report": claim.report,
        **_ends(claim.span),
        "sentence": _pair(claim.sentence),
        "attributed_to": list(said.names),
        "beside": list(said.beside),
        "cue": said.cue,
        "carried": said.carried,
        "found_by": said.found_by,
        "stance": claim.stance,
        "background": claim.background,
        "origin": origins[0] if len(origins) == 1 else list(origins) or None,
        "rule": claim.rule,
        "parts": {name: [_pair(span) for span in spans] for name, spans in claim.parts},
        "located": [place_row(place) for place in claim.places],
        **payload(claim.what),
    }


def payload(what: Toll | Control | Incident | Quote) -> Row:
    """The fields of a claim's kind."""
    if isinstance(what, Toll):
        return _toll(what)
    if isinstance(what, Control):
        fields = ("place", "extent", "actor", "loser", "action", "polarity")
        return {**_fields(what, *fields), "date": when_row(what.date)}
    if isinstance(what, Incident):
        lists = {name: list(getattr(what, name)) for name in ("actor", "target", "place")}
        return {**_fields(what, "incident", "weapon"), **lists, "date": when_row(what.date)}
    return _fields(what, "speaker", "speaker_name", "medium")


def _toll(toll: Toll) -> Row:
    fields = ("outcome", "value", "low", "high", "bound", "unit", "victims", "affiliation")
    more = _fields(toll, "perpetrator", "cause", "cumulative", "part_of")
    return {
        **_fields(toll, *fields),
        **more,
        "places": list(toll.places),
        "period": when_row(toll.period),
    }


def when_row(when: When | None) -> Row | None:
    """`{from, to}` in days or instants, with its precision and TIMEX value."""
    if when is None:
        return None
    return {
        "from": when.start,
        "to": when.end,
        "precision": when.precision,
        "value": when.value,
    }


def place_row(place: Place) -> Row:
    """A resolved place."""
    fields = ("id", "name", "kind", "lat", "lon", "country", "admin1", "geonames_id")
    return _fields(place, *fields, "geo_precision", "where_prec")


def origin_row(origin: Origin) -> Row:
    """One independent voice."""
    return {
        "type": "origin",
        "id": origin.id,
        "name": origin.name,
        "reports": list(origin.reports),
        "claims": list(origin.claims),
        "virtual": origin.virtual,
        "why": "; ".join(origin.why),
    }


def event_row(event: Event) -> Row:
    """Claims about one happening."""
    fields = ("id", "kind", "title", "place", "status", "outlets", "outcome")
    return {
        "type": "event",
        **_fields(event, *fields, "low", "best", "high", "rule"),
        "claims": list(event.claims),
        "actor": list(event.actor),
        "target": list(event.target),
        "date": when_row(event.date),
        **_count(event.origins),
    }


def line_row(line: Line) -> Row:
    """A dated row of a toll series or control timeline."""
    fields = ("id", "kind", "series", "moment", "origin", "state", "place", "actor", "outcome")
    more = ("victims", "low", "best", "high", "status", "superseded_by", "why")
    return {
        "type": "line",
        **_fields(line, *fields, *more),
        "claims": list(line.claims),
        **_count(line.origins),
    }


def dispute_row(dispute: Dispute) -> Row:
    """Claims that cannot all hold."""
    row = _fields(dispute, "id", "kind", "why", "settles")
    return {"type": "dispute", **row, "claims": list(dispute.claims)}


def doubt_row(doubt: Doubt) -> Row:
    """Something seen and not understood."""
    row = _fields(doubt, "id", "page", "stage", "kind", "why")
    return {"type": "doubt", **row, **_ends(doubt.span)}


def _count(count: Count) -> Row:
    return {"origins": count.low, "origins_high": count.high, "origins_why": count.why}


def _fields(noun: Any, *names: str) -> Row:
    return {name: getattr(noun, name) for name in names}


def _ends(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _side(side: Side) -> Row:
    return {"page": side.page, "report": side.report, **_ends(side.span)}
