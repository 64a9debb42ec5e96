"""Folding, skeletons and likeness of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.knowledge.spelling import key, likeness, skeleton

KEYS = [
    ("Qal‘at al-Madīq", "qalat al madiq"),
    ("QAL'AT AL-MADIQ", "qalat al madiq"),
    ("As-Suwayda", "al suwayda"),
    ("El-Obeid", "al obeid"),
    ("The Hague", "hague"),
    ("St. Petersburg", "saint petersburg"),
    ("Fort-de-France", "fort de france"),
    ("U.S.", "us"),
    ("Łódź", "lodz"),
    ("حلب", "حلب"),
    ("Київ", "киів"),
]
ALIKE = [
    ("Saraqib", "Saraqeb"),
    ("Khan Sheikhoun", "Khan Shaykhun"),
    ("Mykolaiv", "Mykolayiv"),
    ("Beit Lahia", "Bayt Lahiya"),
    ("Kafr Zeita", "Kafr Zayta"),
]
UNLIKE = [("Kafr Naya", "Kafr Naha"), ("Tal Salhab", "Tal Salour"), ("Anadan", "Afrin")]


@pytest.mark.parametrize(("name", "expected"), KEYS)
def test_a_name_has_one_key(name: str, expected: str) -> None:
    assert key(name) == expected


@given(st.text())
def test_a_key_is_its_own_key(name: str) -> None:
    once = key(name)
    assert key(once) in (once, once.removeprefix("the ")) or once.startswith(("the ", "st"))


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_variants_share_their_bones_and_are_alike(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)
    assert likeness(one, [other]) >= 85


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_other_names_are_not_alike(one: str, other: str) -> None:
    assert likeness(one, [other]) < 85
