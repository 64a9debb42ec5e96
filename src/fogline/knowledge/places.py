"""The gazetteer: names to places. Pure look-ups; the files are handed in as texts.

Two parts: tables that people edit (`data/places/*.csv`: countries, regions, villages, bases, roads)
and the world table made by `scripts/gazetteer.py` from GeoNames (CC BY 4.0), two sorted texts that
are searched where they lie, so that nothing is parsed at start-up.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import takewhile

import numpy as np

from fogline.errors import BadKnowledge
from fogline.knowledge.spelling import key, skeleton
from fogline.nouns.knowledge import Place

KINDS = frozenset(
    "country admin1 admin2 admin3 city town village suburb district base airport port road river "
    "lake mountain island region crossing camp landmark sea continent dam bridge".split()
)
WORDS = frozenset(("none", "word"))
"""Kinds of rows that name no place: a word that never is one, a word that seldom is."""
PRECISION = {
    "country": (3, 6),
    "continent": (3, 7),
    "sea": (3, 7),
    "admin1": (3, 4),
    "region": (3, 4),
    "admin2": (2, 3),
    "admin3": (2, 3),
    "island": (2, 3),
    "road": (2, 5),
    "river": (2, 5),
    "lake": (2, 5),
    "mountain": (2, 5),
}
"""Kind to ACLED geo_precision and UCDP where_prec; everything else is a point: (1, 1)."""
ARABIC = frozenset("SY IQ LB PS JO YE SA SD LY EG TN DZ MA MR KW AE QA OM BH IL IR TR".split())
"""Countries whose names are written with or without the article al-."""


def spellings(name: str, country: str | None) -> Iterator[str]:
    """The keys under which a place stands: its own and, in Arabic countries, without the article."""
    whole = key(name)
    yield whole
    if country in ARABIC and whole.startswith("al ") and len(whole) > 6:
        yield whole[3:]


_FRONT = re.compile(
    r"^(?:Province (?:of|du|de)|Provincia (?:de|di)|Municipio|Komuna e|Borough of|City of|State of) "
)
_BACK = re.compile(
    r" (?:Sheng|Shi|Province|Oblast['’]?|Rayon|Raion|Region|Governorate|Voivodeship|Prefecture|"
    r"Department|District|State)$"
)


def plain(name: str) -> str:
    """A division's name without the word for its kind: "Kursk Oblast" is "Kursk"."""
    return _BACK.sub("", _FRONT.sub("", name))


