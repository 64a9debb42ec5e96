"""Texts behind passages: linked passages are one text, and every text has a root."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fogline.lineage.direction import is_agency, name_of, named, same_agency
from fogline.lineage.lore import Lore
from fogline.nouns import Link, Page, Report, Side, Span, content_id


@dataclass(frozen=True, slots=True)
class Text:
    """One text that several reports print; `agency` where an agency stands behind it."""

    id: str
    name: str
    reports: tuple[str, ...]
    sides: tuple[Side, ...]
    agency: str | None
    virtual: bool
    why: tuple[str, ...]


def merges(link: Link) -> bool:
    """Whether a link makes two reports one voice for what the passage says.

    A quotation does so only where one report quotes the other ("AFP wrote"), not where both
    quote the same speaker; background never does.
    """
    if link.background:
        return False
    return link.kind != "quotation" or link.direction != "unknown"


class Joined:
    """Union-find over hashable things, with the smallest member as root."""

    def __init__(self) -> None:
        self.parent: dict[Side, Side] = {}

    def root(self, item: Side) -> Side:
        """The smallest member of the group of `item`."""
        self.parent.setdefault(item, item)
        while self.parent[item] != item:
            self.parent[item] = self.parent[self.parent[item]]
            item = self.parent[item]
        return item

    def join(self, a: Side, b: Side) -> None:
        """Make two groups one."""
        low, high = sorted((self.root(a), self.root(b)))
        self.parent[high] = low

    def groups(self) -> list[list[Side]]:
        """All groups, members in order."""
        found: dict[Side, list[Side]] = defaultdict(list)
        for item in sorted(self.parent):
            found[self.root(item)].append(item)
        return list(found.values())


def components(links: Iterable[Link]) -> list[list[Side]]:
    """Sides of links that are one text: the ends of a link, and sides that overlap by half."""
    joined = Joined()
    by_report: dict[str, list[Side]] = defaultdict(list)
    for link in links:
        joined.join(link.a, link.b)
        by_report[link.a.report].append(link.a)
        by_report[link.b.report].append(link.b)
    for sides in by_report.values():
        join_overlapping(joined, sorted(set(sides)))
    return joined.groups()


def join_overlapping(joined: Joined, sides: Sequence[Side]) -> None:
    """Join sides of one report that share half of the shorter one."""
    for n, side in enumerate(sides):
        for other in sides[n + 1 :]:
            if other.span.start >= side.span.end:
                break
            if 2 * side.span.overlap(other.span) >= min(len(side.span), len(other.span)):
                joined.join(side, other)


def texts(
    pages: Mapping[str, Page], reports: Mapping[str, Report], links: Sequence[Link], lore: Lore
) -> list[Text]:
    """The texts that links make, in order of their ids."""
    merging = [link for link in links if merges(link)]
    downstream = {side for link in merging if (side := below(link))}
    groups: dict[str, list[tuple[Text, list[Side]]]] = defaultdict(list)
    for sides in components(merging):
        text = rooted(pages, reports, sides, downstream, lore)
        groups[text.id].append((text, sides))
    return [whole(parts) for _, parts in sorted(groups.items())]


def below(link: Link) -> Side | None:
    """The side that took the words."""
    return {"a->b": link.b, "b->a": link.a}.get(link.direction)


def rooted(
    pages: Mapping[str, Page],
    reports: Mapping[str, Report],
    sides: Sequence[Side],
    downstream: set[Side],
    lore: Lore,
) -> Text:
    """Name what stands behind a component: an agency, or the report that copied nobody."""
    members = sorted({side.report for side in sides})
    tops = sorted({s.report for s in sides if s not in downstream}) or members
    first = min((reports[r] for r in tops), key=lambda r: (r.public or "9999", r.id))
    agency, why = agency_behind(pages, [reports[m] for m in members], sides, lore)
    if agency is None:
        return Text(content_id("origin", "text", first.id), name_of(first), tuple(members),
                    tuple(sides), None, False, (f"first seen with {name_of(first)}",))  # fmt: skip
    held = any(same_agency(reports[m].publisher, agency, lore) for m in members)
    name = agency if held else f"{agency} text, not seen"
    return Text(content_id("origin", "text", agency, first.id), name, tuple(members),
                tuple(sides), agency, not held, (why,))  # fmt: skip


def agency_behind(
    pages: Mapping[str, Page], members: Sequence[Report], sides: Sequence[Side], lore: Lore
) -> tuple[str | None, str]:
    """The agency whose text it is: publisher, credit line, or "told AFP" in the shared words."""
    credits = Counter(wire for report in members for wire in set(report.wire))
    own = Counter(n for r in members if (n := is_agency(r, lore)))
    if own and not credits:
        return best(own), f"{best(own)} printed it"
    if credits:
        return best(credits), f"credited to {best(credits)}"
    inside = Counter(n for side in sides for n in named(side.span.of(pages[side.page].text), lore))
    if inside:
        return best(inside), f"the shared words name {best(inside)}"
    return None, ""


def best(counts: Counter[str]) -> str:
    """The most frequent name, by alphabet where several are."""
    return min(counts, key=lambda name: (-counts[name], name))


def whole(parts: Sequence[tuple[Text, list[Side]]]) -> Text:
    """Components of one root as one text."""
    first = parts[0][0]
    reports = tuple(sorted({r for text, _ in parts for r in text.reports}))
    sides = tuple(sorted({side for _, some in parts for side in some}))
    virtual = all(text.virtual for text, _ in parts)
    name = next((text.name for text, _ in parts if text.virtual == virtual), first.name)
    return Text(first.id, name, reports, sides, first.agency, virtual, first.why)


def covering(
    text_sides: Mapping[str, Sequence[tuple[Span, Text]]], report: str, span: Span
) -> Text | None:
    """The text of which most stands in a stretch of a report, if half of the stretch is covered."""
    rows = [(side.overlap(span), text) for side, text in text_sides.get(report, ())]
    held = [(shared, text) for shared, text in rows if 2 * shared >= len(span)]
    return min(held, key=lambda row: (-row[0], row[1].id))[1] if held else None
