"""Pieces of text joined into one stored text, with the exact span of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fogline.nouns import Block, Span

_TIGHT = frozenset({"li", "row"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, heading, list item, caption, quotation or table row before it has a place."""

    text: str
    tag: str = "p"
    href: str | None = None


def joined(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """One text of all pieces, list items and table rows a line apart, others an empty line."""
    parts: list[str] = []
    blocks: list[Block] = []
    at, last = 0, ""
    for piece in pieces:
        words = piece.text.strip()
        if not words:
            continue
        gap = ("\n" if piece.tag == last and piece.tag in _TIGHT else "\n\n") if parts else ""
        start = at + len(gap)
        at, last = start + len(words), piece.tag
        parts += (gap, words)
        blocks.append(Block(Span(start, at), piece.tag, piece.href))
    return "".join(parts), tuple(blocks)
