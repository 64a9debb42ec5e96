"""A short report read with the shipped kit, so that a test sees what a rule makes of a sentence."""

from __future__ import annotations

from functools import cache

from tests.factory import page, report

from fogline.nouns import Claim, Doubt
from fogline.reading.read import scene_of
from fogline.reading.scene import Rule
from fogline.run.kit import kit


def claims(rule: Rule, text: str) -> tuple[Claim, ...]:
    """The claims that one rule makes of a report dated 1 May 2023."""
    return tuple(c for c in found(rule, text) if isinstance(c, Claim))


@cache
def found(rule: Rule, text: str) -> tuple[Claim | Doubt, ...]:
    """The claims and doubts of one rule."""
    reading = kit().reading
    made = page(text)
    scene = scene_of(made, report(made), (report(made),), reading)
    every = range(len(scene.sentences))
    return tuple(c for i in every for c in rule(scene, i, reading.lexicon))
