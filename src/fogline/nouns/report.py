"""Reports: the journalistic items that a page holds."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.nouns.ids import content_id
from fogline.nouns.outlet import outlet_key
from fogline.nouns.span import Span
from fogline.nouns.when import When

REPORT_KINDS = ("article", "excerpt", "embedded_quote", "listing", "host_text")


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch inside a report that is no reporting: share widget, caption, "Read also"."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Report:
    """One item by one publisher, from its headline to its last line; may nest in another.

    `published` is what the page states for this item, or what it inherits from the page (its `rule`
    says which). `public` is the moment from which the world could read it, as ISO instant or day;
    only it decides `as_of`. `wire` are agencies credited for text (never for photos).
    """

    id: str
    page: str
    span: Span
    kind: str
    parent: str | None = None
    headline: Span | None = None
    publisher: str | None = None
    publisher_basis: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: When | None = None
    wire: tuple[str, ...] = ()
    continues_at: str | None = None
    furniture: tuple[Furniture, ...] = ()
    title: str | None = None
    """The headline's words where they are not part of the stored text (HTML title)."""

    @property
    def public(self) -> str | None:
        """ISO day or instant from which this report could be read; None where nobody knows."""
        return self.published.start if self.published else None

    @property
    def outlet(self) -> str:
        """The key of who printed it: one for an outlet's name and its bare host; "" if unknown."""
        return outlet_key(self.publisher or "")


def report_id(page: str, span: Span, parent: str | None) -> str:
    """The id of a report: where it stands."""
    return content_id("report", page, span.start, span.end, parent)


def own_spans(report: Report, children: tuple[Report, ...]) -> tuple[Span, ...]:
    """The report's span without its nested reports and its furniture, in text order."""
    holes = sorted([c.span for c in children if c.parent == report.id])
    holes = sorted([*holes, *(f.span for f in report.furniture)])
    spans, at = [], report.span.start
    for hole in holes:
        if at < min(hole.start, report.span.end):
            spans.append(Span(at, hole.start))
        at = max(at, hole.end)
    if at < report.span.end:
        spans.append(Span(at, report.span.end))
    return tuple(spans)
