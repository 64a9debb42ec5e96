"""The routes of the screens: each reads the query string and hands plain values to a template."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import RedirectResponse, Response

from fogline.serve import singles
from fogline.serve.answer import page
from fogline.serve.api import Searching, Who
from fogline.serve.listings import BY_NAME, COLLECTIONS
from fogline.serve.pages import chart, copying, evidence, overview, tolls, wording
from fogline.serve.paging import cut
from fogline.serve.query import Filters, Moment, Paging, Words, link
from fogline.serve.site import Site, site_of

router = APIRouter(include_in_schema=False)
Here = Annotated[Site, Depends(site_of)]
SCREENS = ("tolls", "framing", "lineage")


class TollsAsked(Filters):
    """How the toll ledger is grouped."""

    by: tolls.By = "origin"


class Picked(Filters):
    """One thing picked out of a list."""

    link: Words = None
    event: Words = None
    stock: bool = False


class Days(Filters):
    """The two handles of the time band."""

    first: Moment = None
    last: Moment = None


@router.get("/")
@router.get("/situation")
def home(request: Request, site: Here, filters: Annotated[Filters, Query()]) -> Response:
    """The situation report."""
    shown = site.records.shown(filters.as_of)
    more = overview.overview(site, shown, filters)
    return page(request, "overview.html", shown, filters, **more)


@router.get("/map")
def chart_page(request: Request, site: Here, asked: Annotated[Days, Query()]) -> Response:
    """The map."""
    shown = site.records.shown(asked.as_of)
    more = chart.chart(shown, asked, asked.first, asked.last)
    return page(request, "map.html", shown, asked, **more)


@router.get("/tolls")
def tolls_page(request: Request, site: Here, asked: Annotated[TollsAsked, Query()]) -> Response:
    """The toll ledger."""
    shown = site.records.shown(asked.as_of)
    return page(request, "tolls.html", shown, asked, **tolls.tolls(site, shown, asked, asked.by))


@router.get("/lineage")
def lineage_page(request: Request, site: Here, asked: Annotated[Picked, Query()]) -> Response:
    """Who took what from whom."""
    shown = site.records.shown(asked.as_of)
    more = copying.lineage(site, shown, asked, asked.link, asked.stock)
    return page(request, "lineage.html", shown, asked, **more)


@router.get("/framing")
def framing_page(request: Request, site: Here, asked: Annotated[Picked, Query()]) -> Response:
    """The words for the parties."""
    shown = site.records.shown(asked.as_of)
    more = wording.wording(site, shown, asked, asked.event)
    return page(request, "framing.html", shown, asked, **more)


@router.get("/search")
def search_page(request: Request, site: Here, asked: Annotated[Searching, Query()]) -> Response:
    """Full text."""
    shown = site.records.shown(asked.as_of)
    found = cut(singles.hits(site, shown, asked), singles.hit_key, asked.limit, asked.cursor)
    return page(request, "search.html", shown, asked, found=found, q=asked.q or "")


@router.get("/dossiers")
def dossier_page(request: Request, site: Here, asked: Annotated[Who, Query()]) -> Response:
    """What the pages say of one actor."""
    shown = site.records.shown(asked.as_of)
    return page(request, "dossier.html", shown, asked, found=singles.dossier_of(site, asked))


@router.get("/claims/{key}")
def claim_page(
    request: Request, site: Here, key: str, filters: Annotated[Filters, Query()]
) -> Response:
    """One claim."""
    shown = site.records.shown(filters.as_of)
    claim = shown.ledger.facts.claims.get(key)
    if claim is None:
        raise HTTPException(404, "no such claim as of that moment")
    more = evidence.claim_view(shown, claim)
    note = singles.annotation(shown, claim, str(request.base_url))
    return page(request, "claim.html", shown, filters, annotation=note, **more)


@router.get("/events/{key}")
def event_page(
    request: Request, site: Here, key: str, filters: Annotated[Filters, Query()]
) -> Response:
    """One event."""
    shown = site.records.shown(filters.as_of)
    event = shown.events.get(key)
    if event is None:
        raise HTTPException(404, "no such event as of that moment")
    return page(request, "event.html", shown, filters, **evidence.event_view(shown, event))


@router.get("/pages/{key}")
def page_page(
    request: Request, site: Here, key: str, filters: Annotated[Filters, Query()]
) -> Response:
    """One page's stored text, its claims marked."""
    shown = site.records.shown(filters.as_of)
    found = shown.ledger.facts.pages.get(key)
    if found is None:
        raise HTTPException(404, "no such page as of that moment")
    more = evidence.page_view(shown, found, link("", filters.state))
    return page(request, "page.html", shown, filters, **more)


@router.get("/reports/{key}")
def report_page(
    request: Request, site: Here, key: str, filters: Annotated[Filters, Query()]
) -> Response:
    """One report: its place on its page."""
    shown = site.records.shown(filters.as_of)
    report = shown.ledger.facts.reports.get(key)
    if report is None:
        raise HTTPException(404, "no such report as of that moment")
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/pages/{report.page}{query}#{report.id}", 303)


@router.get("/origins/{key}")
def origin_page(
    request: Request, site: Here, key: str, filters: Annotated[Filters, Query()]
) -> Response:
    """One origin: the claims it stands behind."""
    shown = site.records.shown(filters.as_of)
    origin = shown.ledger.origins.get(key)
    if origin is None:
        raise HTTPException(404, "no such origin as of that moment")
    facts = shown.ledger.facts
    ids = [c for c, keys in shown.ledger.claim_origins.items() if key in keys]
    claims = [evidence.told(shown, facts.claims[c]) for c in ids if c in facts.claims]
    return page(request, "origin.html", shown, filters, origin=origin, told=claims)


@router.get("/api")
def api_page(request: Request, site: Here) -> Response:
    """The API in words."""
    paths = request.app.openapi()["paths"]
    rows = [(p, v, i.get("summary", ""), i.get("description", ""))
            for p, verbs in paths.items() for v, i in verbs.items()]  # fmt: skip
    return page(request, "api.html", site.records.shown(None), Filters(), rows=rows)


@router.get("/{name}")
def listing_page(
    request: Request, site: Here, name: str, asked: Annotated[Paging, Query()]
) -> Response:
    """Any other collection as a table."""
    kind = BY_NAME.get(name)
    if kind is None or name in SCREENS:
        raise HTTPException(404, "no such page")
    shown = site.records.shown(asked.as_of)
    found = cut(kind.items(site, shown, asked), kind.key, asked.limit, asked.cursor)
    rows = [kind.row(shown, thing) for thing in found.things]
    return page(
        request, "listing.html", shown, asked, kind=kind, rows=rows, found=found, kinds=COLLECTIONS
    )
