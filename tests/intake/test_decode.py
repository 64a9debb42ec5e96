from __future__ import annotations

import pytest

from fogline.intake.decode import charset_of, decode, well_formed

CASES = [
    ("Сирены в Кировске", "utf-8", None),
    ("Сирены в Кировске, говорит губернатор области", "cp1251", "windows-1251"),
    ("قال المحافظ إن القصف توقف", "cp1256", "windows-1256"),
    ("wide", "utf-16", None),
    ("Der Bürgermeister", "utf-8", "latin-1"),
]


@pytest.mark.parametrize(("text", "encoding", "declared"), CASES)
def test_text_comes_back(text: str, encoding: str, declared: str | None) -> None:
    assert decode(text.encode(encoding), declared) == text


def test_a_guess_serves_where_nothing_is_declared() -> None:
    text = "Губернатор сообщил, что обстрел прекратился и люди вернулись в город. " * 5
    assert decode(text.encode("cp1251")) == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("a\ud800b".encode("utf-8", "surrogatepass"), "a\ufffdb"),
        ("a\ud83d\ude00b".encode("utf-8", "surrogatepass"), "a😀b"),
        ("naïve — café".encode() + b"\xff", "naïve — café\ufffd"),
        (b"a\0b", "a\ufffdb"),
    ],
)
def test_what_cannot_be_read_is_replaced(data: bytes, text: str) -> None:
    assert decode(data) == text


def test_well_formed_text_can_be_stored() -> None:
    well_formed("\ud800 \udc00 \ud83d\ude00").encode()


@pytest.mark.parametrize(
    ("media_type", "charset"),
    [
        ("text/html; charset=KOI8-R", "KOI8-R"),
        ('text/html; charset="utf-8"', "utf-8"),
        ("text/html; charset=rot13", None),
        ("text/html; charset=martian", None),
        ("text/html", None),
    ],
)
def test_charset_of(media_type: str, charset: str | None) -> None:
    assert charset_of(media_type) == charset
