"""Places: which place of the gazetteer each name of a report means, or why it cannot be said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from fogline.knowledge.places import Gazetteer
from fogline.knowledge.spelling import key, likeness
from fogline.nouns import Place, PlaceMention
from fogline.reading.areas import with_areas
from fogline.reading.around import DAYS
from fogline.reading.atoms import atoms
from fogline.reading.scene import Scene, Sentence
from fogline.reading.settle import (
    POINTS,
    Setting,
    astray,
    believed,
    best,
    distance,
    foreign,
    lesser,
    neighbours,
    torn,
)
from fogline.reading.spots import Spot, spots

SEAT = re.compile(r"\b(?:[Rr]eporting|[Rr]eported|[Ss]peaking|by (?:tele)?phone|live) from $")
"""Words before the place where somebody speaks, not where something happens."""
OPENING = re.compile(r"(?:, [\w. ]{3,24})?(?::\s|\s?[-–—]{1,2}\s|\s?\([\w/ ]{2,20}\)\s?[-–—])")
"""What follows the place of a dateline."""
DATELINE_WEIGHT = 1.9
"""What a dateline alone gives its country."""
ALIKE = 85.0
"""Least similarity (rapidfuzz ratio on folded text) of a spelling variant."""
ALIKE_ANYWHERE = 96.0
"""The same where the report names no country."""
FACILITIES = {
    "airport": "airport",
    "base": "base",
    "airfield": "base",
    "field": "landmark",
    "camp": "camp",
    "crossing": "crossing",
    "dam": "dam",
    "port": "port",
    "bridge": "bridge",
    "mountain": "mountain",
    "mountains": "mountain",
}
"""Last word of a facility's name to its kind."""


def placed(scene: Scene, gazetteer: Gazetteer) -> Scene:
    """The scene with the places that each sentence names."""
    seen = [told_from(spots(s, gazetteer), s) for s in scene.sentences]
    setting = Setting(homelands(scene, gazetteer))
    for _ in range(2):
        setting = surroundings(scene, seen, setting, gazetteer)
    sentences = []
    for sentence, found in zip(scene.sentences, seen, strict=True):
        here = written_elsewhere(found, sentence, setting)
        mentions = tuple(mentioned(here, setting, gazetteer))
        sentences.append(replace(sentence, places=mentions))
    whole = with_areas(sentences, home(setting, gazetteer), gazetteer)
    return replace(scene, sentences=tuple(whole))


def told_from(found: list[Spot], sentence: Sentence) -> list[Spot]:
    """The spots without the seat of a reporter: "Reporting from Nairobi, Kenya, Amal Deng said"."""
    kept: list[Spot] = []
    seat = False
    for spot in found:
        before = sentence.text[: spot.span.start - sentence.span.start]
        seat = bool(SEAT.search(before)) or (seat and before.endswith(", "))
        kept += [] if seat else [spot]
    return kept


def written_elsewhere(found: list[Spot], sentence: Sentence, setting: Setting) -> list[Spot]:
    """The spots without a dateline abroad: "NAIROBI - Shells hit Kadugli", "Cairo: Nine died"."""
    if not found or found[0].span.start != sentence.span.start:
        return found
    place, _ = best(found[0], None, setting)
    if place is None or place.kind == "country" or not OPENING.match(found[0].tail):
        return found
    rest = {**setting.countries}
    own = rest.pop(place.country or "", 0.0) - DATELINE_WEIGHT
    top = max(rest.values(), default=0.0)
    return found[1:] if top >= 0.9 and own < 0.25 * top else found


def home(setting: Setting, gazetteer: Gazetteer) -> Place | None:
    """The country a report plays in, where one clearly leads."""
    weights = setting.countries
    top = max(weights, key=lambda c: (weights[c], c), default="")
    if top and weights[top] >= 1.5 and weights[top] >= 0.5 * sum(weights.values()):
        return gazetteer.countries.get(top)
    return None


def homelands(scene: Scene, gazetteer: Gazetteer) -> dict[str, float]:
    """Countries by how often the report names their people: "Syrian", "the Sudanese army"."""
    counts: Counter[str] = Counter()
    for sentence in scene.sentences:
        for word in atoms(sentence.text):
            place = gazetteer.demonyms.get(word.text.casefold()) if word.name else None
            if place and place.country:
                counts[place.country] += 1
    return {code: 0.5 * number for code, number in counts.items()}


