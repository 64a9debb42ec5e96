"""Word lists that the reading rules look up: `data/words/*.toml`, one file a subject.

A file `toll.toml` with `[outcomes] killed = ["kill", "slay"]` answers
`lexicon.key("toll.outcomes", "slay") == "killed"`. A list `negations = ["no", "not"]` answers
`lexicon.has("toll.negations", "no")`. Entries are case-folded.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from fogline.errors import BadKnowledge


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Sections by dotted name, each a mapping from a word or phrase to its key."""

    sections: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @staticmethod
    def parse(texts: Mapping[str, str]) -> Lexicon:
        """From file names (without suffix) to TOML texts; raises BadKnowledge."""
        sections: dict[str, Mapping[str, str]] = {}
        for name, text in texts.items():
            try:
                content = tomllib.loads(text)
            except tomllib.TOMLDecodeError as error:
                raise BadKnowledge(f"{name}.toml", None, str(error)) from error
            for key, value in content.items():
                sections[f"{name}.{key}"] = MappingProxyType(_section(name, key, value))
        return Lexicon(MappingProxyType(sections))

    def has(self, section: str, word: str) -> bool:
        """Whether the section lists the word."""
        return word.casefold() in self.sections[section]

    def key(self, section: str, word: str) -> str | None:
        """The key under which the section lists the word."""
        return self.sections[section].get(word.casefold())

    def words(self, section: str) -> tuple[str, ...]:
        """Every word of a section, longest first."""
        return tuple(sorted(self.sections[section], key=lambda w: (-len(w), w)))


def _section(file: str, name: str, value: Any) -> dict[str, str]:
    """A list maps each word to itself; a table maps each word to the key that lists it."""
    if isinstance(value, list):
        return {_word(file, name, word): _word(file, name, word) for word in value}
    if not isinstance(value, dict):
        raise BadKnowledge(f"{file}.toml", None, f"{name} is neither a list nor a table")
    found: dict[str, str] = {}
    for key, words in value.items():
        for word in words if isinstance(words, list) else [words]:
            folded = _word(file, name, word)
            if found.get(folded, key) != key:
                why = f"{name}: {word!r} stands under {found[folded]} and {key}"
                raise BadKnowledge(f"{file}.toml", None, why)
            found[folded] = key
    return found


def _word(file: str, name: str, word: Any) -> str:
    if not isinstance(word, str) or not word.strip():
        raise BadKnowledge(f"{file}.toml", None, f"{name}: {word!r} is no word")
    return word.casefold()
