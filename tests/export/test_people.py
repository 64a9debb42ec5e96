"""Who is a private person: (sentence, names that must go)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fogline.export.redact.apply import redact
from fogline.export.redact.mask import MASK, hashed, masked
from fogline.export.redact.people import hits, named, parts_of, private_names, public_names
from fogline.nouns import Span
from tests.export.kit import JUDGE, MADE, spoken

SMALL = frozenset(
    {"the", "residents", "on", "soldiers", "hope", "he", "she", "they", "we", "rebels", "in"}
)
WHO = replace(JUDGE, common=SMALL)
PRIVATE = [
    ("Oma Tarel, a baker in Kurmina, said she saw two jets.", ["Oma Tarel"]),
    ("“We ran,” said Oma Tarel, 34.", ["Oma Tarel"]),
    ("Resident Oma hid under the stairs.", ["Oma"]),
    ("His daughter Lin al-Tarel was wounded.", ["Lin al-Tarel"]),
    ("A woman named Oma lost her home.", ["Oma"]),
    ("A man who gave his name as Abu Jarro fled.", ["Abu Jarro"]),
    ("The shell killed Petro Hnat and Jan van der Holm.", ["Petro Hnat", "Jan van der Holm"]),
    ("Dr. Sami Orel treated forty people.", ["Sami Orel"]),
    ("Oma recalled the night.", ["Oma"]),
    ("Neighbours buried Nyala Okot on Friday.", ["Nyala Okot"]),
    ("Оксана Гнат, 61, втратила дім.", ["Оксана Гнат"]),
    ("The brother of María Quispe, a teacher, said so.", ["María Quispe"]),
    ("Osto's Oma Tarel told the channel about it.", ["Oma Tarel"]),
]
PUBLIC = [
    "President Ilan Morv said the army would stay.",
    "The governor, Dara Venn, denied it.",
    "Dara Venn, the mayor of Kurmina, denied it.",
    "Army spokesman Dara Venn denied it.",
    "General Dara Venn denied it.",
    "The Kurmin Army and the Falcon Front clashed in Osto.",
    "Residents said the Old Bridge was hit.",
    "The UN and the Valley Relief Forum counted 40 dead on Tuesday.",
    "Soldiers left the Dar Simsim quarter in March.",
    "Rebels Take Belfa As Army Leaves Northern Hills",
    "The strike hit the Lower Market.",
]


@pytest.mark.parametrize(("sentence", "names"), PRIVATE)
def test_private_names_are_found(sentence: str, names: list[str]) -> None:
    assert list(private_names(sentence, WHO)) == names


@pytest.mark.parametrize("sentence", PUBLIC)
def test_officials_bodies_and_places_stay(sentence: str) -> None:
    assert list(private_names(sentence, WHO)) == []


def test_an_office_anywhere_makes_a_name_public() -> None:
    assert list(public_names("The mayor, Dara Venn, spoke.", WHO)) == ["Dara Venn"]
    told = spoken("The mayor, Dara Venn, counted 20 dead.", "Dara Venn said 21 people had died.")
    safe, _ = redact(told, "moderate", JUDGE, MADE)
    assert all(MASK not in page.text for page in safe.facts.pages.values())


NAMES = [
    ("Oma Tarel", True),
    ("Oma", True),
    ("Abu Jarro", True),
    ("Falcon Front", False),
    ("residents", False),
    ("rescue service", False),
    ("Morv", False),
    ("General Dara Venn", False),
    ("head of the Valley Relief Forum", False),
    ("Kurmina Health Directorate office", False),
]


@pytest.mark.parametrize(("name", "private"), NAMES)
def test_sources_by_their_name_alone(name: str, private: bool) -> None:
    assert named(name, WHO) is private


HITS = [
    ("Tarel wept.", ["Tarel"]),
    ("OMA TAREL wept", ["OMA", "TAREL"]),
    ("Hope Tarel (12) was hit", ["Hope", "Tarel"]),
    ("Tarel's house", ["Tarel"]),
    ("Mr Lin Tarel", ["Mr", "Lin", "Tarel"]),
    ("Ilan Morv", []),
    ("Kurmina", []),
]


@pytest.mark.parametrize(("text", "words"), HITS)
def test_a_name_is_found_again_in_any_form(text: str, words: list[str]) -> None:
    parts = parts_of(["Oma Tarel", "Kurmina Oma"], WHO)
    assert [span.of(text) for span in hits(text, parts, WHO)] == words


def test_a_name_of_common_words_goes_by_all_of_them() -> None:
    assert parts_of(["Hope Soldiers"], WHO) == {"hope", "soldiers"}
    assert parts_of(["Hope Tarel"], WHO) == {"tarel"}


def test_a_mask_moves_nothing() -> None:
    assert masked("Oma Tarel ran.", [Span(0, 9)]) == "███ █████ ran."


def test_handles_become_hashes_of_their_length() -> None:
    assert len(hashed("@oma_tarel")) == len("@oma_tarel")
    assert hashed("@Oma") == hashed("@oma") != hashed("@omb")
