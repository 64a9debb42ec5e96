"""Where a happening took place: the place nearest to its word in the tree of the sentence.

Every step between the word and a place has a price; places in clauses that only say who speaks, or
beyond another happening's subject, are dear. The cheapest place wins, with those beside it.
"""

from __future__ import annotations

import re

from fogline.nouns import Parse, PlaceMention, Span
from fogline.reading.scene import Sentence
from fogline.reading.tree import head_in, places, relation

UP = {"xcomp": 0.5, "conj": 1.5, "advcl": 1.5, "acl": 1.5, "ccomp": 4.0, "parataxis": 4.0}
"""Prices of a step to the head, by the relation of the word left; others cost 1."""
DOWN = {
    "obl:agent": 3.5,
    "nsubj:pass": 1.0,
    "nsubj": 2.5,
    "csubj": 4.0,
    "conj": 3.0,
    "advcl": 2.5,
    "acl": 2.5,
    "appos": 1.5,
    "ccomp": 4.0,
    "parataxis": 4.0,
}
"""Prices of a step down, by the relation of the word reached; others cost 1."""
DEAREST = 7.0
"""What costs more is not the place of this happening."""
PEOPLE = re.compile(r"[A-Z]\w+(?:i|ese|ian|ean|ish|abe)")
"""How adjectives of peoples end, which the tagger takes for places."""
MEASURES = frozenset({"km", "kilometre", "kilometer", "mile", "metre", "meter", "kms"})


def whereabouts(sentence: Sentence, at: int) -> list[PlaceMention]:
    """The places of what word `at` tells, in text order; empty where the sentence names none.

    "Officials in the capital said two were killed in a blast in Karo": Karo for "killed".
    """
    parse = sentence.parse
    if parse is None:
        return []
    priced = [(price(parse, at, head), head, m) for head, m in every(sentence, parse)]
    near = [row for row in priced if row[0] <= DEAREST]
    near = [row for row in near if not _far(row[2])] or near
    if not near:
        return []
    cheapest = min(near, key=lambda row: (row[0], _broad(row[2]), row[1]))
    return _beside(parse, cheapest[1], [(head, m) for _, head, m in near])


def every(sentence: Sentence, parse: Parse) -> list[tuple[int, PlaceMention]]:
    """The places a sentence names, each with its highest word."""
    found: dict[Span, tuple[int, PlaceMention]] = {}
    for t in parse.tokens:
        m = mention(sentence, t.span) if t.upos in ("PROPN", "NOUN", "X") else None
        head = head_in(parse, m.span) if m and m.span not in found else None
        if m and head is not None and not _whose(parse, head, m):
            found[m.span] = (head, m)
    return list(found.values())


def _whose(parse: Parse, head: int, mention: PlaceMention) -> bool:
    """Whether a country only says whose a thing is: "US soldiers"."""
    country = mention.place is not None and mention.place.kind == "country"
    return country and relation(parse.tokens[head]) in ("compound", "amod")


def price(parse: Parse, start: int, goal: int) -> float:
    """What the way from a word to another costs."""
    above = _line(parse, goal)
    total, at = 0.0, start
    while at not in above:
        total += UP.get(relation(parse.tokens[at]), 1.0)
        at = parse.tokens[at].head
        if at < 0:
            return DEAREST + 1
    for word in above[: above.index(at)]:
        t = parse.tokens[word]
        total += DOWN.get(t.deprel, DOWN.get(relation(t), 1.0))
    return total


def _line(parse: Parse, at: int) -> list[int]:
    """A word and those above it, up to the root."""
    line = []
    while at >= 0:
        line.append(at)
        at = parse.tokens[at].head
    return line


def _broad(mention: PlaceMention) -> bool:
    return bool(mention.place and mention.place.kind in ("country", "admin1", "region"))


def _beside(parse: Parse, head: int, near: list[tuple[int, PlaceMention]]) -> list[PlaceMention]:
    """The place at a word with those coordinated with it."""
    top, all_heads = head, {h for h, _ in near}
    while relation(parse.tokens[top]) == "conj" and parse.tokens[top].head in all_heads:
        top = parse.tokens[top].head
    heads = {head, top, *places(parse, top, "conj")}
    return sorted((m for h, m in near if h in heads), key=lambda m: m.span)


def mention(sentence: Sentence, span: Span) -> PlaceMention | None:
    """The place whose name holds a word; the tagger's where the gazetteer has none.

    Not one that stands for a government, lies inside an actor's name or is a person to the tagger.
    """
    names = sentence.parse.names if sentence.parse else ()
    here = [n for n in names if n.span.overlap(span)]
    people = any(n.label == "PER" for n in here)
    for m in sentence.places:
        if m.span.overlap(span):
            person = people and m.place is None
            other = m.relation == "metonym" or person or _inside_actor(sentence, m.span)
            return None if other else m
    for n in here:
        listed = any(m.span.overlap(n.span) for m in sentence.places)
        bare = _name_only(sentence, n.span)
        if n.label not in ("LOC", "FAC") or listed or not bare or not bare.overlap(span):
            continue
        if _people(sentence, bare) or _dateline(sentence, bare):
            continue
        if not _inside_actor(sentence, bare, whole=True):
            words = _words(sentence, bare)
            return PlaceMention(bare, words, None, why="named by the tagger only")
    return None


def _people(sentence: Sentence, name: Span) -> bool:
    """Whether a name only describes a noun, as the word for a people: "the Malagasi capital"."""
    tokens = sentence.parse.tokens if sentence.parse else ()
    before = any(relation(t) in ("amod", "compound") for t in tokens if t.span == name)
    return before and PEOPLE.fullmatch(_words(sentence, name)) is not None


def _dateline(sentence: Sentence, name: Span) -> bool:
    """Whether a name in capitals opens the sentence before a dash: "NAIROBI - Shells hit"."""
    after = sentence.text[name.end - sentence.span.start :]
    return name.start == sentence.span.start and bool(re.match(r"[\w ,.()]{0,30} ?[-–—:] ", after))


def _words(sentence: Sentence, span: Span) -> str:
    at = sentence.span.start
    return sentence.text[span.start - at : span.end - at]


def _name_only(sentence: Sentence, span: Span) -> Span | None:
    """A name without plain words around it: "Temsa" of "the village of Temsa"."""
    tokens = [t for t in sentence.parse.tokens if span.holds(t.span)] if sentence.parse else []
    while tokens and tokens[0].text.islower():
        tokens = tokens[1:]
    while tokens and tokens[-1].text.islower():
        tokens = tokens[:-1]
    return Span(tokens[0].span.start, tokens[-1].span.end) if tokens else None


def _inside_actor(sentence: Sentence, span: Span, whole: bool = False) -> bool:
    longer = (a for a in sentence.actors if whole or len(a.span) > len(span))
    return any(a.span.overlap(span) == len(span) for a in longer)


def _far(mention: PlaceMention) -> bool:
    """Whether it only says how far off: "50 km north of Karo"."""
    words = (mention.relation or "").split()
    return any(w.strip("()").lower().rstrip("s") in MEASURES for w in words)
