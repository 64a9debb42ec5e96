"""Who the victims are: class, affiliation and unit from the counted noun and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse, Span
from fogline.reading.bases import key
from fogline.reading.counted import UNNUMBERED, Counted
from fogline.reading.losses import Loss
from fogline.reading.scene import Sentence
from fogline.reading.tree import below, places, relation

SIDES = {"soldiers", "insurgents", "combatant", "police"}
LOOSE = ("mostly", "mainly", "most", "largely", "including", "some", "half", "majority")
"""Words before an apposition that tell of a part only: "people, mostly combatants"."""


ARMED = {"soldiers", "insurgents", "combatant"}
"""Classes that together are combatants: "nine soldiers and militiamen"."""


@dataclass(frozen=True, slots=True)
class Victims:
    """Class (None where the text does not say), affiliation, unit, and the words that tell."""

    kind: str | None
    affiliation: str | None
    unit: str
    words: Span


def victims(loss: Loss, sentence: Sentence, lexicon: Lexicon) -> Victims:
    """ "two Sudanese officers" are soldiers of the army; "40 families" are counted as families."""
    item = loss.counted
    words = _phrase(item)
    unit = key(lexicon, "toll.units", item.text(item.noun)) or "persons"
    kind = _class(item, lexicon) or _class_of_toll(loss, lexicon)
    if kind and (second := _beside(item, lexicon)) and second != kind:
        kind = "combatant" if {kind, second} <= ARMED else "mixed"
    if kind is None and loss.outcome in ("displaced", "refugees"):
        kind = "civilian"
    return Victims(kind, _affiliation(item, sentence, kind), unit, words)


def _class(item: Counted, lexicon: Lexicon) -> str | None:
    """The class of the counted noun, else of the words that say what those people are."""
    pair = f"{item.text(item.noun - 1)} {item.text(item.noun)}" if item.noun else ""
    if found := key(lexicon, "toll.victims", pair) or key(
        lexicon, "toll.victims", item.text(item.noun)
    ):
        return found
    found_in = (key(lexicon, "toll.victims", item.text(i)) for i in _said_of(item))
    return next((kind for kind in found_in if kind), None) or _mixed(item, lexicon)


def _beside(item: Counted, lexicon: Lexicon) -> str | None:
    """ "1,300 soldiers and civilians": the class of a second noun under the same number."""
    tokens, at = item.parse.tokens, item.noun
    if item.bare or at + 2 >= len(tokens) or tokens[at + 1].text.lower() not in ("and", "or"):
        return None
    second = tokens[at + 2]
    alone = second.head == at or relation(second) == "conj"
    plain = second.upos == "NOUN" and not places(item.parse, at + 2, "nummod", "det", "amod")
    return key(lexicon, "toll.victims", second.text) if alone and plain else None


def _mixed(item: Counted, lexicon: Lexicon) -> str | None:
    """ "40 people including civilians", "300 people, mostly fighters": more than one class."""
    for i in places(item.parse, item.noun, "nmod", "appos"):
        if _is_loose(item.parse, i) and key(lexicon, "toll.victims", item.text(i)):
            return "mixed"
    return None


def _said_of(item: Counted) -> Iterator[int]:
    """ "police dead", "people, all civilians", "12 of the deaths being civilians", "is a child"."""
    parse = item.parse
    yield from places(parse, item.noun, "compound", "amod")
    for i in places(parse, item.noun, "appos", "nmod"):
        if not places(parse, i, "nummod", "case") and not _is_loose(parse, i):
            yield i
    for word in (item.noun, item.at):
        top = parse.tokens[word].head
        if relation(parse.tokens[word]) != "nsubj":
            continue
        if top >= 0 and places(parse, top, "cop") and not _is_loose(parse, top):
            yield top
    for at in dict.fromkeys((item.noun, item.at)):
        for i in places(parse, at, "nmod", "acl", "appos"):
            if places(parse, i, "cop") and not places(parse, i, "nsubj"):
                yield i
    yield from _behind(item)
    yield from _bodies(item)


def _bodies(item: Counted) -> Iterator[int]:
    """ "35 bodies of rebels", "the deaths of five monks"."""
    for i in places(item.parse, item.noun, "nmod"):
        cases = {_text(item.parse, c) for c in places(item.parse, i, "case")}
        if cases & {"of", "among"} and not places(item.parse, i, "nummod"):
            yield i


def _behind(item: Counted) -> Iterator[int]:
    """ "12 were guards", "deaths being civilians"; not of a whole: "half of the 12 were"."""
    parse = item.parse
    if "of" in (_text(parse, item.first - 1), _text(parse, item.first - 2)):
        return
    for at in dict.fromkeys((item.noun, item.at)):
        if _text(parse, at + 1) in ("are", "were", "is", "was", "being"):
            yield from range(at + 2, min(at + 5, len(parse.tokens)))


def _text(parse: Parse, i: int) -> str:
    return parse.tokens[i].text.lower() if 0 <= i < len(parse.tokens) else ""


def _is_loose(parse: Parse, i: int) -> bool:
    """Whether an apposition tells of a part of those counted only."""
    words = [parse.tokens[k].text.lower() for k in below(parse, i)]
    return any(w in LOOSE for w in words)


def _class_of_toll(loss: Loss, lexicon: Lexicon) -> str | None:
    """ "The combatants' death toll rose to 218", "the number of civilians killed"."""
    parse, at = loss.counted.parse, loss.shown_by
    if not loss.running:
        return None
    for i in places(parse, at, "nmod"):
        cases = {parse.tokens[c].text.lower() for c in places(parse, i, "case")}
        whose = parse.tokens[i].deprel == "nmod:poss" or cases & {"of", "among"}
        if whose and (found := key(lexicon, "toll.victims", parse.tokens[i].text)):
            return found
    return None


def _affiliation(item: Counted, sentence: Sentence, kind: str | None) -> str | None:
    """Whose people they are: the actor named inside the counted phrase; a person is no party.

    Of "heavy losses" it is who suffers them, or those among whom they are.
    """
    phrase = _phrase(item)
    if item.words.bound == UNNUMBERED:
        phrase = _sufferer(item)
    inside = [a for a in sentence.actors if phrase.overlap(a.span)]
    persons = [n.span for n in item.parse.names if n.label == "PER"]
    inside = [a for a in inside if not any(a.span.overlap(s) for s in persons)]
    inside = [a for a in inside if a.actor or not a.generic]
    named = [a.name for a in inside if not a.generic]
    if named:
        return named[0]
    sided = kind in SIDES or item.words.bound == UNNUMBERED
    return inside[0].name if inside and sided else None


def _sufferer(item: Counted) -> Span:
    """ "losses among the militias", "the brigade suffered heavy losses"."""
    parse = item.parse
    verb = parse.tokens[item.noun].head
    near = [
        i
        for i in (*places(parse, item.noun, "nmod"), *places(parse, verb, "obl"))
        if {parse.tokens[c].text.lower() for c in places(parse, i, "case")}
        & {"for", "among", "to", "on"}
    ]
    tops = near or places(parse, verb, "nsubj") or [item.noun]
    inside = below(parse, tops[0])
    return Span(parse.tokens[inside[0]].span.start, parse.tokens[inside[-1]].span.end)


def _phrase(item: Counted) -> Span:
    """The counted noun with its close modifiers and its "of ...", without the number."""
    parse = item.parse
    inside = {item.noun}
    for i in places(parse, item.noun, "amod", "compound"):
        inside |= {k for k in below(parse, i) if k > item.at or k == item.noun}
    for i in places(parse, item.noun, "nmod"):
        case = places(parse, i, "case")
        if i > item.noun and case and parse.tokens[case[0]].text.lower() in ("of", "from"):
            inside |= set(range(item.noun, i + 1))
    spans = [parse.tokens[i].span for i in sorted(inside)]
    return Span(spans[0].start, spans[-1].end)


def is_unsaid(loss: Loss, lexicon: Lexicon) -> bool:
    """Whether the text leaves open who they are: "most of them", "two of the dead"."""
    item = loss.counted
    noun = item.text(item.noun)
    return item.bare or noun in ("whom", "them") or bool(key(lexicon, "toll.losses", noun))


def others(loss: Loss, lexicon: Lexicon) -> bool:
    """Whether the number goes on with the same people: "six others", "12 more", "another five".

    So does "60 guards were killed and 30 injured".
    """
    item = loss.counted
    if item.bare and loss.rule == "straight" and loss.shown_by > item.at:
        return True
    near = {item.noun, item.at, *places(item.parse, item.noun, "amod", "det")}
    goes_on = item.bare and loss.rule == "rest"
    return goes_on or any(key(lexicon, "toll.others", item.text(i)) for i in near)
