"""Places of a report: spotted, settled, or left open with the reason."""

from __future__ import annotations

import pytest
from tests.reading.kit import scene

from fogline.knowledge.places import Gazetteer
from fogline.nouns import PlaceMention
from fogline.reading.areas import TAKEN_UP
from fogline.reading.places import placed
from fogline.reading.scene import Scene


def found(text: str) -> list[PlaceMention]:
    return [m for s in scene(text).sentences for m in s.places]


def named(text: str) -> list[tuple[str, str | None, str | None]]:
    """(words, place, country) of every mention but those that take another up."""
    return [
        (m.words, m.place.name if m.place else None, m.place.country if m.place else None)
        for m in found(text)
        if m.why != TAKEN_UP
    ]


SENTENCES = [
    (
        "Shells hit two bakeries in Lysychansk, Ukraine, killing six.",
        [("Lysychansk", "Lysychansk", "UA"), ("Ukraine", "Ukraine", "UA")],
    ),
    (
        "Gunmen raided a clinic in Djibo in northern Burkina Faso.",
        [("Djibo", "Djibo", "BF"), ("Burkina Faso", "Northern Burkina Faso", "BF")],
    ),
    ("KUTUM, Sudan (VP) - Nine people died.", [("KUTUM", "Kutum", "SD"), ("Sudan", "Sudan", "SD")]),
    (
        "Troops left Bukavu, the capital of South Kivu province, in eastern Congo.",
        [
            ("Bukavu", "Bukavu", "CD"),
            ("South Kivu province", "South Kivu", "CD"),
            ("Congo", "Eastern Democratic Republic of the Congo", "CD"),
        ],
    ),
    (
        "Fighting spread in Homs and Daraa provinces in Syria.",
        [
            ("Homs", "Homs Governorate", "SY"),
            ("Daraa", "Daraa Governorate", "SY"),
            ("Syria", "Syria", "SY"),
        ],
    ),
    (
        "In Yemen, drones hit the road between Taizz and Mokha.",
        [("Yemen", "Yemen", "YE"), ("Taizz", "Taiz", "YE"), ("Mokha", "Mocha", "YE")],
    ),
    (
        "The M5 motorway near Maarat al-Nu'man in Syria was cut.",
        [
            ("M5 motorway", "M5 highway", "SY"),
            ("Maarat al-Nu'man", "Maarat al-Numan", "SY"),
            ("Syria", "Syria", "SY"),
        ],
    ),
    (
        "Two churches in Tripoli, Lebanon, were searched.",
        [("Tripoli", "Tripoli (Lebanon)", "LB"), ("Lebanon", "Lebanon", "LB")],
    ),
    (
        "Tripoli fell silent as Libyan militias left; Libya has two governments.",
        [("Tripoli", "Tripoli", "LY"), ("Libya", "Libya", "LY")],
    ),
    (
        "Three people were killed near Paris, Texas, the United States authorities said.",
        [
            ("Paris", "Paris", "US"),
            ("Texas", "Texas", "US"),
            ("United States", "United States", "US"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_places_of_a_sentence(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert named(text) == expected


RELATIONS = [
    ("Clashes broke out 12 km south of Mekelle in Ethiopia.", "Mekelle", "12 km south of", 2),
    ("Tanks stood on the outskirts of Sirte, Libya.", "Sirte", "outskirts of", 2),
    ("The army holds half of Bria in the Central African Republic.", "Bria", "half of", 2),
    ("They shelled Kharkiv's eastern suburbs.", "Kharkiv", "eastern suburbs", 2),
    ("They shelled Kharkiv.", "Kharkiv", None, 1),
    ("Moscow said it knew nothing.", "Moscow", "metonym", 1),
]


@pytest.mark.parametrize(("text", "words", "relation", "precision"), RELATIONS)
def test_what_stands_beside_a_place(
    text: str, words: str, relation: str | None, precision: int
) -> None:
    mention = next(m for m in found(text) if m.words == words)
    assert mention.place is not None
    assert (mention.relation, mention.place.geo_precision) == (relation, precision)


NO_PLACES = [
    "Jackson Lincoln, who heads the union, told Kharkiv Business Radio that it was over.",
    "Reading the report took a long time, he said.",
    "Ukrainian refugees crossed on Monday in March.",
    "Nice words do not help, Orange Telecom said.",
]


@pytest.mark.parametrize("text", NO_PLACES)
def test_persons_bodies_adjectives_and_words_are_no_places(text: str) -> None:
    assert [m.words for m in found(text) if m.place] == []


def test_spans_are_exact() -> None:
    text = "Rockets fell on Al-Atarib and on the outskirts of Tal Rifaat, north of Aleppo, Syria."
    assert [m.span.of(text) for m in found(text)] == ["Al-Atarib", "Tal Rifaat", "Aleppo", "Syria"]


def test_another_spelling_is_settled_in_the_country_of_the_report() -> None:
    text = "Syrian shells hit Sarmeen and Kafr Takhareem in Idlib province, Syria."
    assert ("Sarmeen", "Sarmin", "SY") in named(text)
    assert ("Kafr Takhareem", "Kafr Takharim", "SY") in named(text)


def test_what_is_not_known_stays_open_with_its_reason() -> None:
    mentions = found("The village of Qarmavesh in Sudan was burned, residents of El Obeid said.")
    unknown = [m for m in mentions if m.place is None]
    assert all(m.why == "not in the gazetteer" for m in unknown)


def test_a_facility_without_a_row_lies_at_its_town() -> None:
    place = next(m.place for m in found("Drones hit the Kramatorsk military airport in Ukraine."))
    assert place is not None
    assert (place.name, place.kind, place.where_prec) == (
        "Kramatorsk military airport",
        "airport",
        2,
    )


def test_definite_words_take_up_the_last_place_of_their_kind() -> None:
    text = "The militia entered Nyala in Sudan. It held half of the city by night."
    taken = [m for m in found(text) if m.why == TAKEN_UP]
    assert [(m.words, m.place.name if m.place else None) for m in taken] == [("city", "Nyala")]


def test_an_ambiguous_name_follows_the_other_places_of_the_report() -> None:
    text = "Fighters took Bara, west of El Obeid in Sudan, and later left Bara."
    assert [n[2] for n in named(text) if n[0] == "Bara"] == ["SD", "SD"]


def test_everything_works_with_no_gazetteer() -> None:
    read: Scene = placed(scene("Shells hit Kharkiv."), Gazetteer.parse([]))
    assert all(m.place is None for s in read.sentences for m in s.places)


ELSEWHERE = [
    ("A car bomb went off in the Somali capital, police in Mogadishu said.", "Somali"),
    ("NAIROBI - Shells hit Kadugli in Sudan. Sudanese troops left Kadugli, Sudan.", "NAIROBI"),
    ("Cairo: Nine people died in Yemen. The rocket hit Marib in Yemen.", "Cairo"),
    ("Reporting from Nairobi, Kenya, Amal Deng said Sudanese jets had hit Nyala.", "Nairobi"),
    ("Reporting from Nairobi, Kenya, Amal Deng said Sudanese jets had hit Nyala.", "Kenya"),
]


@pytest.mark.parametrize(("text", "words"), ELSEWHERE)
def test_peoples_and_seats_of_reporters_are_no_places_of_what_happened(
    text: str, words: str
) -> None:
    assert words not in [m.words for m in found(text)]


FAR = [
    ("A blast shook the town of Puerto Olmedo in Colombia.", "Puerto"),
    (
        "Tanks stood at the Basel roundabout in Idlib in Syria, Syrian rebels said.",
        "Basel roundabout",
    ),
    ("Rockets fell near Alma al-Hisn in Lebanon, the Lebanese army said.", "Alma"),
]


@pytest.mark.parametrize(("text", "words"), FAR)
def test_a_small_place_in_a_land_never_spoken_of_stays_open(text: str, words: str) -> None:
    assert [m.place for m in found(text) if m.words == words] == [None]
