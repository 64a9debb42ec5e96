"""A piece of HTML that is all content: a feed entry."""

from __future__ import annotations

from fogline.intake.blocks import Piece, joined
from fogline.intake.decode import well_formed
from fogline.intake.walk import walk
from fogline.nouns import Block


def fragment(content: str, title: str | None) -> tuple[str, tuple[Block, ...]]:
    """Text and blocks of an HTML fragment or plain text, under its title as a heading."""
    from selectolax.lexbor import LexborHTMLParser

    content = well_formed(content)
    found = walk(LexborHTMLParser(content).body) if "<" in content else []
    pieces = [block.piece for block in found] or [Piece(line) for line in content.splitlines()]
    if title and not (pieces and pieces[0].text == title.strip()):
        pieces.insert(0, Piece(well_formed(title), "h1"))
    return joined(pieces)
