from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.intake.plain import paragraphs, plain

TELEX = (
    "The convoy left the river crossing at dawn and was seen near the\n"
    "grain silos of Old Harbour an hour later, two drivers said, and\n"
    "nobody stopped it there."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("Heading\nFirst line.\nSecond line.", ["Heading", "First line.", "Second line."]),
        (TELEX, [TELEX]),
        (f"Headline\n\n{TELEX}\n\nEnd.", ["Headline", TELEX, "End."]),
        ("  padded  \r\n\r\n\tnext\r\n", ["padded", "next"]),
        (" \n \n", []),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [block.span.of(text) for block in paragraphs(text)] == expected


@given(st.text(alphabet="ab \n\t.", max_size=200))
def test_blocks_hold_all_words_in_order(text: str) -> None:
    blocks = list(paragraphs(text))
    assert "".join("".join(b.span.of(text).split()) for b in blocks) == "".join(text.split())
    assert all(a.span.end < b.span.start for a, b in itertools.pairwise(blocks))


@pytest.mark.parametrize(
    ("first", "stamp"),
    [
        (" date 2023-05-06", "2023-05-06"),
        ("date: 2023-05-06 ", "2023-05-06"),
        ("\ufeffdate 2023-05-06\r", "2023-05-06"),
        ("date of the fall of Anwar", None),
        ("On date 2023-05-06", None),
    ],
)
def test_stamp_is_kept_in_the_text_and_is_no_block(first: str, stamp: str | None) -> None:
    data = f"{first}\nThe bridge is down.".encode()
    page = plain(data, None)
    assert page.text == data.decode()
    assert page.meta.stamp == stamp
    assert len(page.blocks) == (1 if stamp else 2)


def test_a_byte_order_mark_stays_in_the_text_and_out_of_the_blocks() -> None:
    page = plain("\ufeffThe bridge is down.".encode(), None)
    assert page.text == "\ufeffThe bridge is down."
    assert [block.span.of(page.text) for block in page.blocks] == ["The bridge is down."]
