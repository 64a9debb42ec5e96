"""Control claims from sentences of many wars: action, place, actor, loser, extent, polarity."""

from __future__ import annotations

import pytest
from tests.reading.kinds.story import claims, found

from fogline.nouns import Control, Doubt
from fogline.reading.kinds.control import controls

RSF, SAF = "Rapid Support Forces", "Sudanese Armed Forces"
UKRAINE, RUSSIA = "Ukrainian Armed Forces", "Russian Armed Forces"

CHANGES = [
    ("The Rapid Support Forces seized Babanusa on Monday.", ("captured", "Babanusa", RSF)),
    ("Nyala was captured by the Rapid Support Forces.", ("captured", "Nyala", RSF)),
    (
        "The city of Nyala, captured by the Rapid Support Forces, was quiet.",
        ("captured", "Nyala", RSF),
    ),
    ("The Sudanese army took control of Wad Madani.", ("captured", "Wad Madani", SAF)),
    ("The Sudanese army has lost control of El Fasher.", ("lost", "El Fasher", SAF)),
    ("Kupiansk fell to the Russian army on Friday.", ("captured", "Kupiansk", RUSSIA)),
    ("The fall of Goma shocked the region.", ("captured", "Goma", None)),
    ("M23 fighters swept into Goma overnight.", ("entered", "Goma", "M23")),
    ("Ukrainian forces recaptured Izium.", ("retaken", "Izium", UKRAINE)),
    ("Ukrainian forces withdrew from Avdiivka.", ("withdrew", "Avdiivka", UKRAINE)),
    ("The Sudanese army is in control of Port Sudan.", ("held", "Port Sudan", SAF)),
    ("The Rapid Support Forces have besieged El Fasher.", ("besieged", "El Fasher", RSF)),
    ("The Israeli army surrounded Jabalia.", ("besieged", "Jabalia", "Israel Defense Forces")),
    ("Russian troops advanced to within 3 km of Toretsk.", ("advanced", "Toretsk", RUSSIA)),
    ("Russian troops were pushed out of Kharkiv.", ("pushed_back", "Kharkiv", None)),
    ("The army brought Kutum under its control.", ("captured", "Kutum", SAF)),
    ("El Fasher has been under siege since May.", ("besieged", "El Fasher", None)),
    ("Russian troops seized the logistics hub of Toretsk.", ("captured", "Toretsk", RUSSIA)),
    ("The Rapid Support Forces announced control of Bara.", ("held", "Bara", RSF)),
    ("In addition to holding Nyala, the army entered Kutum.", ("entered", "Kutum", SAF)),
    ("The Sudanese army repelled an assault on El Obeid.", ("held", "El Obeid", SAF)),
    ("Fighters loyal to the army were besieged in El Fasher.", ("besieged", "El Fasher", None)),
    ("Kupiansk is in the hands of the Russian army.", ("held", "Kupiansk", RUSSIA)),
    ("The Rapid Support Forces seized command of Nyala.", ("captured", "Nyala", RSF)),
    ("The army said it had retaken Kutum by evening.", ("retaken", "Kutum", SAF)),
    ("Fighters led by the M23 captured Sake.", ("captured", "Sake", "M23")),
    (
        "Posts stand at the edge of Goma, which the army won back in May.",
        ("retaken", "Goma", None),
    ),
    ("They seized Tigray's capital, Mekelle, on Monday.", ("captured", "Mekelle", None)),
]


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_change(text: str, expected: tuple[str, str, str | None]) -> None:
    what = [c.what for c in claims(controls, text)]
    action, place, actor = expected
    near = [w for w in what if isinstance(w, Control) and w.action == action]
    assert [w.place for w in near] == [place]
    assert actor is None or near[0].actor in (actor, "Sudanese Armed Forces")


NOTHING = [
    "Russian forces could enter Pokrovsk within days.",
    "The rebels failed to take Goma.",
    "The army plans to retake El Fasher.",
    "The minister took part in a meeting in Khartoum.",
    "The company lost 4 million dollars in Kharkiv.",
    "If the army captures Nyala, the war may turn.",
    "The president held talks in Doha.",
    "Kyiv fears that Russia will seize Odesa.",
    "The club captured the cup in Kampala.",
    "The general's goal is to cut Sudan off from its neighbours.",
    "The rebels announced their withdrawal from two areas.",
    "Residents wish to flee the country.",
    "Clashes have spread into Goma.",
    "Thousands of people crossed into Chad.",
    "The whole village moved towards Goma.",
    "The army kept fighting in Goma.",
    "DAKAR (Newsline) - Rebels held a town and took some territory.",
]


