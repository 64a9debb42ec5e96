"""Anchors: the names and numbers that a rewrite keeps, as fingerprints of pairs in one sentence.

A spinner replaces "killed" by "slain" and turns sentences round, but "23" and "Russia" stay
together. Pairs with a number are all kept, one in RARE of the pairs of names.
"""

from __future__ import annotations

import numpy as np

from fogline.lineage.words import CAPITAL, I64, NUMBER, OPENER, U64, Bools, Words, mixed

AHEAD = 3
"""Anchors with which each anchor is paired."""
APART = 20
"""Words between two anchors of a pair."""
RARE = np.uint64(4)
ANCHOR = np.uint64(1)
"""The lowest bit of a fingerprint says that it is a pair of anchors."""
_STEP = np.uint64(0xD6E8FEB86659FD93)


def are_anchors(flags: object) -> Bools:
    """Numbers, and capitals that open no sentence."""
    marks = np.asarray(flags, np.uint8)
    names: Bools = (marks & CAPITAL != 0) & (marks & OPENER == 0)
    return np.asarray((marks & NUMBER != 0) | names, np.bool_)


def anchor_pairs(words: Words) -> tuple[U64, I64]:
    """Fingerprints of pairs of anchors, and the place of the first word of each."""
    at = np.flatnonzero(are_anchors(words.flags))
    sentence = np.cumsum(words.flags & OPENER != 0)[at]
    number = (words.flags & NUMBER != 0)[at]
    stems = words.stems[at]
    hashes, places = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
    for step in range(1, min(AHEAD + 1, len(at))):
        left, right = stems[:-step], stems[step:]
        low, high = np.minimum(left, right), np.maximum(left, right)
        value = mixed(low * _STEP + high) | ANCHOR
        keep = (sentence[:-step] == sentence[step:]) & (left != right)
        keep &= at[step:] - at[:-step] <= APART
        keep &= number[:-step] | number[step:] | ((value >> np.uint64(8)) % RARE == 0)
        hashes.append(value[keep])
        places.append(at[:-step][keep])
    return np.concatenate(hashes), np.concatenate(places)
