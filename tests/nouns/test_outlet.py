"""One outlet by several names: its bare host, with and without article, blanks and case."""

from __future__ import annotations

import pytest

from fogline.nouns.outlet import fullest, outlet_key

NAMES = [
    ("The Daily Lantern", "dailylantern"),
    ("daily lantern", "dailylantern"),
    ("dailylantern.example", "dailylantern"),
    ("www.daily-lantern.co.uk", "dailylantern"),
    ("El Correo del Río", "elcorreodelrio"),
    ("news.kivupost.cd", "kivupost"),
    ("A.B. Dispatch", "abdispatch"),
    ("Théâtre", "theatre"),
    ("", ""),
]


@pytest.mark.parametrize(("name", "key"), NAMES)
def test_key(name: str, key: str) -> None:
    assert outlet_key(name) == key


def test_words_are_fuller_than_a_host() -> None:
    names = ["kivupost.example", "Kivu Post", "The Kivu Post", ""]
    assert all(fullest(a, "The Kivu Post") == "The Kivu Post" for a in names)
    assert fullest("Kivu Post", "the-long-kivupost.example") == "Kivu Post"
