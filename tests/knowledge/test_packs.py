"""Actor packs and the rules for states."""

from __future__ import annotations

import pytest

from fogline.errors import BadKnowledge
from fogline.knowledge import load
from fogline.knowledge.actors import Actors
from fogline.nouns import Place

FREEDONIA = Place("fd", "Freedonia", "country", 10.0, 20.0, "FD")
PACK = """
actor = [
  { id = "vf", name = "Valley Front", kind = "rebel", country = "FD", aliases = [
    "VF", "the Front of the Valley"] },
  { id = "vf2", name = "Vigil Foundation", kind = "ngo", aliases = ["VF"], country = "SY" },
  { id = "fa", name = "Freedonian Army", kind = "military", country = "FD", role = "army" },
]
[[role]]
id = "army"
name = "{people} Armed Forces"
kind = "military"
acled = 1
words = ["army"]
tied = ["forces"]
[[role]]
id = "police"
name = "{people} police"
kind = "military"
words = ["police"]
"""


@pytest.fixture(scope="module")
def actors() -> Actors:
    return Actors.parse([PACK], {"freedonian": FREEDONIA})


@pytest.mark.parametrize(
    ("words", "countries", "found"),
    [
        ("Valley Front", (), "vf"),
        ("the front of the valley", (), "vf"),
        ("VF", ("SY",), "vf2"),
        ("VF", ("FD",), "vf"),
        ("vf", (), None),
        ("Valley", (), None),
    ],
)
def test_names_lead_to_actors(
    actors: Actors, words: str, countries: tuple[str, ...], found: str | None
) -> None:
    actor = actors.find(words, countries)
    assert (actor.id if actor else None) == found


def test_a_variant_spelling_is_known_but_no_other_name(actors: Actors) -> None:
    near = actors.alike("Vally Front")
    assert near is not None
    assert near.id == "vf"
    assert actors.alike("Volley Fright") is None


def test_a_pack_fills_a_role_else_the_rule_does(actors: Actors) -> None:
    army, police = actors.role_of("army", tied=False), actors.role_of("police", tied=False)
    assert army is not None
    assert police is not None
    filled, made = actors.party(army, "FD"), actors.party(police, "FD")
    assert filled is not None
    assert made is not None
    assert (filled.id, made.name) == ("fa", "Freedonian police")
    assert actors.party(army, "XX") is None


def test_tied_words_need_a_country(actors: Actors) -> None:
    assert actors.role_of("forces", tied=False) is None
    assert actors.role_of("forces", tied=True) is not None


@pytest.mark.parametrize(
    "pack",
    [
        'actor = [{ id = "a", name = "A" }]',
        'actor = [{ id = "a", name = "A", kind = "moon" }]',
        'actor = [{ id = "a", name = "A", kind = "rebel", colour = "red" }]',
        "[[role]]\nid = 'a'",
        "actor = [",
    ],
)
def test_a_wrong_pack_is_told(pack: str) -> None:
    with pytest.raises(BadKnowledge):
        Actors.parse([pack])


def test_nothing_at_all_finds_nothing() -> None:
    nothing = Actors.parse([])
    assert nothing.find("Valley Front") is None
    assert nothing.role_of("army", tied=True) is None


def test_the_shipped_packs_can_be_read_and_hold_together() -> None:
    known = Actors.parse([load.text(name) for name in load.names("actors", ".toml")])
    assert {a.group for a in known.ids.values() if a.group} <= set(known.ids)
    assert all(a.acled in range(1, 9) for a in known.ids.values() if a.acled)
    assert known.find("RSF", ["SD"]) == known.ids["rsf"]
