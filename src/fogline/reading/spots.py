"""Where a sentence may name a place: exact spans, what stands around them, how sure they are.

The gazetteer leads, the name tagger assists: a listed name needs some sign that it is one here, and
a name the tagger calls a place counts even where no list has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from fogline.knowledge.places import Gazetteer
from fogline.knowledge.spelling import key
from fogline.nouns import Name, Place, Span
from fogline.reading.scene import Sentence

ATOM = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’‘ʻʼ`](?![sS]\b)[^\W_]+)*\.?(?=)")
LONGEST = 6

ADMIN = (
    "province governorate governate oblast state county parish prefecture department wilaya "
    "wilayat division township krai raion region district municipality subdistrict commune "
    "locality administration emirate canton voivodeship"
).split()
FACILITIES = (
    "airport|international airport|military airport|air ?base|air ?field|military base|naval base|"
    "base|refugee camp|camp|displacement camp|dam|port|seaport|(?:border )?crossing|"
    "border gate|bridge|nuclear (?:power )?plant|power plant|power station|prison|mountains?|hills?|"
    "valley|oilfield|oil field|gas field|refinery|citadel|roundabout|barracks|checkpoint"
)
ROADS = "highway|motorway|road|freeway|expressway|railway|route"
BEFORE = re.compile(
    r"\b(?:in|at|near|from|to|into|towards?|around|outside|inside|across|through|between|via|"
    r"throughout|within|beyond|over|of|against|reached|entered|captured|besieged|seized|retook|left|"
    r"(?:cities|city|towns?|villages?|districts?|provinces?|states?|port|capital|suburb|"
    r"neighbou?rhoods?|region|island|governorate|enclave|hub)(?: of)?(?: including)?)\s+(?:the\s+)?$",
    re.I,
)
RELATION = re.compile(
    r"(?:\b(?P<far>(?:about |some |around )?[\d.,]+\s?(?:km|kilomet(?:er|re)s?|miles?|mi|m|met(?:er|re)s)"
    r"(?:\s?\([^()]{1,20}\))?\s(?:to the )?(?:north|south|east|west)?(?:[- ]?(?:east|west))?\s?(?:of|from|away from))|"
    r"\b(?P<near>(?:(?:north|south|east|west)(?:ern|[- ]?(?:east|west)(?:ern)?)?|far|whole|main|rural|last|"
    r"southern|northern|surrounding|immediate)?\s?"
    r"(?:outskirts|suburbs?|countryside|edges?|entrances?|gates|vicinity|surroundings|centre|center|"
    r"heart|periphery|perimeter|hinterland|banks?|border|coast|shores?|outside|rest|north|south|east|west|"
    r"north[- ]?east|north[- ]?west|south[- ]?east|south[- ]?west)\s(?:of|around|with|off))|"
    r"\b(?P<part>(?:half|most|part|parts|much|all|some|swathes|large (?:parts|swathes|areas)|"
    r"a (?:third|quarter)|two[- ]thirds|three[- ]quarters|neighbou?rhoods|districts|areas) of)|"
    r"\b(?P<by>near|around|close to|outside|next to|off)|"
    r"\b(?P<side>(?:north|south|east|west|central|upper|lower|greater|rural|mid)"
    r"(?:[- ]?(?:east|west|north|south))?(?:ern)?(?:[- ]central)?))"
    r"\s(?:the\s)?(?:(?:city|town|village|province|governorate|region|district|state) of\s)?(?:the\s)?$",
    re.I,
)
AFTER = re.compile(
    rf"[\s]+(?P<admin>{'|'.join(ADMIN)})\b(?!\s+of\b)|[\s]+(?P<facility>{FACILITIES})\b|"
    rf"[\s]+(?P<city>city|town|village|suburb|neighbou?rhood|quarter)\b",
    re.I,
)
SIDE_AFTER = re.compile(
    r"['’]s\s+(?P<words>(?:(?:north|south|east|west|central)\w*[- ]?)?(?:\w+ern )?(?:outskirts|suburbs|countryside|"
    r"edge|centre|center|north|south|east|west|periphery))\b",
    re.I,
)
DAYS = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
SPEECH = re.compile(
    r"(?:,? and [A-Z]\w+)?\s+(?:has |have |had |also |later |then )?(?:said|says|denied|denies|insisted|warned|accused|wants|vowed|blamed|hoped|hopes|backs|supports|regarded|regards|threatened|responded|announced|condemned|rejected|"
    r"called|urged|pledged|signall?ed|agreed|claims|claimed|expects|maintains|considers|believes)\b"
)


DATELINE = re.compile(r"(?:,\s[\w. ]{3,24}){0,2}\s?(?:\([\w/ ]{2,20}\)|,? ?—|,? -)")


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of text that may name a place; `places` are the readings, `sure` how well it stands.

    `kind` is what the type word beside it asks for (admin, facility, city), `inner` the bare name.
    """

    span: Span
    words: str
    inner: str
    places: tuple[Place, ...]
    sure: float
    kind: str = ""
    relation: str | None = None
    start: int = 0
    note: str = ""
    tail: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Atom:
    """A word of a sentence; `name` says that it looks like part of a name."""

    start: int
    end: int
    text: str
    name: bool


