"""Who says what: chains, stances, sources carried over. Every text here is invented."""

from __future__ import annotations

import pytest
from tests.reading.kit import scene, sentence_with

from fogline.nouns import Attribution
from fogline.reading.voice import voice

Row = tuple[str, str, tuple[str, ...], str]

FORMS: list[Row] = [
    # trailing, leading, interrupting
    (
        "Shells killed four men in Dorvan, the mayor said.",
        "killed four men",
        ("mayor",),
        "asserted",
    ),
    ("The mayor said shells killed four men.", "shells killed four men", ("mayor",), "asserted"),
    (
        "Shells, the mayor said on Monday, killed four men in Dorvan.",
        "killed four men",
        ("mayor",),
        "asserted",
    ),
    (
        "Six miners died at Kasolo, said Amina Bako, a nurse at the clinic.",
        "Six miners died",
        ("Amina Bako",),
        "asserted",
    ),
    # according to
    (
        "Nine people drowned, according to the River Rescue League.",
        "Nine people drowned",
        ("River Rescue League",),
        "asserted",
    ),
    (
        "According to a hospital worker, 30 wounded were brought in.",
        "30 wounded were brought in",
        ("hospital worker",),
        "asserted",
    ),
    (
        "In Dorvan, where 12 people died according to the Valley Monitor, the market was empty.",
        "12 people died",
        ("Valley Monitor",),
        "asserted",
    ),
    # counts
    (
        "The Valley Monitor has documented the deaths of 31 people.",
        "the deaths of 31 people",
        ("Valley Monitor",),
        "asserted",
    ),
    (
        "The Valley Monitor raised its toll to 50 dead.",
        "raised its toll to 50 dead",
        ("Valley Monitor",),
        "asserted",
    ),
    (
        "Forty people have died, by the count of the Valley Monitor.",
        "Forty people have died",
        ("Valley Monitor",),
        "asserted",
    ),
    # denial, claim, doubt
    (
        "The Harun Brigade denied that its men had left the dam.",
        "its men had left the dam",
        ("Harun Brigade",),
        "denied",
    ),
    (
        "The Harun Brigade dismissed reports that the dam had fallen.",
        "the dam had fallen",
        ("Harun Brigade",),
        "denied",
    ),
    (
        "The Harun Brigade claimed it had captured the dam.",
        "it had captured the dam",
        ("Harun Brigade",),
        "claimed",
    ),
    (
        "The Harun Brigade said it had killed 70 soldiers, without providing evidence.",
        "it had killed 70 soldiers",
        ("Harun Brigade",),
        "unverified",
    ),
    ("Gunmen have reportedly taken the ferry.", "Gunmen have reportedly taken", (), "unverified"),
    ("The pilot is said to have fled.", "have fled", (), "unverified"),
    ("Two bridges burned on Monday.", "Two bridges burned", (), "asserted"),
    # chains
    (
        "The mayor told Radio Dorvan that four men had died.",
        "four men had died",
        ("Radio Dorvan", "mayor"),
        "asserted",
    ),
    (
        "The mayor told reporters that four men had died.",
        "four men had died",
        ("mayor",),
        "asserted",
    ),
    (
        "Four men had died, Radio Dorvan reported, citing the mayor.",
        "Four men had died",
        ("Radio Dorvan", "mayor"),
        "asserted",
    ),
    (
        "The mayor said the Harun Brigade had claimed it held the dam.",
        "it held the dam",
        ("mayor", "Harun Brigade"),
        "claimed",
    ),
    (
        "The mayor said the dam was lost, Radio Dorvan reported.",
        "the dam was lost",
        ("Radio Dorvan", "mayor"),
        "asserted",
    ),
]


@pytest.mark.parametrize(("text", "clause", "names", "stance"), FORMS)
def test_forms(text: str, clause: str, names: tuple[str, ...], stance: str) -> None:
    attribution, told, _ = voice(*sentence_with(scene(text), clause))
    assert (attribution.names, told) == (names, stance)


