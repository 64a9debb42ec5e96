"""From shared fingerprints to passages: extend exactly, chain along the diagonal, mend the gaps.

All places are indices into one array of word hashes (reports one after another, a border between).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from fogline.lineage.words import I32, I64, U32

GAP = 25
"""Words that may lie between two equal stretches of one passage."""
BAND = 8
"""How far two neighbouring stretches may shift against each other, in words."""
REACH = 200
"""Words one exact extension may go at a time."""

FIRM = 3
"""Words of a run that cannot well be chance."""
DENSE = 0.45
"""Share of a passage that firm runs must make up."""

Run = tuple[int, int, int]
"""Equal stretch: first place in a, first place in b, words."""


@dataclass(frozen=True, slots=True)
class Match:
    """A passage two reports share: equal runs in order, places in the pile."""

    a: int
    b: int
    """Numbers of the reports in the pile."""
    runs: tuple[Run, ...]

    @property
    def a_span(self) -> tuple[int, int]:
        """`[start, end)` in words of the first report."""
        return self.runs[0][0], self.runs[-1][0] + self.runs[-1][2]

    @property
    def b_span(self) -> tuple[int, int]:
        """`[start, end)` in words of the second report."""
        return self.runs[0][1], self.runs[-1][1] + self.runs[-1][2]

    @property
    def words(self) -> int:
        """Equal words."""
        return sum(run[2] for run in self.runs)


def extended(words: U32, left: I32, right: I32) -> tuple[I32, I32, I64]:
    """Grow seeds both ways while words are equal; returns distinct (left, right, length)."""
    ahead = _reach(words, left, right, 1)
    behind = _reach(words, left, right, -1) - 1
    begin = (left - behind).astype(np.int32)
    other = (right - behind).astype(np.int32)
    size = ahead + behind
    keep = _distinct(begin, other)
    return begin[keep], other[keep], size[keep]


def _reach(words: U32, left: I32, right: I32, step: int) -> I64:
    """How many words agree from each seed on, in one direction; borders (0) never agree."""
    reach = np.zeros(len(left), np.int64)
    active = np.arange(len(left))
    at_left, at_right = left.copy(), right.copy()
    while len(active):
        same = (words[at_left] == words[at_right]) & (words[at_left] != 0)
        active, at_left, at_right = active[same], at_left[same] + step, at_right[same] + step
        reach[active] += 1
    return reach


def _distinct(first: I32, second: I32) -> I64:
    """Indices of distinct pairs, in order of the pairs."""
    order = np.lexsort((second, first))
    a, b = first[order], second[order]
    new = np.append(True, (a[1:] != a[:-1]) | (b[1:] != b[:-1]))
    keep: I64 = order[new[: len(order)]]
    return keep


def chains(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Group the runs of one pair of reports (sorted by place in a) into passages."""
    open_chains: list[list[Run]] = []
    for run in runs:
        fitting = [chain for chain in open_chains if follows(chain[-1], run)]
        if fitting:
            min(fitting, key=lambda chain: closeness(chain[-1], run)).append(run)
        else:
            open_chains.append([run])
        done = [c for c in open_chains if run[0] - (c[-1][0] + c[-1][2]) > GAP]
        if done:
            yield from done
            open_chains = [c for c in open_chains if c not in done]
    yield from open_chains


def follows(before: Run, run: Run) -> bool:
    """Whether `run` may continue a passage that ends with `before`."""
    gap_a = run[0] - (before[0] + before[2])
    gap_b = run[1] - (before[1] + before[2])
    return -BAND <= gap_a <= GAP and -BAND <= gap_b <= GAP and shift(before, run) <= BAND + min(
        max(gap_a, 0), max(gap_b, 0)
    ) // 2 and run[0] > before[0] and run[1] > before[1]  # fmt: skip


def shift(before: Run, run: Run) -> int:
    """Words inserted on one side between two runs."""
    return abs((run[0] - run[1]) - (before[0] - before[1]))


def closeness(before: Run, run: Run) -> tuple[int, int, int]:
    """Sort key: the nearest chain first."""
    return shift(before, run), run[0] - before[0], before[1]


def cleaned(chain: Sequence[Run]) -> list[Run]:
    """The runs of a chain without overlaps on either side."""
    out: list[Run] = []
    for a, b, size in chain:
        if out:
            before = out[-1]
            cut = max(before[0] + before[2] - a, before[1] + before[2] - b, 0)
            a, b, size = a + cut, b + cut, size - cut
        if size > 0:
            out.append((a, b, size))
    return out


