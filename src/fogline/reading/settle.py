"""Which of the places of one name is meant. Weights were set by hand.

Evidence, strongest first: the containing region beside the name ("Tripoli, Lebanon"), a type word,
the report's other places and countries, population (after Leidner 2007, "Toponym resolution in
text"; Lieberman and Samet 2012 for the comma and nearby toponyms).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fogline.knowledge.places import edited
from fogline.knowledge.spelling import key
from fogline.nouns import Place
from fogline.reading.spots import WIDE, Spot

POINTS = ("city", "town", "village", "district", "base", "airport", "camp", "suburb", "crossing",
          "landmark", "port")  # fmt: skip
BY_KIND = {"country": 1.6, "continent": 1.6, "sea": 1.4, "admin1": 0.6, "region": 0.6}


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a report plays: countries by weight, and places that are beyond doubt."""

    countries: dict[str, float]
    anchors: tuple[Place, ...] = ()


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
    total += BY_KIND.get(place.kind, 0.0)
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
    """Whether the word beside a name fits: "Idlib province" is no town, "Idlib" no province."""
    kind = spot.kind
    if kind == "admin":
        return 1.5 if place.kind in WIDE else -0.5
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
        return key(place.admin1 or "") in names or distance(place, other) < 60
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


def believed(place: Place, spot: Spot, setting: Setting) -> bool:
    """Whether sign and setting together make a place: a bare small name far off is none."""
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


def astray(place: Place, spot: Spot, after: Spot | None, weights: Mapping[str, float]) -> bool:
    """Whether a small place lies in a country that nothing else in the report speaks of.

    "Alma" of Canada in a report on Lebanon; not where its country follows ("Alma, Canada").
    """
    if not lesser(place, spot):
        return False
    if after and any(inside(place, other) for other in after.places):
        return False
    told = sum(v for country, v in weights.items() if country != place.country)
    own = weights.get(place.country or "", 0.0)
    return told >= (0.9 if spot.partial else 1.5) and not own


def lesser(place: Place, spot: Spot) -> bool:
    """Whether a place is a small one that nobody listed, or gives a facility its name only."""
    small = place.population < 150_000 or spot.kind == "facility"
    return place.kind in POINTS and small and not edited(place)
