"""A happening as the grammar shows it: which word, of which type, who and against whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fogline.nouns import Parse
from fogline.reading.clauses import obliques, spread

ONTO = ("on", "against", "at", "with", "towards", "toward", "upon", "into")
"""Prepositions that lead to whom or what something is done to."""


@dataclass(frozen=True, slots=True)
class Happening:
    """A happening: its type, its word, heads of who does it and of whom or what it is done to."""

    incident: str
    at: int
    who: Sequence[int]
    target: Sequence[int]
    rule: str
    speech: bool = False
    above: Sequence[int] = ()
    """Who does what the clause above tells, asked where `who` names nobody."""
    by: int | None = None
    """The verb that carries a noun of happening: "launched" of "launched an attack"."""


def onto(parse: Parse, at: int) -> list[int]:
    """Whom or what a verb is directed at: "fired on the crowd"."""
    return [s for c, i in obliques(parse, at) if c in ONTO for s in spread(parse, i)]