def test_places_listed_behind_a_colon() -> None:
    text = "Rebels took three towns north of Goma: Kibumba, Rutshuru and Kiwanja."
    found = [c.what.place for c in claims(controls, text) if isinstance(c.what, Control)]
    assert found == ["Kibumba", "Rutshuru", "Kiwanja"]


@pytest.mark.parametrize("text", NOTHING)
def test_no_change(text: str) -> None:
    assert claims(controls, text) == ()


EXTENTS = [
    ("Rebels captured most of Goma.", "Goma", "most"),
    ("Russian troops seized half of the city of Bakhmut.", "Bakhmut", "half"),
    ("M23 rebels entered the centre of Goma.", "Goma", "centre"),
    ("Russian troops entered the outskirts of Toretsk.", "Toretsk", "outskirts"),
    ("Rebels stormed a base near Goma.", "Nord-Kivu", "base"),
    ("The army retook more than 20 villages near Kupiansk.", "Kharkiv", "more than 20 villages"),
]


@pytest.mark.parametrize(("text", "place", "extent"), EXTENTS)
def test_extent(text: str, place: str, extent: str) -> None:
    what = claims(controls, text)[0].what
    assert isinstance(what, Control)
    assert what.place.startswith(place)
    assert what.extent is not None
    assert extent in what.extent


POLARITIES = [
    ("The army denied that it had lost Babanusa.", "denied", "denied"),
    ("The rebels claimed to have entered Goma.", "affirmed", "claimed"),
    ("Russian forces have reportedly captured Toretsk.", "unconfirmed", "unverified"),
]


@pytest.mark.parametrize(("text", "polarity", "stance"), POLARITIES)
def test_polarity(text: str, polarity: str, stance: str) -> None:
    claim = claims(controls, text)[0]
    assert isinstance(claim.what, Control)
    assert (claim.what.polarity, claim.stance) == (polarity, stance)


LISTS = [
    (
        "Russian troops captured Avdiivka, Toretsk and Vuhledar.",
        ["Avdiivka", "Toretsk", "Vuhledar"],
    ),
    ("The junta lost dozens of towns, including Lashio and Myawaddy.", ["Lashio", "Myawaddy"]),
    ("The villages of Avdiivka and Vuhledar were captured.", ["Avdiivka", "Vuhledar"]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_one_claim_a_place(text: str, expected: list[str]) -> None:
    places = [c.what.place for c in claims(controls, text) if isinstance(c.what, Control)]
    assert places == expected


def test_loser() -> None:
    what = claims(controls, "Ukrainian forces drove Russian troops out of Kharkiv.")[0].what
    assert isinstance(what, Control)
    assert (what.action, what.actor, what.loser) == ("pushed_back", UKRAINE, RUSSIA)


def test_the_city_is_the_one_told_last() -> None:
    text = "Fighting raged around El Fasher. The Rapid Support Forces entered the city on Sunday."
    told = [c.what for c in claims(controls, text) if isinstance(c.what, Control)]
    assert [(w.action, w.place, w.actor) for w in told] == [("entered", "El Fasher", RSF)]


def test_pronoun_of_the_sentence_before() -> None:
    text = "The Rapid Support Forces advanced from Nyala. They seized Kutum on Tuesday."
    told = [c.what for c in claims(controls, text) if isinstance(c.what, Control)]
    assert ("captured", "Kutum", RSF) in [(w.action, w.place, w.actor) for w in told]


def test_a_road_keeps_its_words() -> None:
    what = claims(controls, "Rebels cut the road linking Goma to Bukavu.")[0].what
    assert isinstance(what, Control)
    assert (what.action, what.place) == ("cut", "road linking Goma to Bukavu")


def test_parts_are_the_words_of_the_text() -> None:
    text = "The Rapid Support Forces seized the town of Babanusa on Monday, a monitor said."
    claim = claims(controls, text)[0]
    parts = {name: [span.of(text) for span in spans] for name, spans in claim.parts}
    assert parts["action"] == ["seized"]
    assert parts["place"] == ["Babanusa"]
    assert parts["actor"] == ["The Rapid Support Forces"]
    assert claim.span.of(text).startswith("The Rapid Support Forces seized")


def test_ground_without_a_name_is_a_doubt() -> None:
    only = found(controls, "Militants seized a village there on Monday.")
    assert [(type(d), d.why.split(":")[0]) for d in only if isinstance(d, Doubt)] == [
        (Doubt, "ground that no name settles")
    ]
    assert len(only) == 1
