"""Split a page into the reports it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fogline.knowledge.outlets import Outlets
from fogline.nouns.doubt import Doubt, doubt
from fogline.nouns.page import Page
from fogline.nouns.report import Furniture, Report, report_id
from fogline.nouns.span import Span
from fogline.nouns.when import When
from fogline.reports import publisher as who
from fogline.reports.kinds import kind_of
from fogline.reports.lines import lines_of
from fogline.reports.masthead import masthead, taught, without_masthead
from fogline.reports.nest import Inner, inner
from fogline.reports.published import Calendar, Stated, calendar, read, stated, update_of
from fogline.reports.roles import Marked, marked
from fogline.reports.segment import Segment, segments


@dataclass(frozen=True, slots=True)
class View:
    """A page while it is split: its rows, segments, dates, and the kind of every segment."""

    page: Page
    rows: tuple[Marked, ...]
    segments: tuple[Segment, ...]
    kinds: tuple[str, ...]
    dates: Calendar
    outlets: Outlets
    masthead: str | None = None

    @property
    def alone(self) -> bool:
        """Whether the page holds one piece of reporting."""
        return sum(kind in ("article", "excerpt") for kind in self.kinds) <= 1


def split(page: Page, outlets: Outlets) -> tuple[list[Report], list[Doubt]]:
    """The reports of a page in text order, parents before children, and what stayed unclear.

    A page of one article gives exactly one report. Furniture above the first and below the last
    report belongs to none. The name of the page plays no part.
    """
    lines = lines_of(page)
    outlets = taught(lines, outlets)
    rows = marked(lines, outlets)
    top = masthead(rows, outlets)
    rows = without_masthead(rows, top[0]) if top else rows
    cut = segments(rows, outlets)
    dates = calendar(page, rows, _first_text(rows, cut), outlets)
    view = View(
        page, rows, cut, kind_of(rows, cut, outlets), dates, outlets, top[1] if top else None
    )
    reports: list[Report] = []
    doubts: list[Doubt] = []
    for segment, kind in zip(cut, view.kinds, strict=True):
        found, unclear = _report(view, segment, kind)
        reports += found
        doubts += unclear
    return reports, doubts


def _first_text(rows: Sequence[Marked], cut: Sequence[Segment]) -> int:
    """The row where the first item with running text begins; above it the page speaks of itself."""
    texts = (s.start for s in cut if any(r.role in ("body", "lead") for r in rows[s.start : s.end]))
    return next(texts, 0)


def _report(view: View, segment: Segment, kind: str) -> tuple[list[Report], list[Doubt]]:
    rows = _trimmed(view.rows[segment.start : segment.end])
    if not rows:
        return [], []
    body = min(segment.head.body - segment.start, len(rows) - 1) if segment.head else _body(rows)
    item = who.Item(rows, body, view.page, view.masthead)
    named = (
        who.publisher(item, view.outlets, view.alone)
        if kind not in ("host_text", "listing")
        else None
    )
    when, unclear = _published(view, item, named[0] if named else None)
    span = Span(rows[0].line.start, rows[-1].line.end)
    headline = _headline(rows, segment, view.page)
    report = Report(
        id=report_id(view.page.id, span, None),
        page=view.page.id,
        span=span,
        kind=kind,
        headline=headline,
        publisher=named[0] if named else _host_publisher(view, item),
        publisher_basis=named[1] if named else None,
        byline=who.signature(item, view.outlets),
        dateline=who.dateline_words(item, view.outlets),
        published=when,
        wire=who.wire(item, view.outlets),
        continues_at=who.host_of(item, view.outlets),
        furniture=_furniture(rows),
        title=view.page.meta.title if headline is None and view.alone else None,
    )
    nested = [_nested(view, report, rows, found) for found in inner(rows, view.outlets)]
    return [report, *nested], unclear


def _host_publisher(view: View, item: who.Item) -> str | None:
    named = who.publisher(who.Item((), 0, view.page, view.masthead), view.outlets, alone=True)
    return named[0] if named else None


def _trimmed(rows: Sequence[Marked]) -> Sequence[Marked]:
    """Rows without furniture and rules at their ends."""
    keep = [i for i, r in enumerate(rows) if r.role != "rule" and not _loose(r)]
    rows = rows[keep[0] : keep[-1] + 1] if keep else ()
    text = [i for i, r in enumerate(rows) if r.role in ("body", "lead")]
    while (
        text
        and rows[-1].role in ("head", "furniture")
        and text[-1] < len(rows) - 1
        and _heading(rows[-1])
    ):
        rows = rows[:-1]
    return rows


def _heading(row: Marked) -> bool:
    """A label or a heading of up to four words: at an end it belongs to what comes below."""
    return row.kind == "label" or _loose(row) or (row.role == "head" and len(row.line.words) <= 4)


def _loose(row: Marked) -> bool:
    return row.quiet and row.kind not in ("label", "caption")


def _body(rows: Sequence[Marked]) -> int:
    """The first row of running text under a bare headline."""
    return next((i for i, r in enumerate(rows) if r.role in ("body", "lead")), 0)


def _headline(rows: Sequence[Marked], segment: Segment, page: Page) -> Span | None:
    """The headline's words, without the number in front of it."""
    at = segment.head.headline if segment.head else None
    if at is None or not segment.start <= at < segment.start + len(rows):
        return None
    row = rows[at - segment.start]
    start = row.line.start + row.number_width
    return Span(start, row.line.end) if start < row.line.end else None


