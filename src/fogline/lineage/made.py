"""Fingerprints to links: passages of two reports, what kind they are, who took them from whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from fogline.lineage.align import Match, density
from fogline.lineage.background import LOOSE, is_background, settled
from fogline.lineage.bodies import Body
from fogline.lineage.direction import rule
from fogline.lineage.grams import GRAM, grams
from fogline.lineage.kinds import Pair, Sheet, altered, kind_of, pair, sheet, turned
from fogline.lineage.lore import Lore, function_hashes, stock_hashes
from fogline.lineage.matches import LEAST, Field, candidates, matches, member
from fogline.lineage.paraphrase import Outline, outline, rewrites
from fogline.lineage.pile import Pile
from fogline.nouns import Link, Side, Span, link_id

TELLING = 6
"""Weight a passage needs: one for a word that is no function word, a sixth for any word."""


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