def atoms(text: str) -> list[Atom]:
    """The words of a sentence with offsets from its start; "al" before a capital is a name too."""
    found = []
    for m in ATOM.finditer(text):
        word, end = m.group(), m.end()
        if word in ("s", "S") and m.start() and text[m.start() - 1] in "'’":
            continue
        if word.endswith(".") and word.count(".") == 1 and word[:-1] not in ("St", "Mt", "Ft"):
            word, end = word[:-1], end - 1
        found.append(Atom(m.start(), end, word, _namelike(word)))
    return found


def _namelike(word: str) -> bool:
    first = word[0]
    return first.isupper() or (first.isalpha() and not first.islower())


def spots(sentence: Sentence, gazetteer: Gazetteer) -> list[Spot]:
    """The places that a sentence may name, in text order, not overlapping."""
    words, text = atoms(sentence.text), sentence.text
    titled = title_case(words)
    found: list[Spot] = []
    at = 0
    while at < len(words):
        size, places = longest(text, words, at, gazetteer)
        if not size:
            at += 1
            continue
        spot = looked(sentence, words, at, size, places, titled, gazetteer)
        if spot:
            found.append(spot)
        at += size
    return merged(shared(text, sentence.span.start, found), tagged(sentence, found, gazetteer))


PLURAL = re.compile(
    r"\s(?:provinces|governorates|oblasts|states|regions|counties|departments)\b", re.I
)


def shared(text: str, base: int, found: Sequence[Spot]) -> list[Spot]:
    """Spots that share a plural word for their kind: "in Homs and Daraa provinces"."""
    done: list[Spot] = []
    many = False
    for spot in reversed(found):
        end = spot.span.end - base
        linked = bool(done) and text[end : done[-1].start] in (" and ", ", ", ", and ")
        many = bool(PLURAL.match(text, end)) or (many and linked)
        done.append(replace(spot, kind="admin") if many and not spot.kind else spot)
    return done[::-1]


def longest(
    text: str, words: Sequence[Atom], at: int, gazetteer: Gazetteer
) -> tuple[int, tuple[Place, ...]]:
    """How many words from `at` are the longest listed name, and its places."""
    if not (words[at].name or words[at].text in ("al", "el")) or words[at].text == "The":
        return 0, ()
    reach = 1
    while at + reach < len(words) and reach < LONGEST:
        if text[words[at + reach - 1].end : words[at + reach].start] not in _GLUE:
            break
        reach += 1
    for size in range(reach, 0, -1):
        last = words[at + size - 1]
        if not (last.name or last.text.casefold() in _TYPES or last.text.isdigit()):
            continue
        if size == 1 and not words[at].name:
            continue
        places = gazetteer.find(text[words[at].start : last.end])
        if places:
            return size, places
    return 0, ()


