from __future__ import annotations

import pytest

from fogline.knowledge import load
from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Span
from fogline.reading.numbers import numbers

LEXICON = Lexicon.parse({"numbers": load.text("words/numbers.toml")})
CASES = [
    ("at least 12 people", [("at least 12", 12, 12, None, "at_least")]),
    ("no fewer than nine guards", [("no fewer than nine", 9, 9, None, "at_least")]),
    ("12 or more were hurt", [("12 or more", 12, 12, None, "at_least")]),
    ("over 4,000 troops", [("over 4,000", 4000, 4000, None, "more_than")]),
    ("some 300 kilometres", [("some 300", 300, 300, 300, "about")]),
    ("nearly 1,000 fighters", [("nearly 1,000", 1000, None, 1000, "nearly")]),
    ("as many as twenty-three dead", [("as many as twenty-three", 23, None, 23, "up_to")]),
    ("two dozen others", [("two dozen", 24, 24, 24, "exact")]),
    ("half a dozen men", [("half a dozen", 6, 6, 6, "exact")]),
    ("a hundred families", [("a hundred", 100, 100, 100, "exact")]),
    ("one thousand two hundred", [("one thousand two hundred", 1200, 1200, 1200, "exact")]),
    ("5.5 million fled", [("5.5 million", 5_500_000, 5_500_000, 5_500_000, "exact")]),
    ("1\u00a0200 houses", [("1\u00a0200", 1200, 1200, 1200, "exact")]),
    ("between 30 and 40 died", [("between 30 and 40", None, 30, 40, "about")]),
    ("30-40 recruits", [("30-40", None, 30, 40, "about")]),
    ("three or four men", [("three or four", None, 3, 4, "about")]),
    ("dozens of wounded", [("dozens", None, 24, None, "vague")]),
    ("tens of thousands fled", [("tens of thousands", None, 20_000, None, "vague")]),
    ("many were hurt", [("many", None, None, None, "vague")]),
    ("some 40, among them two boys", [("some 40", 40, 40, 40, "about"), ("two", 2, 2, 2, "exact")]),
    ("at 14:25 on 30/11/2024 for $40", []),
    ("more than half of them", [("more than half", None, None, None, "vague")]),
    ("50% of the wounded", [("50%", None, None, None, "vague")]),
    ("over two thirds", [("over two thirds", None, None, None, "vague")]),
    ("35+ dead", [("35+", 35, 35, None, "at_least")]),
    ("more than hundred wounded", [("more than hundred", 100, 100, None, "more_than")]),
    ("the hundred days", []),
    ("the 46th brigade, M23, a man", []),
    ("1.5 brigades", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_counts(
    text: str, expected: list[tuple[str, int | None, int | None, int | None, str]]
) -> None:
    padded = f"Then 9 {text}"
    found = numbers(padded, Span(7, len(padded)), LEXICON)
    assert [(n.span.of(padded), n.value, n.low, n.high, n.bound) for n in found] == expected
