"""Tolls: invented sentences of many wars against what they claim."""

from __future__ import annotations

import pytest
from tests.reading import kit

from fogline.nouns import Claim, Doubt, Toll
from fogline.reading.kinds.toll import tolls
from fogline.reading.toll_parts import joined


def read(text: str) -> list[Claim]:
    """The toll claims of a report, parts joined to their wholes, in text order."""
    of = kit.scene(text)
    every = range(len(of.sentences))
    found = [item for i in every for item in tolls(of, i, kit.lexicon())]
    claims = joined([item for item in found if isinstance(item, Claim)])
    return sorted(claims, key=lambda c: (c.sentence, dict(c.parts)["count"][0]))


def what(claim: Claim) -> Toll:
    assert isinstance(claim.what, Toll)
    return claim.what


def short(claim: Claim) -> tuple[str, int | None, str | None]:
    """Outcome, value or least number, victims."""
    toll = what(claim)
    return toll.outcome, toll.value if toll.value is not None else toll.low, toll.victims


LOSSES = [
    # verbs
    (
        "Shells fired at the market of Kadugli killed nine farmers and wounded 14 others.",
        [("killed", 9, "civilian"), ("wounded", 14, "civilian")],
    ),
    ("Four children died when a drone hit a bus near Pokrovsk.", [("killed", 4, "children")]),
    ("Rebels captured 17 soldiers and three tanks near Goma.", [("captured", 17, "soldiers")]),
    ("They had taken 60 government soldiers prisoner.", [("captured", 60, "soldiers")]),
    ("He said 30 fighters surrendered to the army.", [("captured", 30, "combatant")]),
    (
        "Six aid workers, three of them women, were kidnapped.",
        [("captured", 6, "aid_workers"), ("captured", 3, "women")],
    ),
    ("Police shot dead three protesters in Maseru.", [("killed", 3, "civilian")]),
    ("Three protesters were shot dead in Maseru.", [("killed", 3, "civilian")]),
    ("Raiders gunned down 14 herders.", [("killed", 14, "civilian")]),
    ("The ambush left eight soldiers dead.", [("killed", 8, "soldiers")]),
    ("More than 200 are feared dead.", [("killed", 200, None)]),
    ("Some 40 miners have been confirmed dead.", [("killed", 40, "civilian")]),
    (
        "Dozens of people were injured and scores are missing after the dam burst.",
        [("wounded", 24, None), ("missing", 40, None)],
    ),
    # displaced and refugees
    (
        "More than 20,000 families have fled the fighting in Cabo Delgado.",
        [("displaced", 20_000, "civilian")],
    ),
    (
        "Some 700,000 people have fled the country to neighbouring Chad.",
        [("refugees", 700_000, "civilian")],
    ),
    (
        "The raids forced 900 villagers to flee their homes.",
        [("displaced", 900, "civilian")],
    ),
    ("Militias drove 900 villagers from their homes.", [("displaced", 900, "civilian")]),
    ("An estimated 1.2 million people remain displaced.", [("displaced", 1_200_000, "civilian")]),
    ("As many as 3,000 nomads had to leave their homes.", [("displaced", 3000, "civilian")]),
    ("The raid saw more than 20 nurses taken captive.", [("captured", 20, "medics")]),
    # verb and object
    ("At least 16 people lost their lives in the raid.", [("killed", 16, None)]),
    (
        "More than 60 were killed and 100 others sustained injuries.",
        [("killed", 60, None), ("wounded", 100, None)],
    ),
    # nominal forms
    (
        "The attack resulted in the deaths of at least 15 miners.",
        [("killed", 15, "civilian")],
    ),
    ("The bodies of 11 fishermen were found on the beach.", [("killed", 11, "civilian")]),
    ("They condemned the abduction of 12 nurses.", [("captured", 12, "medics")]),
    ("The clash caused 30 casualties.", [("casualties", 30, None)]),
    ("An overall toll of about 70 dead was given.", [("killed", 70, None)]),
    (
        "The operation ended with two officers killed and five policemen wounded.",
        [("killed", 2, "soldiers"), ("wounded", 5, "police")],
    ),
    # running counts
    ("The death toll from the ferry attack has risen to 41.", [("killed", 41, None)]),
    ("Rescuers put the toll at 58.", [("killed", 58, None)]),
    ("The death toll was 213.", [("killed", 213, None)]),
    (
        "The number of dead stands at 1,200 and the injured at 3,000.",
        [("killed", 1200, None), ("wounded", 3000, None)],
    ),
    # headlines
    ("Eleven dead in Catatumbo clashes", [("killed", 11, None)]),
    (
        "Blast kills six in Mogadishu market, 20 hurt",
        [("killed", 6, None), ("wounded", 20, None)],
    ),
    ("Toll in border fighting rises to 12: rescuers", [("killed", 12, None)]),
    # coordination, parts, shares
    (
        "Four children and two women were killed in Ituri.",
        [("killed", 4, "children"), ("killed", 2, "women")],
    ),
    (
        "Ukraine's general staff said 300 soldiers had been killed or wounded.",
        [("casualties", 300, "soldiers")],
    ),
    (
        "Among the dead were four nurses and two monks.",
        [("killed", 4, "medics"), ("killed", 2, "civilian")],
    ),
    ("The dead included three judges.", [("killed", 3, "officials")]),
    (
        "Thirty people were killed in Alba, 12 in Berra and five in Corra.",
        [("killed", 30, None), ("killed", 12, None), ("killed", 5, None)],
    ),
    ("Half of the town's 400 families were displaced.", [("displaced", 200, "civilian")]),
    (
        "Jets struck a monastery in Sagaing, killing 17 people, most of them children.",
        [("killed", 17, "mixed"), ("killed", None, "children")],
    ),
    (
        "A third of the 600 wounded were women.",
        [("wounded", 200, "women"), ("wounded", 600, None)],
    ),
    ("Rebels killed 15 guards and captured 20.", [("killed", 15, None), ("captured", 20, None)]),
    ("It has lost 43,000 soldiers.", [("casualties", 43_000, "soldiers")]),
    ("No fewer than 14 traders were abducted.", [("captured", 14, "civilian")]),
    # one person
    (
        "A policeman was killed and two others were wounded in Buenaventura.",
        [("killed", 1, "police"), ("wounded", 2, "police")],
    ),
    ("Colonel Idris Deng was killed by a sniper in Malakal.", [("killed", 1, "soldiers")]),
    # without a number
    ("The brigade suffered heavy losses in the battle.", [("casualties", None, None)]),
    # of one subject, and others
    (
        "Six herders were killed and four others injured in a raid near Kidal.",
        [("killed", 6, "civilian"), ("wounded", 4, "civilian")],
    ),
    (
        "Forty soldiers were killed and 11 injured at the gate.",
        [("killed", 40, "soldiers"), ("wounded", 11, "soldiers")],
    ),
    (
        "Two women were killed and six others were injured.",
        [("killed", 2, "women"), ("wounded", 6, None)],
    ),
    (
        "The mine wounded nine traders, two of whom died in hospital.",
        [("wounded", 9, "civilian"), ("killed", 2, "civilian")],
    ),
    (
        "The victims included four dead and 30 wounded in Marib.",
        [("killed", 4, None), ("wounded", 30, None)],
    ),
    ("Eight nurses were taken hostage near Jos.", [("captured", 8, "medics")]),
    ("Gunmen used rifles to fire at the crowd, killing 17 people.", [("killed", 17, None)]),
    ("The raid led to the martyrdom of three monks.", [("killed", 3, "civilian")]),
    ("Another 14 sailors died off Hodeidah.", [("killed", 14, "soldiers")]),
    ("Two men aged 31 and 58 were killed in Kherson.", [("killed", 2, "men")]),
    ("The shells killed 60 soldiers and civilians.", [("killed", 60, "mixed")]),
    ("Three police officers were killed in Mogadishu.", [("killed", 3, "police")]),
    (
        "The guards killed ten rebels, destroying six trucks and seizing two others.",
        [("killed", 10, "insurgents")],
    ),
    (
        "Of those killed, 16 were nurses and nine were monks.",
        [("killed", 16, "medics"), ("killed", 9, "civilian")],
    ),
    (
        "The count rose to 90 dead: 40 rebels, 30 soldiers and members of militias, and 20 nurses.",
        [
            ("killed", 90, None),
            ("killed", 40, "insurgents"),
            ("killed", 30, "combatant"),
            ("killed", 20, "medics"),
        ],
    ),
    ("The mayor was killed along with eight others.", [("killed", 8, None)]),
    ("Over 1800 injured in Marib, medics say", [("wounded", 1800, None)]),
    ("The mayor was killed along with eight others.", [("killed", 8, None)]),
    ("Over 1800 injured in Marib, medics say", [("wounded", 1800, None)]),
]

