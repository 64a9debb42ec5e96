"""A pile of reports as arrays: word hashes end to end, and the fingerprints chosen among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from fogline.lineage.anchors import anchor_pairs
from fogline.lineage.bodies import Body
from fogline.lineage.grams import chosen, grams
from fogline.lineage.words import I32, I64, U32, U64, Words, joined, words_of

CHUNK = 4_000_000
"""Characters cut into words at a time; bounds memory, changes nothing."""


@dataclass(frozen=True, slots=True)
class Pile:
    """Reports end to end. A word of hash 0 ends each report."""

    bodies: Sequence[Body]
    words: U32
    borders: I64
    """Place of each report's end mark in `words`."""
    hashes: U64
    """Chosen fingerprints, and for each the place of its first word in `words`."""
    places: I32

    def limits(self, number: int) -> tuple[int, int]:
        """`[start, end)` of a report in `words`."""
        start = int(self.borders[number - 1]) + 1 if number else 0
        return start, int(self.borders[number])

    def owner(self, places: I32) -> I32:
        """Numbers of the reports that hold the words at these places."""
        return np.searchsorted(self.borders, places).astype(np.int32)


def chunks(bodies: Sequence[Body]) -> Iterator[Sequence[Body]]:
    """Runs of bodies of at most CHUNK characters (or a single longer one)."""
    begin, size = 0, 0
    for at, item in enumerate(bodies):
        if at > begin and size + len(item.text) > CHUNK:
            yield bodies[begin:at]
            begin, size = at, 0
        size += len(item.text)
    if begin < len(bodies):
        yield bodies[begin:]


def narrowed(hashes: U64) -> U32:
    """32 bits of each word hash; 0 stays the border and nothing else becomes it."""
    short = (hashes >> np.uint64(32)).astype(np.uint32)
    short[(short == 0) & (hashes != 0)] = 1
    return short


def fingerprints(cut: Words, short: U32) -> tuple[U64, I64]:
    """Chosen k-grams (even hashes) and pairs of anchors (odd ones), in order of place."""
    values = grams(short.astype(np.uint64))
    picked = chosen(values)
    pairs, first = anchor_pairs(cut)
    hashes = np.concatenate([values[picked], pairs])
    places = np.concatenate([picked, first])
    order = np.argsort(places, kind="stable")
    return hashes[order], places[order]


def pile_of(bodies: Sequence[Body]) -> Pile:
    """Cut, hash and winnow the bodies."""
    words, hashes, places, at = [], [], [], 0
    for some in chunks(bodies):
        cut = words_of(joined([item.text for item in some]))
        short = narrowed(cut.hashes)
        values, picked = fingerprints(cut, short)
        words.append(short)
        hashes.append(values)
        places.append((picked + at).astype(np.int32))
        at += len(short)
    none = np.zeros(0, np.uint32)
    whole = np.concatenate([none, *words])
    return Pile(
        bodies,
        whole,
        np.flatnonzero(whole == 0),
        np.concatenate([none.astype(np.uint64), *hashes]),
        np.concatenate([none.astype(np.int32), *places]),
    )
