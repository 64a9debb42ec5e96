"""The stages in order, for one page: intake has made it, here it is split, read and signed.

    bytes -> intake -> Page -> reports -> Report -> reading -> Claim -> (store) -> ledger

`page_facts` is pure but for the reader model inside the kit; every engine calls it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fogline.nouns import Failure, Page
from fogline.reading.read import read
from fogline.reports.split import split
from fogline.run.failures import guarded
from fogline.run.kit import Kit
from fogline.store.writer import PageFacts


def page_facts(page: Page, data: bytes, kit: Kit) -> PageFacts:
    """Everything one page gives by itself: its reports, claims and doubts."""
    reports, split_doubts = split(page, kit.outlets)
    claims, read_doubts = read(page, reports, kit.reading)
    return PageFacts(page, data, tuple(reports), tuple(claims), (*split_doubts, *read_doubts))


def facts_of(
    pages: Iterable[tuple[Page, bytes] | Failure], kit: Kit
) -> Iterator[PageFacts | Failure]:
    """Facts of each page; a page that breaks a stage comes out as a Failure and stops nothing."""
    for item in pages:
        if isinstance(item, Failure):
            yield item
        else:
            page, data = item
            yield guarded(page.name, lambda p=page, d=data: page_facts(p, d, kit))  # type: ignore[misc]
