"""Claims made comparable: where, when, who and how many, as keys that can be set side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from fogline.ledger.kinds import cause_of, family
from fogline.ledger.parties import Parties, Party, fold, party
from fogline.nouns import Claim, Control, Facts, Incident, Place, Report, Toll, When
from fogline.nouns.outlet import outlet_key

WIDE = frozenset({"country", "admin1", "admin2", "admin3", "region", "continent", "sea"})
"""Kinds of place that hold other places: two happenings inside one need not be the same."""
LINES = frozenset({"road", "river", "bridge", "crossing"})
VAST = frozenset({"country", "continent", "sea", "region"})
FREE = (-(10**6), 10**6)
"""The days of a claim that nothing dates."""
LATE = 9
"""Days before it in which an undated verdict ("turned out to be false") finds its story."""
_WIDE_WORD = re.compile(
    r"\s+(?:governorate|province|region|oblast|state|countryside|county|prefecture)$", re.I
)

_ROAD = re.compile(r"^(?=.*(?:highway|motorway|road|route)).*\b([a-z]{1,2}-?\d{1,3})\b")
"""A road by its code: "the coast-to-capital M5 highway" is the M5."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim with what comparing needs.

    `days` are ordinals (first, last); `dated` says that the text gives them, not only the day of
    the report. `where` are keys of the places named (without the regions around them), `within`
    those of the regions around, `lands` codes of countries; `family`
    and `cause` say what kind of happening it is of; `wide` says that only regions are
    named, `vast` that a country is. `actors` did it (of a place: who has it afterwards), `targets`
    suffered it (who lost the place).
    """

    claim: Claim
    public: str | None
    publisher: str
    days: tuple[int, int]
    dated: bool
    where: frozenset[str]
    within: frozenset[str]
    lands: frozenset[str]
    family: str
    cause: str | None
    wide: bool
    vast: bool
    actors: tuple[Party, ...]
    targets: tuple[Party, ...]
    voices: tuple[str, ...]

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def outlet(self) -> str:
        """The key of who printed it."""
        return outlet_key(self.publisher)

    @property
    def affirmed(self) -> bool:
        """Whether the source says that it happened (sure or unsure), not that it did not."""
        what = self.claim.what
        denied = isinstance(what, Control) and what.polarity == "denied"
        return self.claim.stance != "denied" and not denied

    @property
    def verdict(self) -> bool:
        """Whether the report finds in its own voice that the story is false."""
        own = not (self.claim.attribution.names or self.affirmed)
        return own and self.claim.judged


def sayings(facts: Facts, by_claim: Mapping[str, tuple[str, ...]], table: Parties) -> list[Saying]:
    """Every claim but quotations, in order of ids."""
    return [
        saying(claim, facts.reports[claim.report], by_claim.get(claim.id, ()), table)
        for _, claim in sorted(facts.claims.items())
        if claim.kind != "quote"
    ]


def saying(claim: Claim, report: Report, voices: tuple[str, ...], table: Parties) -> Saying:
    """One claim made comparable."""
    when, names = when_of(claim), places_of(claim)
    told = days_told(when, report.public)
    places = {fold(place.name): place for place in claim.places}
    if isinstance(claim.what, Control):
        names = tuple(line_named(name, places) for name in names)
    if isinstance(claim.what, Toll):
        names = tuple(name for name in names if fold(name) in places) or names
    around = frozenset(key for name in names for key in regions_of(places.get(fold(name))))
    where = frozenset(place_key(name, places) for name in names) - around
    return Saying(
        claim,
        report.public,
        publisher_of(report),
        told or days_before(when.end if when and when.end else report.public, room_of(claim)),
        told is not None,
        where,
        around,
        frozenset(place.country for place in claim.places if place.country),
        family(claim),
        cause_of(claim),
        bool(where) and all(key.endswith("~") for key in where),
        any(p.kind in VAST for name in names if (p := places.get(fold(name)))),
        tuple(party(name, table) for name in doers_of(claim)),
        tuple(party(name, table) for name in sufferers_of(claim)),
        voices,
    )


def room_of(claim: Claim) -> int:
    """Days before a report in which what it does not date may lie."""
    return LATE if claim.judged else 2


def line_named(name: str, places: Mapping[str, Place]) -> str:
    """The road or river that a longer name holds: "the coast highway R1" is R1."""
    if fold(name) in places:
        return name
    held = [p.name for key, p in places.items() if p.kind in LINES and key in fold(name)]
    return max(held, key=len, default=name)


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


def doers_of(claim: Claim) -> tuple[str, ...]:
    """Names of who did it; of a place, who has it afterwards."""
    if isinstance(claim.what, Control):
        name = gainer(claim.what)
        return (name,) if name else ()
    return actors_of(claim)


def sufferers_of(claim: Claim) -> tuple[str, ...]:
    """Names of whom it was done to; of a place, who has lost it."""
    match claim.what:
        case Incident(target=names):
            return names
        case Control() as what if name := leaver(what):
            return (name,)
        case Toll(affiliation=name) if name:
            return (name,)
    return ()


def gainer(what: Control) -> str | None:
    """Who has the place afterwards, where it is told ("X pushed Y back" is X's)."""
    return None if what.action in ("withdrew", "lost") else what.actor


def leaver(what: Control) -> str | None:
    """Who has lost the place, where it is told."""
    return what.actor if what.action in ("withdrew", "lost") else what.loser


def publisher_of(report: Report) -> str:
    """Who printed it, in words."""
    return report.publisher or "unnamed outlet"


def place_key(name: str, places: Mapping[str, Place]) -> str:
    """ "aleppo" for the town, "aleppo~" for the province of that name, "sy~" for Syria."""
    place = places.get(fold(name))
    if code := _ROAD.search(fold(name)):
        return code[1]
    if place:
        return key_of(place)
    return region_key(name) if is_wide(name, places) else fold(name)


def key_of(place: Place) -> str:
    """The key of a resolved place.

    A country goes by its code, as its places name it, and so does a stretch of it without borders
    ("the north-east"), which may hold any of them.
    """
    if place.kind in ("country", "region") and place.country:
        return region_key(place.country)
    return region_key(place.name) if place.kind in WIDE else fold(place.name)


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
    return {region_key(name) for name in upper if name} - {key_of(place)}


def days_told(when: When | None, until: str | None = None) -> tuple[int, int] | None:
    """First and last day of an interval as ordinals.

    None where it has no start: "up to the day of the report" dates nothing. What has no end runs to
    `until`, the day of the report.
    """
    if when is None or not when.start:
        return None
    first, last = ordinal(when.start, False), ordinal(when.end, True)
    if first is None:
        return None
    return (first, last if last is not None else ordinal(until, True) or FREE[1])


def days_before(until: str | None, room: int = 2) -> tuple[int, int]:
    """What is told without a date happened on the day of the report or in some days before."""
    day = ordinal(until, True)
    return (day - room, day) if day is not None else FREE


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
