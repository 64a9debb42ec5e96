"""A rule of the time grammar: words it fits, and how they are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from fogline.reading.times.grammar import Reading, Scene


@dataclass(frozen=True, slots=True)
class Rule:
    """`read` turns a match of `pattern` into a reading, or None where the words are no time.

    `anchored` rules need the base; without one their words are found but stay unresolved. The
    group `x`, where a pattern has one, is the time expression; the rest is context.
    """

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Scene], Reading | None]
    anchored: bool = True

    @property
    def name(self) -> str:
        """The name that stands in `When.rule`."""
        return self.read.__name__


def rule(
    pattern: str,
    read: Callable[[re.Match[str], Scene], Reading | None],
    *,
    anchored: bool = True,
) -> Rule:
    """A rule whose pattern stands between word boundaries."""
    return Rule(re.compile(rf"(?<![\w$€£#/.@-])(?:{pattern})(?![\w@])"), read, anchored)
