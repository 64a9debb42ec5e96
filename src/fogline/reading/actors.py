"""Actors: which party, body, state or person a stretch of text names in this report.

Packs lead, then what the report itself teaches, then rules for states ("the Turkish foreign
ministry", "Russian jets"), then the words for parties of the report's own country ("the rebels"),
then the name tagger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fogline.knowledge.actors import Actors, Role
from fogline.knowledge.spelling import key
from fogline.nouns import Actor, ActorMention, PlaceMention, Span
from fogline.reading.around import SPEECH
from fogline.reading.atoms import Atom, atoms
from fogline.reading.bind import bound, surnames
from fogline.reading.hits import Cast, Hit, absolute, preceded_by_name, stretches
from fogline.reading.scene import Scene, Sentence
from fogline.reading.states import metonyms, statal
from fogline.reading.taught import learn
from fogline.reading.theatre import local, theatre

SEATED = frozenset(
    ("army", "military", "police", "government", "authorities", "officials", "ministry", "command")
)
"""Bodies that sit in their own country; "troops in Mali" may be anybody's."""
LAST_WORD = re.compile(r" [A-Z][a-z]+(?=\s)")
BELONGS = re.compile(r"\s(?:of|in)(?:\sthe)?\s")
BODIES = frozenset(("ORG", "FORCE"))
ADJECTIVES = frozenset(
    ("military", "opposition", "militant", "separatist", "insurgent", "jihadist")
)
"""Roles that are mostly adjectives: they count only as nouns, or after "the"."""


def cast(scene: Scene, actors: Actors) -> Scene:
    """The scene with the actors that each sentence names, and without places that are actors."""
    text = scene.report.span.of(scene.page.text)
    shares = theatre(scene, actors)
    known = Cast(actors, learn(text, actors), tuple(shares), scene.page.text, shares)
    casts = local(scene, known)
    hits = [list(named(s, here)) for s, here in zip(scene.sentences, casts, strict=True)]
    hits = surnames(scene, hits)
    hits = bound(scene, hits)
    sentences = [
        replace(s, actors=tuple(map(mention, found)), places=freed(s.places, found))
        for s, found in zip(scene.sentences, hits, strict=True)
    ]
    return replace(scene, sentences=tuple(sentences))


def mention(hit: Hit) -> ActorMention:
    """A hit as the noun."""
    return ActorMention(hit.span, hit.name, hit.actor, hit.generic)


def freed(places: Sequence[PlaceMention], hits: Sequence[Hit]) -> tuple[PlaceMention, ...]:
    """The places without those that are an actor's name or inside one: "Aleppo Media Center"."""
    names = [h.span for h in hits if names_it(h)]
    return tuple(p for p in places if not any(taken(p, span) for span in names))


def taken(place: PlaceMention, name: Span) -> bool:
    """Whether an actor's name has a claim to the words of a place."""
    if place.place is None:
        return name.overlap(place.span) > 0
    return name.holds(place.span) and (len(name) > len(place.span) or place.relation is None)


def names_it(hit: Hit) -> bool:
    """Whether a hit is a listed name or a person, not a country with a word."""
    if hit.person and " " in hit.name:
        return True
    return not hit.generic and hit.actor is not None and ":" not in hit.actor.id


def named(sentence: Sentence, known: Cast) -> Iterator[Hit]:
    """The actors of a sentence in text order, not overlapping."""
    words, found = atoms(sentence.text), []
    at = 0
    while at < len(words):
        size, hit = first(sentence, words, at, known)
        if hit:
            found.append(hit)
        at += max(size, 1)
    found = [h for h in found if not outreached(h, sentence)]
    found += tagged(sentence, found, known)
    found += metonyms(sentence, found, known)
    yield from sorted(found, key=lambda h: h.span)


