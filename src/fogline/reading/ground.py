"""Which places a noun phrase names: "most of Aleppo", "villages near Kupiansk", "the airport"."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse, Place, PlaceMention, Span
from fogline.reading.bases import key
from fogline.reading.clauses import phrase, stretch
from fogline.reading.scene import Sentence
from fogline.reading.tree import below, places, relation

DEEPER = ("nmod", "compound", "flat", "appos", "amod", "nummod", "obl", "acl", "conj")


@dataclass(frozen=True, slots=True)
class Ground:
    """A place or stretch: its name, the stretch of it that is meant, the words, the place."""

    name: str
    extent: str | None
    words: Span
    place: Place | None


def grounds(sentence: Sentence, head: int, lexicon: Lexicon) -> list[Ground]:
    """The places of a noun phrase, one a coordinated name."""
    parse = sentence.parse
    if parse is None:
        return []
    found = _mentions(sentence, parse, head, 3)
    site = key(lexicon, "control.sites", parse.tokens[head].text) is not None
    at_head = any(m.span.overlap(parse.tokens[head].span) for m in found)
    if not found or not (at_head or site or _partial(parse, head, lexicon)):
        return []
    words = stretch(parse, phrase(parse, head))
    return [_ground(sentence, parse, head, m, words) for m in found]


def is_site(parse: Parse, head: int, lexicon: Lexicon) -> bool:
    """Whether a noun is ground that can be held: "the villages", "their positions"."""
    return key(lexicon, "control.sites", parse.tokens[head].text) is not None


def _partial(parse: Parse, head: int, lexicon: Lexicon) -> bool:
    return key(lexicon, "control.shares", parse.tokens[head].text) is not None


def _mentions(sentence: Sentence, parse: Parse, head: int, depth: int) -> list[PlaceMention]:
    """The mentions at a noun with those beside it, else at the nearest words under it."""
    here = [m for m in sentence.places if m.relation != "metonym"]
    at = [m for m in here if m.span.overlap(parse.tokens[head].span)]
    if at:
        side = [k for k in places(parse, head, "conj")]
        return _unique(at[:1] + [m for k in side for m in _mentions(sentence, parse, k, depth)])
    if not depth:
        return []
    for relations in (("nmod", "compound", "flat"), ("appos", "amod", "obl", "acl"), ("conj",)):
        found: list[PlaceMention] = []
        for kid in places(parse, head, *relations):
            found += _mentions(sentence, parse, kid, depth - 1)
        if found:
            return _unique(found)
    return []


def _unique(found: list[PlaceMention]) -> list[PlaceMention]:
    return list({m.span: m for m in found}.values())


def _ground(
    sentence: Sentence, parse: Parse, head: int, mention: PlaceMention, words: Span
) -> Ground:
    name = mention.place.name if mention.place else mention.words
    return Ground(name, _extent(sentence, parse, head, mention), mention.span, mention.place)


def _extent(sentence: Sentence, parse: Parse, head: int, mention: PlaceMention) -> str | None:
    """ "half" of "half of the city of Aleppo"; the relation before a name otherwise."""
    if mention.span.overlap(parse.tokens[head].span):
        return mention.relation.removesuffix(" of") if mention.relation else None
    top = parse.tokens[head]
    inside = [i for i in phrase(parse, head) if i <= head and parse.tokens[i].upos != "PUNCT"]
    later = [
        i for i in places(parse, head, "conj") if not _holds(parse, i, mention) and i < len(parse.tokens)
    ]
    inside += [w for i in later for w in below(parse, i)]
    kept = [i for i in inside if relation(parse.tokens[i]) != "det" or i == head]
    span = stretch(parse, kept or [head])
    start = sentence.span.start
    return sentence.text[span.start - start : span.end - start] if top else None


def _holds(parse: Parse, at: int, mention: PlaceMention) -> bool:
    return any(parse.tokens[w].span.overlap(mention.span) for w in below(parse, at))
