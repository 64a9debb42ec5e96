"""The lexical gate: what it must let through, what it may spare."""

from __future__ import annotations

from pathlib import Path

import pytest

import fogline.knowledge
from fogline.knowledge.cues import Cues, Trigger, parse
from fogline.reading.gate import Gate, build

TRIGGERS = Path(fogline.knowledge.__file__).parent / "data" / "triggers.toml"


@pytest.fixture(scope="module")
def gate() -> Gate:
    return build(parse(TRIGGERS.read_text(encoding="utf-8")))


LET_THROUGH = [
    ("Shells hit the market in Nyala, killing nine.", {"strike", "killing"}),
    ("TOLL RISES TO 41 IN KIVU LANDSLIDE OF VIOLENCE", {"killing", "clash"}),
    ("Six people were wounded near Sloviansk.", {"wounding"}),
    ("Some 4,000 families fled Myawaddy overnight.", {"displacement"}),
    ("The junta’s column withdrew from Lashio.", {"movement", "party"}),
    ("M23 has taken Bunagana.", {"control"}),
    ("Paramilitaries held eleven captives.", {"capture"}),
    ("The bridge was cut.", {"control"}),
    ("Nine are unaccounted for.", {"missing"}),
    ("“We are hungry,” she said.", {"quote"}),
    ("The ministry said it would answer.", {"statement"}),
    ("Kyiv denied the report.", {"denial"}),
    ("The foreign minister met his counterpart in Doha.", {"meeting", "diplomacy"}),
    ("The president pledged more fuel.", {"demand"}),
    ("A counter‑offensive is under way.", {"movement"}),
    ("Jets\u00a0bombed the port.", {"strike"}),
]
SPARED = [
    "The museum opens at nine.",
    "Rain is likely in the north.",
    "She said the recipe was simple.",
    "Skills matter in this trade.",
    "The choir met on the lawn.",
    "",
]


@pytest.mark.parametrize(("sentence", "kinds"), LET_THROUGH)
def test_lets_through(gate: Gate, sentence: str, kinds: set[str]) -> None:
    assert kinds <= gate.passes(sentence)


@pytest.mark.parametrize("sentence", SPARED)
def test_spares(gate: Gate, sentence: str) -> None:
    assert gate.passes(sentence) == frozenset()


def test_boundaries_stems_and_helpers() -> None:
    small = build(
        Cues(
            (
                Trigger("war", "clash"),
                Trigger("kill", "killing", stem=True),
                Trigger("said", "statement"),
                Trigger("minister", "official", stem=True),
            ),
            (("statement", frozenset({"official"})),),
            frozenset({"official"}),
        )
    )
    assert small.passes("The war killed them.") == {"clash", "killing"}
    assert small.passes("Warsaw, skill, award: reward.") == frozenset()
    assert small.passes("He said no.") == frozenset()
    assert small.passes("Ministers said no.") == {"statement"}
    assert small.kinds("Ministers said no.") == {"statement", "official"}