NONE = [
    "The army captured 23 villages.",
    "The capture of 12 villages was announced.",
    "Two massacres were reported.",
    "The party lost 20 seats.",
    "Thousands want to flee the city.",
    "Some 40 pupils fell ill after lunch.",
    "The court executed 12 orders.",
    "Three governments fell that year.",
    "About 4,000 troops were sent to the border.",
    "The convoy carried 300 fighters and travelled 40 kilometres.",
    "Amina Diallo, 36, fled with her three sons.",
    "The two sides exchanged 50 prisoners.",
    "The group released 12 hostages.",
    "The governor said no one was killed in the raid.",
    "No civilians were killed, the 14 mayors said.",
    "If the dam breaks, 3,000 people will die.",
    "The general warned that thousands could be killed if the city fell.",
    "The town has a population of 30,000.",
    "Drones destroyed 12 tanks and killed the lights in three districts.",
    "The council paid 500 dollars to each of the 20 drivers.",
]


@pytest.mark.parametrize(("text", "expected"), LOSSES)
def test_losses(text: str, expected: list[tuple[str, int | None, str | None]]) -> None:
    assert [short(claim) for claim in read(text)] == expected


@pytest.mark.parametrize("text", NONE)
def test_no_toll(text: str) -> None:
    assert read(text) == []


