"""Single things: one claim with its annotation, hits of a search, the dossier of an actor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fogline.export.records import event_row, origin_row, page_row, report_row
from fogline.ledger.dossier import Dossier, dossier
from fogline.ledger.sayings import publisher_of
from fogline.nouns import Claim, Page, Span
from fogline.serve.listings import Row, claim_told
from fogline.serve.query import Filters, chosen
from fogline.serve.shown import Shown
from fogline.serve.site import Site

AROUND = 32
"""Characters before and after a quotation in an annotation."""


@dataclass(frozen=True, slots=True)
class Found:
    """A paragraph that was found, with its page, its report and the claims in it."""

    page: Page
    span: Span
    report: str
    publisher: str
    public: str | None
    claims: tuple[Claim, ...]


def single(shown: Shown, name: str, key: str) -> Row | None:
    """One thing of a collection as a row."""
    facts = shown.ledger.facts
    if name == "pages" and (page := facts.pages.get(key)):
        return page_row(page, with_text=True)
    if name == "reports" and (report := facts.reports.get(key)):
        return report_row(report, facts.pages[report.page].text)
    if name == "claims" and (claim := facts.claims.get(key)):
        return claim_told(shown, claim)
    if name == "events" and (event := shown.events.get(key)):
        return event_row(event)
    if name == "origins" and (origin := shown.ledger.origins.get(key)):
        return origin_row(origin)
    return None


def hits(site: Site, shown: Shown, asked: Any) -> list[Found]:
    """Paragraphs that hold the words, in reports that pass the filters."""
    wanted = chosen(shown, asked)
    found = (found_at(shown, hit.page, hit.span) for hit in site.case.view.search(asked.q or ""))
    rows = [row for row in found if row]
    return [r for r in rows if wanted is None or any(c.id in wanted for c in r.claims)]


def found_at(shown: Shown, page_id: str, span: Span) -> Found | None:
    """A paragraph with what stands there; None where its report is not public yet."""
    page = shown.ledger.facts.pages.get(page_id)
    holding = [r for r in shown.reports_of.get(page_id, ()) if r.span.overlap(span)]
    if page is None or not holding:
        return None
    report = min(holding, key=lambda r: len(r.span))
    inside = [c for r in holding for c in shown.claims_of.get(r.id, ()) if c.span.overlap(span)]
    return Found(page, span, report.id, publisher_of(report), report.public, tuple(inside))


def hit_key(hit: Found) -> str:
    """The stable id of a hit: its page and place."""
    return f"{hit.page.id}.{hit.span.start}"


def hit_row(shown: Shown, hit: Found) -> Row:
    """A hit as a row."""
    return {
        "page": hit.page.id,
        "page_name": hit.page.name,
        "start": hit.span.start,
        "end": hit.span.end,
        "text": hit.span.of(hit.page.text),
        "report": hit.report,
        "publisher": hit.publisher,
        "public": hit.public,
        "claims": [claim.id for claim in hit.claims],
    }


def dossier_of(site: Site, asked: Filters) -> Dossier:
    """The dossier of the actor asked for; an empty one without a name."""
    if not asked.actor:
        return Dossier("", (), ())
    reading = site.kit.reading
    known = reading.actors.find(asked.actor)
    names = (known.name, *known.aliases) if known else (asked.actor,)
    shown = site.records.shown(asked.as_of)
    return dossier(shown.ledger, names, reading.lexicon, site.records.table)


def annotation(shown: Shown, claim: Claim, base: str) -> dict[str, Any]:
    """W3C Web Annotation: position in code points and quotation of the claim's sentence."""
    page = shown.ledger.facts.pages[claim.page]
    span = claim.sentence
    quote = {
        "type": "TextQuoteSelector",
        "exact": span.of(page.text),
        "prefix": page.text[max(0, span.start - AROUND) : span.start],
        "suffix": page.text[span.end : span.end + AROUND],
    }
    place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{base}claims/{claim.id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": {
            "type": "TextualBody",
            "value": claim_told(shown, claim)["said"],
            "format": "text/plain",
        },
        "target": {
            "source": page.url or f"{base}pages/{page.id}",
            "selector": [place, quote],
            "state": {"type": "State", "sha256": page.sha256},
        },
    }
