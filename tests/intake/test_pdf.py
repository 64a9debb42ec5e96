from __future__ import annotations

import zlib

import pytest

from fogline.errors import BadPage
from fogline.intake.pdf import pdf
from fogline.nouns import PageMeta
from tests.intake.bytes import pdf_of

LINES = (
    b"Flash update No. 3",
    b"",
    b"At least 1,150 families left the northern suburbs of Dun-",
    b"more between Monday and Friday, the relief forum said in a",
    b"note to its members.",
    b"",
    b"Two roads are open.",
)


def shown(lines: tuple[bytes, ...]) -> bytes:
    return b"BT /F1 12 Tf 50 700 Td 14 TL " + b" ".join(b"(%s) Tj T*" % x for x in lines) + b" ET"


def test_lines_become_paragraphs_again() -> None:
    page = pdf(pdf_of(shown(LINES)), "update.pdf")
    assert [block.span.of(page.text) for block in page.blocks] == [
        "Flash update No. 3",
        "At least 1,150 families left the northern suburbs of Dunmore between Monday and Friday, "
        "the relief forum said in a note to its members.",
        "Two roads are open.",
    ]
    assert page.meta == PageMeta(title="Flash update", author="Relief Forum", modified="2023-05-06")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7\n" + b"1 0 obj <<" * 1000, "PDF cannot be read"),
        (pdf_of(b"BT ET"), "PDF holds no text"),
        (b"%PDF-1.4", "PDF cannot be read"),
    ],
)
def test_refused(data: bytes, why: str) -> None:
    with pytest.raises(BadPage, match=why):
        pdf(data, "a.pdf")


def test_a_bomb_is_refused() -> None:
    with pytest.raises((BadPage, MemoryError)):
        pdf(pdf_of(zlib.compress(bytes(300_000_000), 1), packed=True), "bomb.pdf")