OVER: list[Row] = [
    (
        "The Valley Monitor said six people died in Dorvan. It added that two were children.",
        "two were children",
        ("Valley Monitor",),
        "asserted",
    ),
    (
        "A fire killed nine, the Valley Monitor said. Another six were wounded.",
        "Another six were wounded",
        ("Valley Monitor",),
        "asserted",
    ),
    (
        "A raid killed four, the Valley Monitor said. Thirty people were wounded.",
        "Thirty people were wounded",
        ("Valley Monitor",),
        "asserted",
    ),
    (
        "Two ferries sank, the Valley Monitor said. They had been hit by rockets.",
        "They had been hit by rockets",
        ("Valley Monitor",),
        "asserted",
    ),
    (
        "A raid killed four, the Valley Monitor said. Snow fell on Dorvan all day.",
        "Snow fell on Dorvan",
        (),
        "asserted",
    ),
    (
        "The Harun Brigade said it held the dam. The claim could not be independently verified.",
        "it held the dam",
        ("Harun Brigade",),
        "unverified",
    ),
    (
        "Amina Bako runs the clinic. She said six miners had died.",
        "six miners had died",
        ("Amina Bako",),
        "asserted",
    ),
    (
        "The road is cut, said Amina Bako, a nurse. Bako said six miners had died.",
        "six miners had died",
        ("Amina Bako",),
        "asserted",
    ),
    (
        "Director Amina Bako opened the clinic. The director said six miners had died.",
        "six miners had died",
        ("Amina Bako",),
        "asserted",
    ),
]


@pytest.mark.parametrize(("text", "clause", "names", "stance"), OVER)
def test_over_full_stops(text: str, clause: str, names: tuple[str, ...], stance: str) -> None:
    attribution, told, _ = voice(*sentence_with(scene(text), clause))
    assert (attribution.names, told) == (names, stance)


def _voice(text: str, clause: str, **more: object) -> Attribution:
    return voice(*sentence_with(scene(text, **more), clause))[0]


def test_carried_sources_say_so() -> None:
    text = "A fire killed nine, the Valley Monitor said. Another six were wounded."
    assert not _voice(text, "A fire killed nine").carried
    assert _voice(text, "Another six were wounded").carried


def test_the_publisher_is_no_link_of_the_chain() -> None:
    text = "The mayor told Valley Herald that four men had died."
    assert _voice(text, "four men had died", publisher="Valley Herald").names == ("mayor",)
    assert _voice(text, "four men had died", wire=("Valley Herald",)).names == ("mayor",)


def test_sources_side_by_side() -> None:
    text = "Four men had died, witnesses and a rights group said."
    found = _voice(text, "Four men had died")
    assert (found.names, found.beside) == (("witnesses",), ("rights group",))


def test_the_reason_for_anonymity() -> None:
    text = "Four men had died, an officer said on condition of anonymity."
    assert _voice(text, "Four men had died").anonymous == "on condition of anonymity"


HEADLINES = [
    ("Toll in Dorvan rises to 40: monitor", "Toll in Dorvan rises to 40", ("monitor",)),
    ("Police: nine dead in Dorvan market fire", "nine dead in Dorvan market fire", ("Police",)),
    ("Nine dead in Dorvan market fire - police", "Nine dead in Dorvan market fire", ("police",)),
    ("Dorvan war: what we know of the nine dead", "what we know of the nine dead", ()),
]


@pytest.mark.parametrize(("text", "clause", "names"), HEADLINES)
def test_headlines(text: str, clause: str, names: tuple[str, ...]) -> None:
    body = f"{text}\n\nNothing more was known in the evening."
    made = scene(body, headline=sentence_with(scene(body), text)[0].span)
    attribution, _, _ = voice(*sentence_with(made, clause))
    assert attribution.names == names
    assert attribution.found_by == ("pattern" if names else "")


LINKS = [
    # who speaks where another stands nearer
    (
        "The Kenyan defence minister, Ana Vik, warned the West that a new mission would fail.",
        "a new mission would fail",
        ("Ana Vik",),
    ),
    (
        "ELN rebels fighting Colombian government forces claim taking over the town of Tibu.",
        "taking over the town",
        ("ELN",),
    ),
    (
        "Kherson Mayor Ihor Vasylenko said eight people were wounded.",
        "eight people were wounded",
        ("Ihor Vasylenko",),
    ),
    (
        "Two schools burned, said a spokesman of the Goma-based Lake Relief Group.",
        "Two schools burned",
        ("Goma-based Lake Relief Group",),
    ),
    ("Recall that at noon a drone hit the port of Odesa.", "a drone hit the port", ()),
    (
        "Three people were hurt in Kherson, announced the mayor, quoted by Reuters on Monday.",
        "Three people were hurt",
        ("Reuters", "mayor"),
    ),
    # words that take up a source named before
    (
        "The Coast Lawyers Committee said nine men were held in Pemba. Two died, the group said.",
        "Two died",
        ("Coast Lawyers Committee",),
    ),
    (
        "The army said on Monday that it had left Sennar. “We go on,” the message concluded.",
        "We go on",
        ("Sudanese Armed Forces",),
    ),
]


@pytest.mark.parametrize(("text", "clause", "names"), LINKS)
def test_who_speaks_where_another_stands_nearer(
    text: str, clause: str, names: tuple[str, ...]
) -> None:
    s, part = sentence_with(scene(text), clause)
    assert voice(s, part)[0].names == names
