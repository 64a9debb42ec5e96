"""Actors of a report: listed, taught by the text, made by rule, bound or left generic."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reading.kit import scene

from fogline.knowledge.actors import Actors
from fogline.reading.actors import cast
from fogline.reading.taught import learn

SYRIA = "Shells hit Aleppo and Idlib in Syria. "
SUDAN = "Shells hit Omdurman and Nyala in Sudan. "


def named(text: str) -> list[tuple[str, str, bool]]:
    return [(m.span.of(text), m.name, m.generic) for s in scene(text).sentences for m in s.actors]


BOUND = [
    (SYRIA + "The rebels left.", ("rebels", "Syrian insurgents", True)),
    (SYRIA + "The jihadists and their allies left.", ("jihadists", "Syrian insurgents", True)),
    (SYRIA + "The army denied it.", ("army", "Syrian Armed Forces", True)),
    (SYRIA + "Regime forces shelled a farm.", ("Regime forces", "Syrian Armed Forces", True)),
    (SUDAN + "The army denied it.", ("army", "Sudanese Armed Forces", True)),
    (SUDAN + "The paramilitaries denied it.", ("paramilitaries", "Rapid Support Forces", False)),
    ("Two towns in Mozambique fell. The insurgents burned houses.",
     ("insurgents", "Mozambican insurgents", True)),
    (SYRIA + "HTS-led rebels advanced.", ("HTS", "Hayat Tahrir al-Sham", False)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BOUND)
def test_generic_words_mean_the_party_of_the_report(
    text: str, expected: tuple[str, str, bool]
) -> None:
    assert expected in named(text)


STATES = [
    ("The Turkish foreign ministry protested.", "Turkish Ministry of Foreign Affairs"),
    ("Ethiopia's health ministry counted nine dead.", "Ethiopian Ministry of Health"),
    ("Russian jets bombed a mill.", "Russian Armed Forces"),
    ("Kenyan police fired.", "Kenyan police"),
    ("Eritrean state television showed it.", "Eritrean state media"),
    ("Rwandan shelling killed two.", "Rwanda"),
    ("The Kremlin called it false.", "Kremlin"),
    (SYRIA + "Ankara condemned the raid.", "Turkey"),
    ("US forces left.", "American Armed Forces"),
]


@pytest.mark.parametrize(("text", "name"), STATES)
def test_what_belongs_to_a_state_follows_by_rule(text: str, name: str) -> None:
    assert name in [n for _, n, _ in named(text)]


def test_two_states_share_a_word() -> None:
    names = [n for _, n, _ in named("Syrian and Russian warplanes hit a bridge.")]
    assert names[:2] == ["Syrian Armed Forces", "Russian Armed Forces"]


def test_a_backed_force_is_a_party_of_its_own() -> None:
    text = "Uganda-backed militias burned a school."
    assert named(text) == [("Uganda-backed militias", "Uganda-backed militias", True)]


def test_a_held_town_names_no_actor() -> None:
    assert "Syrian insurgents" not in [n for _, n, _ in named("Jets hit rebel-held Idlib.")]


TAUGHT = [
    ("The Lake Rescue Union (LRU) said so. LRU boats sank.", "LRU", "Lake Rescue Union"),
    ("The Delta Brigades, formerly known as the Reed Front, left.", "Reed Front", "Delta Brigades"),
    ("The Hill People's Army, or HPA, left.", "HPA", "Hill People's Army"),
    ("The Rapid Support Forces (FSR) left.", "FSR", "Rapid Support Forces"),
]


@pytest.mark.parametrize(("text", "short", "name"), TAUGHT)
def test_the_text_teaches_names(text: str, short: str, name: str) -> None:
    packs = 'actor = [{ id = "rsf", name = "Rapid Support Forces", kind = "militia" }]'
    taught = learn(text, Actors.parse([packs]))
    assert {k: v[0] for k, v in taught.names.items()}[short.casefold()] == name


def test_brackets_that_spell_nothing_teach_nothing() -> None:
    assert learn("The Lake Rescue Union (BBC) said so.", Actors.parse([])).names == {}


def test_people_speak_for_their_groups_and_surnames_are_completed() -> None:
    text = "Hanan Deeb, head of Amnesty International, spoke. Deeb said nothing more."
    mentions = [m for s in scene(text).sentences for m in s.actors]
    speakers = [m for m in mentions if m.name == "Hanan Deeb"]
    assert len(speakers) == 2
    assert all(m.actor is not None and m.actor.group == "amnesty" for m in speakers)


def test_the_monitor_is_the_one_the_report_names() -> None:
    text = SYRIA + "A war monitor counted nine. The Syrian Network for Human Rights is in Qatar."
    assert ("war monitor", "Syrian Network for Human Rights", True) in named(text)


def test_a_monitor_nobody_names_stays_open() -> None:
    assert ("monitor", "monitor", True) in named("The monitor counted nine dead in Goma.")


def test_actors_own_their_words() -> None:
    read = scene("The Aleppo Media Center filmed it in Aleppo, Syria.")
    assert [m.words for s in read.sentences for m in s.places] == ["Aleppo", "Syria"]


def test_without_any_pack_names_of_the_text_remain() -> None:
    read = scene("Omar Haddad of the Lake Rescue Union (LRU) spoke. LRU boats sank.")
    bare = replace(read, sentences=tuple(replace(s, actors=()) for s in read.sentences))
    names = [m.name for s in cast(bare, Actors.parse([])).sentences for m in s.actors]
    assert "Omar Haddad" in names
    assert names.count("Lake Rescue Union") == 3


OWNED = [
    ("Shells fell on the armed forces of Chad near Adre in Sudan.", "Chadian Armed Forces"),
    (
        "The army in Kigali denied that its troops had entered Goma in Congo.",
        "Rwandan Armed Forces",
    ),
]


@pytest.mark.parametrize(("text", "name"), OWNED)
def test_a_party_belongs_to_the_state_named_beside_it(text: str, name: str) -> None:
    names = [m.name for s in scene(text).sentences for m in s.actors]
    assert name in names


def test_troops_in_a_country_may_be_anothers() -> None:
    of = scene("Moscow said on Monday that Russian shells had hit troops in Ukraine.")
    names = {m.name for m in of.sentences[0].actors if m.span.of(of.page.text) == "troops"}
    assert "Ukrainian Armed Forces" not in names


def test_an_army_of_no_state_is_not_the_countrys() -> None:
    of = scene("The army of Nagorno-Karabakh said it had left two hills. Azerbaijan denied it.")
    assert of.sentences[0].actors[0].actor is None


def test_a_surname_is_no_agency() -> None:
    of = scene("The security minister Amadou Sana spoke in Ouagadougou.")
    assert "SANA" not in [m.name for s in of.sentences for m in s.actors]
