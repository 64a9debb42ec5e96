"""Rewrites without common word runs: numbers, names and rare words that stay together.

Sentences of two reports are compared as bags of stems. A spun sentence keeps most of what its
source holds and adds little; two reporters at one event share some figures and names, but cut the
facts into sentences of their own. One alike sentence is chance, two are not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from fogline.lineage.anchors import are_anchors
from fogline.lineage.background import told_words
from fogline.lineage.kinds import Sheet
from fogline.lineage.lore import Lore, function_hashes
from fogline.lineage.pile import narrowed
from fogline.lineage.words import NUMBER, OPENER, Bools

NUMBER_WEIGHT, NAME_WEIGHT, WORD_WEIGHT = 2.0, 1.5, 1.0
SHORTEST = 7
"""Words of the shortest sentence that is compared."""
ALIKE = 0.55
"""Dice coefficient of two sentences that shows a rewrite; set on spun news texts."""
KIN = 0.38
"""The same for further sentences of reports that are a rewrite already."""
SENTENCES, PROOF = 2, 15.0
"""Alike sentences, and the weight they must share together, before anything counts."""
LEAST = 4.5
"""Weight that two sentences must share."""

Stretch = tuple[int, int]
Taken = tuple[Stretch, Stretch]


@dataclass(frozen=True, slots=True)
class Gist:
    """A sentence as the weights of its stems; `span` is `[first, last)` in words."""

    span: Stretch
    weights: dict[int, float]
    anchors: frozenset[int]

    @property
    def total(self) -> float:
        """The weight of all stems."""
        return sum(self.weights.values())


@dataclass(frozen=True, slots=True, order=True)
class Rewrite:
    """Two sentences that tell the same in other words."""

    alike: float
    shared: float
    a: Stretch
    b: Stretch


@dataclass(frozen=True, slots=True)
class Outline:
    """A report as the gists of its sentences, background left out."""

    sheet: Sheet
    gists: tuple[Gist, ...]


def outline(sheet: Sheet, lore: Lore) -> Outline:
    """Weigh all sentences of a report."""
    everything = np.ones(len(sheet.words), np.bool_)
    plain = function_hashes(lore)
    return Outline(
        sheet,
        tuple(
            gist(sheet, first, last, everything, plain)
            for first, last in sentences(sheet)
            if not told_words(sheet, first, last, lore)
        ),
    )


def rewrites(
    a: Outline, b: Outline, taken: Sequence[Taken], copied: bool, lore: Lore
) -> list[Rewrite]:
    """Sentences of two reports of which one is the other rewritten; `taken` are known passages.

    `copied` says that the passages show copying already; then every alike sentence counts. Two
    texts of one agency are its own versions of a story, and one voice anyhow.
    """
    if set(a.sheet.body.report.wire) & set(b.sheet.body.report.wire):
        return []
    left = without(a, [one for one, _ in taken], lore)
    right = without(b, [other for _, other in taken], lore)
    found = matched(left, right)
    proof = [item for item in found if item.alike >= ALIKE]
    firm = len(proof) >= SENTENCES and sum(item.shared for item in proof) >= PROOF
    return found if firm else proof if copied else []


def without(outline: Outline, taken: Sequence[Stretch], lore: Lore) -> Sequence[Gist]:
    """The sentences that no passage covers by half, their words in passages left out."""
    if not taken:
        return outline.gists
    free = np.ones(len(outline.sheet.words), np.bool_)
    for first, last in taken:
        free[first:last] = False
    return [
        gist(outline.sheet, *item.span, free, function_hashes(lore))
        for item in outline.gists
        if 2 * int(free[slice(*item.span)].sum()) > item.span[1] - item.span[0]
    ]


def sentences(sheet: Sheet) -> list[Stretch]:
    """Stretches of words from one opener to the next, SHORTEST words long at least."""
    openers = np.flatnonzero(sheet.words.flags & OPENER != 0).tolist()
    return [
        (first, last)
        for first, last in pairwise([*openers, len(sheet.words)])
        if last - first >= SHORTEST
    ]


def gist(sheet: Sheet, first: int, last: int, free: Bools, plain: frozenset[int]) -> Gist:
    """Weigh the stems of one sentence; function words and words of passages weigh nothing."""
    words = sheet.words
    weights: dict[int, float] = {}
    anchors = set()
    at = first + np.flatnonzero(free[first:last])
    rows = zip(
        words.stems[at].tolist(),
        narrowed(words.hashes[at]).tolist(),
        (words.flags[at] & NUMBER != 0).tolist(),
        are_anchors(words.flags[at]).tolist(),
        strict=True,
    )
    for stem, word, number, anchor in rows:
        if anchor:
            anchors.add(stem)
        elif word in plain:
            continue
        weight = NUMBER_WEIGHT if number else NAME_WEIGHT if anchor else WORD_WEIGHT
        weights[stem] = max(weight, weights.get(stem, 0.0))
    return Gist((first, last), weights, frozenset(anchors))


def matched(left: Sequence[Gist], right: Sequence[Gist]) -> list[Rewrite]:
    """Pairs of kin sentences, each sentence once, the most alike first."""
    by_anchor: dict[int, set[int]] = defaultdict(set)
    for n, other in enumerate(right):
        for anchor in other.anchors:
            by_anchor[anchor].add(n)
    found = [
        compared(one, right[n])
        for one in left
        for n in sorted(set().union(*(by_anchor[anchor] for anchor in one.anchors)))
    ]
    kept: list[Rewrite] = []
    for item in sorted(found, reverse=True):
        free = all(item.a != other.a and item.b != other.b for other in kept)
        if free and item.alike >= KIN and item.shared >= LEAST:
            kept.append(item)
    return kept


def compared(one: Gist, other: Gist) -> Rewrite:
    """Dice coefficient of the weights of two sentences."""
    shared = sum(min(w, other.weights[s]) for s, w in one.weights.items() if s in other.weights)
    return Rewrite(2 * shared / max(1.0, one.total + other.total), shared, one.span, other.span)
