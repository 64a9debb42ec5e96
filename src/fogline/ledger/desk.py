"""The ledger at work: takes pages one by one or all at once, and gives the same record.

The only thing in this stage that changes. A page touches its own claims, those they may belong to
one happening with, and the cells of all these; nothing else is looked at again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from fogline.ledger import tolls
from fogline.ledger.cells import Cell, Ground, cells, work
from fogline.ledger.copies import copies
from fogline.ledger.disputes import replaced
from fogline.ledger.happenings import Happenings
from fogline.ledger.parties import Parties
from fogline.ledger.prints import credits_differ
from fogline.ledger.sayings import Saying, saying
from fogline.ledger.scales import Scales
from fogline.ledger.status import Counter
from fogline.ledger.versions import (
    Fallen,
    address_of,
    altered,
    corrected,
    rank,
    same_article,
    standing_original,
)
from fogline.nouns import Claim, Dispute, Event, Facts, Line, Link, Origins, Page, Report

Thing = tuple[str, str, str]
GONE: Cell = ("gone",)


class Desk:
    """Facts as they came in, and the events, lines and disputes made of them."""

    def __init__(self, table: Parties) -> None:
        self.table = table
        self.pages: dict[str, Page] = {}
        self.reports: dict[str, Report] = {}
        self.claims: dict[str, Claim] = {}
        self.names: dict[str, str] = {}
        self.agencies: set[str] = set()
        self.by_report: dict[str, dict[str, Saying]] = defaultdict(dict)
        self.by_address: dict[str, set[str]] = defaultdict(set)
        self.sayings: dict[str, Saying] = {}
        self.scales = Scales()
        self.corrected: dict[str, str | None] = {}
        self.altered: dict[str, str] = {}
        self.originals: dict[str, set[str]] = defaultdict(set)
        self.happenings = Happenings()
        self.cells: dict[str, set[Cell]] = {}
        self.members: dict[Cell, set[str]] = defaultdict(set)
        self.made: dict[Cell, list[Line | Dispute]] = {}

    def add(self, new: Facts, voices: Origins, count: Counter, changed: Iterable[str] = ()) -> None:
        """Take new facts in; `changed` are older claims that now have other origins."""
        touched = {*new.claims, *changed}
        wires = self.take(new)
        touched |= self.weigh(touched, voices)
        fresh = self.happenings.note(copies(self.around(new.links.values())))
        touched |= self.outdate(new, {claim for pair in fresh for claim in pair})
        grounds = Ground(
            self.reports, self.names, count, self.gone, self.scales.running, self.happenings.events
        )
        spoken = {key: self.sayings[key] for key in touched if key in self.sayings}
        moved, old = self.happenings.add(spoken, fresh, grounds)
        self.rework(touched | moved, old, grounds)
        self.compare_prints(touched | {c for pair in fresh for c in pair}, wires)

    @property
    def gone(self) -> Fallen:
        """What no longer stands."""
        return Fallen(self.corrected, self.altered)

    def take(self, new: Facts) -> bool:
        """Keep pages, reports and claims; says whether an agency is credited for the first time."""
        self.pages.update(new.pages)
        self.reports.update(new.reports)
        self.claims.update(new.claims)
        for report in new.reports.values():
            if address := address_of(self.pages[report.page]):
                self.by_address[address].add(report.id)
        wires = {wire.casefold() for r in new.reports.values() for wire in r.wire} - self.agencies
        self.agencies |= wires
        return bool(wires)

    def weigh(self, touched: Iterable[str], voices: Origins) -> set[str]:
        """Make claims comparable; gives those whose total or running count is another now."""
        reports = set()
        for key in touched:
            claim = self.claims[key]
            if claim.kind != "quote":
                mine = voices.by_claim.get(key, ())
                self.names.update((v, voices.origins[v].name) for v in mine if v in voices.origins)
                made = saying(claim, self.reports[claim.report], mine, self.table)
                self.by_report[claim.report][key] = made
                reports.add(claim.report)
        totals = {report: tolls.credited(self.in_order(report)) for report in reports}
        self.sayings.update((s.id, s) for rows in totals.values() for s in rows)
        return self.scales.weigh(totals)

    def in_order(self, report: str) -> list[Saying]:
        """The sayings of a report in order of ids."""
        return [made for _, made in sorted(self.by_report[report].items())]

    def around(self, links: Iterable[Link]) -> Facts:
        """Some links with the claims and reports at their ends."""
        kept = {link.id: link for link in links}
        ends = {side.report for link in kept.values() for side in (link.a, link.b)}
        claims = {c: self.claims[c] for r in ends for c in self.by_report.get(r, ())}
        return Facts({}, {r: self.reports[r] for r in ends}, claims, kept)

    def outdate(self, new: Facts, printed: set[str]) -> set[str]:
        """Find versions of one article and altered copies; gives the claims that fell or rose."""
        mended: dict[str, str | None] = {}
        for address in {address_of(self.pages[r.page]) for r in new.reports.values()} - {None}:
            ids = self.by_address[address or ""]
            if len(ids) > 1:
                rows = {r: self.reports[r] for r in ids}
                pages = {r.page: self.pages[r.page] for r in rows.values()}
                claims = {c: self.claims[c] for r in ids for c in self.by_report.get(r, ())}
                mended |= corrected(Facts(pages, rows, claims, {}))
        moved = {c for c in mended if c not in self.corrected}
        self.corrected |= mended
        return moved | self.trace(altered(self.around(new.links.values())), printed)

    def trace(self, pairs: Iterable[tuple[str, str]], printed: set[str]) -> set[str]:
        """Note copies with changed figures; gives the claims that fell or rose."""
        touched = set(printed)
        for copy, original in pairs:
            a, b = (self.reports[self.claims[key].report] for key in (copy, original))
            if not same_article(a, b, self.pages):
                self.originals[copy].add(original)
                touched |= {copy, original}
        prints = self.happenings.copies
        touched |= {other for key in touched for other in prints.get(key, ())}
        moved = set()
        for key in touched & self.originals.keys():
            near = {key, *self.originals[key], *prints.get(key, ())}
            ranks = {k: rank(self.claims[k], self.reports) for k in near}
            found = standing_original(key, self.originals, prints.get(key, ()), ranks)
            if found != self.altered.pop(key, None):
                moved.add(key)
            self.altered |= {key: found} if found else {}
        return moved

    def rework(self, touched: Iterable[str], old: Iterable[Event], ground: Ground) -> None:
        """Make the lines and disputes of every cell that a touched claim is or was in."""
        dirty: set[Cell] = set()
        for event in old:
            self.members.pop(("event", event.id), None)
            self.made.pop(("event", event.id), None)
        for key in touched:
            dirty |= self.move(key)
        for cell in dirty:
            found = [self.sayings[key] for key in sorted(self.members[cell])]
            self.keep(cell, list(work(cell, found, ground)) if found else [])
        self.keep(GONE, list(replaced(ground.gone, self.sayings, self.reports)))

    def move(self, key: str) -> set[Cell]:
        """Put a claim into its cells; gives those it is or was in."""
        now, before = self.cells_of(key), self.cells.get(key, set())
        for cell in before - now:
            self.members[cell].discard(key)
        for cell in now:
            self.members[cell].add(key)
        self.cells[key] = now
        return now | before

    def cells_of(self, key: str) -> set[Cell]:
        """The cells of a claim, its event's among them."""
        if key not in self.sayings:
            return set()
        found = cells(self.sayings[key], self.gone, self.scales.running)
        event = self.happenings.events.get(key)
        return found | {("event", event.id)} if event else found

    def compare_prints(self, touched: set[str], all_of_them: bool) -> None:
        """Look again at the credits of prints of one sentence."""
        for a, b in self.happenings.pairs:
            if not (all_of_them or a in touched or b in touched):
                continue
            if a in self.sayings and b in self.sayings:
                first, second = self.sayings[a], self.sayings[b]
                told = [*self.beside(first), *self.beside(second)]
                found = credits_differ(first, second, told, self.agencies, self.reports)
                self.keep(("print", a, b), list(found))

    def beside(self, saying: Saying) -> list[Saying]:
        """All sayings of one sentence."""
        sentence = saying.claim.sentence
        return [s for s in self.in_order(saying.claim.report) if s.claim.sentence == sentence]

    def keep(self, cell: Cell, made: list[Line | Dispute]) -> None:
        """What a cell gives now."""
        if made:
            self.made[cell] = made
        else:
            self.made.pop(cell, None)
