"""Places that are not named outright: "northern Syria", "in the northwest", "the city"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from fogline.knowledge.places import Gazetteer
from fogline.nouns import Place, PlaceMention, Span
from fogline.reading.scene import Sentence

TAKEN_UP = "taken up"
"""`why` of a mention that names no place but means the last one of its kind."""
_DIRECTION = re.compile(r"central|(?:north|south)?[- ]?(?:east|west)?(?:ern)?", re.I)
_BARE = re.compile(
    r"\b(?:in|into|across|throughout|to|from|over) the (?:country['’]s )?"
    r"(?P<words>(?:north|south)(?:[- ]?(?:east|west))?|east|west)\b"
    r"(?! (?:of|bank|coast|side|and|or)\b)(?![- ]\w*ern)"
)
_DEFINITE = re.compile(
    r"\b(?:the|this|that) (?:same |northern |southern |eastern |western |strategic |besieged |"
    r"coastal |border )?(?P<words>(?:provincial|state|regional) capital|city|town|village|province|"
    r"governorate|airport|air ?base|base|camp|district|neighbou?rhood|enclave|island)\b"
    r"(?! (?:of|called|named|council|centre|hall)\b)(?!['’-]\w)",
    re.I,
)
_KINDS: Mapping[str, tuple[str, ...]] = {
    "city": ("city", "town"),
    "town": ("town", "village", "city"),
    "village": ("village", "town"),
    "capital": ("city", "town"),
    "province": ("admin1",),
    "governorate": ("admin1",),
    "airport": ("airport",),
    "airbase": ("base",),
    "base": ("base",),
    "camp": ("camp",),
    "district": ("district", "admin2", "suburb"),
    "neighbourhood": ("district", "suburb"),
    "neighborhood": ("district", "suburb"),
    "enclave": ("region", "town", "admin1"),
    "island": ("island",),
}


def part_of(mention: PlaceMention, gazetteer: Gazetteer) -> PlaceMention:
    """A country's part as a place of its own: "northern Syria"."""
    place, relation = mention.place, mention.relation or ""
    if place is None or place.kind != "country" or not relation:
        return mention
    if not _DIRECTION.fullmatch(relation):
        return mention
    return replace(mention, place=side_of(place, relation, gazetteer))


def side_of(country: Place, direction: str, gazetteer: Gazetteer) -> Place:
    """The side of a country: the middle of its outermost divisions that way; UCDP where_prec 5."""
    word = direction.casefold().replace("-", "").replace(" ", "").removesuffix("ern")
    name = f"{word.capitalize()}{'' if word == 'central' else 'ern'} {country.name}"
    lat, lon = middle(country, word, gazetteer)
    code = (country.country or "xx").lower()
    return Place(
        f"{code}:{word}", name, "region", lat, lon, country.country, geo_precision=3, where_prec=5
    )


def middle(country: Place, word: str, gazetteer: Gazetteer) -> tuple[float | None, float | None]:
    """Mean position of the half of a country's divisions that lies that way."""
    rows = [
        (p.lat, p.lon)
        for p in gazetteer.of_country(country.country or "")
        if p.kind == "admin1" and p.lat is not None and p.lon is not None
    ]
    up = (word.startswith("north")) - (word.startswith("south"))
    right = (word.endswith("east")) - (word.endswith("west"))
    if len(rows) < 4 or not (up or right):
        return country.lat, country.lon
    ranked = sorted(rows, key=lambda r: -(up * r[0] + right * r[1]))[: max(2, len(rows) // 3)]
    size = len(ranked)
    return round(sum(r[0] for r in ranked) / size, 2), round(sum(r[1] for r in ranked) / size, 2)


def bare(sentence: Sentence, country: Place | None, gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    """A part of the report's country named by direction alone: "fighting in the northwest"."""
    for m in _BARE.finditer(sentence.text) if country else ():
        start, end = m.span("words")
        span = Span(sentence.span.start + start, sentence.span.start + end)
        if country and not any(p.span.overlap(span) for p in sentence.places):
            yield PlaceMention(span, m["words"], side_of(country, m["words"], gazetteer))


def definite(sentence: Sentence, before: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """The place that "the city" or "the camp" takes up: the last one of its kind."""
    for m in _DEFINITE.finditer(sentence.text):
        kinds = _KINDS[m["words"].casefold().replace("air ", "air").split()[-1]]
        start, end = m.span("words")
        span = Span(sentence.span.start + start, sentence.span.start + end)
        if any(p.span.overlap(span) for p in sentence.places):
            continue
        known = [*before, *(p for p in sentence.places if p.span.end <= span.start)]
        places = [p.place for p in known if p.place and p.relation != "metonym"]
        last = (p for kind in kinds for p in reversed(places) if p.kind == kind)
        if place := next(last, None):
            yield PlaceMention(span, m["words"], place, None, TAKEN_UP)


def with_areas(
    sentences: Sequence[Sentence], country: Place | None, gazetteer: Gazetteer
) -> Iterator[Sentence]:
    """The sentences with these places added, in text order."""
    before: list[PlaceMention] = []
    for sentence in sentences:
        widened = tuple(part_of(p, gazetteer) for p in sentence.places)
        sentence = replace(sentence, places=widened)
        extra = [*bare(sentence, country, gazetteer), *definite(sentence, before)]
        places = tuple(sorted((*widened, *extra), key=lambda p: p.span))
        before += [p for p in places if p.place]
        yield replace(sentence, places=places)
