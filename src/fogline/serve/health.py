"""Is the server well, and what is it doing."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import PlainTextResponse, Response

from fogline.nouns import Claim, Decision, Doubt, Page, Report
from fogline.serve.guard import Admin
from fogline.serve.site import Site, site_of

router = APIRouter(tags=["health"])
Here = Annotated[Site, Depends(site_of)]


@router.get("/healthz", response_class=PlainTextResponse)
def healthz(site: Here) -> str:
    """Whether the database answers."""
    site.case.view.count(Page)
    return "ok\n"


@router.get("/metrics", response_class=PlainTextResponse)
def metrics(site: Here, _: Admin) -> Response:
    """Counts for Prometheus; on a team server by an admin's token."""
    for noun in (Page, Report, Claim, Doubt, Decision):
        site.metrics.facts.labels(noun.__name__.lower()).set(site.case.view.count(noun))
    site.metrics.records.set(len(site.records))
    return PlainTextResponse(site.metrics.text(), media_type="text/plain; version=0.0.4")