def first(
    sentence: Sentence, words: Sequence[Atom], at: int, known: Cast
) -> tuple[int, Hit | None]:
    """The longest actor that begins at a word: of a pack or the report, of a state, or a role."""
    if not known.begins(words[at].text):
        return 0, None
    for rule in (listed, statal, role, anaphor):
        size, hit = rule(sentence, words, at, known)
        if size:
            return size, hit
    return 0, None


def listed(
    sentence: Sentence, words: Sequence[Atom], at: int, known: Cast
) -> tuple[int, Hit | None]:
    """A name of a pack, or one the report defines: "HTS", "the Valley Front (VF)"."""
    for size, start, end in stretches(sentence.text, words, at):
        piece = sentence.text[start:end]
        actor = known.actors.find(piece, known.countries[:2]) or known.house(piece)
        taught = known.taught.names.get(key(piece)) if words[at].name else None
        if actor and (not proper(piece) or stray(actor, sentence.text, words, at, size)):
            actor = None
        if actor:
            return size, Hit(absolute(sentence, start, end), actor.name, actor)
        if taught:
            return size, Hit(absolute(sentence, start, end), *taught)
    return 0, None


def proper(piece: str) -> bool:
    """Whether a name is written as one: "the paramilitaries" is listed in lower case."""
    return piece[0].isupper() or " " in piece or not piece[0].isalpha() or piece.endswith("s")


def stray(actor: Actor, text: str, words: Sequence[Atom], at: int, size: int) -> bool:
    """Whether a surname belongs to another's full name: "Rifaat al-Assad" is no Bashar.

    Nor is "Amadou Sana" the agency SANA.
    """
    if size > 1 or not preceded_by_name(text, words, at):
        return False
    return actor.kind == "person" or (actor.name.isupper() and not words[at].text.isupper())


def role(sentence: Sentence, words: Sequence[Atom], at: int, known: Cast) -> tuple[int, Hit | None]:
    """Words for a party of the report's own country: "the rebels", "government forces"."""
    for size, start, end in stretches(sentence.text, words, at, 5):
        piece = sentence.text[start:end]
        found = known.actors.role_of(piece, tied=False)
        if found is None:
            continue
        if known.compound(sentence.text, end) or (size == 1 and attributive(sentence, start, end)):
            return size, None
        if owner := belongs(sentence, words, at, size, known):
            return owned(sentence, words, at, size, found, owner, known)
        party = known.actors.party(found, known.country) if known.country else None
        name = party.name if party else piece
        return size, Hit(absolute(sentence, start, end), name, party, generic=True)
    return 0, None


def belongs(
    sentence: Sentence, words: Sequence[Atom], at: int, size: int, known: Cast
) -> tuple[int, str] | None:
    """(words, country) of what a role belongs to; an empty country where that is no state.

    "the armed forces of Chad", "the army in Kigali"; "the army of Somaliland" is no state's.
    """
    end = words[at + size - 1].end
    m = BELONGS.match(sentence.text, end)
    first = at + size + len(m[0].split()) if m else len(words)
    if m is None or first >= len(words) or not words[first].name:
        return None
    if "in" in m[0].split() and words[at + size - 1].text.casefold() not in SEATED:
        return None
    for count, start, stop in stretches(sentence.text, words, first, 4):
        name = key(sentence.text[start:stop])
        code = known.actors.country_names.get(name) or known.actors.capitals.get(name)
        if code:
            return count, code
    of = "of" in m[0].split() and words[at].text.casefold() in ("army", "military", "armed")
    regions = [p for p in sentence.places if p.place and p.place.kind == "region"]
    start = sentence.span.start + words[first].start
    held = next((p for p in regions if p.span.start == start), None)
    count = len(held.words.replace("-", " ").split()) if held else 0
    return (count, "") if of and held else None


