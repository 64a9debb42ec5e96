"""The family of a report: from the text at the top down to the last copy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fogline.lineage.texts import below
from fogline.nouns import Link

Edges = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Ids of links by report that took words and by report that it took them from."""


@dataclass(frozen=True, slots=True)
class Node:
    """A report in its family; `links` lead to the node above, `beside` are of unknown direction."""

    report: str
    links: tuple[str, ...]
    children: tuple[Node, ...]
    beside: tuple[str, ...]


def family(report: str, links: Iterable[Link]) -> Node:
    """The tree that holds a report: its top is reached by the links with most passages."""
    rows = sorted(links, key=lambda link: link.id)
    edges = takings(rows)
    top, seen = report, {report}
    while above := [parent for parent in edges.get(top, {}) if parent not in seen]:
        taken = edges[top]
        top = min(above, key=lambda parent: (-len(taken[parent]), parent))
        seen.add(top)
    return node(top, (), edges, rows, frozenset())


def takings(links: Iterable[Link]) -> Edges:
    """Who took from whom, by which links."""
    edges: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for link in links:
        side = below(link)
        if side is not None and not link.background:
            source = link.b if side == link.a else link.a
            held = edges[side.report].get(source.report, ())
            edges[side.report][source.report] = (*held, link.id)
    return edges


def node(
    report: str, links: tuple[str, ...], edges: Edges, rows: list[Link], above: frozenset[str]
) -> Node:
    """A report with all that took from it; a report never stands below itself."""
    path = above | {report}
    takers = sorted(taker for taker, held in edges.items() if report in held and taker not in path)
    children = tuple(node(taker, edges[taker][report], edges, rows, path) for taker in takers)
    return Node(report, links, children, beside(report, rows))


def beside(report: str, links: Iterable[Link]) -> tuple[str, ...]:
    """Links of a report whose direction nobody knows."""
    return tuple(
        link.id
        for link in links
        if link.direction == "unknown" and report in (link.a.report, link.b.report)
    )
