"""Pairs of claims that stand in the same sentence of a text and its print."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from fogline.nouns import Claim, Control, Facts, Incident, Link, Side, Toll

COPYING = frozenset({"verbatim", "near", "paraphrase", "quotation"})


def copies(facts: Facts) -> set[tuple[str, str]]:
    """Claims of like content that a link's two sides hold, as pairs of ids in order."""
    by_report = claims_by_report(facts.claims)
    pairs: set[tuple[str, str]] = set()
    for link in facts.links.values():
        if not link.background and link.kind in COPYING:
            pairs.update(across(link, by_report))
    return pairs


def claims_by_report(claims: Mapping[str, Claim]) -> dict[str, list[Claim]]:
    """Claims in text order by report."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims.values():
        found[claim.report].append(claim)
    return {key: sorted(rows, key=lambda c: (c.span, c.id)) for key, rows in found.items()}


def across(link: Link, by_report: Mapping[str, list[Claim]]) -> Iterator[tuple[str, str]]:
    """Pairs over one link; where several fit, the first with the first, in text order."""
    left, right = inside(link.a, by_report), inside(link.b, by_report)
    for key, rows in left.items():
        for a, b in zip(rows, right.get(key, ()), strict=False):
            if a.id != b.id:
                yield min(a.id, b.id), max(a.id, b.id)


def inside(side: Side, by_report: Mapping[str, list[Claim]]) -> dict[object, list[Claim]]:
    """The claims that a side of a link overlaps, by what they say."""
    rows = by_report.get(side.report, [])
    start = bisect_left(rows, side.span.start, key=lambda c: c.span.end)
    found: dict[object, list[Claim]] = defaultdict(list)
    for claim in touching(rows[start:], side):
        found[gist(claim)].append(claim)
    return found


def touching(rows: Iterable[Claim], side: Side) -> Iterator[Claim]:
    """Claims whose clause overlaps the side."""
    return (claim for claim in rows if claim.span.overlap(side.span))


def gist(claim: Claim) -> object:
    """What must be equal in two prints of one sentence."""
    match claim.what:
        case Toll() as toll:
            return "toll", toll.outcome, toll.value, toll.low, toll.victims
        case Control() as control:
            return "control", control.place, control.action, control.polarity
        case Incident() as incident:
            return "incident", incident.incident, incident.place
    return "quote"
