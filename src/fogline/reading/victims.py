"""Who the victims are: class, affiliation and unit from the counted noun and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse, Span
from fogline.reading.bases import key
from fogline.reading.losses import Counted
from fogline.reading.scene import Sentence
from fogline.reading.tree import below, places

MODIFIERS = ("amod", "compound", "nmod", "appos", "acl")
SIDES = {"soldiers", "insurgents", "combatant", "police"}


@dataclass(frozen=True, slots=True)
class Victims:
    """Class (None where the text does not say), affiliation, unit, and the words that tell."""

    kind: str | None
    affiliation: str | None
    unit: str
    words: Span


def victims(item: Counted, sentence: Sentence, lexicon: Lexicon) -> Victims:
    """ "two Sudanese officers" are soldiers of the army; "40 families" are counted as families."""
    words = _phrase(item)
    token = item.parse.tokens[item.noun]
    unit = key(lexicon, "toll.units", token.text) or "persons"
    kind = _class(item, lexicon)
    return Victims(kind, _affiliation(item, sentence, kind), unit, words)


def _class(item: Counted, lexicon: Lexicon) -> str | None:
    """The class of the noun, else of a noun beside it ("people, mostly civilians")."""
    tokens = item.parse.tokens
    if found := key(lexicon, "toll.victims", tokens[item.noun].text):
        return found
    for i in places(item.parse, item.noun, "compound", "amod"):
        if found := key(lexicon, "toll.victims", tokens[i].text):
            return found
    for i in places(item.parse, item.noun, "conj", "appos"):
        if not places(item.parse, i, "nummod") and (
            found := key(lexicon, "toll.victims", tokens[i].text)
        ):
            return found
    return None


def _affiliation(item: Counted, sentence: Sentence, kind: str | None) -> str | None:
    """Whose people they are: the actor named inside the counted phrase."""
    phrase = _phrase(item)
    inside = [a for a in sentence.actors if phrase.holds(a.span) or phrase.overlap(a.span)]
    named = [a.name for a in inside if not a.generic]
    if named:
        return named[0]
    return inside[0].name if inside and kind in SIDES else None


def _phrase(item: Counted) -> Span:
    """The counted noun with its close modifiers, without the number."""
    parse = item.parse
    inside = {item.noun}
    for relation in MODIFIERS[:2]:
        for i in places(parse, item.noun, relation):
            inside |= {k for k in below(parse, i) if k > item.at or k == item.noun}
    spans = [parse.tokens[i].span for i in sorted(inside)]
    return Span(spans[0].start, spans[-1].end)


def others(parse: Parse, item: Counted, lexicon: Lexicon) -> bool:
    """Whether the number goes on with the same people: "six others", "12 more"."""
    near = {item.noun, item.at, *places(parse, item.noun, "amod", "det")}
    return any(key(lexicon, "toll.others", parse.tokens[i].text) for i in near)
