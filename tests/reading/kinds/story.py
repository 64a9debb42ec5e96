"""A short report read with the shipped kit, so that a test sees what a rule makes of a sentence."""

from __future__ import annotations

from functools import cache

from tests.factory import page, report

from fogline.nouns import Claim
from fogline.reading.read import scene_of
from fogline.reading.scene import Rule
from fogline.run.kit import kit


@cache
def claims(rule: Rule, text: str) -> tuple[Claim, ...]:
    """The claims that one rule makes of a report dated 1 May 2023."""
    reading = kit().reading
    made = page(text)
    scene = scene_of(made, report(made), (report(made),), reading)
    every = (c for i in range(len(scene.sentences)) for c in rule(scene, i, reading.lexicon))
    return tuple(c for c in every if isinstance(c, Claim))