class Sorted:
    """Lines of a text, found without parsing it; `text` is UTF-8 and ends with a line break."""

    def __init__(self, text: bytes) -> None:
        self.text = text
        breaks = np.flatnonzero(np.frombuffer(text, np.uint8) == ord("\n"))
        self._starts = np.concatenate(([0], breaks + 1)) if text else np.zeros(1, np.int64)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def line(self, number: int) -> list[str]:
        """The tab-separated fields of a line."""
        start, end = self._starts[number], self._starts[number + 1]
        return self.text[start : end - 1].decode().split("\t")

    def first(self, wanted: bytes) -> int:
        """The first line that is not sorted before `wanted`."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            at = self._starts[middle]
            if self.text[at : at + len(wanted)] < wanted:
                low = middle + 1
            else:
                high = middle
        return low


@dataclass(frozen=True, eq=False)
class World:
    """The world table: `places` sorted by country, `names` by key; see scripts/gazetteer.py."""

    places: Sorted
    names: Sorted

    @staticmethod
    def parse(places: bytes, names: bytes) -> World:
        """From the two files as bytes."""
        return World(Sorted(places), Sorted(names))

    def find(self, name_key: str) -> tuple[Place, ...]:
        """The places of a key, largest first."""
        wanted = name_key.encode() + b"\t"
        at = self.names.first(wanted)
        if at == len(self.names):
            return ()
        found, rows = self.names.line(at)
        return tuple(self.place(int(row)) for row in rows.split()) if found == name_key else ()

    def place(self, number: int) -> Place:
        """The place on a line of the places file."""
        country, geonames, name, kind, lat, lon, admin1, people, aliases = self.places.line(number)
        return _place(
            {
                "name": name,
                "kind": kind,
                "lat": lat,
                "lon": lon,
                "country": country,
                "admin1": admin1,
                "population": people,
                "aliases": aliases,
                "geonames_id": geonames,
            }
        )

    def country(self, code: str) -> Iterator[Place]:
        """All places of a country."""
        at = self.places.first(code.encode() + b"\t")
        numbers = range(at, len(self.places))
        yield from takewhile(lambda p: p.country == code, map(self.place, numbers))


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """Places by name key; `demonyms` gives the country of an adjective or people."""

    own: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    demonyms: Mapping[str, Place] = field(default_factory=dict)
    stop: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    """Keys that are also common words: a place only where the sentence says so plainly."""
    world: World | None = None

    @staticmethod
    def parse(texts: Iterable[str], world: World | None = None) -> Gazetteer:
        """From CSV texts with the columns of data/places/countries.csv; raises BadKnowledge."""
        rows = [row for text in texts for row in _rows(text)]
        own: dict[str, tuple[Place, ...]] = {}
        demonyms: dict[str, Place] = {}
        stop = frozenset(key(row["name"]) for row in rows if row["kind"] == "none")
        common = frozenset(key(row["name"]) for row in rows if row["kind"] == "word")
        for row in rows:
            if row["kind"] in WORDS:
                continue
            place = _place(row)
            bare = (plain(place.name),) if place.kind.startswith("admin") else ()
            for name in (place.name, *place.aliases, *bare):
                for spelling in spellings(name, place.country):
                    if place not in own.get(spelling, ()):
                        own[spelling] = (*own.get(spelling, ()), place)
            for people in filter(None, (row.get("demonyms") or "").split("|")):
                demonyms.setdefault(people.casefold(), place)
        return Gazetteer(own, demonyms, stop, common, world)

    def find(self, words: str) -> tuple[Place, ...]:
        """The places that these words name exactly, the tables that people edit first."""
        name_key = key(words)
        if not name_key or name_key in self.stop:
            return ()
        own = self.own.get(name_key, ())
        wide = self.world.find(name_key) if self.world else ()
        known = tuple(_with_id(place, wide) for place in own)
        return known + tuple(p for p in wide if not any(_same(p, o) for o in own))

    def alike(self, words: str, countries: Iterable[str]) -> tuple[Place, ...]:
        """Places of these countries whose consonants agree: proposals, to be compared and judged."""
        bones = skeleton(words)
        if len(bones) < 3:
            return ()
        found: dict[str, Place] = {}
        for code in sorted(set(countries)):
            for place in self._bones(code).get(bones, ()):
                found.setdefault(place.id, place)
        return tuple(found.values())

    def of_country(self, code: str) -> Iterator[Place]:
        """All places of a country."""
        own = {p.id: p for places in self.own.values() for p in places if p.country == code}
        yield from own.values()
        yield from self.world.country(code) if self.world else ()

    @cached_property
    def countries(self) -> Mapping[str, Place]:
        """Countries by ISO code."""
        places = (p for found in self.own.values() for p in found if p.kind == "country")
        return {p.country: p for p in places if p.country}

    @cached_property
    def _skeletons(self) -> dict[str, dict[str, list[Place]]]:
        return {}

    def _bones(self, code: str) -> dict[str, list[Place]]:
        """The places of a country by consonant skeleton, made when first asked for."""
        if code not in self._skeletons:
            bones: dict[str, list[Place]] = {}
            for place in self.of_country(code):
                for name in {skeleton(n) for n in (place.name, *place.aliases)}:
                    bones.setdefault(name, []).append(place)
            self._skeletons[code] = bones
        return self._skeletons[code]


def edited(place: Place) -> bool:
    """Whether a place is of the tables that people edit, not of the world table."""
    return not place.id.startswith("geonames:")


def _with_id(own: Place, wide: Iterable[Place]) -> Place:
    """An edited place with the GeoNames number of its twin in the world table."""
    twins = (p.geonames_id for p in wide if _same(p, own))
    return own if own.geonames_id else replace(own, geonames_id=next(twins, None))


def _same(wide: Place, own: Place) -> bool:
    """Whether a place of the world table is one of the tables that people edit."""
    if wide.country != own.country or wide.lat is None or own.lat is None:
        return False
    broad = wide.kind.startswith("admin")
    if broad != own.kind.startswith("admin") and own.kind != "region":
        return False
    assert wide.lon is not None and own.lon is not None
    return abs(wide.lat - own.lat) + abs(wide.lon - own.lon) < (6 if broad else 0.4)


def dump(lines: Iterable[str]) -> Iterator[Place]:
    """Places of a GeoNames country dump (`SY.txt`, 19 tab-separated columns).

    https://download.geonames.org/export/dump/readme.txt
    """
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        kind = _feature(cells[6], cells[7], int(cells[14] or 0))
        if kind:
            yield _place(
                {
                    "name": cells[1],
                    "kind": kind,
                    "lat": cells[4],
                    "lon": cells[5],
                    "country": cells[8],
                    "population": cells[14],
                    "aliases": "|".join(a for a in cells[3].split(",") if a),
                    "geonames_id": cells[0],
                }
            )


_FEATURES = {
    "ADM1": "admin1",
    "ADM2": "admin2",
    "ADM3": "admin3",
    "AIRB": "base",
    "AIRP": "airport",
    "MILB": "base",
    "INSM": "base",
    "DAM": "dam",
    "BDG": "bridge",
    "STM": "river",
    "LK": "lake",
    "MT": "mountain",
    "MTS": "mountain",
    "ISL": "island",
    "RGN": "region",
    "RD": "road",
    "PPLX": "district",
    "PRT": "port",
    "CMPRF": "camp",
}


def _feature(group: str, code: str, people: int) -> str | None:
    """Our kind for a GeoNames feature class and code; None for what news does not name."""
    if code in _FEATURES:
        return _FEATURES[code]
    return settled(people) if group == "P" else None


def settled(people: int) -> str:
    """City, town or village by population."""
    return "city" if people >= 100_000 else "town" if people >= 5_000 else "village"


def _rows(text: str) -> Iterator[dict[str, str]]:
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    for number, row in enumerate(csv.DictReader(io.StringIO("\n".join(lines))), 2):
        if not row.get("name") or row.get("kind") not in KINDS | WORDS:
            raise BadKnowledge("places", number, f"no name or unknown kind: {row}")
        yield row


def _place(row: Mapping[str, str]) -> Place:
    """A place from the cells of a row; an identifier of GeoNames where it has one."""
    kind, geonames = row["kind"], row.get("geonames_id") or ""
    geo_precision, where_prec = PRECISION.get(kind, (1, 1))
    country = row.get("country") or None
    within = row.get("admin1") if kind == "admin2" else None
    slug = "-".join(key(f"{within or ''} {row['name']}").split())
    return Place(
        id=f"geonames:{geonames}" if geonames else f"{(country or 'xx').lower()}:{slug}",
        name=row["name"],
        kind=kind,
        lat=float(row["lat"]) if row.get("lat") else None,
        lon=float(row["lon"]) if row.get("lon") else None,
        country=country,
        admin1=row.get("admin1") or None,
        population=int(row.get("population") or 0),
        aliases=tuple(a for a in (row.get("aliases") or "").split("|") if a),
        geonames_id=int(geonames) if geonames else None,
        geo_precision=geo_precision,
        where_prec=where_prec,
    )
