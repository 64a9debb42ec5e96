"""What kind of reuse a shared passage is, and what was altered in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from fogline.lineage.align import Match, Run
from fogline.lineage.bodies import Body
from fogline.lineage.quoted import quoted, share
from fogline.lineage.words import CAPITAL, NUMBER, OPENER, Words, joined, words_of
from fogline.nouns import Altered, Span

QUOTED = 0.8
"""Share of a passage inside quotation marks from which it counts as quoted."""
FRAME = 5
"""Words outside the marks that may go with a quotation ("he told reporters")."""
SWAP = 4
"""Longest stretch, in words, that counts as altered and not as rewritten."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report laid out for comparison: its body, words and quoted stretches."""

    body: Body
    words: Words
    quotes: list[tuple[int, int]]

    def text(self, first: int, last: int) -> str:
        """The text of the words `[first, last)`."""
        return self.body.text[int(self.words.starts[first]) : int(self.words.ends[last - 1])]

    def span(self, first: int, last: int) -> Span:
        """The stretch of the page that holds the words `[first, last)`."""
        return self.body.span(int(self.words.starts[first]), int(self.words.ends[last - 1]))


def sheet(body: Body) -> Sheet:
    """Lay out a report; its words are those of the pile, without the border."""
    return Sheet(body, words_of(joined([body.text])), quoted(body.text))


@dataclass(frozen=True, slots=True)
class Pair:
    """A shared passage with both sheets; places count from the start of each report.

    A rewrite has no equal runs.
    """

    a: Sheet
    b: Sheet
    a_words: tuple[int, int]
    """`[first, last)` word of the passage in a."""
    b_words: tuple[int, int]
    runs: tuple[Run, ...] = ()
    share: float = 1.0
    """How much of the shorter report all passages of the two make up."""

    @property
    def equal(self) -> int:
        """Equal words."""
        return sum(run[2] for run in self.runs)

    def quoted(self, side: int) -> int:
        """Equal words inside quotation marks, on side 0 or 1."""
        sheet = (self.a, self.b)[side]
        return sum(inside(sheet, run[side], run[2]) for run in self.runs)


def pair(a: Sheet, b: Sheet, match: Match, a_start: int, b_start: int) -> Pair:
    """A match with places counted from the start of each report."""
    runs = tuple((i - a_start, j - b_start, size) for i, j, size in match.runs)
    (i, j, _), (k, m, size) = runs[0], runs[-1]
    return Pair(a, b, (i, k + size), (j, m + size), runs)


def turned(pair: Pair) -> Pair:
    """The same passage seen from the other side."""
    runs = tuple((j, i, size) for i, j, size in pair.runs)
    return Pair(pair.b, pair.a, pair.b_words, pair.a_words, runs, pair.share)


def inside(sheet: Sheet, first: int, count: int) -> int:
    """How many of `count` words from `first` on stand inside quotation marks."""
    if not sheet.quotes:
        return 0
    bounds = zip(sheet.words.starts[first : first + count], sheet.words.ends[first : first + count],
                 strict=True)  # fmt: skip
    return sum(share(sheet.quotes, int(s), int(e)) == e - s for s, e in bounds)


def kind_of(pair: Pair) -> str:
    """verbatim, near, quotation or, without equal runs, paraphrase.

    "He said: 'We hold the bridge and will not leave it'" in two reports is a quotation.
    """
    if not pair.runs:
        return "paraphrase"
    if any(is_quoted(pair, side) for side in (0, 1)):
        return "quotation"
    whole = all(last - first == pair.equal for first, last in (pair.a_words, pair.b_words))
    return "verbatim" if whole else "near"


def is_quoted(pair: Pair, side: int) -> bool:
    """Whether the passage is a quotation on one side, with a few words of frame at most."""
    words = pair.quoted(side)
    return words >= QUOTED * pair.equal or (words >= FRAME and pair.equal - words < FRAME)


def altered(pair: Pair) -> tuple[Altered, ...]:
    """Numbers and names that differ between two equal stretches: "412 killed" and "370 killed"."""
    return tuple(
        Altered(pair.a.span(*left), pair.b.span(*right))
        for left, right in swaps(pair)
        if in_one_line(pair.a, *left) and in_one_line(pair.b, *right) and changed(pair, left, right)
    )


Stretch = tuple[int, int]


def swaps(pair: Pair) -> Iterator[tuple[Stretch, Stretch]]:
    """Short stretches of words that stand in place of each other."""
    for before, run in pairwise(pair.runs):
        left = before[0] + before[2], run[0]
        right = before[1] + before[2], run[1]
        if 0 < left[1] - left[0] <= SWAP and 0 < right[1] - right[0] <= SWAP:
            yield left, right


def in_one_line(sheet: Sheet, first: int, last: int) -> bool:
    """Whether a stretch and the words around it stand in one line and are no date line."""
    begin, end = int(sheet.words.ends[first - 1]), int(sheet.words.starts[last])
    return "\n" not in sheet.body.text[begin:end]


def changed(pair: Pair, left: Stretch, right: Stretch) -> bool:
    """Whether a number stands for another number, or a name for another name."""
    a, b = telling(pair.a, *left), telling(pair.b, *right)
    return any(
        bool(a[kind]) and bool(b[kind]) and a[kind].isdisjoint(b[kind])
        for kind in (NUMBER, CAPITAL)
    )


def telling(sheet: Sheet, first: int, last: int) -> dict[int, set[str]]:
    """Numbers and beginnings of names among the words (an opening capital is no name)."""
    found: dict[int, set[str]] = {NUMBER: set(), CAPITAL: set()}
    for n in range(first, last):
        flags, text = int(sheet.words.flags[n]), sheet.text(n, n + 1)
        if flags & NUMBER:
            found[NUMBER].add(text.replace(",", ""))
        elif flags & CAPITAL and not flags & OPENER:
            found[CAPITAL].add(text[:4].casefold())
    return found
