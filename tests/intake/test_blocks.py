from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fogline.intake.blocks import Piece, joined

PIECES = st.builds(Piece, st.text(max_size=20), st.sampled_from(("p", "h2", "li", "row")))


def test_items_stand_a_line_apart() -> None:
    text, _ = joined([Piece("List"), Piece("one", "li"), Piece("two", "li"), Piece("End")])
    assert text == "List\n\none\ntwo\n\nEnd"


@given(st.lists(PIECES))
def test_every_block_is_its_piece(pieces: list[Piece]) -> None:
    text, blocks = joined(pieces)
    kept = [piece for piece in pieces if piece.text.strip()]
    assert [(b.span.of(text), b.tag) for b in blocks] == [(p.text.strip(), p.tag) for p in kept]
