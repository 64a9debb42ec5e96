"""Passage to Link: who shares text with whom, for a whole pile or for what a new page touches.

Both give the same links. A link is a function of the two texts, of frozen knowledge and of
verdicts on fingerprints that are views of the whole set (`seeds`), never of an order of arrival.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

import numpy as np

from fogline.lineage.bodies import bodies, moment
from fogline.lineage.lore import NO_LORE, Lore
from fogline.lineage.made import links_of
from fogline.lineage.matches import Field, field_of
from fogline.lineage.pile import pile_of
from fogline.lineage.seeds import Postings, postings
from fogline.lineage.sign import passages_of
from fogline.lineage.words import I32
from fogline.nouns import Link, Page, Passage, Report
from fogline.nouns.moment import public_by

Duo = tuple[str, str]
"""Two report ids, the smaller first."""


class Shelf(Protocol):
    """What a store answers about the reports it holds."""

    def passages(self, hashes: Collection[int]) -> Iterable[Passage]:
        """All stored fingerprints with one of these hashes."""

    def linked(self, reports: Collection[str]) -> Iterable[Duo]:
        """Pairs of reports that have a link, at least one of them among these ids."""

    def reports(self, ids: Collection[str]) -> tuple[Mapping[str, Page], Iterable[Report]]:
        """The pages of these reports by id, and all reports of those pages."""


@dataclass(frozen=True, slots=True)
class Touched:
    """What a new page changes: links between `pairs` are replaced by `links`."""

    pairs: frozenset[Duo]
    links: tuple[Link, ...]


def link(
    pages: Mapping[str, Page],
    reports: Iterable[Report],
    lore: Lore = NO_LORE,
    as_of: str | None = None,
) -> list[Link]:
    """All links among reports that were public by `as_of` (None: all), in order of their sides."""
    known = [report for report in reports if public_by(report.public, as_of)]
    pile = pile_of(bodies(pages, known))
    rows = postings(pile.hashes, pile.owner(pile.places), pile.places)
    moments = numbered([moment(item.report) for item in pile.bodies])
    return links_of(pile, field_of(rows, moments), lore)


def numbered(values: Sequence[str]) -> I32:
    """Equal strings get equal numbers; equal ones stand together."""
    new = [a != b for a, b in pairwise(values)]
    return np.cumsum([0, *new]).astype(np.int32)


def touching(
    new: Sequence[Report], pages: Mapping[str, Page], shelf: Shelf, lore: Lore = NO_LORE
) -> Touched:
    """What reports that the shelf does not hold yet change; `new` with all reports of their pages.

    Links between old reports change only where a fingerprint of the new ones turns into stock or
    a crowd, or a crowd gets an earlier centre.
    """
    pile = pile_of(bodies(pages, new))
    fresh = passages_of(pile)
    ids = {passage.report for passage in fresh}
    held = [p for p in shelf.passages({p.hash for p in fresh}) if p.report not in ids]
    pairs = stale_pairs(fresh, held, shelf)
    return Touched(pairs, tuple(again(pairs, new, pages, shelf, lore)))


def stale_pairs(fresh: Sequence[Passage], held: Sequence[Passage], shelf: Shelf) -> frozenset[Duo]:
    """Pairs whose links may differ once the fresh fingerprints are known."""
    before, after = verdicts(held), verdicts([*held, *fresh])
    new = {passage.report for passage in fresh}
    pairs: set[Duo] = set()
    for value, (verdict, members) in after.items():
        if verdict != before.get(value, (verdict, members))[0]:
            pairs.update(shelf.linked(members))
        if not verdict.startswith("stock"):
            pairs.update(duo(a, b) for a in members & new for b in members if a != b)
    return frozenset(pairs)


def verdicts(passages: Sequence[Passage]) -> dict[int, tuple[str, set[str]]]:
    """By hash: whether it is plain, stock or a crowd (with its centre), and who holds it."""
    if not passages:
        return {}
    rows, field, keys = judged(passages, {})
    members: dict[int, set[str]] = {}
    for group, rank in zip(rows.groups.tolist(), rows.ranks.tolist(), strict=True):
        members.setdefault(group, set()).add(keys[rank][1])
    signed = rows.hashes.view(np.int64)
    found = {}
    for group, start in enumerate(rows.starts.tolist()):
        centre = keys[int(rows.ranks[start])][1] if field.crowded[group] else ""
        verdict = "stock" if field.stock[group] else f"crowd {centre}" if centre else "plain"
        found[int(signed[start])] = (verdict, members[group])
    return found


def judged(
    passages: Iterable[Passage], places: Mapping[tuple[str, int], int]
) -> tuple[Postings, Field, list[tuple[str, str]]]:
    """Postings of stored fingerprints; `places` give those of the pile, all others are -1."""
    rows = sorted(set(passages), key=lambda p: (p.moment, p.report, p.at, p.hash))
    keys = sorted({(p.moment, p.report) for p in rows})
    rank = {key: number for number, key in enumerate(keys)}
    table = postings(
        np.array([p.hash for p in rows], np.int64).view(np.uint64),
        np.array([rank[p.moment, p.report] for p in rows], np.int32),
        np.array([places.get((p.report, p.at), -1) for p in rows], np.int32),
    )
    return table, field_of(table, numbered([key[0] for key in keys])), keys


def duo(a: str, b: str) -> Duo:
    """Two ids in order."""
    return (a, b) if a < b else (b, a)


def again(
    pairs: Set[Duo], new: Sequence[Report], pages: Mapping[str, Page], shelf: Shelf, lore: Lore
) -> list[Link]:
    """Links between these pairs, from their texts and all postings of their fingerprints."""
    if not pairs:
        return []
    wanted = {report for duo in pairs for report in duo}
    old_pages, old = shelf.reports(wanted - {report.id for report in new})
    both = bodies({**old_pages, **pages}, [*old, *new])
    pile = pile_of([body for body in both if body.report.id in wanted])
    own = passages_of(pile)
    places = dict(zip(((p.report, p.at) for p in own), pile.places.tolist(), strict=True))
    fresh = passages_of(pile_of([body for body in both if body.report.id in {r.id for r in new}]))
    _, field, keys = judged([*shelf.passages({p.hash for p in own}), *own, *fresh], places)
    numbers = {body.report.id: n for n, body in enumerate(pile.bodies)}
    held = np.array([numbers.get(report, -1) for _, report in keys], np.int32)
    only = {(min(numbers[a], numbers[b]), max(numbers[a], numbers[b])) for a, b in pairs}
    return links_of(pile, replace(field, only=only, numbers=held), lore)