BOUNDS = [
    ("At least 12 people were killed.", ("at_least", 12, 12, None)),
    ("More than 12 people were killed.", ("more_than", 12, 12, None)),
    ("Nearly 900 recruits died.", ("nearly", 900, None, 900)),
    ("Up to 30 recruits were killed.", ("up_to", 30, None, 30)),
    ("Some 30 recruits were killed.", ("about", 30, 30, 30)),
    ("Between 30 and 40 recruits were killed.", ("about", None, 30, 40)),
    ("Dozens of recruits were killed.", ("vague", None, 24, None)),
    ("The militia took heavy casualties.", (None, None, None, None)),
]


@pytest.mark.parametrize(("text", "expected"), BOUNDS)
def test_bounds(text: str, expected: tuple[object, ...]) -> None:
    toll = what(read(text)[0])
    assert (toll.bound, toll.value, toll.low, toll.high) == expected


SPANS = [
    (
        "Police said the strike killed at least nine farmers in Beni.",
        "killed at least nine farmers",
    ),
    ("In all 23 villagers died, including seven women.", "23 villagers died"),
    ("The toll has risen to 41.", "toll has risen to 41"),
]


@pytest.mark.parametrize(("text", "expected"), SPANS)
def test_span_is_the_smallest_clause(text: str, expected: str) -> None:
    assert read(text)[0].span.of(text) == expected


