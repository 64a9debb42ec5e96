"""Work in progress on actors: what is known of a report, and a mention before it is bound."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fogline.knowledge.actors import Actors
from fogline.knowledge.spelling import key
from fogline.nouns import Actor, Span
from fogline.reading.atoms import Atom
from fogline.reading.scene import Sentence
from fogline.reading.taught import Taught

LONGEST = 9
GLUE = frozenset((" ", "\u00a0", "-", "‑", "–", " & ", "’", "'", "/", "\n", ". ", "'s ", "’s "))
BACKED = re.compile(
    r"[-‑](?:backed|led|linked|allied|aligned|controlled|held|affiliated|supported|trained|funded|"
    r"run|occupied|made|supplied|born|based|speaking|brokered|sponsored|dominated|majority|era|style)\b"
)
_TITLES = re.compile(
    r"president|gen(?:eral)?|mrs?|ms|dr|minister|colonel|col|maj(?:or)?|king|prince|sheikh|leader|"
    r"chief|lt|commander|captain|secretary|senator|ambassador|envoy|director|spokes(?:man|person)|"
    r"strongman|dictator|ruler|marshal|brigadier|as|when|while|if|but|and|after|for|with",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Cast:
    """What is known before a report's sentences are looked at; `countries` by weight."""

    actors: Actors
    taught: Taught
    countries: tuple[str, ...]
    text: str
    shares: Mapping[str, float]

    @property
    def country(self) -> str | None:
        """The country that "the army" of this report belongs to."""
        return self.countries[0] if self.countries else None

    def house(self, words: str) -> Actor | None:
        """A palace or ministry that stands for its state: "the Kremlin"."""
        code = self.actors.houses.get(key(words)) if words[0].isupper() else None
        slug = "-".join(key(words).split())
        return (
            Actor(
                f"{code.lower()}:{slug}", words, "government", country=code, acled=8, plover="GOV"
            )
            if code
            else None
        )

    def compound(self, text: str, end: int) -> bool:
        """Whether "-held", "-backed" or the like follows: then the words only describe."""
        return BACKED.match(text, end) is not None

    def begins(self, word: str) -> bool:
        """Whether anything known begins with this word."""
        return self.actors.begins(word) or key(word) in self.taught.beginnings

    def speaker(self, name: str) -> Actor | None:
        """A person whom the report gives as speaking for a known actor."""
        group = self.taught.groups.get(key(name))
        actor = (self.actors.find(group) or self.taught.actor(group)) if group else None
        if actor is None:
            return None
        slug = "-".join(key(name).split())
        return Actor(f"person:{slug}", name, "person", country=actor.country, side=actor.side,
                     group=actor.id, acled=actor.acled, plover=actor.plover)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hit:
    """A mention under work; `anaphor` are the kinds it may take up."""

    span: Span
    name: str
    actor: Actor | None = None
    generic: bool = False
    anaphor: frozenset[str] = frozenset()
    person: bool = False


def absolute(sentence: Sentence, start: int, end: int) -> Span:
    """Characters of a sentence as a span of its page."""
    return Span(sentence.span.start + start, sentence.span.start + end)


def stretches(
    text: str, words: Sequence[Atom], at: int, most: int = LONGEST
) -> Iterator[tuple[int, int, int]]:
    """(number of words, start, end) from a word on, longest first, over joined words only."""
    if words[at].text in ("the", "The", "THE"):
        return
    reach = 1
    while reach < most and at + reach < len(words):
        if text[words[at + reach - 1].end : words[at + reach].start] not in GLUE:
            break
        reach += 1
    for size in range(min(reach, len(words) - at), 0, -1):
        yield size, words[at].start, words[at + size - 1].end


def preceded_by_name(text: str, words: Sequence[Atom], at: int) -> bool:
    """Whether the word before is part of the same name: no title, not merely the first word."""
    if not at or text[words[at - 1].end : words[at].start] not in (" ", "\u00a0"):
        return False
    before = words[at - 1]
    return before.name and not _TITLES.fullmatch(before.text) and before.start > 0