_GLUE = frozenset((" ", "\u00a0", "-", "‑", "‐", ". ", "\n", "’", "'"))
_TYPES = frozenset(
    "airport airbase base highway road motorway river camp crossing dam city mountain suburbs corridor strip plain "
    "countryside district hospital square citadel peninsula heights basin forest state province region oblast "
    "governorate airfield bridge port field plant".split()
)


def title_case(words: Sequence[Atom]) -> bool:
    """Whether a line is written as a headline: nearly every longer word with a capital."""
    long = [w for w in words if len(w.text) > 3]
    return len(long) > 3 and sum(w.name for w in long) >= 0.75 * len(long)


def looked(
    sentence: Sentence,
    words: Sequence[Atom],
    at: int,
    size: int,
    places: tuple[Place, ...],
    titled: bool,
    gazetteer: Gazetteer,
) -> Spot | None:
    """The spot at these words with its surroundings, or None where they name something else."""
    text, base = sentence.text, sentence.span.start
    start, end = words[at].start, words[at + size - 1].end
    label = _label(sentence.parse.names if sentence.parse else (), base + start, base + end)
    inner = text[start:end]
    after = AFTER.match(text, end)
    relation, _ = related(text, start)
    kind, stop = "", end
    if after:
        kind, stop = str(after.lastgroup), after.end() if after.lastgroup != "city" else end
        if kind == "admin" and not any(p.kind in _WIDE for p in places):
            stop = end
    side = SIDE_AFTER.match(text, stop)
    if side and not relation:
        relation = side["words"].casefold()
    sure = weight(text, words, at, size, places, label, titled)
    if after:
        sure += 1
    if size == 1 and key(inner) in gazetteer.common:
        sure -= 1.2
    if (
        inner.isupper()
        and not titled
        and len(inner) <= 5
        and not shouted(inner, places, text)
        and not (at == 0 and DATELINE.match(text[end:]))
    ):
        sure -= 2
    if SPEECH.match(text, stop) and not relation and places[0].kind in ("country", "city"):
        relation = "metonym"
    if sure <= 0:
        return None
    span = Span(base + start, base + stop)
    return Spot(
        span,
        text[start:stop],
        inner,
        places,
        sure,
        kind,
        relation,
        start,
        "",
        text[stop : stop + 40],
    )


def shouted(words: str, places: tuple[Place, ...], text: str) -> bool:
    """Whether capitals are this place's own ("USA", "NSW") or those of the whole line."""
    return any(words in (p.name, *p.aliases) for p in places) or text.upper() == text


_WIDE = ("admin1", "admin2", "admin3", "region", "district")


def _label(names: Iterable[Name], start: int, end: int) -> str:
    """The tagger's label of a name over these characters; "+" before it where it reaches further."""
    for name in names:
        if name.span.start < end and start < name.span.end:
            wider = name.span.start < start or name.span.end > end
            return ("+" if wider else "") + name.label
    return ""


def weight(
    text: str,
    words: Sequence[Atom],
    at: int,
    size: int,
    places: tuple[Place, ...],
    label: str,
    titled: bool,
) -> float:
    """How sure it is that the words name a place here; 0 or less is no.

    "Hama fell" has a large town; "Aleppo Today TV" is an outlet; "Paris Hilton said" a person.
    """
    sure = _fame(places)
    start, end = words[at].start, words[at + size - 1].end
    if BEFORE.search(text[:start]) or RELATION.search(text[:start]):
        sure += 1.0
    if re.match(r",\s+[A-Z]", text[end:]):
        sure += 0.4
    if size > 1:
        sure += 0.5
    sure += {"LOC": 1.5, "FAC": 1.0, "+LOC": 0.8, "+FAC": 0.3, "": 0.0}.get(label, -1.2)
    if label in ("+PER", "+ORG", "PER"):
        sure -= 1.0
    if label in ("PER", "ORG") and places[0].geonames_id is None:
        sure += 1.8 if size > 1 or label == "ORG" else 1.0
    if not titled and label != "+LOC" and in_longer_name(text, words, at, size):
        sure -= 1.0 if label == "LOC" and places[0].kind == "country" else 2.0
    if not at and DATELINE.match(text[end:]) and text[start:end].isupper():
        sure += 3.0
    if SPEECH.match(text, end) and (places[0].geonames_id is None or _fame(places) > 0.6):
        sure += 0.6
    if words[at].text.casefold() in _COMMON and size == 1:
        sure -= 2.0
    return sure


