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

from fogline.lineage.align import Match, density
from fogline.lineage.background import LOOSE, is_background, settled
from fogline.lineage.bodies import Body, bodies, moment
from fogline.lineage.direction import rule
from fogline.lineage.grams import GRAM, grams
from fogline.lineage.kinds import Pair, Sheet, altered, kind_of, pair, sheet, turned
from fogline.lineage.lore import NO_LORE, Lore, function_hashes, stock_hashes
from fogline.lineage.matches import LEAST, Field, candidates, field_of, matches, member
from fogline.lineage.paraphrase import Outline, outline, rewrites
from fogline.lineage.pile import Pile, pile_of
from fogline.lineage.seeds import Postings, postings
from fogline.lineage.sign import passages_of
from fogline.lineage.words import I32
from fogline.nouns import Link, Page, Passage, Report, Side, Span, link_id
from fogline.nouns.moment import public_by

TELLING = 6
"""Weight a passage needs: one for a word that is no function word, a sixth for any word."""

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


def links_of(pile: Pile, field: Field, lore: Lore) -> list[Link]:
    """Passages with their kind, direction and reasons, as links in order of their sides."""
    laid: dict[int, Sheet] = {}
    found = word_for_word(pile, field, lore, laid)
    outlines: dict[int, Outline] = {}
    for a, b in candidates(field):
        for number in (a, b):
            if number not in outlines:
                outlines[number] = outline(sheet_of(pile, number, laid), lore)
        found[a, b] = with_rewrites(outlines[a], outlines[b], found.get((a, b), []), lore)
    links = {link.id: link for group in found.values() for link in of_pair(group, lore)}
    return sorted(links.values(), key=lambda link: (link.a, link.b, link.id))


def with_rewrites(a: Outline, b: Outline, held: list[Pair], lore: Lore) -> list[Pair]:
    """The passages of two reports and the sentences that one has rewritten."""
    taken = [(item.a_words, item.b_words) for item in held]
    copied = any(shows_copying(item, lore) for item in held)
    rows = rewrites(a, b, taken, copied, lore)
    return [*held, *(Pair(a.sheet, b.sheet, item.a, item.b) for item in rows)]


def shows_copying(found: Pair, lore: Lore) -> bool:
    """Whether a passage is close to the letter, and neither a quotation nor background."""
    close = density(found.runs) >= LOOSE and kind_of(found) != "quotation"
    return close and not is_background(found, lore)


Passages = dict[tuple[int, int], list[Pair]]
"""By numbers of two reports, the smaller first."""


def word_for_word(pile: Pile, field: Field, lore: Lore, laid: dict[int, Sheet]) -> Passages:
    """Passages with equal words that say something."""
    found: Passages = {}
    for match in matches(pile, field):
        if says_something(pile, match, lore):
            sheets = sheet_of(pile, match.a, laid), sheet_of(pile, match.b, laid)
            starts = pile.limits(match.a)[0], pile.limits(match.b)[0]
            found.setdefault((match.a, match.b), []).append(pair(*sheets, match, *starts))
    return found


def sheet_of(pile: Pile, number: int, laid: dict[int, Sheet]) -> Sheet:
    """The report of this number laid out, once."""
    if number not in laid:
        laid[number] = sheet(pile.bodies[number])
    return laid[number]


def of_pair(passages: Sequence[Pair], lore: Lore) -> list[Link]:
    """The links of two reports from all passages they share."""
    if not passages:
        return []
    first = passages[0]
    words = sum(item.a_words[1] - item.a_words[0] for item in passages)
    share = words / min(len(first.a.words), len(first.b.words))
    rows = [replace(in_order(item), share=share) for item in passages]
    return settled([(item, made(item, lore)) for item in rows if not same_words(*ends(item))])


def says_something(pile: Pile, match: Match, lore: Lore) -> bool:
    """Whether enough matched words stand outside known stock phrases and say something."""
    start, end = match.a_span
    words = pile.words[start:end]
    stock = np.flatnonzero(member(grams(words.astype(np.uint64)), stock_hashes(lore)))
    counted = np.zeros(end - start, np.bool_)
    for a, _, size in match.runs:
        counted[a - start : a - start + size] = True
    for k in range(GRAM):
        counted[stock + k] = False
    plain = function_hashes(lore)
    content = sum(word not in plain for word in words[counted].tolist())
    length = int(counted.sum())
    return length >= LEAST and content + length // 6 >= TELLING


def in_order(found: Pair) -> Pair:
    """The passage with the smaller side first."""
    return turned(found) if ends(found)[1] < ends(found)[0] else found


def same_words(a: Side, b: Side) -> bool:
    """Whether both sides are the same stretch of one page, told apart by nesting only."""
    return a.page == b.page and a.span.overlap(b.span) > 0


def ends(found: Pair) -> tuple[Side, Side]:
    """The two sides of a passage."""
    return (
        side(found.a.body, found.a.span(*found.a_words)),
        side(found.b.body, found.b.span(*found.b_words)),
    )


def made(found: Pair, lore: Lore) -> Link:
    """The link of a passage whose sides are in order."""
    a, b = ends(found)
    kind, ruling = kind_of(found), rule(found, lore)
    background = is_background(found, lore)
    words = f"{found.equal} equal words" if found.equal else "the same names and figures"
    why = (words, *(("background",) if background else ()), *ruling.why)
    return Link(link_id(a, b, kind), a, b, kind, ruling.direction, why, background, altered(found))


def side(body: Body, span: Span) -> Side:
    """One end of a link."""
    return Side(body.report.page, body.report.id, span)
