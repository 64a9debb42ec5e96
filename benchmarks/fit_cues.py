"""Fit the weights in `reports/cues.py`: logistic regression on half of the articles.

    .venv/bin/python benchmarks/fit_cues.py

prints the two tables. The bias is moved so that a log-odds of 0 gives the best F1 on the same half;
`benchmarks/split.py` measures on the other half.
"""

from __future__ import annotations

import random
from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from benchmarks.digests import Digest, digests, halves, single
from benchmarks.knowledge import outlets, page_of
from fogline.reports import cues
from fogline.reports.heads import heads
from fogline.reports.lines import lines_of
from fogline.reports.roles import marked
from fogline.reports.segment import candidates, first_row

Floats = NDArray[np.float64]


def rows_of(digest: Digest) -> list[tuple[str, list[float], bool]]:
    """(table, cue values, whether a report begins) of every candidate row."""
    known = outlets()
    rows = marked(lines_of(page_of(digest.text)), known)
    seen = cues.sight(rows, heads(rows), known)
    starts = {start for start, _ in digest.spans}
    found = []
    for at in candidates(seen, first_row(rows, seen.heads)):
        name, table = ("HEAD", cues.HEAD_CUES) if at in seen.heads else ("TEXT", cues.TEXT_CUES)
        found.append((name, [cue(seen, at) for cue, _ in table], rows[at].line.start in starts))
    return found


def fit(x: Floats, y: Floats, ridge: float = 3e-4, steps: int = 4000) -> tuple[Floats, float]:
    """Weights and bias by Adam on the ridge-penalised logistic loss."""
    w = np.zeros(x.shape[1] + 1)
    x1, m, v = np.hstack([x, np.ones((len(x), 1))]), np.zeros_like(w), np.zeros_like(w)
    for t in range(1, steps + 1):
        p = 1 / (1 + np.exp(-(x1 @ w)))
        g = x1.T @ (p - y) / len(y) + ridge * np.append(w[:-1], 0)
        m, v = 0.9 * m + 0.1 * g, 0.99 * v + 0.01 * g * g
        w -= 0.05 * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.99**t)) + 1e-8)
    return w[:-1], float(w[-1])


def best_shift(z: Floats, y: Floats) -> float:
    """The threshold on log-odds with the best F1."""

    def f1(t: float) -> float:
        return float(2 * ((z > t) & (y > 0)).sum() / ((z > t).sum() + y.sum()))

    return max(np.arange(-3, 2, 0.1).tolist(), key=f1)


def main() -> None:
    pools, _ = halves()
    rng = random.Random(3)
    pages = digests(pools, 1100, seed=1) + [single(a, rng) for pool in pools for a in 4 * pool]
    data = defaultdict(list)
    for page in pages:
        for name, values, begins in rows_of(page):
            data[name].append((values, begins))
    for name, table in (("HEAD", cues.HEAD_CUES), ("TEXT", cues.TEXT_CUES)):
        x = np.array([values for values, _ in data[name]])
        y = np.array([begins for _, begins in data[name]], float)
        w, bias = fit(x, y)
        print(f"{name}_CUES: Table = (")
        for (cue, _), weight in zip(table, w, strict=True):
            print(f"    ({cue.__name__}, {weight:.1f}),")
        print(f")\n{name}_BIAS = {bias - best_shift(x @ w + bias, y):.1f}")


if __name__ == "__main__":
    main()
