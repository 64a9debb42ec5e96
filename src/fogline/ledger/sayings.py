"""Claims made comparable: where, when, who and how many, as keys that can be set side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from fogline.nouns import Claim, Control, Facts, Incident, Place, Report, Toll, When

WIDE = frozenset({"country", "admin1", "admin2", "admin3", "region", "continent", "sea"})
"""Kinds of place that hold other places: two happenings inside one need not be the same."""
FREE = (-(10**6), 10**6)
"""The days of a claim that nothing dates."""
_WIDE_WORD = re.compile(
    r"\s+(?:governorate|province|region|oblast|state|countryside|county|prefecture)$", re.I
)


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim with what comparing needs.

    `days` are ordinals (first, last); `dated` says that the text gives them, not only the day of
    the report. `where` are keys of the places named, `within` of the regions those lie in, `wide`
    that only regions are named.
    """

    claim: Claim
    public: str | None
    publisher: str
    days: tuple[int, int]
    dated: bool
    where: frozenset[str]
    within: frozenset[str]
    wide: bool
    actors: frozenset[str]
    voices: tuple[str, ...]

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def affirmed(self) -> bool:
        """Whether the source says that it happened (sure or unsure), not that it did not."""
        what = self.claim.what
        denied = isinstance(what, Control) and what.polarity == "denied"
        return self.claim.stance != "denied" and not denied


def sayings(facts: Facts, by_claim: Mapping[str, tuple[str, ...]]) -> list[Saying]:
    """Every claim but quotations and background, in order of ids."""
    return [
        saying(claim, facts.reports[claim.report], by_claim.get(claim.id, ()))
        for _, claim in sorted(facts.claims.items())
        if claim.kind != "quote" and not claim.background
    ]


def saying(claim: Claim, report: Report, voices: tuple[str, ...]) -> Saying:
    """One claim made comparable."""
    told = days_told(when_of(claim))
    places = {fold(place.name): place for place in claim.places}
    names = places_of(claim)
    return Saying(
        claim,
        report.public,
        publisher_of(report),
        told or days_before(report.public),
        told is not None,
        frozenset(place_key(name, places) for name in names),
        frozenset(key for name in names for key in regions_of(places.get(fold(name)))),
        bool(names) and all(is_wide(name, places) for name in names),
        frozenset(map(fold, actors_of(claim))),
        voices,
    )


def when_of(claim: Claim) -> When | None:
    """When it happened, as the claim says."""
    match claim.what:
        case Toll(period=when) | Control(date=when) | Incident(date=when):
            return when
    return None


def places_of(claim: Claim) -> tuple[str, ...]:
    """Names of the places of a claim."""
    match claim.what:
        case Toll(places=names) | Incident(place=names):
            return names
        case Control(place=name) if name:
            return (name,)
    return ()


def actors_of(claim: Claim) -> tuple[str, ...]:
    """Names of who did it."""
    match claim.what:
        case Toll(perpetrator=name) | Control(actor=name) if name:
            return (name,)
        case Incident(actor=names):
            return names
    return ()


def publisher_of(report: Report) -> str:
    """Who printed it, in words."""
    return report.publisher or "unnamed outlet"


def fold(name: str) -> str:
    """A name without case, article and outer space."""
    words = " ".join(name.casefold().split())
    return words[4:] if words.startswith("the ") else words


def place_key(name: str, places: Mapping[str, Place]) -> str:
    """ "aleppo" for the town, "aleppo~" for the province of that name."""
    return region_key(name) if is_wide(name, places) else fold(name)


def region_key(name: str) -> str:
    """The key of a region: its name without "province", with a mark."""
    return _WIDE_WORD.sub("", fold(name)) + "~"


def is_wide(name: str, places: Mapping[str, Place]) -> bool:
    """Whether the name is a region's."""
    place = places.get(fold(name))
    return place.kind in WIDE if place else bool(_WIDE_WORD.search(name))


def regions_of(place: Place | None) -> Iterable[str]:
    """Keys of the regions a place lies in."""
    if place is None:
        return ()
    upper = (place.admin2, place.admin1, place.country)
    keys = {region_key(name) for name in upper if name}
    return keys - {region_key(place.name)} if place.kind in WIDE else keys


def days_told(when: When | None) -> tuple[int, int] | None:
    """First and last day of an interval as ordinals; None where it says neither end."""
    if when is None or not (when.start or when.end):
        return None
    first, last = ordinal(when.start, False), ordinal(when.end, True)
    return (first if first is not None else FREE[0], last if last is not None else FREE[1])


def days_before(public: str | None) -> tuple[int, int]:
    """What is reported without a date happened on the day of the report or two days before."""
    day = ordinal(public, True)
    return (day - 2, day) if day is not None else FREE


def ordinal(moment: str | None, last: bool) -> int | None:
    """The day number of an ISO year, month, day or instant (its first or its last day)."""
    if not moment:
        return None
    parts = [int(part) for part in moment[:10].split("-")]
    if len(parts) == 3:
        return date(*parts).toordinal()
    year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
    first = date(year, month, 1)
    if not last:
        return first.toordinal()
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1).toordinal() - 1
