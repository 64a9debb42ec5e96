"""Lexical cohesion: how much the text after a gap speaks of what stood before it.

After Hearst (1997), TextTiling: cosine of word counts in two windows, and how deep the valley is.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from fogline.reports.roles import Marked

WINDOW = 130
NEAR = 12
NAME = re.compile(r"(?<=[\w,;] )([A-Z][\w’'-]{2,})")
STEM = 6


def stems(words: Sequence[str], common: frozenset[str]) -> Counter[str]:
    """Content words cut to six letters: "shelling" and "shelled" stay apart only at the end."""
    low = (w.casefold().removesuffix("'s").removesuffix("’s") for w in words)
    return Counter(w[:STEM] for w in low if len(w) > 3 and w not in common)


def names(text: str) -> Counter[str]:
    """Capitalised words that do not open a sentence: mostly people, places and bodies."""
    return Counter(m[1].casefold()[:STEM] for m in NAME.finditer(text))


class Cohesion:
    """Word counts of every row of a page, ready to compare both sides of a gap."""

    def __init__(self, rows: Sequence[Marked], common: frozenset[str]) -> None:
        running = ("body", "lead", "head")
        self.counts = [
            stems(r.line.words, common) if r.role in running else Counter() for r in rows
        ]
        self.sizes = [len(r.line.words) if r.role in running else 0 for r in rows]
        self.texts = [i for i, size in enumerate(self.sizes) if size]
        self.before = [0, *accumulate(bool(size) for size in self.sizes)]
        seen: Counter[str] = Counter(w for count in self.counts for w in count)
        full = max(1, sum(1 for count in self.counts if count))
        self.weight = {w: math.log(1 + full / n) for w, n in seen.items()}
        self.likeness = [self._likeness(i) for i in range(len(rows))]
        self.names = [names(r.line.text) if r.role in running else Counter() for r in rows]

    def _near(self, at: int, step: int, most: int) -> list[int]:
        """Rows with words before (-1) or from (1) row `at`, until `most` words are reached."""
        k = self.before[at]
        rows = self.texts[max(0, k - most) : k][::-1] if step < 0 else self.texts[k : k + most]
        found, words = [], 0
        for i in rows:
            if words >= most:
                break
            found.append(i)
            words += self.sizes[i]
        return found

    def _window(self, at: int, step: int) -> Counter[str]:
        total = Counter[str]()
        for i in self._near(at, step, WINDOW):
            total.update(self.counts[i])
        return total

    def _likeness(self, at: int) -> float:
        """Cosine of the windows before and from row `at`, 0 to 1."""
        return self.cosine(self._window(at, -1), self._window(at, 1))

    def cosine(self, a: Counter[str], b: Counter[str]) -> float:
        """Cosine of two counts, words weighted by how rare they are on the page."""
        weigh = self.weight
        dot = sum(n * b[w] * weigh[w] ** 2 for w, n in a.items() if w in b)
        norm = math.sqrt(self._square(a) * self._square(b))
        return dot / norm if norm else 0.0

    def _square(self, counts: Counter[str]) -> float:
        return sum((n * self.weight[w]) ** 2 for w, n in counts.items())

    def shared_names(self, at: int) -> float:
        """Share of the names from row `at` on that stand in the text before, 0 to 1."""
        before, after = Counter[str](), Counter[str]()
        for i in self._near(at, -1, 2 * WINDOW):
            before.update(self.names[i])
        for i in self._near(at, 1, WINDOW):
            after.update(self.names[i])
        return sum(w in before for w in after) / len(after) if after else 0.5

    def lowest(self, at: int) -> bool:
        """Whether likeness is lowest here among the two rows of text on either side."""
        near, step = [], 0
        for step in (-1, 1):
            i, seen = at + step, 0
            while 0 < i < len(self.likeness) and seen < 2 and abs(i - at) < NEAR:
                if self.sizes[i]:
                    near.append(self.likeness[i])
                    seen += 1
                i += step
        return all(self.likeness[at] <= other for other in near)

    def drop(self, at: int) -> float:
        """How far likeness falls at row `at` below the peaks on both sides, 0 to 2."""
        here = self.likeness[at]
        return (self._peak(at, -1) - here) + (self._peak(at, 1) - here)

    def _peak(self, at: int, step: int) -> float:
        best = self.likeness[at]
        for i in range(at + step, at + step * NEAR, step):
            if not 0 < i < len(self.likeness) or self.likeness[i] < best - 0.02:
                break
            best = max(best, self.likeness[i])
        return best

    def echo(self, at: int, body: int) -> float:
        """Share of the words of row `at` that the text from `body` repeats, minus before it."""
        words = self.counts[at]
        if not words:
            return 0.0
        after, before = self._window(body, 1), self._window(at, -1)
        return (sum(w in after for w in words) - sum(w in before for w in words)) / len(words)
