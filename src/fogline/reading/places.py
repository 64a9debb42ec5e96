"""Places: which place of the gazetteer a name means in this report, or why it cannot be said.

Evidence, strongest first: the containing region beside it ("Tripoli, Lebanon"), a type word, the
report's other places and countries, its dateline, population (after Leidner 2007, "Toponym
resolution in text"; Lieberman and Samet 2012 for the comma and nearby toponyms).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from fogline.knowledge.places import Gazetteer, edited
from fogline.knowledge.spelling import key, likeness
from fogline.nouns import Place, PlaceMention
from fogline.reading.areas import with_areas
from fogline.reading.around import DAYS
from fogline.reading.atoms import atoms
from fogline.reading.scene import Scene
from fogline.reading.spots import Spot, spots

ALIKE = 85.0
"""Least similarity (rapidfuzz ratio on folded text) of a spelling variant."""
POINTS = frozenset(
    "city town village district base airport camp suburb crossing landmark port".split()
)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a report plays: countries by weight, and places that are beyond doubt."""

    countries: dict[str, float]
    anchors: tuple[Place, ...] = ()


def placed(scene: Scene, gazetteer: Gazetteer) -> Scene:
    """The scene with the places that each sentence names."""
    seen = [spots(s, gazetteer) for s in scene.sentences]
    setting = Setting(homelands(scene, gazetteer))
    for _ in range(2):
        setting = surroundings(scene, seen, setting, gazetteer)
    sentences = []
    for sentence, found in zip(scene.sentences, seen, strict=True):
        mentions = tuple(m for m in mentioned(found, setting, gazetteer))
        sentences.append(replace(sentence, places=mentions))
    whole = with_areas(sentences, home(setting, gazetteer), gazetteer)
    return replace(scene, sentences=tuple(whole))


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
    for found in seen:
        for spot, after in neighbours(found):
            place, lead = best(spot, after, setting)
            if place and place.country and (lead > 0.5 or len(spot.places) == 1) and not torn(spot):
                weights[place.country] = weights.get(place.country, 0.0) + 0.9
                if place.lat is not None and place.kind != "country":
                    anchors.setdefault(place.id, place)
    if scene.report.dateline:
        for place in gazetteer.find(scene.report.dateline.split(",")[0])[:1]:
            weights[place.country or ""] = weights.get(place.country or "", 0.0) + 1.0
    return Setting(dict(weights), tuple(anchors.values())[:40])


def torn(spot: Spot) -> bool:
    """Whether a name is that of a country and of a division elsewhere: "Georgia"."""
    kinds = {(p.kind, p.country) for p in spot.places if p.kind in ("country", "admin1")}
    return len({country for _, country in kinds}) > 1


def neighbours(found: Sequence[Spot]) -> Iterable[tuple[Spot, Spot | None]]:
    """Each spot with the one that follows after a comma: "Homs, Syria"."""
    for one, other in pairwise(found):
        close = 0 < other.span.start - one.span.end <= 2 and one.tail.startswith(",")
        yield one, other if close else None
    if found:
        yield found[-1], None


def best(spot: Spot, after: Spot | None, setting: Setting) -> tuple[Place | None, float]:
    """The likeliest place of a spot and by how much it leads the next place elsewhere."""
    scored = [(score(p, spot, after, setting), p) for p in spot.places]
    ranked = sorted(scored, key=lambda row: (-row[0], row[1].id))
    if not ranked:
        return None, 0.0
    top = ranked[0][1]
    others = [value for value, p in ranked[1:] if distance(p, top) > 50]
    return top, ranked[0][0] - others[0] if others else 9.0


def score(place: Place, spot: Spot, after: Spot | None, setting: Setting) -> float:
    """How well a place fits a spot; the parts are added."""
    total = math.log10(place.population + 10) / 4
    total += {"country": 1.6, "continent": 1.6, "sea": 1.4, "admin1": 0.6, "region": 0.6}.get(
        place.kind, 0.0
    )
    total += 0.4 if edited(place) and place.kind not in ("admin1", "admin2") else 0.0
    total -= 0.0 if key(place.name) == key(spot.inner) else 0.2
    total += typed(place, spot)
    whole = sum(setting.countries.values()) or 1.0
    total += 1.6 * setting.countries.get(place.country or "", 0.0) / whole
    total += nearness(place, setting.anchors)
    if after and any(inside(place, other) for other in after.places):
        total += 2.0
    return total


