"""What no longer stands: claims of an article's earlier version, and figures a copy changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from fogline.ledger.copies import claims_by_report
from fogline.ledger.figures import seconds
from fogline.ledger.parties import fold
from fogline.nouns import Altered, Claim, Facts, Link, Page, Report, Toll


@dataclass(frozen=True, slots=True)
class Fallen:
    """Claims that support nothing any more, each with what stands in its place (or nothing)."""

    corrected: Mapping[str, str | None] = field(default_factory=dict)
    """Claims that an article's later version gives differently, or leaves out (None)."""
    altered: Mapping[str, str] = field(default_factory=dict)
    """Claims of a copy whose figure is not that of its original."""

    def __contains__(self, claim: object) -> bool:
        return claim in self.corrected or claim in self.altered


def corrected(facts: Facts) -> dict[str, str | None]:
    """Claims of all versions of an article but the last that the last does not repeat."""
    by_report = claims_by_report(facts.claims)
    found: dict[str, str | None] = {}
    for older, newer in replaced(facts):
        kept = by_report.get(newer.id, [])
        for claim in by_report.get(older.id, []):
            if not any(c.what == claim.what for c in kept):
                found[claim.id] = heir(claim, kept)
    return found


def replaced(facts: Facts) -> Iterator[tuple[Report, Report]]:
    """(older, newest) reports of one publisher at one address on different pages."""
    groups: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for report in facts.reports.values():
        address = address_of(facts.pages[report.page])
        if address and report.parent is None and report.kind == "article":
            groups[address, report.outlet].append(report)
    for group in groups.values():
        if len({report.page for report in group}) > 1:
            rows = sorted(group, key=lambda r: (*version(facts.pages[r.page], r), r.id))
            yield from ((older, rows[-1]) for older in rows[:-1] if older.page != rows[-1].page)


def address_of(page: Page) -> str | None:
    """Where the article stands, without query and fragment."""
    address = page.meta.canonical_url or page.url
    return address.split("#")[0].rstrip("/") if address else None


def version(page: Page, report: Report) -> tuple[float, float]:
    """When this version was made, as far as it says."""
    stated = page.meta.modified or page.meta.published or report.public
    return seconds(stated), seconds(report.public)


def heir(claim: Claim, kept: Iterable[Claim]) -> str | None:
    """The claim of the later version that says the same thing with another figure."""
    if not isinstance(claim.what, Toll):
        return None
    for other in kept:
        if figures_differ(claim, other):
            return other.id
    return None


def altered(facts: Facts) -> set[tuple[str, str]]:
    """(copy, original) of tolls whose figures differ where the links show a change."""
    by_report = claims_by_report(facts.claims)
    return {
        pair
        for link in facts.links.values()
        for change in link.altered
        for pair in changed(link, change, by_report, facts.reports).items()
    }


def same_article(a: Report, b: Report, pages: Mapping[str, Page]) -> bool:
    """Two versions of one article: what differs is a correction, no slip of a copyist."""
    return a.outlet == b.outlet and address_of(pages[a.page]) == address_of(pages[b.page])


def standing_original(
    copy: str,
    originals: Mapping[str, Collection[str]],
    prints: Iterable[str],
    ranks: Mapping[str, tuple[object, ...]],
) -> str | None:
    """The original that a copy changed, or None where its figure was printed before.

    Where two are each other's copy, the earlier is the original. `prints` give the same figure in
    the same words; an earlier one that is nobody's copy clears this one.
    """
    if any(ranks[key] < ranks[copy] and not originals.get(key) for key in prints):
        return None
    valid = [
        key
        for key in originals.get(copy, ())
        if copy not in originals.get(key, ()) or ranks[key] < ranks[copy]
    ]
    return min(valid, default=None)


def rank(claim: Claim, reports: Mapping[str, Report]) -> tuple[object, ...]:
    """What makes a print the original: earlier, of an agency, then by id."""
    report = reports[claim.report]
    return seconds(report.public), not report.wire, claim.id


def changed(
    link: Link,
    change: Altered,
    by_report: Mapping[str, list[Claim]],
    reports: Mapping[str, Report],
) -> dict[str, str]:
    """Copy to original for one changed stretch of a link."""
    left = [c for c in by_report.get(link.a.report, []) if c.span.overlap(change.a)]
    right = [c for c in by_report.get(link.b.report, []) if c.span.overlap(change.b)]
    pairs = [(a, b) for a in left for b in right if figures_differ(a, b) and one_source(a, b)]
    if backwards(link, reports):
        pairs = [(b, a) for a, b in pairs]
    return {copy.id: original.id for original, copy in pairs}


def one_source(a: Claim, b: Claim) -> bool:
    """Both cite the same, or one cites nobody: two sources' figures are no slip of a copyist."""
    one, two = ({fold(name) for name in c.attribution.names} for c in (a, b))
    return not one or not two or bool(one & two)


def figures_differ(a: Claim, b: Claim) -> bool:
    """Two tolls of one outcome with different figures."""
    if not (isinstance(a.what, Toll) and isinstance(b.what, Toll)):
        return False
    same = a.what.outcome == b.what.outcome and a.what.part_of is None and b.what.part_of is None
    return same and a.what.value != b.what.value and None not in (a.what.value, b.what.value)


def backwards(link: Link, reports: Mapping[str, Report]) -> bool:
    """Whether side `b` is the original: by the link's direction, else by the earlier report."""
    if link.direction != "unknown":
        return link.direction == "b->a"
    first, second = reports[link.a.report], reports[link.b.report]
    return (seconds(second.public), second.id) < (seconds(first.public), first.id)
