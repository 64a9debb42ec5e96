"""Answers as HTML, JSON or CSV, and the environment of the templates."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec
from fastapi import Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from fogline.export.sitrep import words
from fogline.export.tables import safe
from fogline.nouns import Span, instant
from fogline.serve.query import Filters, link
from fogline.serve.shown import FIELDS, Shown

Row = Mapping[str, Any]
NAV = (
    ("/", "Report", "M4 6h16M4 11h16M4 16h10"),
    (
        "/map",
        "Map",
        "M12 21c5-6 7-9 7-12a7 7 0 0 0-14 0c0 3 2 6 7 12zM12 6.5a2 2 0 1 1 0 5 2 2 0 0 1 0-5",
    ),
    ("/tolls", "Tolls", "M4 20h16M4 16h4v-4h5V8h6V4"),
    ("/lineage", "Lineage", "M6 5v14M6 9c0 4 12 2 12 7M4 5h4M4 19h4M16 18h4"),
    ("/framing", "Framing", "M5 7h5v5c0 3-1 4-4 5M14 7h5v5c0 3-1 4-4 5"),
    ("/review", "Review", "M4 12l5 5L20 6"),
)
GLYPHS = words.MARKS
OPTIONS = 60
"""Values a filter offers."""
STRIP = 45
"""Days that the strip shows: the last ones with reports."""


def json_answer(body: Any, status: int = 200) -> Response:
    """A JSON answer."""
    return Response(msgspec.json.encode(body), status, media_type="application/json")


def csv_answer(name: str, rows: Sequence[Row]) -> StreamingResponse:
    """A CSV answer that spreadsheets open safely; written line by line."""
    heads = list(dict.fromkeys(key for row in rows for key in row)) or ["id"]
    told = {"content-disposition": f'attachment; filename="{name}.csv"'}
    return StreamingResponse(csv_lines(heads, rows), 200, told, "text/csv; charset=utf-8")


def csv_lines(heads: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Lines of a CSV file with a byte order mark for Excel."""
    yield "\ufeff" + csv_line(heads)
    for row in rows:
        yield csv_line([safe(cell(row.get(head))) for head in heads])


def csv_line(cells: Sequence[str]) -> str:
    """One line of CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def cell(value: Any) -> str | int | float | None:
    """A value in one cell: lists of words by semicolons, what is nested as JSON."""
    if isinstance(value, (list, tuple)):
        if all(isinstance(item, (str, int)) for item in value):
            return "; ".join(map(str, value))
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value  # type: ignore[no-any-return]


def page(
    request: Request, template: str, shown: Shown, filters: Filters, status: int = 200, **more: Any
) -> HTMLResponse:
    """A screen: the template with the frame around it."""
    frame = frame_of(request, shown, filters)
    text = environment().get_template(template).render(**frame, **more)
    return HTMLResponse(text, status)


def frame_of(request: Request, shown: Shown, filters: Filters) -> dict[str, Any]:
    """What every screen shows: clock, filters, counts, navigation, who is logged in."""
    query = {**request.query_params}
    path = request.url.path
    return {
        "request_path": path,
        "query": query,
        "filters": filters,
        "state": filters.state,
        "shown": shown,
        "strip": shown.days[-STRIP:],
        "options": options(shown),
        "here": lambda **changes: link(path, query, **changes),
        "url": lambda to, **changes: link(to, filters.state, **changes),
        "other": lambda ending: link(file_of(path) + ending, query),
        "user": request.state.user,
        "login": request.app.state.site.settings.login,
        "csrf": request.state.csrf,
    }


def file_of(path: str) -> str:
    """The path that takes an ending: "/" is "/situation"."""
    return "/situation" if path == "/" else path.rstrip("/")


def options(shown: Shown) -> dict[str, list[tuple[str, int]]]:
    """The values each filter offers, most claims first."""
    cached: dict[str, list[tuple[str, int]]] | None = shown.__dict__.get("options")
    if cached is None:
        cached = {field: [] for field in FIELDS}
        ranked = sorted(shown.tags.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        for (field, value), claims in ranked:
            if len(cached[field]) < OPTIONS:
                cached[field].append((shown.labels[field, value], len(claims)))
        shown.__dict__["options"] = cached
    return cached


@cache
def environment() -> Environment:
    """The templates; everything that comes from pages is escaped."""
    made = Environment(
        loader=PackageLoader("fogline.serve", "web/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(w=words, NAV=NAV, GLYPHS=GLYPHS, FIELDS=FIELDS, link=link)
    made.globals["clock"] = clock
    made.filters.update(day=lambda moment: (moment or "")[:10], marked=marked, cell=cell)
    return made


def clock(moment: str | None) -> str:
    """A moment as a date-time field wants it; a day is its last minute."""
    if not moment:
        return ""
    return instant(moment).strftime("%Y-%m-%dT%H:%M")


def marked(text: str, start: int, end: int, marks: Iterable[tuple[Span, str, str]]) -> Markup:
    """A stretch of a page with its marked spans: (span, class, link); spans may not overlap."""
    out, at = Markup(), start
    for span, name, href in sorted(marks):
        if span.start < at or span.end > end:
            continue
        out += escape(text[at : span.start])
        words_in = escape(span.of(text))
        out += Markup('<a class="{}" href="{}">{}</a>').format(name, href, words_in)
        at = span.end
    return out + escape(text[at:end])