def typed(place: Place, spot: Spot) -> float:
    """Whether the word beside a name fits: "Aleppo province" is no town, "Aleppo" is no province."""
    kind = spot.kind
    if kind == "admin":
        return 1.5 if place.kind in ("admin1", "admin2", "admin3", "region", "district") else -0.5
    if kind == "city":
        return 1.0 if place.kind in POINTS else -1.0
    if place.kind in ("admin1", "admin2"):
        return -1.8 if any(twin(p, place) for p in spot.places) else 0.0
    return 0.0


def twin(place: Place, division: Place) -> bool:
    """Whether a town stands for a division's name when no word says which is meant."""
    if place.kind not in POINTS or place.country != division.country:
        return False
    near = distance(place, division) < 200
    return place.population >= 100_000 or (near and place.population >= 20_000)


def inside(place: Place, other: Place) -> bool:
    """Whether `other` is a country or division around the place."""
    if other.kind == "country":
        return place.country == other.country and place.kind != "country"
    if other.kind in ("admin1", "region") and place.country == other.country:
        names = {key(other.name), *map(key, other.aliases)}
        return (place.admin1 is not None and key(place.admin1) in names) or distance(
            place, other
        ) < 60
    return False


def nearness(place: Place, anchors: Iterable[Place]) -> float:
    """Up to 0.9 where the report's other places are close by."""
    gaps = sorted(distance(place, a) for a in anchors if a.id != place.id)
    if not gaps:
        return 0.0
    return 0.9 if gaps[0] < 60 else 0.6 if gaps[0] < 200 else 0.3 if gaps[0] < 500 else 0.0


def distance(a: Place, b: Place) -> float:
    """Kilometres between two places (equirectangular; good enough to tell near from far)."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return 20_000.0
    east = (a.lon - b.lon + 540) % 360 - 180
    return 111.2 * math.hypot(a.lat - b.lat, east * math.cos(math.radians((a.lat + b.lat) / 2)))


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
    if spot.kind == "facility" and foreign(place, setting):
        return None, "not in the gazetteer"
    return refined(place, spot), ""


def believed(place: Place, spot: Spot, setting: Setting) -> bool:
    """Whether sign and setting together make the spot a place: a bare small name far off is none."""
    sure = spot.sure
    here = setting.countries.get(place.country or "", 0.0)
    if here >= 1.0:
        sure += 0.4
    elif foreign(place, setting):
        sure -= 0.5
    return sure >= 0.9 or (sure >= 0.5 and place.population >= 100_000)


def foreign(place: Place, setting: Setting) -> bool:
    """Whether a lesser place lies in a country that a report rich in places does not speak of."""
    if place.country is None or place.kind == "country":
        return False
    if place.population >= 300_000 and place.kind in POINTS:
        return False
    whole = sum(setting.countries.values())
    return whole >= 2 and setting.countries.get(place.country, 0.0) < 0.1 * whole


def refined(place: Place, spot: Spot) -> Place:
    """The place with the precision that the words beside it leave, or the facility it names."""
    if spot.kind == "facility" and place.kind in (*POINTS, "admin1"):
        name = re.sub(r"\s+", " ", spot.words)
        if key(name) not in {key(place.name), *map(key, place.aliases)}:
            kind = facility(spot.words)
            return replace(place, id=f"{place.id}/{kind}", name=name, kind=kind, aliases=(), population=0,
                           geonames_id=None, geo_precision=1, where_prec=2)  # fmt: skip
    if spot.relation and spot.relation != "metonym" and place.kind in POINTS:
        return replace(place, geo_precision=2, where_prec=2)
    return place


def facility(words: str) -> str:
    """The kind of a facility from its words: "Hama military airport" is an airport."""
    last = words.casefold()
    for end, kind in (("airport", "airport"), ("base", "base"), ("airfield", "base"), ("camp", "camp"),
                      ("crossing", "crossing"), ("dam", "dam"), ("port", "port"), ("bridge", "bridge"),
                      ("mountain", "mountain"), ("mountains", "mountain")):  # fmt: skip
        if last.endswith(end):
            return kind
    return "landmark"


def variant(spot: Spot, setting: Setting, gazetteer: Gazetteer) -> tuple[Place | None, str]:
    """Another spelling of a listed place in the report's countries, if one alone is close enough."""
    weights = setting.countries
    near = sorted(weights, key=lambda c: (-weights[c], c))[:2]
    ranked = sorted(
        (
            (likeness(spot.inner, (p.name, *p.aliases)), p.population, p.id, p)
            for p in gazetteer.alike(spot.inner, near)
        ),
        reverse=True,
    )
    close = [row for row in ranked if row[0] >= ALIKE]
    if not close:
        return None, "not in the gazetteer"
    top = close[0]
    if any(top[0] - row[0] < 3 and distance(row[3], top[3]) > 25 for row in close[1:]):
        return None, "several places are spelled alike"
    return refined(top[3], spot), ""
