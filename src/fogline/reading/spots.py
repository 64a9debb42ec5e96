"""Where a sentence may name a place: exact spans, what stands around them, how sure they are.

The gazetteer leads, the name tagger assists: a listed name needs some sign that it is one here, and
a name the tagger calls a place counts even where no list has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from fogline.knowledge.places import Gazetteer
from fogline.knowledge.spelling import key
from fogline.nouns import Place, Span
from fogline.reading.around import (
    AFTER,
    BODY,
    PLURAL,
    SIDE_AFTER,
    SPEECH,
    TYPE_WORD,
    relation_before,
)
from fogline.reading.atoms import Atom, atoms, title_case
from fogline.reading.scene import Sentence
from fogline.reading.signs import Look, in_longer_name, label_of, sureness

LONGEST = 6
ARTICLE = re.compile(r"[ -](?:al|el|ul|an|ar|as|ash|at|ad|az)[-‑ ][A-Z]")
"""A name that goes on: "Bab al-Nour"."""
WIDE = ("admin1", "admin2", "admin3", "region", "district")
_GLUE = frozenset((" ", "\u00a0", "-", "‑", "‐", ". ", "\n", "’", "'"))


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of text that may name a place; `places` are the readings, `sure` how sure it is.

    `kind` is what the type word beside it asks for (admin, facility, city), `inner` the bare name,
    `tail` what follows it.
    """

    span: Span
    words: str
    inner: str
    places: tuple[Place, ...]
    sure: float
    kind: str = ""
    relation: str | None = None
    tail: str = field(default="", compare=False)
    partial: bool = False
    """Whether the tagger sees a longer name here: "Bab" of "Bab al-Nour"."""


def spots(sentence: Sentence, gazetteer: Gazetteer) -> list[Spot]:
    """The places that a sentence may name, in text order, not overlapping."""
    words, text = atoms(sentence.text), sentence.text
    titled = title_case(words)
    found: list[Spot] = []
    at = 0
    while at < len(words):
        size, places = longest(text, words, at, gazetteer)
        if size:
            start, end = words[at].start, words[at + size - 1].end
            label = label_of(sentence, start, end)
            look = Look(text, words, at, size, start, end, places, label, titled)
            found += spotted(sentence, look, gazetteer)
        at += max(size, 1)
    extra = tagged(sentence, found, gazetteer)
    return sorted([*shared(sentence, found), *extra], key=lambda s: s.span)


def longest(
    text: str, words: Sequence[Atom], at: int, gazetteer: Gazetteer
) -> tuple[int, tuple[Place, ...]]:
    """How many words from `at` are the longest listed name, and its places."""
    if not (words[at].name or words[at].text in ("al", "el")) or words[at].text == "The":
        return 0, ()
    for size in range(reach(text, words, at), 0, -1):
        last = words[at + size - 1]
        closing = last.name or last.text.isdigit() or TYPE_WORD.fullmatch(last.text)
        if not closing or (size == 1 and not words[at].name):
            continue
        if places := gazetteer.find(text[words[at].start : last.end]):
            return size, places
    return 0, ()


def reach(text: str, words: Sequence[Atom], at: int) -> int:
    """How many words from `at` stand together as a name's words do."""
    size = 1
    while at + size < len(words) and size < LONGEST:
        if text[words[at + size - 1].end : words[at + size].start] not in _GLUE:
            break
        size += 1
    return size


def spotted(sentence: Sentence, look: Look, gazetteer: Gazetteer) -> Iterator[Spot]:
    """The spot at these words with its surroundings; none where they name something else."""
    text, stop, kind = look.text, look.end, ""
    after = AFTER.match(text, look.end)
    if after:
        kind = str(after.lastgroup)
        wide = kind == "admin" and any(p.kind in WIDE for p in look.places)
        stop = after.end() if wide or kind == "facility" else stop
    side = SIDE_AFTER.match(text, stop)
    relation = relation_before(text, look.start) or (side["words"].casefold() if side else None)
    if not relation and look.places[0].kind in ("country", "city") and SPEECH.match(text, stop):
        relation = "metonym"
    sure = sureness(look, gazetteer) + bool(after)
    if sure > 0 and not (adjective(look, gazetteer) and kind not in ("admin", "facility")):
        base = sentence.span.start
        yield Spot(
            span=Span(base + look.start, base + stop),
            words=text[look.start : stop],
            inner=text[look.start : look.end],
            places=look.places,
            sure=sure,
            kind=kind,
            relation=relation,
            tail=text[stop : stop + 40],
            partial=look.label == "+LOC"
            and (in_longer_name(look) or bool(ARTICLE.match(text, look.end))),
        )


def adjective(look: Look, gazetteer: Gazetteer) -> bool:
    """Whether the words are those for a people: "the Somali capital" names no Somali Region."""
    people = gazetteer.demonyms.get(look.text[look.start : look.end].casefold())
    return people is not None and not any(p.kind == "country" for p in look.places)


def shared(sentence: Sentence, found: Sequence[Spot]) -> list[Spot]:
    """Spots that share a plural word for their kind: "in Homs and Daraa provinces"."""
    done: list[Spot] = []
    many = False
    for spot in reversed(found):
        end = spot.span.end - sentence.span.start
        start = done[-1].span.start - sentence.span.start if done else end
        linked = sentence.text[end:start] in (" and ", ", ", ", and ")
        many = bool(PLURAL.match(sentence.text, end)) or (many and linked)
        done.append(replace(spot, kind="admin") if many and not spot.kind else spot)
    return done[::-1]


def tagged(sentence: Sentence, known: Sequence[Spot], gazetteer: Gazetteer) -> Iterator[Spot]:
    """Names that the tagger calls places and that no list has under this spelling."""
    base, text = sentence.span.start, sentence.text
    for name in sentence.parse.names if sentence.parse else ():
        if name.label != "LOC" or any(name.span.overlap(s.span) for s in known):
            continue
        start, end = name.span.start - base, name.span.end - base
        words = text[start:end]
        if toponymic(words, gazetteer):
            inner, kind = bare(words)
            places = gazetteer.find(words) or gazetteer.find(inner)
            relation, tail = relation_before(text, start), text[end : end + 40]
            yield Spot(name.span, words, inner, places, 1.0, kind, relation, tail)


def bare(words: str) -> tuple[str, str]:
    """A name without its type word, and what that asks for: "Al-Hilal District"."""
    for space in (i for i, char in enumerate(words) if char == " "):
        after = AFTER.match(words, space)
        if after and after.end() == len(words):
            return words[:space], str(after.lastgroup)
    return words, ""


def toponymic(words: str, gazetteer: Gazetteer) -> bool:
    """Whether a name that the tagger calls a place looks like one: no abbreviation, no body."""
    if (words.isupper() and len(words) <= 4) or key(words) in gazetteer.stop:
        return False
    if words.split()[0].casefold() in gazetteer.demonyms or BODY.search(words):
        return False
    return words[:1].isupper() or words.startswith(("al-", "el-"))
