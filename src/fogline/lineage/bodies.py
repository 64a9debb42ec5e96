"""What a report itself says: its own text without furniture and nested reports, as one string."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fogline.nouns import Page, Report, Span, day_of, own_spans

UNREAD = frozenset({"listing"})
"""Kinds of report that hold no reporting."""


@dataclass(frozen=True, slots=True)
class Body:
    """A report's own text; `pieces` say where in the page each part of it stands."""

    report: Report
    text: str
    pieces: tuple[tuple[int, int], ...]
    """(place in `text`, place in the page), ascending."""
    alone: bool = True
    """Whether its page holds reports of no other publisher."""

    def span(self, start: int, end: int) -> Span:
        """The stretch of the page from one place in `text` to another (end-exclusive)."""
        return Span(self.place(start), self.place(end - 1) + 1)

    def place(self, at: int) -> int:
        """Where in the page a place of `text` stands."""
        index = bisect_right(self.pieces, at, key=lambda piece: piece[0]) - 1
        begin, page = self.pieces[index]
        return page + at - begin


def body(page: Page, report: Report, held: tuple[Report, ...]) -> Body:
    """Cut a report's own text out of its page, whose reports are `held`."""
    texts, pieces, at = [], [], 0
    for span in own_spans(report, held):
        part = span.of(page.text)
        pieces.append((at, span.start))
        texts.append(part)
        at += len(part) + 1
    places = tuple(pieces) or ((0, report.span.start),)
    return Body(report, "\n".join(texts), places, len({r.outlet for r in held}) < 2)


def moment(report: Report) -> str:
    """When the world could read a report: its day, or its page where nobody knows."""
    return day_of(report.public) or report.page


def rank(body: Body) -> tuple[str, str]:
    """Sort key of reports: days come before pages of unknown date."""
    return moment(body.report), body.report.id


def bodies(pages: Mapping[str, Page], reports: Iterable[Report]) -> list[Body]:
    """The bodies of distinct reports in order of `rank`; `pages` by page id."""
    by_page: dict[str, dict[str, Report]] = defaultdict(dict)
    for report in reports:
        by_page[report.page][report.id] = report
    found = [
        body(pages[page], report, tuple(held.values()))
        for page, held in by_page.items()
        for report in held.values()
        if report.kind not in UNREAD
    ]
    return sorted(found, key=rank)
