"""Incidents from sentences of many wars: type, actor, target, place, weapon."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator

import pytest
from tests.reading.kinds.story import claims

from fogline.knowledge import load
from fogline.nouns import Incident
from fogline.reading.deeds import PAIRS
from fogline.reading.kinds.incident import incidents


def told(text: str) -> list[Incident]:
    return [c.what for c in claims(incidents, text) if isinstance(c.what, Incident)]


TYPES = [
    ("An Israeli airstrike on a house in Rafah killed 12 people.", "airstrike", "Rafah"),
    ("Warplanes pounded Nyala on Sunday.", "airstrike", "Nyala"),
    ("Army drones struck a market in El Obeid.", "drone_strike", "El Obeid"),
    ("Russian artillery shelled Kherson.", "shelling", "Kherson"),
    ("Heavy fighting broke out in Goma.", "clash", "Goma"),
    ("The army clashed with rebels in Bukavu.", "clash", "Bukavu"),
    ("Rebels launched a surprise offensive on Goma.", "offensive", "Goma"),
    ("Gunmen ambushed a police patrol in Tumaco.", "ambush", "Tumaco"),
    ("A suicide bomber blew himself up at a mosque in Maiduguri.", "suicide_bombing", "Maiduguri"),
    ("A car bomb exploded in Mogadishu.", "bombing", "Mogadishu"),
    ("Two aid workers were kidnapped in Tillabery.", "abduction", None),
    ("Police arrested six men in Kampala.", "arrest", "Kampala"),
    ("Troops captured a rebel leader in Goma.", "arrest", "Goma"),
    ("Protesters clashed with police in Tbilisi.", "riot", "Tbilisi"),
    ("A bus hit a landmine in Maiduguri.", "bombing", "Maiduguri"),
    ("A former mayor was assassinated in Tumaco.", "assassination", "Tumaco"),
    ("Rwanda sent 400 soldiers to Goma.", "deployment", "Goma"),
    ("Militants burned dozens of houses in Maiduguri.", "destruction", "Maiduguri"),
    ("Thousands protested in Tbilisi.", "protest", "Tbilisi"),
    ("Police seized 40 rifles in Lagos.", "weapon_seizure", "Lagos"),
    ("Turkish troops set up an observation post near Mosul.", "base_established", "Mosul"),
    ("Air defences shot down nine drones over Kharkiv.", "air_defence", "Kharkiv"),
    ("The foreign ministers of Qatar and Egypt met in Doha.", "meeting", "Doha"),
    ("The two sides agreed to a ceasefire in Jeddah.", "agreement", "Jeddah"),
]


@pytest.mark.parametrize(("text", "incident", "place"), TYPES)
def test_type_and_place(text: str, incident: str, place: str | None) -> None:
    found = [w for w in told(text) if w.incident == incident]
    assert found
    assert place is None or place in found[0].place


SPEECH = [
    ("Iran pledged to support the government.", "pledge", "Iran", None),
    ("Hamas vowed to attack Tel Aviv.", "threat", "Hamas", None),
    ("Rwanda accused the Congolese army of shelling its border.", "accusation", "Rwanda", "FARDC"),
    ("Turkey demanded an end to the strikes.", "demand", "Turkey", None),
    ("Canada designated the Houthis a terrorist group.", "designation", "Canada", "Houthis"),
    ("Russia said it was ready to help Iran.", "pledge", "Russia", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "incident", "actor", "target"), SPEECH)
def test_speech(text: str, incident: str, actor: str, target: str | None) -> None:
    found = [w for w in told(text) if w.incident == incident]
    assert found
    assert actor in found[0].actor[0]
    assert target is None or target in found[0].target


NOTHING = [
    "Analysts fear an attack on Kharkiv.",
    "The rebels failed to attack Goma.",
    "The army may strike Nyala.",
    "An earthquake struck Gaziantep.",
    "The army did not shell Kherson.",
    "The striker shot wide of the goal in Kampala.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_happened(text: str) -> None:
    assert [w for w in told(text) if w.incident not in ("statement", "attack")] == []


ACTORS = [
    ("Israeli airstrikes hit Rafah.", "airstrike", ("Israel",)),
    ("The strikes on Kherson were carried out by Russia.", "strike", ("Russia",)),
    ("Clashes between the army and the Rapid Support Forces erupted in Nyala.", "clash",
     ("Sudanese Armed Forces", "Rapid Support Forces")),
    ("The Nyala clinic accused the Rapid Support Forces of shelling a bakery in Nyala.", "shelling",
     ("Rapid Support Forces",)),
    ("Two men died in Goma, M23 said. It denied the killing.", "denial", ("M23",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "incident", "actors"), ACTORS)
def test_actor(text: str, incident: str, actors: tuple[str, ...]) -> None:
    found = next(w for w in told(text) if w.incident == incident)
    assert [a for a in actors if not any(a in name for name in found.actor)] == []


def test_who_speaks_of_a_deed_did_not_do_it() -> None:
    found = told("The bishop denounced the murder of two miners in Bukavu.")
    assert not any(w.incident == "attack" and w.actor for w in found)


def test_patients_and_towns_are_not_seized_or_dismissed() -> None:
    text = "Six medics were taken to a hospital in Tyre. The army ousted the jihadists from Tyre."
    assert not {w.incident for w in told(text)} & {"arrest", "dismissal"}


def test_weapon() -> None:
    found = next(w for w in told("Hamas fired rockets at Tel Aviv.") if w.incident == "strike")
    assert (found.weapon, found.place) == ("rocket", ("Tel Aviv",))


def rows() -> Iterator[dict[str, str]]:
    lines = (line for line in load.text("crosswalk.csv").splitlines() if line[:1] != "#")
    yield from csv.DictReader(lines)


def test_every_type_has_its_crosswalk() -> None:
    known = {row["type"] for row in rows() if row["kind"] == "incident"}
    words = tomllib.loads(load.text("words/incident.toml"))
    named = {k for section in ("verbs", "speech", "nouns", "means") for k in words[section]}
    assert {*named, *(row[0] for row in PAIRS)} - known == set()


def test_crosswalk_has_only_known_schemes() -> None:
    plover = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"}
    plover |= {"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE"}
    plover |= {"ASSAULT", ""}
    assert {row["plover_type"] for row in rows()} <= plover
