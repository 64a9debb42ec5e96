"""The happenings of a sentence: each word is asked by the rules for nouns or for verbs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse
from fogline.reading.deeds import crowding, doing, pairing, seizing
from fogline.reading.event_nouns import is_gerund, naming
from fogline.reading.happening import Happening
from fogline.reading.speech import speaking
from fogline.reading.tree import relation

Rule = Callable[[Parse, int, Lexicon], Happening | None]
VERBAL: tuple[Rule, ...] = (crowding, speaking, pairing, seizing, doing)
NOMINAL: tuple[Rule, ...] = (naming,)


def happenings(parse: Parse, lexicon: Lexicon) -> Iterator[Happening]:
    """The happenings of a sentence in text order; a verb that only carries a noun gives none."""
    for at in range(len(parse.tokens)):
        found = (rule(parse, at, lexicon) for rule in _rules(parse, at))
        if first := next((h for h in found if h), None):
            yield first


def _rules(parse: Parse, at: int) -> tuple[Rule, ...]:
    t = parse.tokens[at]
    if relation(t) in ("case", "mark"):
        return ()
    if t.upos == "VERB" and not is_gerund(parse, at):
        return () if relation(t) == "amod" else VERBAL
    return NOMINAL if t.upos in ("NOUN", "PROPN", "VERB") else ()
