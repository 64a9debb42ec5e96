"""The lexical gate: which sentences are worth parsing, and for what kinds of claims.

Plain words, no grammar: it lets too much through and must miss next to nothing. One Aho-Corasick
pass over the case-folded sentence (Aho and Corasick 1975), with a check of word boundaries.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from ahocorasick_rs import AhoCorasick

from fogline.knowledge.cues import Cues, Trigger

_FOLDED = str.maketrans("‑\u00a0\n\t", "-   ")


@dataclass(frozen=True, slots=True)
class Gate:
    """Says by `passes(sentence)` what a sentence may hold; build it once with `build`."""

    find: Callable[[str], list[tuple[int, int, int]]]
    triggers: tuple[tuple[Trigger, ...], ...]
    beside: dict[str, frozenset[str]]
    helpers: frozenset[str]

    def passes(self, sentence: str) -> frozenset[str]:
        """The kinds of claims that the words announce; empty where parsing is not worth it.

        "Shells hit the market, killing nine." gives strike and killing.
        """
        seen = self.kinds(sentence)
        return frozenset(
            kind
            for kind in seen - self.helpers
            if kind not in self.beside or seen & self.beside[kind]
        )

    def kinds(self, sentence: str) -> frozenset[str]:
        """All kinds whose words stand in the sentence, helpers too."""
        folded = f" {sentence.casefold().translate(_FOLDED)} "
        return frozenset(
            trigger.kind
            for number, start, end in self.find(folded)
            for trigger in self.triggers[number]
            if _bounded(folded, start, end, trigger.stem)
        )


def build(cues: Cues) -> Gate:
    """A gate over all triggers; triggers with the same words share one pattern."""
    ordered = sorted(cues.triggers, key=attrgetter("words"))
    grouped = [(words, tuple(group)) for words, group in groupby(ordered, attrgetter("words"))]
    automaton = AhoCorasick([words for words, _ in grouped])

    def find(folded: str) -> list[tuple[int, int, int]]:
        matches: list[tuple[int, int, int]] = automaton.find_matches_as_indexes(
            folded, overlapping=True
        )
        return matches

    return Gate(find, tuple(group for _, group in grouped), dict(cues.beside), cues.helpers)


def _bounded(folded: str, start: int, end: int, stem: bool) -> bool:
    """Whether words begin (and, without a star, end) where a word does; marks always do."""
    if folded[start].isalnum() and folded[start - 1].isalnum():
        return False
    return stem or not folded[end - 1].isalnum() or not folded[end].isalnum()
