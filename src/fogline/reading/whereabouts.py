"""Where a happening took place: the places that hang on its word, or on the clause around it."""

from __future__ import annotations

from fogline.nouns import Parse, PlaceMention, Span
from fogline.reading.clauses import case, patients
from fogline.reading.scene import Sentence
from fogline.reading.tree import places, relation

AT = frozenset(
    {
        "in", "on", "at", "near", "around", "outside", "inside", "over", "across", "along", "into",
        "towards", "toward", "against", "through", "throughout", "between", "from", "to", "close to",
        "off", "of", "including", "within", "upon", "for",
    }
)  # fmt: skip
CLIMBS = ("conj", "xcomp", "advcl", "ccomp", "obj", "obl", "nsubj", "nmod", "acl", "parataxis")
STEPS = 3
"""How many words up the place may hang."""


def whereabouts(sentence: Sentence, at: int) -> list[PlaceMention]:
    """The places of what word `at` tells, in text order; empty where the sentence names none.

    "Clashes erupted in Karo": a place of the verb is one of its subject. Places in other people's
    clauses ("officials in the capital said") are not asked.
    """
    parse = sentence.parse
    if parse is None:
        return []
    word, below = at, -1
    for _ in range(STEPS):
        found = _under(sentence, parse, word, below)
        if found:
            return found
        t = parse.tokens[word]
        if t.head < 0 or relation(t) not in CLIMBS or _speaks(parse, t.head, word):
            return []
        below, word = word, t.head
    return []


def _speaks(parse: Parse, head: int, at: int) -> bool:
    """Whether the word above only tells what is said."""
    return relation(parse.tokens[at]) in ("ccomp", "parataxis")


def _under(sentence: Sentence, parse: Parse, at: int, below: int) -> list[PlaceMention]:
    """The places at a word and under it, not in clauses or actors of their own."""
    own = mention(sentence, parse.tokens[at].span)
    if own:
        return [own]
    heads = [i for i in places(parse, at, "obl", "nmod", "advmod") if i != below]
    heads = [i for i in heads if case(parse, i) in AT or relation(parse.tokens[i]) == "advmod"]
    heads += [i for i in patients(parse, at) if i != below]
    found = [m for i in heads for m in _inside(sentence, parse, i, 3)]
    near = [m for i in places(parse, at, "compound", "amod") for m in _inside(sentence, parse, i, 0)]
    return _ordered(found or near)


def _inside(sentence: Sentence, parse: Parse, at: int, depth: int) -> list[PlaceMention]:
    """The place at a noun, else those that say where the noun is, and those beside it."""
    side = [m for i in places(parse, at, "conj") for m in _inside(sentence, parse, i, depth)]
    if own := mention(sentence, parse.tokens[at].span):
        return [own, *side]
    if not depth:
        return side
    kids = [i for i in places(parse, at, "nmod", "obl", "compound", "appos", "flat")]
    kids = [i for i in kids if case(parse, i) in AT | {""}]
    return [m for i in kids for m in _inside(sentence, parse, i, depth - 1)] + side


def mention(sentence: Sentence, span: Span) -> PlaceMention | None:
    """The place whose name holds a word, not where it stands for a government or inside an actor."""
    for m in sentence.places:
        if m.relation != "metonym" and m.span.overlap(span):
            inside = any(a.span.holds(m.span) and len(a.span) > len(m.span) for a in sentence.actors)
            return None if inside else m
    return None


def _ordered(found: list[PlaceMention]) -> list[PlaceMention]:
    """In text order, countries left out where a place inside them is named."""
    unique = sorted({m.span: m for m in found}.values(), key=lambda m: m.span)
    towns = [m for m in unique if m.place is None or m.place.kind != "country"]
    inside = {m.place.country for m in towns if m.place}
    return [m for m in unique if m in towns or (m.place and m.place.country not in inside)]
