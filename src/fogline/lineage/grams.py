"""Fingerprints: hashes of word k-grams, thinned by winnowing.

Source: Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting",
SIGMOD 2003. Any shared run of GRAM + WINDOW - 1 words shares a fingerprint. The choice looks only
at the words around it, so each report costs itself and nothing else.
"""

from __future__ import annotations

import numpy as np

from fogline.lineage.words import I64, U64, mixed

GRAM = 3
WINDOW = 4
EVEN = np.uint64(0xFFFFFFFFFFFFFFFE)
"""The lowest bit is kept free: pairs of anchors set it."""
NONE = np.uint64(0xFFFFFFFFFFFFFFFF)
_STEP = np.uint64(0x9FB21C651E98DF25)


def grams(hashes: U64) -> U64:
    """The hash of the k-gram at each word; NONE where it would cross a border (hash 0)."""
    out = np.full(len(hashes), NONE, np.uint64)
    count = len(hashes) - GRAM + 1
    if count < 1:
        return out
    total = hashes[:count].copy()
    whole = hashes[:count] != 0
    for k in range(1, GRAM):
        total *= _STEP
        total += hashes[k : k + count]
        whole &= hashes[k : k + count] != 0
    out[:count] = np.where(whole, mixed(total) & EVEN, NONE)
    return out


def chosen(values: U64) -> I64:
    """Places of the smallest hash of every window; expects WINDOW - 1 borders between reports."""
    padded = np.append(values, np.full(WINDOW - 1, NONE, np.uint64))
    low = values.copy()
    at = np.zeros(len(values), np.int64)
    for k in range(1, WINDOW):
        other = padded[k : k + len(values)]
        less = other < low
        low[less] = other[less]
        at[less] = k
    picked = np.zeros(len(values), np.bool_)
    real = values != NONE
    picked[(np.arange(len(values)) + at)[real]] = True
    return np.flatnonzero(picked & real)
