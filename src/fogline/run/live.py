"""The record kept up page by page: only what a page touches is looked at again.

`Live(facts).add(pages)` gives the ledger that `record_of` gives for all pages at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from fogline.ledger.build import record
from fogline.ledger.desk import Desk
from fogline.ledger.parties import Parties
from fogline.ledger.spoken import spoken_for
from fogline.lineage.link import Duo, duo, link, touching
from fogline.lineage.lore import Lore
from fogline.lineage.origins import count, origins
from fogline.lineage.sign import sign
from fogline.nouns import Facts, Ledger, Link, Origins, Page, Passage, Report
from fogline.store.writer import PageFacts

T = TypeVar("T")


class Held:
    """The shelf that lineage asks: fingerprints, links and reports, in memory."""

    def __init__(self, facts: Facts, links: Iterable[Link]) -> None:
        self.pages = dict(facts.pages)
        self.by_page: dict[str, list[Report]] = defaultdict(list)
        self.page_of: dict[str, str] = {}
        self.by_hash: dict[int, list[Passage]] = defaultdict(list)
        self.links: dict[Duo, list[Link]] = defaultdict(list)
        self.partners: dict[str, set[Duo]] = defaultdict(set)
        for report in facts.reports.values():
            self.by_page[report.page].append(report)
        for page in facts.pages.values():
            self.keep(page, self.by_page[page.id])
        self.tie(links)

    def keep(self, page: Page, reports: Sequence[Report]) -> None:
        """Take a page with all its reports."""
        self.pages[page.id], self.by_page[page.id] = page, list(reports)
        self.page_of.update((report.id, page.id) for report in reports)
        for passage in sign(page, reports):
            self.by_hash[passage.hash].append(passage)

    def tie(self, links: Iterable[Link]) -> None:
        """Take links."""
        for item in links:
            pair = duo(item.a.report, item.b.report)
            self.links[pair].append(item)
            for report in pair:
                self.partners[report].add(pair)

    def untie(self, pair: Duo) -> list[Link]:
        """Let go of the links of two reports."""
        for report in pair:
            self.partners[report].discard(pair)
        return self.links.pop(pair, [])

    def passages(self, hashes: Collection[int]) -> Iterable[Passage]:
        """All fingerprints with one of these hashes."""
        return [passage for key in hashes for passage in self.by_hash.get(key, ())]

    def linked(self, reports: Collection[str]) -> Iterable[Duo]:
        """Pairs of reports that have a link, at least one of them among these."""
        return {pair for report in reports for pair in self.partners.get(report, ())}

    def reports(self, ids: Collection[str]) -> tuple[Mapping[str, Page], Iterable[Report]]:
        """The pages of these reports by id, and all reports of those pages."""
        pages = sorted({self.page_of[key] for key in ids})
        return {p: self.pages[p] for p in pages}, [r for p in pages for r in self.by_page[p]]


class Live:
    """The record of some facts, and of pages that come after them."""

    def __init__(self, facts: Facts, lore: Lore, table: Parties) -> None:
        self.lore, self.table = lore, table
        links = link(facts.pages, list(facts.reports.values()), lore)
        self.facts = replace(facts, links={item.id: item for item in links})
        self.shelf = Held(facts, links)
        self._settle()

    def _settle(self) -> None:
        """Make the desk anew from all facts."""
        self.voices = spoken_for(origins(self.facts, self.lore), self.table)
        self.desk = Desk(self.table)
        self.desk.add(self.facts, self.voices, lambda ids: count(ids, self.voices))

    @property
    def ledger(self) -> Ledger:
        """The record as of now."""
        return record(self.desk, self.facts, self.voices, None)

    def add(self, pages: Iterable[PageFacts]) -> Ledger:
        """Take pages in; those that are known already change nothing."""
        for facts in pages:
            if facts.page.id not in self.facts.pages:
                self._add(facts)
        return self.ledger

    def _add(self, facts: PageFacts) -> None:
        page, reports = facts.page, list(facts.reports)
        touched = touching(reports, {page.id: page}, self.shelf, self.lore)
        gone = [item for pair in touched.pairs for item in self.shelf.untie(pair)]
        self.shelf.keep(page, reports)
        self.shelf.tie(touched.links)
        new = Facts(
            {page.id: page},
            {r.id: r for r in reports},
            {c.id: c for c in facts.claims},
            {item.id: item for item in touched.links},
            tuple(facts.doubts),
        )
        before = self.voices
        self.facts = joined(self.facts, new, gone)
        if gone and any(self.facts.links.get(item.id) != item for item in gone):
            self._settle()
            return
        self.voices = spoken_for(origins(self.facts, self.lore), self.table)
        changed = moved(before, self.voices) - set(new.claims)
        self.desk.add(new, self.voices, lambda ids: count(ids, self.voices), changed)


def joined(old: Facts, new: Facts, gone: Iterable[Link]) -> Facts:
    """Facts with those of a page more, in order of ids."""
    kept = dict(old.links)
    for item in gone:
        kept.pop(item.id, None)
    known = {d.id: d for d in (*old.doubts, *new.doubts)}
    return replace(
        old,
        pages=_merged(old.pages, new.pages),
        reports=_merged(old.reports, new.reports),
        claims=_merged(old.claims, new.claims),
        links={i.id: i for i in sorted([*kept.values(), *new.links.values()], key=_sides)},
        doubts=tuple(known[key] for key in sorted(known)),
    )


def _sides(item: Link) -> tuple[object, ...]:
    return item.a, item.b, item.id


def _merged(old: Mapping[str, T], new: Mapping[str, T]) -> dict[str, T]:
    return dict(sorted({**old, **new}.items()))


def moved(before: Origins, after: Origins) -> set[str]:
    """Claims whose origins, or the names of these, are other ones now."""

    def told(found: Origins, claim: str) -> list[tuple[str, str]]:
        return [(v, found.origins[v].name) for v in found.by_claim[claim]]

    return {c for c in before.by_claim if told(before, c) != told(after, c)}
