"""Checking a store: raw bytes against their hashes, spans against the stored text."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from fogline.nouns import Claim, Doubt, Page, Report, Span
from fogline.store.view import View


def verify(view: View) -> tuple[list[str], dict[str, int]]:
    """Problems in words, and how many pages, reports, claims and doubts were checked."""
    lengths: dict[str, int] = {}
    problems: list[str] = []
    for page in view.all(Page):
        lengths[page.id] = len(page.text)
        problems += _page_problems(view, page)
    counts = {"pages": len(lengths)}
    checked: dict[str, list[Report] | list[Claim] | list[Doubt]] = {
        "reports": view.all(Report),
        "claims": view.all(Claim),
        "doubts": view.all(Doubt),
    }
    for name, nouns in checked.items():
        counts[name] = len(nouns)
        for noun in nouns:
            problems += _span_problems(noun, lengths)
    return problems, counts


def _page_problems(view: View, page: Page) -> Iterator[str]:
    data = view.raw(page.sha256)
    if data is None:
        yield f"{page.name}: its bytes are missing"
    elif sha256(data).hexdigest() != page.sha256:
        yield f"{page.name}: its bytes do not have the hash {page.sha256}"
    for block in page.blocks:
        if block.span.end > len(page.text):
            yield f"{page.name}: block {block.span} beyond the text"


def _span_problems(noun: Report | Claim | Doubt, lengths: dict[str, int]) -> Iterator[str]:
    length = lengths.get(noun.page)
    if length is None:
        yield f"{noun.id}: no page {noun.page}"
        return
    for span in _spans(noun):
        if span.end > length:
            yield f"{noun.id}: span {span} beyond its page"


def _spans(noun: Report | Claim | Doubt) -> Iterator[Span]:
    yield noun.span
    if isinstance(noun, Report):
        yield from (f.span for f in noun.furniture)
        if noun.headline:
            yield noun.headline
    elif isinstance(noun, Claim):
        yield noun.sentence
        for _, spans in noun.parts:
            yield from spans
