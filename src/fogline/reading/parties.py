"""Which actors a phrase names, through pronouns and plain nouns."""

from __future__ import annotations

from collections.abc import Iterable

from fogline.nouns import ActorMention, Parse, Span
from fogline.reading.clauses import phrase, stretch
from fogline.reading.scene import Scene

BACK = 3
"""How many sentences back a pronoun may point."""
PERSONAL = frozenset({"he", "she", "his", "her", "him"})
PLURAL = frozenset({"they", "their", "them", "it", "its", "we", "our", "who", "which"})

Cast = tuple[tuple[str, ...], tuple[Span, ...]]
"""Names of actors, and the words that name them."""


def named(scene: Scene, index: int, heads: Iterable[int]) -> Cast:
    """The actors of some noun phrases, and their words; a pronoun's are those told last."""
    sentence = scene.sentences[index]
    parse = sentence.parse
    names: list[str] = []
    spans: list[Span] = []
    for head in heads if parse else ():
        assert parse is not None
        found, words = _of(scene, index, parse, head)
        names += found
        spans += words
    return tuple(dict.fromkeys(names)), tuple(dict.fromkeys(spans))


def _of(scene: Scene, index: int, parse: Parse, head: int) -> tuple[list[str], list[Span]]:
    words = stretch(parse, phrase(parse, head))
    token = parse.tokens[head]
    if token.upos in ("PRON", "DET"):
        return _pointed(scene, index, token.text.lower(), token.span.start), [token.span]
    here = scene.sentences[index].actors
    chosen = _chosen([a for a in here if words.overlap(a.span)], token.span)
    return [a.name for a in chosen], [words] if chosen else []


def _chosen(inside: list[ActorMention], head: Span) -> list[ActorMention]:
    """The actor that holds the head noun, else the first named: "Syria's army" is the army."""
    over = [a for a in inside if a.span.holds(head)]
    return over[:1] or inside[:1]


def _pointed(scene: Scene, index: int, pronoun: str, before: int) -> list[str]:
    """The actor told last before a pronoun: subjects first, people for "he"."""
    person = pronoun in PERSONAL
    if not person and pronoun not in PLURAL:
        return []
    for back in range(BACK + 1):
        if index - back < 0:
            break
        told = [a for a in scene.sentences[index - back].actors if a.span.end <= before]
        fitting = [a for a in told if _is_person(a) == person]
        if fitting:
            return [fitting[0].name]
    return []


def _is_person(mention: ActorMention) -> bool:
    return mention.actor is not None and mention.actor.kind == "person"
