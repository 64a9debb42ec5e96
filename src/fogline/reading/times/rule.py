"""A rule of the time grammar: words it fits, and how they are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from fogline.reading.times.grammar import Reading, Scene


@dataclass(frozen=True, slots=True)
class Rule:
    """`read` turns a match of `pattern` into a reading, or None where the words are no time.

    A text without any of the `hints` (lower case) is not searched. `anchored` rules need the base;
    without one their words are found but stay unresolved. The group `x`, where a pattern has one,
    is the time expression; the rest is context.
    """

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Scene], Reading | None]
    anchored: bool = True
    hints: tuple[str, ...] = ("",)

    @property
    def name(self) -> str:
        """The name that stands in `When.rule`."""
        return self.read.__name__


def rule(
    pattern: str,
    read: Callable[[re.Match[str], Scene], Reading | None],
    *,
    anchored: bool = True,
    hints: str = "",
) -> Rule:
    """A rule whose pattern stands between word boundaries; `hints` are parted by "|"."""
    bounded = re.compile(rf"(?<![\w$€£#/.@-])(?:{pattern})(?![\w@])")
    return Rule(bounded, read, anchored, tuple(hints.split("|")))
