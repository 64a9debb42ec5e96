"""Whether a clause claims that something happened."""

from __future__ import annotations

import pytest
from tests.reading.kit import lexicon, parsed, where

from fogline.nouns import Span
from fogline.reading.reality import unreal
from fogline.reading.scene import Sentence

CLAUSES = [
    ("The rebels are in a position to storm the town.", "storm the town", "plan"),
    ("Dorvan was the first town to fall on Monday.", "to fall", None),
    ("The rebels failed to capture the airport.", "capture the airport", "negation"),
    ("The brigade would attack again if the truce collapsed.", "the truce collapsed", "condition"),
    (
        "The brigade would attack again if the truce collapsed.",
        "The brigade would attack again",
        "condition",
    ),
    (
        "Residents feared that the militia would seize the town.",
        "the militia would seize the town",
        "condition",
    ),
    (
        "Residents feared that thirty people had been killed.",
        "thirty people had been killed",
        "fear",
    ),
    ("Residents feared that thirty people had been killed.", "thirty people", "fear"),
    (
        "The army did not withdraw from the bridge.",
        "The army did not withdraw from the bridge",
        "negation",
    ),
    (
        "The governor called for the release of 30 prisoners.",
        "the release of 30 prisoners",
        "demand",
    ),
    ("Troops were ordered to retake the port.", "retake the port", "plan"),
    ("Government forces managed to retake the hill.", "retake the hill", None),
    (
        "Government forces managed to retake the hill.",
        "Government forces managed to retake the hill",
        None,
    ),
    (
        "The militia tried to seize the refinery on Monday but was repelled.",
        "seize the refinery",
        "plan",
    ),
    ("The general vowed to recapture the city.", "recapture the city", "plan"),
    (
        "The column is expected to reach Karo by Friday.",
        "The column is expected to reach Karo",
        "forecast",
    ),
    ("The column is expected to reach Karo by Friday.", "reach Karo", "forecast"),
    ("No civilians were killed in the raid, police said.", "No civilians were killed", "negation"),
    ("The strike killed no one.", "The strike killed no one", "negation"),
    ("Dozens may have died in the fire.", "Dozens may have died", "possibility"),
    ("The army said it had killed 12 fighters.", "it had killed 12 fighters", None),
    ("The army will withdraw from the valley.", "The army will withdraw from the valley", "future"),
    ("They could storm the base and seize its weapons.", "seize its weapons", "possibility"),
    ("They shelled the town to force its people out.", "force its people out", "plan"),
    ("Army to quit southern port by spring", "Army to quit southern port", "plan"),
    (
        "The raid killed not only soldiers but also three nurses.",
        "The raid killed not only soldiers",
        None,
    ),
    ("At least 9 people died when the bus hit a mine.", "the bus hit a mine", None),
    ("The capture of the ridge would cut the only road.", "The capture of the ridge", "condition"),
    ("The capture of the ridge cut the only road.", "The capture of the ridge", None),
    ("The army, which lost the ridge on Monday, did not comment.", "lost the ridge", None),
    ("The ministry denied that the town had fallen.", "the town had fallen", None),
    ("The fighters are believed to have taken the village.", "taken the village", None),
    ("There are fears of a new offensive.", "a new offensive", "fear"),
    ("The army entered the town without killing anyone.", "killing anyone", "negation"),
    ("Officials warned that 4,000 people were trapped.", "4,000 people were trapped", None),
    ("If the bridge falls, thousands will flee.", "thousands will flee", "future"),
    ("If the bridge falls, thousands will flee.", "the bridge falls", "condition"),
    ("Has the garrison surrendered?", "Has the garrison surrendered", "question"),
    ("The envoy urged the sides to stop shelling the market.", "shelling the market", "negation"),
    ("The troops were forced to abandon the base.", "abandon the base", None),
    ("They refused to leave the camp.", "leave the camp", "negation"),
    ("It was unclear whether the pilot survived.", "the pilot survived", "condition"),
    (
        "At least 12 soldiers were killed, but none of the pilots were hurt.",
        "none of the pilots were hurt",
        "negation",
    ),
    (
        "At least 12 soldiers were killed, but none of the pilots were hurt.",
        "At least 12 soldiers were killed",
        None,
    ),
    ("The planned withdrawal from the valley angered villagers.", "The planned withdrawal", "plan"),
    (
        "The guerrillas attacked the post, killing two, and threatened to burn the village.",
        "killing two",
        None,
    ),
    (
        "The guerrillas attacked the post, killing two, and threatened to burn the village.",
        "burn the village",
        "plan",
    ),
    (
        "The rocket missed, and the attack did not cause casualties, but wounded a boy.",
        "wounded a boy",
        None,
    ),
    ("The army has yet to retake the hill.", "retake the hill", "negation"),
    (
        "Israel's strikes have not stopped the group from firing rockets.",
        "firing rockets",
        "negation",
    ),
]


@pytest.mark.parametrize(("text", "clause", "reason"), CLAUSES)
def test_reason(text: str, clause: str, reason: str | None) -> None:
    assert unreal(parsed(text), where(text, clause), lexicon()) == reason


def test_without_a_parse_nothing_is_said() -> None:
    sentence = Sentence(Span(0, 9), "If it is.")
    assert unreal(sentence, Span(0, 9), lexicon()) is None
