"""Which blocks of a page an extractor kept: its words laid along the page's own blocks, in order.

Extractors lose mark-up, headings and captions; the walk keeps all. Laying one along the other gives
both: the extractor's judgement and the page's own structure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+")
_GRAM = 4
_SAME = 0.7
"""Share of a block's 4-grams that the extractor's text must hold."""
_NEAR = 2
"""How far the place of the nth of equal blocks may be from the nth place."""
Words = list[str]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block's words may stand in the extractor's text, as word numbers."""

    block: int
    start: int
    end: int


def words(text: str) -> Words:
    """Words, each CJK character one, without punctuation."""
    return _WORD.findall(text)


def kept(blocks: Sequence[str], extracted: str) -> list[bool]:
    """For each block whether `extracted` holds it, in this order and each stretch used once."""
    text, cut = words(extracted), [words(block) for block in blocks]
    chain = _heaviest_chain(_places(cut, text), len(text))
    flags = [False] * len(blocks)
    for place in chain:
        flags[place.block] = True
    for before, after in pairwise(chain):
        _mark_short(
            cut, text[before.end : after.start], range(before.block + 1, after.block), flags
        )
    return flags


def _places(blocks: list[Words], text: Words) -> list[_Place]:
    """The candidate places of every block of four words or more."""
    index: dict[tuple[str, ...], list[int]] = {}
    for at, gram in enumerate(_grams(text)):
        index.setdefault(gram, []).append(at)
    places, seen = [], Counter[int]()
    for number, block in enumerate(blocks):
        grams = _grams(block)
        hits = [(index[gram], at) for at, gram in enumerate(grams) if gram in index]
        if hits and len(hits) >= _SAME * len(grams):
            found, at = min(hits, key=lambda hit: len(hit[0]))
            nth = seen[found[0]]
            starts = [max(0, start - at) for start in found[max(0, nth - _NEAR) : nth + _NEAR + 1]]
            places += [_Place(number, start, start + len(block)) for start in starts]
            seen[found[0]] += 1
    return places


def _grams(of: Words) -> list[tuple[str, ...]]:
    return list(zip(*(of[shift:] for shift in range(_GRAM)), strict=False))


def _heaviest_chain(places: list[_Place], length: int) -> list[_Place]:
    """The places in order, one a block, that together hold the most words.

    A Fenwick tree over ends holds the best chain up to each word, so time is n log n.
    """
    best: list[tuple[int, int]] = [(0, -1)] * (length + 2)
    weights, before = [0] * len(places), [-1] * len(places)
    at = 0
    while at < len(places):
        to = at
        while to < len(places) and places[to].block == places[at].block:
            place = places[to]
            weight, before[to] = _best_up_to(best, min(place.start + _GRAM - 1, length))
            weights[to] = weight + place.end - place.start
            to += 1
        for number in range(at, to):
            _raise(best, min(places[number].end, length), (weights[number], number))
        at = to
    number = max(range(len(places)), key=weights.__getitem__, default=-1)
    chain = []
    while number >= 0:
        chain.append(places[number])
        number = before[number]
    return chain[::-1]


def _best_up_to(tree: list[tuple[int, int]], end: int) -> tuple[int, int]:
    found, at = (0, -1), end + 1
    while at > 0:
        found = max(found, tree[at])
        at -= at & -at
    return found


def _raise(tree: list[tuple[int, int]], end: int, value: tuple[int, int]) -> None:
    at = end + 1
    while at < len(tree):
        tree[at] = max(tree[at], value)
        at += at & -at


def _mark_short(blocks: list[Words], gap: Words, between: range, flags: list[bool]) -> None:
    """Mark blocks of one to three words where the gap between two kept blocks holds them."""
    at = 0
    for number in between:
        block = blocks[number]
        if not 0 < len(block) < _GRAM:
            continue
        for start in range(at, len(gap) - len(block) + 1):
            if gap[start : start + len(block)] == block:
                flags[number], at = True, start + len(block)
                break
