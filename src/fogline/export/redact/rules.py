"""The rules of redaction over claims and places, each a small function; see docs/exports.md.

After the IASC guidance on data responsibility (2021, revised 2023) and OCHA's guidelines (2025).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from fogline.export.redact.people import Judge, phrase_in
from fogline.nouns import Claim, Control, Incident, Place, Toll, instant

LEVELS = ("low", "moderate", "high")
RECENT = timedelta(days=30)
DELAY = {"moderate": timedelta(hours=24), "high": timedelta(hours=72)}
"""How long movements are held back."""
DECIMALS = {"moderate": 2, "high": 1}
"""Decimals of a sensitive coordinate: 2 are about 1 km, 1 about 11 km."""
SMALL_CELL = 10
GROUPS = ("children", "women", "elderly", "civilian", "men", "medics", "journalists", "aid_workers")
WIDE = ("country", "admin1", "region")


def recent(moment: str | None, made: str) -> bool:
    """Whether something was public less than 30 days before the export; undated is recent."""
    return moment is None or instant(made) - instant(moment) < RECENT


def live(claim: Claim, public: str | None, made: str, level: str, judge: Judge) -> bool:
    """Whether a claim tells of a movement that may still be going on: "a convoy left Osto".

    A report without a date goes by the day that the claim tells; without any, it may be live.
    """
    what = claim.what
    deed = {Incident: "incident", Control: "action", Toll: "outcome"}.get(type(what))
    word = getattr(what, deed) if deed else ""
    moving = judge.words.has("redact.movements", word) or judge.words.has("redact.flights", word)
    if not moving or level not in DELAY:
        return False
    moment = public or told_day(claim)
    return moment is None or instant(made) - instant(moment) < DELAY[level]


def told_day(claim: Claim) -> str | None:
    """The last day that the claim itself gives."""
    when = getattr(claim.what, "date", None) or getattr(claim.what, "period", None)
    return (when.end or when.start) if when else None


def sexual(claim: Claim, sentence: str, judge: Judge) -> bool:
    """Whether a claim tells of sexual violence."""
    kind = isinstance(claim.what, Incident) and claim.what.incident == "sexual_violence"
    return kind or phrase_in("redact.sexual", sentence, judge)


def sensitive(sentence: str, judge: Judge) -> bool:
    """Whether a sentence tells of a camp, shelter, hospital, school, water point or aid route."""
    return phrase_in("redact.sites", sentence, judge)


def communal(sentence: str, judge: Judge) -> bool:
    """Whether a sentence names an ethnic or religious group: "Druze families in Osto"."""
    return phrase_in("redact.communities", sentence, judge)


def blurred(place: Place, decimals: int) -> Place:
    """The place with its coordinates rounded, and its precision no better than that."""
    if place.lat is None or place.lon is None:
        return place
    lat, lon = round(place.lat, decimals), round(place.lon, decimals)
    geo, where = max(place.geo_precision, 2), max(place.where_prec, 2)
    return replace(place, lat=lat, lon=lon, geo_precision=geo, where_prec=where, geonames_id=None)


def widened(place: Place, to: str) -> Place:
    """The district or province that a place lies in, without coordinates.

    `to` is admin2 or admin1; the next wider one known, at worst the country.
    """
    if place.kind in WIDE or (to == "admin2" and place.kind == "admin2"):
        return place
    names = {"admin2": place.admin2, "admin1": place.admin1} if to == "admin2" else {
        "admin1": place.admin1
    }  # fmt: skip
    kind, name = next(((k, n) for k, n in names.items() if n), ("country", place.country or ""))
    where = {"admin2": 3, "admin1": 4, "country": 6}[kind]
    admin1 = place.admin1 if kind == "admin2" else None
    return Place(
        f"{place.country}:{kind}:{name}", name, kind, None, None, place.country, admin1,
        geo_precision=3, where_prec=where,
    )  # fmt: skip


def small_cell(what: object, places: Iterable[Place]) -> bool:
    """Whether a toll counts fewer than ten of a sub-group in a small place."""
    if not isinstance(what, Toll) or what.victims not in GROUPS or what.value is None:
        return False
    return what.value < SMALL_CELL and any(place.kind not in WIDE for place in places)
