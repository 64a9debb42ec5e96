"""From the model's scores to trees and spans, in numpy.

Trees: best head per word where that is a tree already, else the maximum spanning tree with one root
(Chu and Liu 1965, Edmonds 1967). Spans: best BIO path in which I-X follows B-X or I-X only (Viterbi
1967), run just on sentences whose best tags break that rule.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

NEVER = -1e9
ROOT_COST = 1e6
"""Taken off every root arc, so that the best tree has just one of them."""


def trees(arc: Floats, lengths: Ints) -> tuple[Ints, NDArray[np.bool_]]:
    """Heads (sentence, word), 0 the root, and which sentences needed the tree search.

    `arc` holds scores (sentence, word, 1 + head); words past a sentence's length get head 0.
    """
    heads = arc.argmax(-1)
    inside = np.arange(arc.shape[1]) < lengths[:, None]
    heads[~inside] = 0
    broken = ~are_trees(heads, inside)
    for b in np.flatnonzero(broken):
        n = int(lengths[b])
        heads[b, :n] = spanning_tree(arc[b, :n, : n + 1])
    return heads, broken


def are_trees(heads: Ints, inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether each row of heads is a tree with a single root; all words must reach place 0."""
    roots = ((heads == 0) & inside).sum(1)
    up = np.concatenate([np.zeros_like(heads[:, :1]), heads], 1)
    for _ in range(max(1, int(up.shape[1]).bit_length())):
        up = np.take_along_axis(up, up, 1)
    return np.asarray((roots == 1) & (up == 0).all(1))


def spanning_tree(arc: Floats) -> Ints:
    """Heads of the best single-rooted tree; `arc` (word, 1 + head) of one sentence."""
    n = arc.shape[0]
    score = np.full((n + 1, n + 1), NEVER)
    score[1:] = arc - np.logaddexp.reduce(arc.astype(np.float64), axis=1, keepdims=True)
    score[1:, 0] -= ROOT_COST
    score[np.arange(n + 1), np.arange(n + 1)] = NEVER
    return _edmonds(score)[1:]


def _edmonds(score: NDArray[np.float64]) -> Ints:
    """Best heads for `score[dependent, head]`; node 0 is the root. Cycles are shrunk one by one."""
    heads: Ints = score.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle.size:
        return heads
    rest = np.setdiff1d(np.arange(len(score)), cycle)
    m = len(rest)
    small = np.full((m + 1, m + 1), NEVER)
    small[:m, :m] = score[np.ix_(rest, rest)]
    enter = score[np.ix_(cycle, rest)] - score[cycle, heads[cycle]][:, None]
    small[m, :m], entry = enter.max(0), cycle[enter.argmax(0)]
    leave = score[np.ix_(rest, cycle)]
    small[:m, m], exit_ = leave.max(1), cycle[leave.argmax(1)]
    small[0] = NEVER
    small[np.arange(m + 1), np.arange(m + 1)] = NEVER
    above = _edmonds(small)
    for i in range(1, m):
        heads[rest[i]] = exit_[i] if above[i] == m else rest[above[i]]
    heads[entry[above[m]]] = rest[above[m]]
    return heads


def _cycle(heads: Ints) -> Ints:
    """The nodes of one cycle of the head graph, or none."""
    seen = np.zeros(len(heads), np.int64)
    seen[0] = -1
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while seen[node] == 0:
            seen[node] = start
            path.append(node)
            node = int(heads[node])
        if seen[node] == start:
            return np.array(path[path.index(node) :])
        seen[path] = -1
    return np.array([], np.int64)


def tag_paths(scores: Floats, lengths: Ints, tags: Sequence[str]) -> Ints:
    """Best permitted BIO tags (sentence, word); `scores` (sentence, word, tag) are log weights."""
    ban = np.array([[_banned(a, b) for b in tags] for a in tags])
    best: Ints = scores.argmax(-1)
    before = np.concatenate([np.zeros_like(best[:, :1]), best[:, :-1]], 1)
    inside = np.arange(best.shape[1]) < lengths[:, None]
    for b in np.flatnonzero((ban[before, best] & inside).any(1)):
        n = int(lengths[b])
        best[b, :n] = _viterbi(scores[b, :n], ban)
    best[~inside] = 0
    return best


def _banned(a: str, b: str) -> bool:
    return b[0] == "I" and (a[0] == "O" or a[1:] != b[1:])


def _viterbi(scores: Floats, ban: NDArray[np.bool_]) -> Ints:
    cost = np.where(ban, NEVER, 0.0)
    value = scores[0] + cost[0]
    back = np.zeros(scores.shape, np.int64)
    for t in range(1, len(scores)):
        step = value[:, None] + cost
        back[t] = step.argmax(0)
        value = step.max(0) + scores[t]
    path = np.zeros(len(scores), np.int64)
    path[-1] = value.argmax()
    for t in range(len(scores) - 1, 0, -1):
        path[t - 1] = back[t, path[t]]
    return path


def tag_spans(path: Sequence[int], tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Spans (first word, end word, label) of one permitted tag path."""
    out: list[tuple[int, int, str]] = []
    for i, k in enumerate(path):
        tag = tags[k]
        if tag[0] == "B":
            out.append((i, i + 1, tag[2:]))
        elif tag[0] == "I":
            out[-1] = (out[-1][0], i + 1, out[-1][2])
    return out