_COMMON = frozenset(
    "the a an of in on at to as and but for from by with this that these those he she it they we you "
    "his her its their our my i is was were be been has have had do does did not no yes so if or".split()
)


def _fame(places: tuple[Place, ...]) -> float:
    """How much a listed name counts by itself: a country stands alone, a village does not."""
    best = 0.1
    for place in places:
        if place.kind in ("country", "continent", "sea"):
            return 1.2
        if place.geonames_id is None:
            best = max(best, 0.6)
        if place.population >= 1_000_000:
            best = max(best, 0.8)
        elif place.population >= 100_000:
            best = max(best, 0.5)
    return best


def in_longer_name(text: str, words: Sequence[Atom], at: int, size: int) -> bool:
    """Whether capitalised words on either side make it part of a longer name."""
    if at and words[at - 1].name and text[words[at - 1].end : words[at].start] == " ":
        before = words[at - 1].text
        if not (_opens(words, at - 1) or _DIRECTION.match(before) or DAYS.match(before)):
            return True
    if at + size < len(words):
        after = words[at + size]
        gap = text[words[at + size - 1].end : after.start]
        if gap in (" ", "-") and after.name and not DAYS.match(after.text):
            return after.text.casefold() not in _TYPE_WORDS
    return False


_DIRECTION = re.compile(
    r"(?:North|South|East|West|Central|Greater|Upper|Lower|Northern|Southern|Eastern)", re.I
)
_TYPE_WORDS = frozenset(
    [
        *ADMIN,
        *"city airport base camp highway road motorway river dam crossing port island valley mountains".split(),
    ]
)


def _opens(words: Sequence[Atom], at: int) -> bool:
    """Whether the word is a small word with the capital of a beginning: "In Hama"."""
    return words[at].text.casefold() in _COMMON | _PREPOSITIONS


_PREPOSITIONS = frozenset(
    "near around inside outside across into after before since when while where".split()
)


def related(text: str, start: int) -> tuple[str | None, int]:
    """What stands before a place ("outskirts of", "north of"), and where it begins."""
    m = RELATION.search(text[max(0, start - 80) : start])
    if not m:
        return None, start
    words = next(w for w in m.groups() if w).casefold().strip()
    return words, max(0, start - 80) + m.start()


def tagged(sentence: Sentence, known: Sequence[Spot], gazetteer: Gazetteer) -> Iterator[Spot]:
    """Names that the tagger calls places and that no list has under this spelling."""
    base, text = sentence.span.start, sentence.text
    for name in sentence.parse.names if sentence.parse else ():
        if name.label != "LOC" or any(name.span.overlap(s.span) for s in known):
            continue
        words = text[name.span.start - base : name.span.end - base]
        if not toponymic(words) or gazetteer.demonyms.get(words.split()[0].casefold()):
            continue
        relation, _ = related(text, name.span.start - base)
        tail = text[name.span.end - base :][:40]
        places = gazetteer.find(words)
        yield Spot(
            name.span, words, words, places, 1.0, "", relation, name.span.start - base, "", tail
        )


_BODY = re.compile(
    r"\b(?:Room|Command|Front|Army|Ministry|Council|Party|Agency|Forces?|Brigades?|Committee|Movement|"
    r"Observatory|Wire|Post|Times|News|Network|Group|Union|Organi[sz]ation|Battalion|Regiment)$"
)


def toponymic(words: str) -> bool:
    """Whether a name that the tagger calls a place looks like one: no abbreviation, no body."""
    if words.isupper() and len(words) <= 4:
        return False
    capital = words[:1].isupper() or words.startswith(("al-", "el-"))
    return capital and not _BODY.search(words)


def merged(listed: Iterable[Spot], extra: Iterable[Spot]) -> list[Spot]:
    """Both in text order."""
    return sorted([*listed, *extra], key=lambda s: s.span)
