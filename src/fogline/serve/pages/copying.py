"""The lineage screen: who took which passage from whom, as graph, list and matrix."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from fogline.ledger.sayings import publisher_of
from fogline.lineage.decisions import verdicts
from fogline.lineage.diff import word_diff
from fogline.nouns import Link, Report, Side
from fogline.serve.listings import links as all_links
from fogline.serve.pages.evidence import headline
from fogline.serve.query import Filters
from fogline.serve.shown import Shown
from fogline.serve.site import Site

NODES = 150
"""Reports that the graph shows: those with the most passages."""
ROWS = 100
LANES, OTHERS = 12, "other origins"


@dataclass(frozen=True, slots=True)
class Row:
    """A link as a line of the list."""

    link: Link
    giver: Report
    taker: Report
    giver_name: str
    taker_name: str
    characters: int


def lineage(
    site: Site, shown: Shown, filters: Filters, picked: str | None, stock: bool
) -> dict[str, Any]:
    """What the template of `/lineage` needs."""
    links: list[Link] = [k for k in all_links(site, shown, filters) if stock or not k.background]
    links.sort(key=lambda k: (-len(k.a.span), k.id))
    found = shown.ledger.facts.links.get(picked or "") or (links[0] if links else None)
    return {
        "rows": [row(shown, k) for k in links[:ROWS]],
        "count": len(links),
        "picked": row(shown, found) if found else None,
        "diff_pieces": pieces(shown, found) if found else [],
        "ruling_made": verdicts(shown.ledger.facts.decisions).get(found.id) if found else None,
        "graph": graph(shown, links),
        "matrix": shown.once("matrix", lambda: matrix(shown)),
        "stock": stock,
    }


def ends(link: Link) -> tuple[Side, Side]:
    """The side that gave and the side that took (in order of ids where nobody knows)."""
    return (link.b, link.a) if link.direction == "b->a" else (link.a, link.b)


def row(shown: Shown, link: Link) -> Row:
    """A link with its reports."""
    reports = shown.ledger.facts.reports
    giver, taker = (reports[side.report] for side in ends(link))
    names = publisher_of(giver), publisher_of(taker)
    return Row(link, giver, taker, *names, len(link.a.span))


def pieces(shown: Shown, link: Link) -> list[tuple[str, str, str]]:
    """The aligned words of both sides: (equal, changed, only_a, only_b; words of a; words of b)."""
    pages = shown.ledger.facts.pages
    texts = pages[link.a.page].text, pages[link.b.page].text
    return [
        (p.op, p.a.of(texts[0]) if p.a else "", p.b.of(texts[1]) if p.b else "")
        for p in word_diff(pages, link)
    ]


def graph(shown: Shown, links: list[Link]) -> dict[str, Any]:
    """Nodes in rows by origin and in columns by time, and edges by pair of reports."""
    reports = shown.ledger.facts.reports
    used = Counter(side.report for k in links for side in (k.a, k.b))
    kept = {key for key, _ in sorted(used.items(), key=lambda p: (-p[1], p[0]))[:NODES]}
    voice = shown.once("voices", lambda: voices(shown))
    ordered = sorted(kept, key=lambda k: (reports[k].public or "~", k))
    days = sorted({(reports[key].public or "~")[:10] for key in kept})
    lanes = lanes_of(voice.get(key, "") for key in ordered)
    nodes = [
        node(shown, reports[key], voice.get(key, ""), used[key]) for key in ordered
    ]  # fmt: skip
    return {
        "nodes": laid(nodes, days, lanes),
        "edges": edges(links, kept),
        "days": ["no date" if day == "~" else day for day in days],
        "lanes": list(lanes),
    }


def lanes_of(names: Iterable[str]) -> dict[str, int]:
    """A row for every origin with two reports or more; the others share the last."""
    tally = Counter(names)
    told = [name for name, n in tally.items() if n > 1][:LANES]
    return {name: i for i, name in enumerate([*told, OTHERS])}


def voices(shown: Shown) -> dict[str, str]:
    """The origin that most claims of a report have."""
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    ledger = shown.ledger
    for claim in ledger.facts.claims.values():
        for key in ledger.claim_origins.get(claim.id, ()):
            name = ledger.origins[key].name if key in ledger.origins else key
            tally[claim.report][name] += 1
    return {r: min(c.items(), key=lambda p: (-p[1], p[0]))[0] for r, c in tally.items()}


def node(shown: Shown, report: Report, voice: str, used: int) -> dict[str, Any]:
    """A report in the graph."""
    return {
        "id": report.id,
        "label": publisher_of(report),
        "title": headline(shown, report),
        "public": report.public,
        "origin": voice,
        "size": used,
    }


def laid(
    nodes: list[dict[str, Any]], days: list[str], lanes: dict[str, int]
) -> list[dict[str, Any]]:
    """Nodes in columns by day and rows by origin; `shift` counts those before it in a cell."""
    taken: Counter[tuple[int, int]] = Counter()
    for item in nodes:
        item["x"] = days.index((item["public"] or "~")[:10])
        item["y"] = lanes.get(item["origin"], lanes[OTHERS])
        item["shift"] = taken[item["x"], item["y"]]
        taken[item["x"], item["y"]] += 1
    return nodes


def edges(links: list[Link], kept: set[str]) -> list[dict[str, Any]]:
    """One edge a pair of reports and kind: how many passages and characters."""
    found: dict[tuple[str, str, str, bool], list[Link]] = defaultdict(list)
    for link in links:
        giver, taker = ends(link)
        if giver.report in kept and taker.report in kept:
            known = link.direction != "unknown"
            found[giver.report, taker.report, link.kind, known].append(link)
    return [
        {"source": a, "target": b, "kind": kind, "known": known, "passages": len(group),
         "characters": sum(len(k.a.span) for k in group), "link": group[0].id}
        for (a, b, kind, known), group in sorted(found.items())
    ]  # fmt: skip


def matrix(shown: Shown) -> dict[str, Any]:
    """Outlets by origins: how many claims of an outlet rest on an origin."""
    ledger = shown.ledger
    cells: dict[str, Counter[str]] = defaultdict(Counter)
    total: Counter[str] = Counter()
    for claim in ledger.facts.claims.values():
        outlet = publisher_of(ledger.facts.reports[claim.report])
        for key in ledger.claim_origins.get(claim.id, ()):
            name = ledger.origins[key].name if key in ledger.origins else key
            cells[outlet][name] += 1
            total[name] += 1
    origins = [name for name, _ in total.most_common(14)]
    outlets = sorted(cells, key=lambda o: (-sum(cells[o].values()), o))[:30]
    return {"origins": origins, "rows": [(o, [cells[o][n] for n in origins]) for o in outlets]}
