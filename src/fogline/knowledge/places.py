"""The gazetteer: names to places. Pure look-ups; the files are handed in as texts.

Two parts: tables that people edit (`data/places/*.csv`: countries, regions, villages, bases, roads)
and the world table (see world.py). Where both have a place, the edited one leads.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from fogline.errors import BadKnowledge
from fogline.knowledge.entries import KINDS, WORDS, place_of, plain, spellings
from fogline.knowledge.spelling import key, skeleton
from fogline.knowledge.world import World
from fogline.nouns.knowledge import Place

EDITED = ""
"""In place of a country code: every place of the tables that people edit."""


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
            place = place_of(row)
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
        """Proposals: places of these countries (of none: edited ones) whose consonants agree."""
        bones = skeleton(words)
        if len(bones) < 3:
            return ()
        found: dict[str, Place] = {}
        for code in sorted(set(countries)) or [EDITED]:
            for place in self._bones(code).get(bones, ()):
                found.setdefault(place.id, place)
        return tuple(found.values())

    def of_country(self, code: str) -> Iterator[Place]:
        """All places of a country."""
        yield from (p for p in self.all_edited() if p.country == code)
        yield from self.world.country(code) if self.world else ()

    def all_edited(self) -> Iterator[Place]:
        """All places of the tables that people edit."""
        yield from {p.id: p for places in self.own.values() for p in places}.values()

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
            places = self.all_edited() if code == EDITED else self.of_country(code)
            for place in places:
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
    assert wide.lon is not None
    assert own.lon is not None
    return abs(wide.lat - own.lat) + abs(wide.lon - own.lon) < (6 if broad else 0.4)


def _rows(text: str) -> Iterator[dict[str, str]]:
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    for number, row in enumerate(csv.DictReader(io.StringIO("\n".join(lines))), 2):
        if not row.get("name") or row.get("kind") not in KINDS | WORDS:
            raise BadKnowledge("places", number, f"no name or unknown kind: {row}")
        yield row
