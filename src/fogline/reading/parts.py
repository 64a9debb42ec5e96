"""The sentences of a report in text order, each with the part of the report it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from fogline.nouns import Page, Report, Span
from fogline.reading.scene import Sentence
from fogline.text.sentences import sentences as cut

SHORT_HEAD = 2
"""A standfirst is the block right under the headline, of this many sentences at most."""


def sentences(page: Page, report: Report, own: tuple[Span, ...]) -> list[Sentence]:
    """Sentences of the report's own text, and of its captions, which report too.

    `own` is the report's span without nested reports and furniture. The part is headline,
    standfirst, body, caption or quote (set off as a block by the page's mark-up).
    """
    captions = [f.span for f in report.furniture if f.kind == "caption"]
    stretches = [(s, "body") for s in _without_head(own, report.headline)]
    stretches += [(s, "caption") for s in captions]
    if report.headline:
        stretches.append((report.headline, "headline"))
    stretches.sort(key=lambda pair: pair[0])
    found = [
        Sentence(s, s.of(page.text), part)
        for stretch, part in stretches
        for s in cut(page.text, stretch)
    ]
    return _standfirst(_set_off(found, _blocks(page)), page, report)


def _without_head(own: Iterable[Span], headline: Span | None) -> Iterator[Span]:
    """The own spans, cut where the headline stands, so that no sentence runs over its ends."""
    for span in own:
        if headline is None or not span.overlap(headline):
            yield span
            continue
        if span.start < headline.start:
            yield Span(span.start, headline.start)
        if headline.end < span.end:
            yield Span(headline.end, span.end)


def _blocks(page: Page) -> list[Span]:
    """Block quotations by mark-up."""
    return [b.span for b in page.blocks if b.tag == "quote"]


def _set_off(found: Sequence[Sentence], quotes: Sequence[Span]) -> list[Sentence]:
    if not quotes:
        return list(found)
    return [
        Sentence(s.span, s.text, "quote") if s.part == "body" and _in_any(s.span, quotes) else s
        for s in found
    ]


def _in_any(span: Span, spans: Iterable[Span]) -> bool:
    return any(s.holds(span) for s in spans)


def _standfirst(found: list[Sentence], page: Page, report: Report) -> list[Sentence]:
    """The block between headline and byline or date line, where such a line follows it.

    Headline, one or two sentences, "By Ana Ruiz": those sentences are the standfirst.
    """
    head = next((i for i, s in enumerate(found) if s.part == "headline"), None)
    if head is None or not report.byline:
        return found
    for i in range(head + 1, min(head + 2 + SHORT_HEAD, len(found))):
        if report.byline in found[i].text and len(found[i].text) < len(report.byline) + 40:
            made = [Sentence(s.span, s.text, "standfirst") for s in found[head + 1 : i]]
            return [*found[: head + 1], *made, *found[i:]]
    return found
