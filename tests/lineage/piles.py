"""Invented piles of reports for the lineage tests."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from hypothesis import strategies as st

from fogline.knowledge import load
from fogline.knowledge import outlets as known
from fogline.lineage.link import Duo
from fogline.lineage.lore import Lore, lore_of
from fogline.lineage.sign import sign
from fogline.nouns import Link, Page, Passage, Report, Span, When, page_id, report_id


def the_lore() -> Lore:
    """Lineage knowledge as shipped."""
    outlets = known.parse(load.text("outlets.toml"))
    agencies = [(o.name, (o.name, *o.aliases)) for o in outlets.outlets if o.kind == "wire"]
    names = ("common_ngrams", "common_words", "common_background", "common_sources")
    return lore_of(*(load.text(f"{name}.txt") for name in names), agencies)


def page_of(text: str, name: str = "page.txt") -> Page:
    return Page(page_id(name + text, None), name, None, "text/plain", "0" * 64, text)


def report_of(
    page: Page,
    publisher: str | None = None,
    day: str | None = None,
    wire: tuple[str, ...] = (),
    span: Span | None = None,
) -> Report:
    whole = span or Span(0, len(page.text))
    when = When(day, day) if day else None
    key = report_id(page.id, whole, None)
    return Report(key, page.id, whole, "article", publisher=publisher, published=when, wire=wire)


def pile(*rows: tuple[str, str | None, str | None]) -> tuple[dict[str, Page], list[Report]]:
    """(text, publisher, day) to pages and reports, one report a page."""
    pages = [page_of(text, f"{n}.txt") for n, (text, _, _) in enumerate(rows)]
    reports = [
        report_of(page, publisher, day)
        for page, (_, publisher, day) in zip(pages, rows, strict=True)
    ]
    return {page.id: page for page in pages}, reports


SENTENCES = (
    "Shells fell on the grain market of Kadugli before dawn, said a baker who lost his oven.",
    "Drones struck the fuel depot near Zaporizhzhia twice within 40 minutes on Tuesday night.",
    "The ferry crossing at Sagaing stayed shut after gunmen burned 3 wooden boats.",
    "At least 17 miners were killed when fighters raided the pits above Rubaya.",
    "“We counted eleven bodies in the yard and none of them wore a uniform,” Dr Amal Osei said.",
    "A column of forty lorries left Buenaventura under escort and never reached the mountain pass.",
    "Since the war began in 2014 it has killed tens of thousands of people and displaced millions.",
    "The governor denied that the bridge at Lisko had been mined by his own engineers.",
    "Farmers in Wad Rawah fled across the canal with 200 goats and a single tractor.",
    "Rescue workers pulled 9 children from a collapsed stairwell in Khan Younis, a nurse said.",
)

texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(" ".join)
days = st.one_of(st.none(), st.integers(1, 28).map(lambda day: f"2024-05-{day:02d}"))
publishers = st.sampled_from((None, "The Harrow Post", "Delta Wire", "Reuters"))


@st.composite
def piles(draw: st.DrawFn) -> tuple[dict[str, Page], list[Report]]:
    """Pages of one or two reports that share sentences."""
    pages: dict[str, Page] = {}
    reports: list[Report] = []
    for number in range(draw(st.integers(2, 7))):
        parts = draw(st.lists(texts, min_size=1, max_size=2))
        page = page_of("\n\n".join(parts), f"{number}.txt")
        pages[page.id] = page
        at = 0
        for part in parts:
            span = Span(at, at + len(part))
            reports.append(report_of(page, draw(publishers), draw(days), (), span))
            at = span.end + 2
    return pages, reports


@dataclass
class MemoryShelf:
    """What a store answers to a new page, held in dictionaries."""

    pages: dict[str, Page] = field(default_factory=dict)
    held: dict[str, list[Report]] = field(default_factory=dict)
    rows: list[Passage] = field(default_factory=list)
    links: dict[str, Link] = field(default_factory=dict)

    def passages(self, hashes: Collection[int]) -> Iterable[Passage]:
        return [row for row in self.rows if row.hash in hashes]

    def linked(self, reports: Collection[str]) -> Iterable[Duo]:
        pairs = {tuple(sorted((link.a.report, link.b.report))) for link in self.links.values()}
        return [(a, b) for a, b in pairs if a in reports or b in reports]

    def reports(self, ids: Collection[str]) -> tuple[Mapping[str, Page], Iterable[Report]]:
        found = [rows for rows in self.held.values() if any(r.id in ids for r in rows)]
        return {rows[0].page: self.pages[rows[0].page] for rows in found}, [
            report for rows in found for report in rows
        ]

    def add(self, page: Page, reports: list[Report]) -> None:
        self.pages[page.id] = page
        self.held[page.id] = reports
        self.rows += sign(page, reports)
