"""A piece of HTML that is all content: a feed entry, a field of a JSONL record."""

from __future__ import annotations

from fogline.intake.blocks import Piece, joined
from fogline.intake.decode import well_formed
from fogline.intake.walk import walk
from fogline.nouns import Block


def fragment(content: str, title: str | None = None) -> tuple[str, tuple[Block, ...]]:
    """Text and blocks of an HTML fragment or plain text, under its title as a heading."""
    content = well_formed(content)
    pieces = [found.piece for found in walk(content)] if "<" in content else _plain(content)
    if title and (not pieces or pieces[0].text != title.strip()):
        pieces.insert(0, Piece(well_formed(title), "h1"))
    return joined(pieces)


def _plain(content: str) -> list[Piece]:
    return [Piece(line) for line in content.splitlines()]