def _furniture(rows: Sequence[Marked]) -> tuple[Furniture, ...]:
    """Stretches that are no reporting; neighbours of one kind are one stretch."""
    found: list[Furniture] = []
    last = None
    for i, row in enumerate(rows):
        kind = {
            "furniture": row.kind,
            "continue": "continue_reading",
            "rule": "rule",
            "address": "address",
        }.get(row.role)
        if kind and last == (i - 1, kind):
            found[-1] = Furniture(Span(found[-1].span.start, row.line.end), kind)
        elif kind:
            found.append(Furniture(row.line.span, kind))
        last = (i, kind) if kind else last
    return tuple(found)


def _published(
    view: View, item: who.Item, publisher: str | None
) -> tuple[When | None, list[Doubt]]:
    """The stated date, else an update's time on the page's day, else the page's day."""
    told = stated(item.rows, item.body, view.outlets)
    page_day = view.dates.page
    if told is None:
        update = update_of(item.rows, page_day.start if page_day else None, view.outlets)
        return update or _inherited(page_day), []
    known = view.outlets.named(publisher) if publisher else None
    when = read(told, view.dates, known.country if known else None, view.outlets)
    if when:
        return when, []
    return _inherited(page_day), [_unclear(view.page, told)]


def _inherited(day: When | None) -> When | None:
    return When(day.start, day.end, day.precision, day.value, "page", day.words) if day else None


def _unclear(page: Page, told: Stated) -> Doubt:
    if told.mention.order == "?":
        why = (
            f"{told.words!r} can be read as day/month or month/day and nothing on the page decides"
        )
        return doubt(page.id, told.span, "reports", "date_order", why)
    why = f"{told.words!r} has no year and the page gives no other date"
    return doubt(page.id, told.span, "reports", "date_year", why)


def _nested(view: View, parent: Report, rows: Sequence[Marked], found: Inner) -> Report:
    span = Span(rows[found.start].line.start, rows[found.end - 1].line.end)
    m = found.mention
    told = Stated(m, None, found.words, span, "post") if m else None
    when = read(told, view.dates, None, view.outlets) if told else None
    return Report(
        id=report_id(view.page.id, span, parent.id),
        page=view.page.id,
        span=span,
        kind=found.kind,
        parent=parent.id,
        publisher=found.publisher,
        publisher_basis=found.basis,
        published=when or parent.published,
        furniture=tuple(f for f in parent.furniture if span.holds(f.span)),
    )
