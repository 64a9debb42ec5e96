"""Words: what counts as equal, and where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.lineage.words import CAPITAL, NUMBER, OPENER, joined, words_of

SAME = [
    ("Sudan’s army", "SUDAN'S ARMY"),
    ("Sudan's", "Sudans"),
    ("1,200 people", "1200 people"),
    ("the “red” line", 'the "red" line'),
    ("a cease\u00adfire", "a ceasefire"),
    ("Zaporizhzhia — north", "Zaporizhzhia\u00a0- north"),
    ("Bogotá", "Bogota"),
    ("ﬁrst aid", "first aid"),
    ("الخرطوم", "الخَرطوم"),
    ("Ёлка", "ёлка"),
]
DIFFERENT = [("412 killed", "370 killed"), ("Goma", "Gomo"), ("khan younis", "younis khan")]
CUT = [
    ("At Goma, 412 died.", ["At", "Goma", "412", "died"]),
    ("rebel-held M5", ["rebel", "held", "M5"]),
    ("в Харкові 3 дрони", ["в", "Харкові", "3", "дрони"]),
    ("缅甸军队", ["缅", "甸", "军", "队"]),
    ("…", []),
    ("", []),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_type_does_not_count(a: str, b: str) -> None:
    assert words_of(a).hashes.tolist() == words_of(b).hashes.tolist()


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_words_and_their_order_count(a: str, b: str) -> None:
    assert words_of(a).hashes.tolist() != words_of(b).hashes.tolist()


@pytest.mark.parametrize(("text", "expected"), CUT)
def test_words_stand_where_they_stand(text: str, expected: list[str]) -> None:
    words = words_of(text)
    assert [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == expected


def test_scripts_without_spaces_are_bigrams() -> None:
    first, second = words_of("军队攻击").hashes, words_of("军人攻击").hashes
    assert [a == b for a, b in zip(first, second, strict=True)] == [False, False, True, True]


def test_russian_and_russia_are_kin() -> None:
    stems = words_of("Russian jets, Russia, Rwanda").stems
    assert stems[0] == stems[2] != stems[3]


def test_flags_tell_numbers_names_and_openers() -> None:
    flags = words_of("In Goma 9 fell. Fighters left Sake.").flags.tolist()
    expected = [CAPITAL | OPENER, CAPITAL, NUMBER, 0, CAPITAL | OPENER, 0, CAPITAL]
    assert flags == expected


@given(st.text(max_size=80), st.text(max_size=80))
def test_neighbours_do_not_change_words(a: str, b: str) -> None:
    together = words_of(joined([a, b])).hashes.tolist()
    apart = [h for text in (a, b) for h in words_of(joined([text])).hashes.tolist()]
    assert together == apart
