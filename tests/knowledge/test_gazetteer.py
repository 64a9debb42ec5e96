"""The gazetteer: edited tables, the world table, GeoNames dumps."""

from __future__ import annotations

import pytest

from fogline.errors import BadKnowledge
from fogline.knowledge import load
from fogline.knowledge.entries import spellings
from fogline.knowledge.geonames import dump
from fogline.knowledge.places import Gazetteer
from fogline.knowledge.world import Sorted, World

TABLE = """# a comment
name,kind,lat,lon,country,admin1,population,aliases,demonyms
Freedonia,country,10,20,AE,,5000000,Republic of Freedonia,Freedonian|Freedon
Al-Zurna,city,10.5,20.5,AE,Zurna Province,200000,Zourna|Zurneh,
Zurna Province,admin1,10.6,20.4,AE,,900000,,
Nowhere,none,,,,,,,
Stone,word,,,,,,,
"""
WORLD = (
    b"AE\t7\tZurna\tcity\t10.510\t20.510\tZurna\t190000\t\n"
    b"AE\t8\tKafr Mirra\tvillage\t10.700\t20.100\tZurna\t900\tKafar Mirra\n"
    b"GB\t9\tZurna\ttown\t52.000\t0.000\tEngland\t20000\t\n"
)
NAMES = b"kafar mirra\t1\nkafr mirra\t1\nzurna\t0 2\n"
DUMP = (
    "11\tKafr Mirra\tKafr\tKafar Mirra,Mirra\t10.7\t20.1\tP\tPPL\tAE\t\t01\t\t\t\t900\t\t\t\t",
    "12\tMirra Airbase\tMirra Airbase\t\t10.8\t20.1\tS\tAIRB\tAE\t\t01\t\t\t\t0\t\t\t\t",
    "13\tHotel Mirra\tHotel Mirra\t\t10.8\t20.1\tS\tHTL\tAE\t\t01\t\t\t\t0\t\t\t\t",
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.parse([TABLE], World.parse(WORLD, NAMES))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Zourna", ["Al-Zurna"]),
        ("zurna", ["Al-Zurna", "Zurna Province", "Zurna"]),
        ("Kafar Mirra", ["Kafr Mirra"]),
        ("Nowhere", []),
        ("Zurnaa", []),
        ("", []),
    ],
)
def test_names_lead_to_places(gazetteer: Gazetteer, words: str, found: list[str]) -> None:
    assert [p.name for p in gazetteer.find(words)] == found


def test_an_edited_place_stands_for_its_twin_and_takes_its_number(gazetteer: Gazetteer) -> None:
    city, _, other = gazetteer.find("Zurna")
    assert (city.country, city.geonames_id) == ("AE", 7)
    assert other.country == "GB"


def test_variants_are_proposed_only_in_the_countries_asked_for(gazetteer: Gazetteer) -> None:
    assert [p.name for p in gazetteer.alike("Kefr Mirreh", ["AE"])] == ["Kafr Mirra"]
    assert gazetteer.alike("Kefr Mirreh", ["GB"]) == ()


def test_demonyms_and_common_words(gazetteer: Gazetteer) -> None:
    assert gazetteer.demonyms["freedonian"].country == "AE"
    assert gazetteer.common == {"stone"}


def test_places_carry_the_precision_of_their_kind(gazetteer: Gazetteer) -> None:
    city, province, _ = gazetteer.find("Zurna")
    assert (city.geo_precision, city.where_prec) == (1, 1)
    assert (province.geo_precision, province.where_prec) == (3, 4)


@pytest.mark.parametrize("row", [",city,1,1,AE,,0,,", "Zurna,moon,1,1,AE,,0,,"])
def test_a_wrong_row_is_told(row: str) -> None:
    with pytest.raises(BadKnowledge):
        Gazetteer.parse([f"name,kind,lat,lon,country,admin1,population,aliases,demonyms\n{row}"])


def test_nothing_at_all_finds_nothing() -> None:
    assert Gazetteer.parse([]).find("Zurna") == ()


def test_a_dump_gives_the_features_that_news_names() -> None:
    places = list(dump(DUMP))
    assert [(p.name, p.kind, p.aliases) for p in places] == [
        ("Kafr Mirra", "village", ("Kafar Mirra", "Mirra")),
        ("Mirra Airbase", "base", ()),
    ]


@pytest.mark.parametrize("wanted", ["a", "b", "bb", "c", "zz"])
def test_sorted_lines_are_found(wanted: str) -> None:
    lines = Sorted(b"a\t1\nbb\t2\nc\t3\n")
    at = lines.first(wanted.encode())
    assert [lines.line(i)[0] < wanted for i in range(len(lines))] == [i < at for i in range(3)]


def test_the_shipped_tables_agree() -> None:
    """Every name of a sample of the world table leads back to its place, and lines are sorted."""
    world = World.parse(load.data("places/world.tsv"), load.data("places/names.tsv"))
    for number in range(0, len(world.places), 997):
        place = world.place(number)
        for spelling in spellings(place.name, place.country):
            assert len(spelling) < 3 or place in world.find(spelling)
    keys = [world.names.line(i)[0].encode() for i in range(0, len(world.names), 511)]
    assert keys == sorted(keys)
    countries = [world.places.line(i)[0] for i in range(0, len(world.places), 511)]
    assert countries == sorted(countries)


def test_the_shipped_csv_files_can_be_read() -> None:
    tables = [load.text(name) for name in load.names("places", ".csv")]
    known = Gazetteer.parse(tables)
    assert len(known.countries) > 190
    assert {"city", "village", "base", "road", "camp", "region"} <= {
        p.kind for places in known.own.values() for p in places
    }
