"""Which ground a noun phrase means: "most of Karo", "villages near Karo", "the airport", "the north".

Ground is a place of the gazetteer with the stretch of it that is meant, or a named road, bridge or
post in the words of the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse, Place, PlaceMention, Span
from fogline.reading.bases import key
from fogline.reading.clauses import case, phrase, spread, stretch
from fogline.reading.scene import Scene, Sentence
from fogline.reading.tree import places, relation

BACK = 4
"""How many sentences back "the city" may have been named."""
NEAR = ("near", "around", "outside", "close to", "surrounding", "beyond", "countryside")
"""What lies there is not the town but the land around it."""
INTO = ("of", "in", "near", "around", "outside", "inside", "on", "at", "close to", "across", "along")


@dataclass(frozen=True, slots=True)
class Ground:
    """A place or stretch: its name, the part of it that is meant, the words, the place."""

    name: str
    extent: str | None
    words: Span
    place: Place | None


def grounds(scene: Scene, index: int, head: int, lexicon: Lexicon) -> list[Ground]:
    """The ground a noun means; empty where it is no ground, or nothing says which."""
    sentence = scene.sentences[index]
    parse = sentence.parse
    if parse is None:
        return []
    token = parse.tokens[head]
    if direct := mention_at(sentence, token.span):
        return [_named(direct, None, direct.span)]
    if key(lexicon, "control.features", token.text):
        return [_feature(sentence, parse, head, lexicon)]
    if compass := lexicon.key("control.compass", token.text):
        return _part_of_country(scene, compass, token.span)
    if not _may_hold(parse, head, lexicon):
        return []
    if inner := list(_inner(scene, index, parse, head, lexicon, 3)):
        return _narrow(inner)
    return _told(scene, index, parse, head, lexicon)


def mention_at(sentence: Sentence, span: Span) -> PlaceMention | None:
    """The place whose name holds a word."""
    return next(
        (m for m in sentence.places if m.relation != "metonym" and m.span.overlap(span)), None
    )


def _may_hold(parse: Parse, head: int, lexicon: Lexicon) -> bool:
    """Whether a noun is ground or a share of something: "villages", "half of"."""
    words = [parse.tokens[head].text]
    return any(key(lexicon, s, w) for w in words for s in ("control.sites", "control.shares"))


def _inner(
    scene: Scene, index: int, parse: Parse, head: int, lexicon: Lexicon, depth: int
) -> Iterator[Ground]:
    """The ground inside a phrase: "more than 50 villages in northern Karo"."""
    sentence = scene.sentences[index]
    for kid in places(parse, head, "nmod", "compound", "appos", "obl", "amod", "flat"):
        how = case(parse, kid)
        if how and how not in INTO:
            continue
        for word in spread(parse, kid):
            if found := mention_at(sentence, parse.tokens[word].span):
                yield _wide(scene, parse, head, how, found, _extent(sentence, parse, head), lexicon)
            elif compass := lexicon.key("control.compass", parse.tokens[word].text):
                if relation(parse.tokens[word]) != "amod":
                    extent = _extent(sentence, parse, head)
                    for g in _part_of_country(scene, compass, parse.tokens[word].span):
                        yield Ground(g.name, extent, g.words, g.place)
            elif depth and _may_hold(parse, word, lexicon):
                for g in _inner(scene, index, parse, word, lexicon, depth - 1):
                    yield Ground(g.name, _extent(sentence, parse, head), g.words, g.place)


def _narrow(found: list[Ground]) -> list[Ground]:
    """Without countries beside towns: "Syria's second city of Karo" is Karo."""
    towns = [g for g in found if g.place is None or g.place.kind != "country" or " " in g.name]
    return list({g.words: g for g in towns or found}.values())


def _named(mention: PlaceMention, extent: str | None, words: Span) -> Ground:
    """A mention as ground; "northern Karo" for a country, the province for "around Karo"."""
    before = (mention.relation or "").removesuffix(" of").strip()
    place = mention.place
    name = place.name if place else mention.words
    if place and place.kind == "country" and (part := _compass(before)):
        return Ground(f"{part} {name}", extent, words, place)
    if any(w in NEAR for w in before.split()):
        name = _region(place) or name
    return Ground(name, extent or before or None, words, place)


def _compass(words: str) -> str | None:
    found = [w for w in words.split() if w.startswith(("north", "south", "east", "west"))]
    if not found:
        return None
    word = found[-1].replace("-", "")
    return word if word.endswith("ern") else f"{word}ern"


def _region(place: Place | None) -> str | None:
    """The first-level division that a town lies in."""
    return place.admin1 if place and place.kind != "admin1" else None


def _wide(
    scene: Scene,
    parse: Parse,
    head: int,
    how: str,
    mention: PlaceMention,
    extent: str | None,
    lexicon: Lexicon,
) -> Ground:
    """Villages near a town, or several in it, lie in its province; streets of it in the town."""
    ground = _named(mention, extent, mention.span)
    noun = parse.tokens[head]
    outside = key(lexicon, "control.wide", noun.text) is not None
    if (outside or how in NEAR) and (region := _region(mention.place)):
        return Ground(region, extent, ground.words, ground.place)
    return ground


def _extent(sentence: Sentence, parse: Parse, head: int) -> str | None:
    """The words of a stretch up to its noun: "more than 50 towns and villages"."""
    words = [i for i in phrase(parse, head) if i <= head and _bare(parse, i, head)]
    side = [i for i in places(parse, head, "conj") if parse.tokens[i].upos == "NOUN"]
    near = [i for i in side if mention_at(sentence, parse.tokens[i].span) is None]
    span = stretch(parse, [*words, head, *near])
    at = sentence.span.start
    return sentence.text[span.start - at : span.end - at]


def _bare(parse: Parse, i: int, head: int) -> bool:
    return i == head or relation(parse.tokens[i]) not in ("det", "punct", "case", "nmod")


def _feature(sentence: Sentence, parse: Parse, head: int, lexicon: Lexicon) -> Ground:
    """A road, bridge or post in its own words, without articles and praise."""
    dull = [
        i for i in phrase(parse, head) if lexicon.has("control.praise", parse.tokens[i].text)
    ]
    kept = [
        i
        for i in phrase(parse, head)
        if i <= head and i not in dull and relation(parse.tokens[i]) not in ("det", "punct")
    ]
    inner = [
        m
        for k in places(parse, head, "nmod", "compound")
        if (m := mention_at(sentence, parse.tokens[k].span))
    ]
    span = stretch(parse, [*kept, head])
    at = sentence.span.start
    name = sentence.text[span.start - at : span.end - at]
    place = inner[0].place if inner else None
    if inner and inner[0].span.start > span.end:
        name = f"{place.name if place else inner[0].words} {name}"
    return Ground(name, None, span, place)


def _part_of_country(scene: Scene, compass: str, words: Span) -> list[Ground]:
    """ "the north": of the country that the report names most."""
    every = [m.place for s in scene.sentences for m in s.places if m.place and m.place.country]
    most = Counter(p.country for p in every).most_common(1)
    country = next((p for p in every if most and p.country == most[0][0] and p.kind == "country"), None)
    return [Ground(f"{compass} {country.name}", None, words, country)] if country else []


def _told(scene: Scene, index: int, parse: Parse, head: int, lexicon: Lexicon) -> list[Ground]:
    """ "the city", "their positions", "the surrounding province": the place told last.

    A bare plural that a participle narrows ("areas held by the army") means nowhere in particular.
    """
    token = parse.tokens[head]
    if places(parse, head, "acl") or (token.text.lower() == "country"):
        return []
    province = lexicon.has("control.provinces", token.text)
    last = _last(scene, index, token.span.start)
    if last is None or last.place is None:
        return []
    extent = None if province else _extent(scene.sentences[index], parse, head)
    wide = province or key(lexicon, "control.wide", token.text)
    name = (_region(last.place) if wide else None) or last.place.name
    towns = ("city", "town", "village", "capital")
    return [Ground(name, None if token.text.lower() in towns else extent, token.span, last.place)]


def _last(scene: Scene, index: int, before: int) -> PlaceMention | None:
    """The town told last before a word."""
    for back in range(BACK + 1):
        if index - back < 0:
            return None
        here = [m for m in scene.sentences[index - back].places if m.span.end <= before]
        towns = [
            m for m in here if m.relation != "metonym" and m.place and m.place.kind != "country"
        ]
        if towns:
            return towns[-1]
    return None
