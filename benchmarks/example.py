"""Fogline on its own example corpus against that corpus' truth: python -m benchmarks.example [-v].

Figures are recall over the rows of `truth.json` (which lists what matters, not everything), but for
links, where the truth is complete and precision counts too.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from fogline.nouns import Claim, Control, Ledger, Report, Span, Toll
from fogline.run.case import Case
from fogline.run.kit import kit

FOLDER = Path(__file__).resolve().parents[1] / "examples/aleppo-2024"
Row = dict[str, Any]


@cache
def ledger() -> Ledger:
    """The record of all example pages."""
    case = Case("sqlite://")
    case.add([str(FOLDER / "pages")], kit(), "", lambda done, name: None)
    return case.record(kit())


@cache
def truth() -> dict[str, list[Row]]:
    """What a careful reader finds in the pages."""
    found: dict[str, list[Row]] = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
    return found


@dataclass
class Match:
    """Rows of the truth brought together with what Fogline found."""

    record: Ledger

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Reports by the truth's id: same page, both ends near the words given."""
        found = {}
        for row in truth()["reports"]:
            place = self.where(row["page"], row["start"], row["end"], row.get("part"))
            if place:
                best = max(
                    self.on_page(place[0]), key=lambda r: share(r.span, place[1]), default=None
                )
                if best and share(best.span, place[1]) >= 0.8:
                    found[row["id"]] = best
        return found

    def on_page(self, page: str) -> list[Report]:
        """Every report of a page."""
        return [r for r in self.record.facts.reports.values() if r.page == page]

    def where(self, name: str, start: str, end: str, part: str | None) -> tuple[str, Span] | None:
        """The page and span from the first words to the last."""
        for page in self.record.facts.pages.values():
            if (part is not None and page.url != part) or (part is None and page.name != name):
                continue
            a, b = find(page.text, start), find(page.text, end)
            if a and b and a.start < b.end:
                return page.id, Span(a.start, b.end)
        return None

    def claims(self, row: Row, kind: type) -> Iterator[Claim]:
        """Claims of a kind whose sentence overlaps the words of a row."""
        report = self.reports.get(row["report"])
        if report is None:
            return
        words = find(self.record.facts.pages[report.page].text, row["text"])
        for claim in self.record.facts.claims.values():
            same = claim.page == report.page and isinstance(claim.what, kind)
            if same and words and words.overlap(claim.sentence):
                yield claim

    def same_place(self, claim: Claim, place: str) -> bool:
        """Whether a control claim is about a place: by its name or by the words it stands on."""
        assert isinstance(claim.what, Control)
        text = self.record.facts.pages[claim.page].text
        words = [span.of(text) for name, spans in claim.parts if name == "place" for span in spans]
        return place.casefold() in {w.casefold() for w in (claim.what.place, *words)}


