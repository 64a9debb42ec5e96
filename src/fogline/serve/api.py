"""The API: every collection and every single thing, as JSON and CSV, at the URL of its screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import PlainTextResponse, Response
from pydantic import BaseModel, Field

from fogline.export.sitrep.forms import render
from fogline.ledger.situation import situation
from fogline.serve import singles
from fogline.serve.answer import csv_answer, json_answer
from fogline.serve.listings import COLLECTIONS, Collection, Row, claim_told
from fogline.serve.paging import cut
from fogline.serve.query import Filters, Paging, Words, narrowed
from fogline.serve.site import Site, site_of

router = APIRouter()
Here = Annotated[Site, Depends(site_of)]
Filtered = Annotated[Filters, Query()]
Paged = Annotated[Paging, Query()]
ERRORS: dict[int | str, dict[str, Any]] = {
    404: {"description": "No such thing as of that moment."},
    422: {"description": "A filter that cannot be read."},
}
CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {}}}, **ERRORS}
SINGLE = ("pages", "reports", "claims", "events", "origins")


class Rows(BaseModel):
    """A page of rows; `total` counts all that pass the filters, `next` is the cursor after it."""

    as_of: str | None
    version: str
    total: int
    next: str | None
    rows: list[dict[str, Any]] = Field(description="Rows of the record format.")


class Searching(Paging):
    """Words to look for, with filters."""

    q: Words = Field(
        default=None, description="Words that a paragraph must hold; the last may be begun."
    )


class Who(Filters):
    """An actor's dossier."""

    actor: Words = Field(default=None, description="The actor, by any of its names.")


def rows_of(
    site: Site, paging: Paging, items: Callable[..., Any], key: Any, row: Any
) -> dict[str, Any]:
    """A page of rows as the API gives it."""
    shown = site.records.shown(paging.as_of)
    found = cut(items(site, shown, paging), key, paging.limit, paging.cursor)
    return {
        "as_of": paging.as_of,
        "version": shown.version,
        "total": found.total,
        "next": found.next,
        "rows": [row(shown, thing) for thing in found.things],
    }


def json_of(collection: Collection) -> Callable[..., Response]:
    """The JSON route of a collection."""

    def read(site: Here, paging: Paged) -> Response:
        kind = collection
        return json_answer(rows_of(site, paging, kind.items, kind.key, kind.row))

    return read


def csv_of(collection: Collection) -> Callable[..., Response]:
    """The CSV route of a collection: all rows that pass the filters."""

    def read(site: Here, filters: Filtered) -> Response:
        shown = site.records.shown(filters.as_of)
        things = collection.items(site, shown, filters)
        return csv_answer(collection.name, [collection.row(shown, thing) for thing in things])

    return read


for _kind in COLLECTIONS:
    _told: dict[str, Any] = {"summary": _kind.about, "tags": [_kind.name]}
    router.add_api_route(
        f"/{_kind.name}.json", json_of(_kind), response_model=Rows, responses=ERRORS,
        operation_id=f"{_kind.name}_json", **_told,
    )  # fmt: skip
    router.add_api_route(
        f"/{_kind.name}.csv", csv_of(_kind), response_class=PlainTextResponse, responses=CSV,
        operation_id=f"{_kind.name}_csv", **_told,
    )  # fmt: skip


@router.get("/search.json", response_model=Rows, responses=ERRORS, tags=["search"])
def search_json(site: Here, asked: Annotated[Searching, Query()]) -> Response:
    """Paragraphs that hold all the words, best first, with the claims in them."""
    return json_answer(rows_of(site, asked, singles.hits, singles.hit_key, singles.hit_row))


@router.get("/search.csv", response_class=PlainTextResponse, responses=CSV, tags=["search"])
def search_csv(site: Here, asked: Annotated[Searching, Query()]) -> Response:
    """The same as a table."""
    shown = site.records.shown(asked.as_of)
    rows = [singles.hit_row(shown, hit) for hit in singles.hits(site, shown, asked)]
    return csv_answer("search", rows)


@router.get("/situation.json", responses=ERRORS, tags=["situation"])
def situation_json(site: Here, filters: Filtered) -> Response:
    """The situation report as one object."""
    return json_answer(asdict(_situation(site, filters)))