PARTS = [
    ("Gunmen killed 23 villagers, including seven women and three infants.", {7: 23, 3: 23}),
    ("Some 40 miners died, 12 of them boys.", {12: 40}),
    ("Six children were among 39 people killed in Homs.", {6: 39}),
    ("Raids killed 61 people. Four nurses were among the dead.", {4: 61}),
    (
        "A monitor counted 90 dead. It said 70 fighters and 20 civilians were killed.",
        {70: 90, 20: 90},
    ),
    ("Four people were killed. Two women and two soldiers died in the car.", {2: 4}),
    ("Raids killed 61 people and wounded 20.", {}),
    ("Five people died in Alba. Two people died in Berra and three in Corra.", {}),
    ("Of 58 people who died, 20 were monks.", {20: 58}),
    ("The toll was placed at 80 by medics, 30 nurses among them.", {30: 80}),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_parts(text: str, expected: dict[int, int]) -> None:
    claims = read(text)
    value = {claim.id: what(claim).value for claim in claims}
    found = {what(c).value: value[part] for c in claims if (part := what(c).part_of)}
    assert found == expected


PLACES = [
    ("Shelling killed nine people in Kadugli.", ("Kadugli",)),
    ("Raids killed nine people in Bunia. Five more were wounded.", ("Bunia",)),
    ("Thirty people were killed in Goma and twelve in Bunia.", ("Goma",)),
    ("The London-based monitor said 30 people were killed in Goma.", ("Goma",)),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text: str, expected: tuple[str, ...]) -> None:
    assert {what(claim).places for claim in read(text)[:1]} == {expected}
    assert set(what(read(text)[-1]).places) <= {"Kadugli", "Bunia", "Goma"}


PERIODS = [
    ("Nine people were killed on Saturday.", ("2023-04-29", "2023-04-29", False, False)),
    ("Nine people have been killed since Friday.", ("2023-04-28", "2023-05-01", True, False)),
    ("Raids killed 90 people in 2017.", ("2017-01-01", "2017-12-31", True, True)),
    ("The toll has risen to 41.", (None, "2023-05-01", True, False)),
    ("The war has killed more than 90,000 people.", (None, "2023-05-01", True, True)),
    ("Last week raids killed nine people.", ("2023-04-24", "2023-04-30", False, False)),
    (
        "Ninety people have been killed since rebels entered the town on Friday.",
        ("2023-04-28", "2023-05-01", True, False),
    ),
    ("As of Saturday 80 people had been killed.", (None, "2023-04-29", True, False)),
]


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_period(text: str, expected: tuple[object, ...]) -> None:
    claim = read(text)[0]
    when = what(claim).period
    assert when is not None
    assert (when.start, when.end, what(claim).cumulative, claim.background) == expected


DOERS = [
    ("Israeli strikes killed 22 people in Rafah.", "Israel", "Israeli strikes"),
    (
        "Nine people were killed in shelling by the Rapid Support Forces.",
        "Rapid Support Forces",
        None,
    ),
    ("A roadside bomb killed nine people.", None, "A roadside bomb"),
    ("Nine people were killed when a Russian drone hit their bus.", "Russian Armed Forces", None),
    ("Two soldiers died in a raid on the M23 rebels.", None, "a raid on the M23 rebels"),
    ("Raids carried out by Saudi warplanes killed 20 people.", "Saudi Armed Forces", None),
    ("Nine people were killed.", None, None),
    ("Israel's strikes on Tyre killed four people.", "Israel", None),
    (
        "Monitors accused the M23 of firing shells at a camp, wounding 12 people.",
        "M23",
        None,
    ),
    ("Nine people died when the car was hit by a Russian drone.", "Russian Armed Forces", None),
    ("Five people were killed in raids on an Islamic State camp.", None, None),
    ("The army of Sudan has lost 30 men.", None, None),
]


@pytest.mark.parametrize(("text", "doer", "cause"), DOERS)
def test_perpetrator(text: str, doer: str | None, cause: str | None) -> None:
    toll = what(read(text)[0])
    assert toll.perpetrator == doer
    assert cause is None or toll.cause == cause


TOLD_BEFORE = [
    ("Israeli jets struck the port of Tyre. The strikes killed six people.", "Israel"),
    ("Israeli jets struck the port of Tyre. Six people died, medics said.", "Israel"),
    ("Israeli jets struck Tyre. Hezbollah shelled Metula. Six people died.", None),
    ("Israeli jets struck the port of Tyre. Six people died in clashes.", None),
    ("Israeli jets struck the port of Tyre. A car bomb killed six people.", None),
    ("The army of Sudan spoke on Monday. Its troops killed six raiders.", "Sudanese Armed Forces"),
]


@pytest.mark.parametrize(("text", "doer"), TOLD_BEFORE)
def test_a_deed_told_before(text: str, doer: str | None) -> None:
    last = what(read(text)[-1]).perpetrator
    assert (last is None) == (doer is None)
    assert doer is None or last in (doer, "Israel Defense Forces", "Israeli Air Force")


def test_a_part_has_the_doer_of_its_whole() -> None:
    text = "Israeli raids killed 20 people. Six of the dead were children."
    assert {what(c).perpetrator for c in read(text)} == {"Israel"}


def test_a_dateline_is_no_place_of_the_deed() -> None:
    text = "DUBAI (Newsline) - Shells killed nine people in Marib, Yemen, on Saturday."
    assert what(read(text)[0]).places == ("Marib",)


def test_whose_people() -> None:
    toll = what(read("The ambush killed three Sudanese soldiers.")[0])
    assert (toll.victims, toll.affiliation) == ("soldiers", "Sudanese Armed Forces")


def test_parts_of_the_sentence() -> None:
    text = "Shelling killed nine farmers in Kadugli on Saturday."
    parts = {name: spans[0].of(text) for name, spans in read(text)[0].parts}
    assert parts == {
        "count": "nine",
        "victims": "farmers",
        "outcome": "killed",
        "actor": "Shelling",
        "place": "Kadugli",
        "time": "Saturday",
    }


def test_a_count_that_no_rule_reads_is_a_doubt() -> None:
    of = kit.scene("The letter named 40 villagers, killed and buried by unknown hands.")
    doubts = [d for d in tolls(of, 0, kit.lexicon()) if isinstance(d, Doubt)]
    assert [d.span.of(of.page.text) for d in doubts] == ["40"]