def surroundings(
    scene: Scene, seen: Sequence[Sequence[Spot]], setting: Setting, gazetteer: Gazetteer
) -> Setting:
    """The setting again, now from the places that the last one makes most likely."""
    weights = homelands(scene, gazetteer)
    anchors: dict[str, Place] = {}
    known = [(s, a, *best(s, a, setting)) for found in seen for s, a in neighbours(found)]
    for spot, after, place, lead in sorted(
        known, key=lambda row: row[2] is None or lesser(row[2], row[0])
    ):
        if place is None or not place.country or astray(place, spot, after, weights):
            continue
        if (lead > 0.5 or len(spot.places) == 1) and not torn(spot):
            weights[place.country] = weights.get(place.country, 0.0) + 0.9
            if place.lat is not None and place.kind != "country":
                anchors.setdefault(place.id, place)
    if scene.report.dateline:
        for place in gazetteer.find(scene.report.dateline.split(",")[0])[:1]:
            weights[place.country or ""] = weights.get(place.country or "", 0.0) + 1.0
    return Setting(dict(weights), tuple(anchors.values())[:40])


def mentioned(
    found: Sequence[Spot], setting: Setting, gazetteer: Gazetteer
) -> Iterable[PlaceMention]:
    """The mentions of one sentence."""
    for spot, after in neighbours(found):
        place, why = settled(spot, after, setting, gazetteer)
        if place is None and not why:
            continue
        yield PlaceMention(spot.span, spot.words, place, spot.relation, why)


def settled(
    spot: Spot, after: Spot | None, setting: Setting, gazetteer: Gazetteer
) -> tuple[Place | None, str]:
    """The place a spot means, or why it cannot be said; neither where it is no place after all."""
    if DAYS.fullmatch(spot.words):
        return None, ""
    place, _ = best(spot, after, setting)
    if place is None:
        return variant(spot, setting, gazetteer)
    if not believed(place, spot, setting):
        return None, ""
    if astray(place, spot, after, setting.countries):
        return None, "not in the gazetteer"
    if spot.kind == "facility" and foreign(place, setting):
        return None, "not in the gazetteer"
    return refined(place, spot), ""


def refined(place: Place, spot: Spot) -> Place:
    """The place with the precision that the words beside it leave, or the facility it names."""
    if spot.kind == "facility" and place.kind in (*POINTS, "admin1"):
        name = " ".join(spot.words.split())
        if key(name) not in {key(place.name), *map(key, place.aliases)}:
            return at_facility(place, name)
    if spot.relation and spot.relation != "metonym" and place.kind in POINTS:
        return replace(place, geo_precision=2, where_prec=2)
    return place


def at_facility(place: Place, name: str) -> Place:
    """A facility that no table has, at the place it is named after: "Zentara military airport"."""
    kind = next((k for end, k in FACILITIES.items() if key(name).endswith(end)), "landmark")
    return replace(
        place,
        id=f"{place.id}/{kind}",
        name=name,
        kind=kind,
        aliases=(),
        population=0,
        geonames_id=None,
        geo_precision=1,
        where_prec=2,
    )


def variant(spot: Spot, setting: Setting, gazetteer: Gazetteer) -> tuple[Place | None, str]:
    """Another spelling of a place in the report's countries, if one alone is close enough."""
    weights = setting.countries
    near = sorted(weights, key=lambda c: (-weights[c], c))[:2]
    scored = [
        (likeness(spot.inner, (p.name, *p.aliases)), p) for p in gazetteer.alike(spot.inner, near)
    ]
    close = [(value, p) for value, p in scored if value >= (ALIKE if near else ALIKE_ANYWHERE)]
    if not close:
        return None, "not in the gazetteer"
    value, top = max(close, key=lambda row: (row[0], row[1].population, row[1].id))
    if any(value - other < 3 and distance(p, top) > 25 for other, p in close):
        return None, "several places are spelled alike"
    return refined(top, spot), ""
