"""The words of a sentence as names need them: hyphens cut, apostrophes kept, clitics left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ATOM = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’‘ʻʼ`](?![sS]\b)[^\W_]+)*\.?")
_SHORTENED = ("St", "Mt", "Ft")


@dataclass(frozen=True, slots=True)
class Atom:
    """A word with its offsets from the sentence's start; `name`: it may be part of a name."""

    start: int
    end: int
    text: str
    name: bool


def atoms(text: str) -> list[Atom]:
    """The words of a sentence: "Qal'at al-Madiq's" gives "Qal'at", "al", "Madiq"."""
    found = []
    for m in _ATOM.finditer(text):
        word, end = m.group(), m.end()
        if word in ("s", "S") and m.start() and text[m.start() - 1] in "'’":
            continue
        if word.endswith(".") and word.count(".") == 1 and word[:-1] not in _SHORTENED:
            word, end = word[:-1], end - 1
        found.append(Atom(m.start(), end, word, _namelike(word)))
    return found


def _namelike(word: str) -> bool:
    """A capital, or a letter of a script that has none."""
    first = word[0]
    return first.isupper() or (first.isalpha() and not first.islower())


def title_case(words: Sequence[Atom]) -> bool:
    """Whether a line is written as a headline: nearly every longer word with a capital."""
    long = [w for w in words if len(w.text) > 3]
    return len(long) > 3 and sum(w.name for w in long) >= 0.75 * len(long)