def mended(words: U32, chain: Sequence[Run], limits: tuple[int, int, int, int]) -> list[Run]:
    """Fill the gaps of a chain and its ends with shorter equal runs.

    `limits` are `[start, end)` of both reports. Inside gaps single equal words count; at the ends
    two in a row are needed, so that a chance "the" does not stretch a passage.
    """
    a_low, a_high, b_low, b_high = limits
    runs = cleaned(chain)
    first, last = runs[0], runs[-1]
    a_end, b_end = last[0] + last[2], last[1] + last[2]
    out = tail(words, first[0], first[1], a_low, b_low, -1)
    for before, run in pairwise(runs):
        out.append(before)
        a, b = before[0] + before[2], before[1] + before[2]
        out += common(words[a : run[0]].tolist(), words[b : run[1]].tolist(), a, b, 1)
    out.append(last)
    return out + tail(words, a_end, b_end, a_high, b_high, 1)


def tail(words: U32, a: int, b: int, a_limit: int, b_limit: int, step: int) -> list[Run]:
    """Equal runs beyond one end of a passage, in order of place."""
    out: list[Run] = []
    while True:
        if step > 0:
            left = words[a : min(a + BAND, a_limit)].tolist()
            right = words[b : min(b + BAND, b_limit)].tolist()
        else:
            left = words[max(a - BAND, a_limit) : a][::-1].tolist()
            right = words[max(b - BAND, b_limit) : b][::-1].tolist()
        found = nearest(left, right, 2)
        if not found:
            return out if step > 0 else out[::-1]
        i, j, size = found
        out.append((a + i, b + j, size) if step > 0 else (a - i - size, b - j - size, size))
        a, b = a + step * (i + size), b + step * (j + size)


def nearest(left: list[int], right: list[int], least: int) -> Run | None:
    """The equal run of `least` words or more that skips the fewest words."""
    best: tuple[int, int, int] | None = None
    for i, word in enumerate(left):
        if best and i >= best[0]:
            break
        for j, other in enumerate(right):
            if word == other and (best is None or i + j < best[0]):
                size = equal(left, right, i, j)
                if size >= least:
                    best = (i + j, i, size)
    return (best[1], best[0] - best[1], best[2]) if best else None


def equal(left: list[int], right: list[int], i: int, j: int) -> int:
    """Equal words from two places on."""
    size = 0
    while i + size < len(left) and j + size < len(right) and left[i + size] == right[j + size]:
        size += 1
    return size


def common(left: list[int], right: list[int], a: int, b: int, least: int) -> list[Run]:
    """Equal runs between two short lists of words, in order, nearest first."""
    out: list[Run] = []
    i = j = 0
    while found := nearest(left[i:], right[j:], least):
        out.append((a + i + found[0], b + j + found[1], found[2]))
        i, j = i + found[0] + found[2], j + found[1] + found[2]
    return out


def informative(cover: I32, runs: Sequence[Run]) -> int:
    """Matched words that no stock phrase covers; `cover` is the running count of such words."""
    return int(sum(cover[a + size] - cover[a] for a, _, size in runs))


def density(runs: Sequence[Run]) -> float:
    """Words in firm runs over the words of the longer side; a gap counts for GAP / 2 at most."""
    firm = sum(size for _, _, size in runs if size >= FIRM)
    equal = sum(size for _, _, size in runs)
    gaps = [
        [min(run[side] - before[side] - before[2], GAP // 2) for before, run in pairwise(runs)]
        for side in (0, 1)
    ]
    return firm / (equal + max(sum(gaps[0]), sum(gaps[1])))


def dense_parts(runs: list[Run]) -> Iterator[list[Run]]:
    """A passage as it is, or cut at its widest gaps until its parts are dense.

    Two reports of like events share "killed in ... in the province of ...": such scattered words
    make no passage.
    """
    if density(runs) >= DENSE:
        yield runs
    elif len(runs) > 1:
        widest = max(range(1, len(runs)), key=lambda n: (gap(runs[n - 1], runs[n]), -n))
        yield from dense_parts(runs[:widest])
        yield from dense_parts(runs[widest:])


def gap(before: Run, run: Run) -> int:
    """Words between two runs, on the side that has more."""
    return max(run[0] - before[0], run[1] - before[1]) - before[2]
