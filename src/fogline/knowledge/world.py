"""The world table, searched where it lies; `scripts/gazetteer.py` makes it from GeoNames.

Two sorted texts, so that nothing is parsed at start-up: places by country, names by key. Data of
GeoNames, CC BY 4.0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

import numpy as np

from fogline.knowledge.entries import place_of
from fogline.nouns.knowledge import Place


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
        return place_of(
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
