"""Shared passages of a pile: candidates by fingerprint, then alignment. No text is read here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import numpy as np

from fogline.lineage.align import (
    Match,
    Run,
    chains,
    cleaned,
    dense_parts,
    extended,
    informative,
    mended,
)
from fogline.lineage.grams import GRAM, NONE, WINDOW
from fogline.lineage.pile import Pile
from fogline.lineage.seeds import Postings, anchored, crowded_groups, seeds, stock_groups
from fogline.lineage.words import I32, I64, U64, Bools

LEAST = 7
"""Matched words outside stock phrases that a passage needs."""
LEAST_CROWDED = 25
"""The same where every word also stands in a crowd of other reports."""
HOPEFUL = 5
"""Matched words that a pair needs before its gaps are looked at."""


@dataclass(frozen=True, slots=True)
class Field:
    """What the whole set of postings says: verdicts by hash, and who may be compared."""

    rows: Postings
    stock: Bools
    crowded: Bools
    only: Set[tuple[int, int]] | None = None
    """Pairs of report numbers to compare, the smaller first; None for all."""
    numbers: I32 | None = None
    """Report number by rank, -1 where the report is not in the pile; None where both agree."""

    def hashes(self, verdict: Bools) -> U64:
        """Sorted hashes of the groups of which the verdict is true."""
        return self.rows.hashes[self.rows.starts[verdict]]


def field_of(rows: Postings, moments: I32, only: Set[tuple[int, int]] | None = None) -> Field:
    """Judge every fingerprint; `moments` by rank of the report."""
    return Field(rows, stock_groups(rows, moments), crowded_groups(rows), only)


def matches(pile: Pile, field: Field) -> list[Match]:
    """All passages that two reports of the pile share."""
    stock = field.hashes(field.stock)
    crowd = np.union1d(stock, field.hashes(field.crowded))
    cover = covers(pile, stock)
    thin = covers(pile, crowd) if len(crowd) > len(stock) else cover
    found = []
    for a, b, runs in paired_runs(pile, field, cover):
        for chain in chains(runs):
            found += accepted(pile, a, b, chain, cover, thin)
    return without_shadows(found)


def covers(pile: Pile, hashes: U64) -> I32:
    """Running count of the pile's words that stand outside these fingerprints.

    Only a report's own chosen fingerprints count, so that a verdict on one touches nobody but its
    holders. A stock phrase shows every few words: holes of up to WINDOW words belong to it, and
    one word on either side.
    """
    at = np.unique(pile.places[member(pile.hashes, hashes)])
    outside = np.ones(len(pile.words) + 1 + GRAM + WINDOW, np.bool_)
    for k in range(GRAM + 2):
        outside[at + k] = False
    outside[0] = False
    gaps = np.diff(at)
    same = np.diff(pile.owner(at)) == 0
    near = np.flatnonzero((gaps > GRAM) & (gaps <= GRAM + WINDOW) & same)
    for k in range(GRAM, GRAM + WINDOW):
        outside[at[near] + np.minimum(k, gaps[near]) + 1] = False
    return np.cumsum(outside[: len(pile.words) + 1], dtype=np.int32)


def member(values: U64, hashes: U64) -> Bools:
    """Which values are among the sorted hashes."""
    if not len(hashes):
        return np.zeros(len(values), np.bool_)
    at = np.searchsorted(hashes, values)
    at[at == len(hashes)] = 0
    found: Bools = (hashes[at] == values) & (values != NONE)
    return found


def paired_runs(pile: Pile, field: Field, cover: I32) -> Iterator[tuple[int, int, list[Run]]]:
    """Equal runs by pair of reports, for pairs with enough of them."""
    left, right = seeds(field.rows, field.stock, field.crowded)
    held = (left >= 0) & (right >= 0)
    begin, other, size = extended(pile.words, left[held], right[held])
    first, second = pile.owner(begin).astype(np.int64), pile.owner(other)
    keys = first * len(pile.bodies) + second
    order = np.lexsort((other, begin, keys))
    keys, begin, other, size = keys[order], begin[order], other[order], size[order]
    hopeful = enough(keys, cover[begin + size] - cover[begin])
    rows = zip(*(array[hopeful].tolist() for array in (keys, begin, other, size)), strict=True)
    for key, group in groupby(rows, key=itemgetter(0)):
        a, b = divmod(key, len(pile.bodies))
        if field.only is None or (a, b) in field.only:
            yield a, b, [(row[1], row[2], row[3]) for row in group]


def candidates(field: Field) -> list[tuple[int, int]]:
    """Pairs of report numbers that share enough names and figures to be compared by sentence."""
    ranks = anchored(field.rows, field.stock, field.crowded)
    numbers = field.numbers
    pairs = [(int(numbers[a]), int(numbers[b])) for a, b in ranks] if numbers is not None else ranks
    return [pair for pair in pairs if min(pair) >= 0 and (field.only is None or pair in field.only)]


def enough(keys: I64, words: I32) -> Bools:
    """Rows of the pairs whose runs hold HOPEFUL informative words together; keys are sorted."""
    if not len(keys):
        return np.zeros(0, np.bool_)
    numbers = np.cumsum(np.append(False, keys[1:] != keys[:-1]))
    many: Bools = np.bincount(numbers, weights=words)[numbers] >= HOPEFUL
    return many


def accepted(
    pile: Pile, a: int, b: int, chain: Sequence[Run], cover: I32, thin: I32
) -> list[Match]:
    """The mended passages of a chain that are dense and informative enough."""
    runs = cleaned(chain)
    if informative(cover, runs) < HOPEFUL - 1:
        return []
    runs = mended(pile.words, runs, (*pile.limits(a), *pile.limits(b)))
    return [
        Match(a, b, tuple(part)) for part in dense_parts(runs) if is_informative(part, cover, thin)
    ]


def is_informative(runs: Sequence[Run], cover: I32, thin: I32) -> bool:
    """Whether enough words stand outside stock phrases, and outside crowds."""
    words = informative(cover, runs)
    return words >= LEAST_CROWDED or (words >= LEAST and informative(thin, runs) >= LEAST)


def without_shadows(found: list[Match]) -> list[Match]:
    """Drop a match whose words lie inside a longer match of the same pair."""
    kept: list[Match] = []
    for _, group in groupby(sorted(found, key=longest_first), key=lambda m: (m.a, m.b)):
        of_pair: list[Match] = []
        for match in group:
            if not any(shadows(other, match) for other in of_pair):
                of_pair.append(match)
        kept += of_pair
    return kept


def longest_first(match: Match) -> tuple[int, int, int, tuple[Run, ...]]:
    """Sort key: by pair, then by length, then by place."""
    return match.a, match.b, -match.words, match.runs


def shadows(longer: Match, match: Match) -> bool:
    """Whether more than half of `match` lies inside `longer`, on both sides."""
    sides = ((longer.a_span, match.a_span), (longer.b_span, match.b_span))
    return all(2 * (min(x[1], y[1]) - max(x[0], y[0])) > y[1] - y[0] for x, y in sides)
