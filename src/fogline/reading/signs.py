"""How sure it is that listed words name a place where they stand. Weights were set by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fogline.knowledge.places import Gazetteer, edited
from fogline.knowledge.spelling import key
from fogline.nouns import Place
from fogline.reading.around import (
    BEFORE,
    DATELINE,
    DAYS,
    DIRECTION,
    RELATION,
    SMALL,
    SPEECH,
    TYPE_WORD,
)
from fogline.reading.atoms import Atom
from fogline.reading.scene import Sentence

TAGGED = {"LOC": 1.5, "FAC": 1.0, "+LOC": 0.8, "+FAC": 0.3, "": 0.0, "PER": -2.2}
"""By the tagger's label ("+": its name reaches further); see `tagging` for the others."""
OFFICE = re.compile(
    r" (?:[Mm]ayor|[Gg]overnor|[Pp]olice|[Rr]egional|[Cc]ity|[Oo]blast|residents?|authorities|"
    r"officials?|health|hospital)\b"
)
"""What follows a town's name before an office: "Kharkiv Mayor Ana Vik"."""


@dataclass(frozen=True, slots=True)
class Look:
    """Listed words under the eye: where they stand, what they may be, what the tagger says."""

    text: str
    words: Sequence[Atom]
    at: int
    size: int
    start: int
    end: int
    places: tuple[Place, ...]
    label: str
    titled: bool


def sureness(look: Look, gazetteer: Gazetteer) -> float:
    """The signs added up; 0 or less is no place.

    "Hama fell" has a large town; "Aleppo Today TV" is an outlet; "Paris Hilton said" a person.
    """
    single = look.size == 1
    closing = look.words[look.at + look.size - 1].text
    common = single and key(look.text[look.start : look.end]) in gazetteer.common
    return (
        fame(look.places)
        + beside(look)
        + tagging(look)
        + (0.0 if single else 1.5 if TYPE_WORD.fullmatch(closing) else 0.5)
        - (1.2 if common else 0.0)
        - (2.0 if single and SMALL.fullmatch(look.words[look.at].text) else 0.0)
    )


def fame(places: tuple[Place, ...]) -> float:
    """How much a listed name counts by itself: a country stands alone, a village does not."""
    if any(p.kind in ("country", "continent", "sea") for p in places):
        return 1.2
    people = max(p.population for p in places)
    size = 0.8 if people >= 1_000_000 else 0.5 if people >= 100_000 else 0.1
    return max(size, 0.6 if any(map(edited, places)) else 0.0)


def beside(look: Look) -> float:
    """What the words on either side say."""
    before, after = look.text[: look.start], look.text[look.end :]
    sure = 1.0 if BEFORE.search(before) or RELATION.search(before) else 0.0
    sure += 0.4 if re.match(r",\s+[A-Z]", after) else 0.0
    if SPEECH.match(after) and (edited(look.places[0]) or fame(look.places) > 0.6):
        sure += 0.6
    capitals = look.text[look.start : look.end].isupper()
    if capitals and not look.at and DATELINE.match(after):
        return sure + 3.0
    return sure - (2.0 if capitals and abbreviated(look) else 0.0)


def abbreviated(look: Look) -> bool:
    """Whether short capitals are no spelling of the place: "HIV", but "USA" and "NSW" are."""
    words = look.text[look.start : look.end]
    own = any(words in (p.name, *p.aliases) for p in look.places)
    return len(words) <= 5 and not (own or look.titled or look.text.upper() == look.text)


def tagging(look: Look) -> float:
    """What the name tagger says, and whether capitals around make it part of a longer name."""
    sure = TAGGED.get(look.label, -2.2 if look.label in ("+PER", "+ORG") else -1.2)
    if look.label == "PER" and look.size == 1 and OFFICE.match(look.text, look.end):
        sure += 2.2
    if look.label in ("PER", "ORG") and edited(look.places[0]):
        sure += 1.8 if look.size > 1 or look.label == "ORG" else 1.0
    if not look.titled and look.label != "+LOC" and in_longer_name(look):
        sure -= 1.0 if look.label == "LOC" and look.places[0].kind == "country" else 2.0
    return sure


def label_of(sentence: Sentence, start: int, end: int) -> str:
    """The tagger's label of a name over these characters, with "+" where it reaches further."""
    base = sentence.span.start
    for name in sentence.parse.names if sentence.parse else ():
        if name.span.start < base + end and base + start < name.span.end:
            wider = name.span.start < base + start or name.span.end > base + end
            return ("+" if wider else "") + name.label
    return ""


def in_longer_name(look: Look) -> bool:
    """Whether capitalised words on either side make it part of a longer name."""
    text, words, at = look.text, look.words, look.at
    if at and words[at - 1].name and text[words[at - 1].end : look.start] == " ":
        before = words[at - 1].text
        if not any((SMALL.fullmatch(before), DIRECTION.match(before), DAYS.match(before))):
            return True
    if at + look.size == len(words):
        return False
    after = words[at + look.size]
    joined = text[look.end : after.start] in (" ", "-") and after.name
    return joined and not DAYS.match(after.text) and not TYPE_WORD.fullmatch(after.text)
