"""From postings to seeds: which fingerprints may join which reports.

Every decision here is a view of the whole set of postings, so no order of arrival shows:
a fingerprint seen at more than STALE moments is stock and joins nothing; one that more than CROWD
reports hold within a few moments (a big story) joins each of them to the earliest only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from fogline.lineage.anchors import ANCHOR
from fogline.lineage.words import I32, I64, U64, Bools

STALE = 12
"""Moments (days, or undated pages) at which a fingerprint may occur before it counts as stock."""
ANCHORS = 3
"""Pairs of anchors that two reports must share to be compared sentence by sentence."""
CROWD = 60
"""Reports that may share a fingerprint before pairs become a star around the earliest."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Fingerprints sorted by hash, then by rank of the report, then by place."""

    hashes: U64
    ranks: I32
    """Position of the report in the order (public moment, id)."""
    places: I32
    groups: I32
    """Number of the distinct hash each row belongs to."""
    starts: I64
    """First row of each group."""


def postings(hashes: U64, ranks: I32, places: I32) -> Postings:
    """Sort fingerprints into groups of one hash; rows come by rank and place, and stay so.

    What only one row holds is left out.
    """
    order = np.argsort(hashes, kind="stable")
    sorted_ = hashes[order]
    same = np.zeros(len(order) + 1, np.bool_)
    same[1:-1] = sorted_[1:] == sorted_[:-1]
    held = same[:-1] | same[1:]
    new = ~same[:-1][held]
    groups = (np.cumsum(new) - 1).astype(np.int32)
    order = order[held]
    return Postings(sorted_[held], ranks[order], places[order], groups, np.flatnonzero(new))


def distinct(groups: I32, values: I32, count: int) -> I64:
    """How many distinct values each group holds; values must ascend within a group."""
    new = np.ones(len(groups), np.bool_)
    new[1:] = (groups[1:] != groups[:-1]) | (values[1:] != values[:-1])
    return np.bincount(groups[new], minlength=count)


def stock_groups(rows: Postings, moments: I32) -> Bools:
    """Groups that are stock; `moments` by rank of the report, ascending."""
    return distinct(rows.groups, moments[rows.ranks], len(rows.starts)) > STALE


def crowded_groups(rows: Postings) -> Bools:
    """Groups that more than CROWD reports share."""
    return distinct(rows.groups, rows.ranks, len(rows.starts)) > CROWD


def seeds(rows: Postings, stock: Bools, crowded: Bools) -> tuple[I32, I32]:
    """Places that two reports share; the left place is of the report that comes first in rank."""
    words = rows.hashes[rows.starts] & ANCHOR == 0
    plain = (words & ~stock & ~crowded)[rows.groups]
    star = (words & ~stock & crowded)[rows.groups]
    pairs = [_all_pairs(rows, plain), _star_pairs(rows, star)]
    left, right = (np.concatenate(side) for side in zip(*pairs, strict=True))
    return left, right


def anchored(rows: Postings, stock: Bools, crowded: Bools) -> list[tuple[int, int]]:
    """Pairs of ranks that share ANCHORS distinct pairs of anchors or more."""
    pairs = rows.hashes[rows.starts] & ANCHOR == 1
    keep = (pairs & ~stock & ~crowded)[rows.groups]
    first = np.ones(len(rows.ranks), np.bool_)
    first[1:] = (rows.groups[1:] != rows.groups[:-1]) | (rows.ranks[1:] != rows.ranks[:-1])
    left, right = _all_pairs(replace(rows, places=rows.ranks), keep & first)
    keys = np.sort(left.astype(np.int64) << 32 | right)
    start = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])[: len(keys)])
    counts = np.diff(np.append(start, len(keys)))
    found = keys[start[counts >= ANCHORS]]
    return list(zip((found >> 32).tolist(), (found & 0xFFFFFFFF).tolist(), strict=True))


def _all_pairs(rows: Postings, keep: Bools) -> tuple[I32, I32]:
    """Every two places of one group in different reports."""
    groups, ranks, places = rows.groups[keep], rows.ranks[keep], rows.places[keep]
    left, right = [places[:0]], [places[:0]]
    for step in range(1, len(groups)):
        same = groups[step:] == groups[:-step]
        if not same.any():
            break
        same &= ranks[step:] != ranks[:-step]
        left.append(places[:-step][same])
        right.append(places[step:][same])
    return np.concatenate(left), np.concatenate(right)


def _star_pairs(rows: Postings, keep: Bools) -> tuple[I32, I32]:
    """The first place of each group with every other one."""
    centre = rows.starts[rows.groups[keep]]
    other = rows.ranks[centre] != rows.ranks[keep]
    return rows.places[centre][other], rows.places[keep][other]
