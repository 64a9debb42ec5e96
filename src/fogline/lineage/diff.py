"""The word difference of a link: what is equal, changed, left out and put in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from fogline.lineage.words import Words, words_of
from fogline.nouns import Link, Page, Side, Span

_OPS = {"equal": "equal", "replace": "changed", "delete": "only_a", "insert": "only_b"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one or both sides; `op` is equal, changed, only_a or only_b."""

    op: str
    a: Span | None
    b: Span | None


def word_diff(pages: Mapping[str, Page], link: Link) -> list[Piece]:
    """Align the words of both sides, in order of a. Case, accents and marks make no difference."""
    left, right = (words_of(s.span.of(pages[s.page].text)) for s in (link.a, link.b))
    matcher = SequenceMatcher(None, left.hashes.tolist(), right.hashes.tolist(), autojunk=False)
    return [
        Piece(_OPS[op], stretch(link.a, left, i, j), stretch(link.b, right, k, m))
        for op, i, j, k, m in matcher.get_opcodes()
    ]


def stretch(side: Side, words: Words, first: int, last: int) -> Span | None:
    """The words `[first, last)` of a side in its page; None where there are none."""
    if first == last:
        return None
    start = side.span.start
    return Span(start + int(words.starts[first]), start + int(words.ends[last - 1]))