def find(text: str, words: str) -> Span | None:
    """Where words stand, whatever the white space between them."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = re.search(pattern, text)
    return Span(*found.span()) if found else None


def share(a: Span, b: Span) -> float:
    """Overlap over union."""
    both = a.overlap(b)
    return both / (len(a) + len(b) - both)


def report_rows(match: Match) -> Iterator[tuple[str, Row, bool]]:
    """Reports found, and of those the fields that are right."""
    facts = match.record.facts
    for row in truth()["reports"]:
        report = match.reports.get(row["id"])
        yield "reports.found", row, report is not None
        if report is None:
            continue
        accepted = [row["publisher"], *row.get("publisher_accept", [])]
        day = report.published.start[:10] if report.published and report.published.start else None
        wires = [sorted(row["wire"]), *map(sorted, row.get("wire_accept", []))]
        head = report.headline.of(facts.pages[report.page].text) if report.headline else None
        head = head or report.title
        same_head = (head or "").split() == (row["headline"] or "").split()
        yield "reports.publisher", {**row, "got": report.publisher}, report.publisher in accepted
        yield "reports.published", {**row, "got": day}, day == row["published"]
        yield "reports.wire", {**row, "got": report.wire}, sorted(report.wire) in wires
        yield "reports.headline", {**row, "got": head}, same_head
        kinds = [row["kind"], *row.get("kind_accept", [])]
        yield "reports.kind", {**row, "got": report.kind}, report.kind in kinds


def link_rows(match: Match) -> Iterator[tuple[str, Row, bool]]:
    """Pairs of reports that share text, both ways."""
    found = {
        frozenset((link.a.report, link.b.report)): link
        for link in match.record.facts.links.values()
        if not link.background
    }
    told = set()
    for row in truth()["links"]:
        ends = [match.reports.get(row[end]) for end in ("a", "b")]
        if not all(ends):
            continue
        a, b = (end.id for end in ends if end)
        told.add(frozenset((a, b)))
        link = found.get(frozenset((a, b)))
        if not row.get("optional"):
            yield "links.found", row, link is not None
        if link:
            flip = {"a->b": "b->a", "b->a": "a->b"}
            same = link.direction if link.a.report == a else flip.get(link.direction, "unknown")
            yield "links.direction", {**row, "got": same}, same == row["direction"]
            yield "links.altered", row, bool(link.altered) or not row.get("altered")
    known = {report.id for report in match.reports.values()}
    for pair, link in found.items():
        if pair <= known:
            yield "links.precision", {"link": link.id, "why": link.why}, pair in told


def toll_rows(match: Match) -> Iterator[tuple[str, Row, bool]]:
    """Tolls with their value, and of those the source and outcome."""
    for row in truth()["tolls"]:
        claims = [c for c in match.claims(row, Toll) if same_value(c, row)]
        yield "tolls.found", row, bool(claims)
        if claims:
            names = {n for c in claims for n in (*c.attribution.names[:1], *c.attribution.beside)}
            want = set(row.get("attributed_to") or [])
            yield "tolls.source", {**row, "got": sorted(names)}, bool(names & want) or names == want


def same_value(claim: Claim, row: Row) -> bool:
    """The same value, outcome and bounds."""
    what = claim.what
    assert isinstance(what, Toll)
    return (what.value, what.outcome) == (row["value"], row["outcome"])


def control_rows(match: Match) -> Iterator[tuple[str, Row, bool]]:
    """A control claim for each place of a row, and its actor and polarity."""
    for row in truth()["controls"]:
        if "implicit" in (row.get("note") or ""):
            continue
        claims = list(match.claims(row, Control))
        for place in row["place"]:
            here = [c for c in claims if match.same_place(c, place)]
            yield "control.found", {**row, "place": place}, bool(here)
            if here:
                polarity = {c.what.polarity for c in here if isinstance(c.what, Control)}
                yield "control.polarity", {**row, "got": polarity}, row["polarity"] in polarity


def origin_rows(match: Match) -> Iterator[tuple[str, Row, bool]]:
    """The number of independent origins behind claims that say the same."""
    rows = {row["id"]: row for key in ("tolls", "controls") for row in truth()[key]}
    for item in truth()["origins"]:
        origins: set[str] = set()
        whole = True
        for name in item["claims"]:
            row = rows.get(name)
            if row is None:
                continue
            kind = Toll if "outcome" in row else Control
            claims = [c for c in match.claims(row, kind) if kind is Control or same_value(c, row)]
            whole = whole and bool(claims)
            for claim in claims[:1]:
                origins |= set(match.record.claim_origins.get(claim.id, ()))
        right = len(origins) in [item["independent"], *item.get("accept", [])]
        yield "origins.count", {**item, "got": len(origins), "whole": whole}, right and whole


def all_rows() -> Iterator[tuple[str, Row, bool]]:
    """Every comparison: measure, row, whether it is right."""
    match = Match(ledger())
    for rows in (report_rows, link_rows, toll_rows, control_rows, origin_rows):
        yield from rows(match)


def figures(rows: list[tuple[str, Row, bool]]) -> dict[str, tuple[int, int]]:
    """Right and all, by measure."""
    found: dict[str, tuple[int, int]] = {}
    for name, _, right in rows:
        hits, all_ = found.get(name, (0, 0))
        found[name] = (hits + right, all_ + 1)
    return found


def main() -> None:
    """Print the figures; with -v the rows that are wrong."""
    rows = list(all_rows())
    for name, (hits, all_) in figures(rows).items():
        print(f"{name:20} {hits:4} of {all_:4}  {hits / all_:.3f}")
    if "-v" in sys.argv:
        for name, row, right in rows:
            if not right:
                keys = ("id", "claim", "a", "b", "report", "text", "place", "got", "why")
                print(name, {k: row[k] for k in keys if k in row})


if __name__ == "__main__":
    main()