def owned(
    sentence: Sentence,
    words: Sequence[Atom],
    at: int,
    size: int,
    found: Role,
    owner: tuple[int, str],
    known: Cast,
) -> tuple[int, Hit]:
    """The party of the country a role belongs to; without one the words themselves.

    "of Chad" is part of the name, "in Kigali" remains a place.
    """
    count, code = owner
    link = BELONGS.match(sentence.text, words[at + size - 1].end)
    if link and "of" in link[0].split():
        size = min(size + len(link[0].split()) + count, len(words) - at)
    party = known.actors.party(found, code) if code else None
    start, end = words[at].start, words[at + size - 1].end
    name = party.name if party else " ".join(sentence.text[start:end].split())
    return size, Hit(absolute(sentence, start, end), name, party)


def attributive(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a single word such as "military" only describes what follows: "military aid"."""
    if sentence.text[start:end].casefold() not in ADJECTIVES:
        return False
    at = sentence.span.start + start
    for token in sentence.parse.tokens if sentence.parse else ():
        if token.span.start == at:
            return token.upos == "ADJ" or token.deprel.split(":")[0] in ("amod", "compound")
    return not sentence.text[:start].casefold().endswith("the ")


def anaphor(
    sentence: Sentence, words: Sequence[Atom], at: int, known: Cast
) -> tuple[int, Hit | None]:
    """Words that take up an actor named elsewhere: "the group", "a war monitor"."""
    before = sentence.text[: words[at].start].casefold()
    definite = before.endswith(("the ", "the war ", "this "))
    for size, start, end in stretches(sentence.text, words, at, 3):
        piece = sentence.text[start:end]
        found = known.actors.anaphor(piece)
        if found and (definite or found.kinds == {"monitor"}):
            span = absolute(sentence, start, end)
            return size, Hit(span, piece, None, generic=True, anaphor=found.kinds)
    return 0, None


def outreached(hit: Hit, sentence: Sentence) -> bool:
    """Whether the tagger sees a longer name of a body that begins with a mere state here."""
    return any(
        n.label in BODIES and n.span.start == hit.span.start and n.span.end > hit.span.end
        for n in (sentence.parse.names if sentence.parse else ())
        if hit.actor is not None and hit.actor.kind == "state"
    )


def tagged(sentence: Sentence, found: Sequence[Hit], known: Cast) -> list[Hit]:
    """Persons and bodies that only the tagger sees."""
    extra = []
    for name in sentence.parse.names if sentence.parse else ():
        if name.label not in ("PER", *BODIES) or any(h.span.overlap(name.span) for h in found):
            continue
        if any(p.span == name.span and p.place for p in sentence.places):
            continue
        if (
            name.label == "FORCE"
            and name.span.start == sentence.span.start
            and " " not in name.span.of(known.text)
        ):
            continue
        words = name.span.of(known.text).removeprefix("the ").removeprefix("The ")
        span = type(name.span)(name.span.end - len(words), name.span.end)
        if name.label == "ORG" and (more := goes_on(sentence, span)):
            words, span = words + more, Span(span.start, span.end + len(more))
        if words and words[0].isupper():
            extra.append(unlisted(words, span, name.label, known))
    return extra


def goes_on(sentence: Sentence, name: Span) -> str:
    """A last word that the tagger cut off: "Committee to Protect" + " Journalists said"."""
    at = sentence.span.start
    m = LAST_WORD.match(sentence.text, name.end - at)
    names = sentence.parse.names if sentence.parse else ()
    if m is None or not SPEECH.match(sentence.text, m.end()):
        return ""
    return "" if any(n.span.overlap(Span(name.end + 1, at + m.end())) for n in names) else m[0]


def unlisted(words: str, span: Span, label: str, known: Cast) -> Hit:
    """A name that no pack has: of the report's own making, a variant spelling, or just itself."""
    taught = known.taught.names.get(key(words))
    if taught:
        return Hit(span, *taught)
    near = known.actors.alike(words)
    if near and (near.kind == "person") == (label == "PER"):
        return Hit(span, near.name, near)
    name = " ".join(words.split())
    return Hit(span, name, known.speaker(name) if label == "PER" else None, person=label == "PER")