@router.get("/situation.csv", response_class=PlainTextResponse, responses=CSV, tags=["situation"])
def situation_csv(site: Here, filters: Filtered) -> Response:
    """The key figures as a table."""
    return csv_answer("situation", [asdict(row) for row in _situation(site, filters).figures])


@router.get("/situation.md", response_class=PlainTextResponse, responses=ERRORS, tags=["situation"])
def situation_md(site: Here, filters: Filtered) -> Response:
    """The situation report as Markdown."""
    text = render(_situation(site, filters), "md")
    return PlainTextResponse(text, media_type="text/markdown; charset=utf-8")


def _situation(site: Site, filters: Filters) -> Any:
    return situation(narrowed(site.records.shown(filters.as_of), filters))


@router.get("/map.json", responses=ERRORS, tags=["map"])
def map_json(site: Here, filters: Filtered) -> Response:
    """What the map shows: places with their marks, and events without a place or a date."""
    from fogline.serve.atlas import atlas

    return json_answer(atlas(narrowed(site.records.shown(filters.as_of), filters)))


@router.get("/map.csv", response_class=PlainTextResponse, responses=CSV, tags=["map"])
def map_csv(site: Here, filters: Filtered) -> Response:
    """The events of the map as a table, with coordinates."""
    from fogline.serve.atlas import atlas

    shown = site.records.shown(filters.as_of)
    return csv_answer("map", atlas(narrowed(shown, filters))["events"])


@router.get("/dossiers.json", responses=ERRORS, tags=["dossiers"])
def dossier_json(site: Here, asked: Annotated[Who, Query()]) -> Response:
    """What the pages say of one actor."""
    return json_answer(asdict(singles.dossier_of(site, asked)))


@router.get("/dossiers.csv", response_class=PlainTextResponse, responses=CSV, tags=["dossiers"])
def dossier_csv(site: Here, asked: Annotated[Who, Query()]) -> Response:
    """The lines of a dossier as a table."""
    rows = [asdict(entry) for entry in singles.dossier_of(site, asked).entries]
    return csv_answer("dossier", rows)


@router.get("/claims/{key}.annotation.json", responses=ERRORS, tags=["claims"])
def annotation(site: Here, key: str, filters: Filtered, request: Request) -> Response:
    """The claim as a W3C Web Annotation with position and quote selectors."""
    shown = site.records.shown(filters.as_of)
    claim = shown.ledger.facts.claims.get(key)
    if claim is None:
        raise HTTPException(404, "no such claim as of that moment")
    return json_answer(singles.annotation(shown, claim, str(request.base_url)))


def single_json(name: str) -> Callable[..., Response]:
    """The JSON route of one thing."""

    def read(site: Here, key: str, filters: Filtered) -> Response:
        return json_answer(_single(site, name, key, filters))

    return read


def single_csv(name: str) -> Callable[..., Response]:
    """The CSV route of one thing: one row (an event: one a claim)."""

    def read(site: Here, key: str, filters: Filtered) -> Response:
        row = _single(site, name, key, filters)
        if name == "events":
            shown = site.records.shown(filters.as_of)
            told = [claim_told(shown, shown.ledger.facts.claims[c]) for c in row["claims"]]
            return csv_answer(name, told)
        return csv_answer(name, [row])

    return read


def _single(site: Site, name: str, key: str, filters: Filters) -> Row:
    row = singles.single(site.records.shown(filters.as_of), name, key)
    if row is None:
        raise HTTPException(404, f"no {name[:-1]} {key} as of that moment")
    return row


for _name in SINGLE:
    router.add_api_route(
        f"/{_name}/{{key}}.json", single_json(_name), responses=ERRORS, tags=[_name],
        operation_id=f"{_name}_one_json", summary=f"One of the {_name}.",
    )  # fmt: skip
    router.add_api_route(
        f"/{_name}/{{key}}.csv", single_csv(_name), response_class=PlainTextResponse,
        responses=CSV, tags=[_name], operation_id=f"{_name}_one_csv",
        summary=f"One of the {_name}, as a table.",
    )  # fmt: skip
