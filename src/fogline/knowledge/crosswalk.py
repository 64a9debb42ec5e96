"""What our types and countries are called elsewhere (data/crosswalk.csv, data/codes.csv)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from fogline.errors import BadKnowledge


@dataclass(frozen=True, slots=True)
class Kin:
    """The names of one type in PLOVER and in ACLED; empty where the scheme has no such thing."""

    plover_type: str = ""
    plover_mode: str = ""
    plover_context: str = ""
    acled_event: str = ""
    acled_sub_event: str = ""


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of one country."""

    alpha2: str
    alpha3: str
    numeric: str
    gw: str
    acled_region: str
    ged_region: str


NO_KIN = Kin()
NO_CODES = Codes("", "", "", "", "", "")


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Look-ups by (kind, type, weapon) and by ISO alpha-2 code."""

    types: Mapping[tuple[str, str, str], Kin] = field(default_factory=dict)
    countries: Mapping[str, Codes] = field(default_factory=dict)

    @staticmethod
    def parse(types: str, codes: str) -> Crosswalk:
        """From the two CSV texts; raises BadKnowledge where a column is missing."""
        names = Kin.__dataclass_fields__
        table: dict[tuple[str, str, str], Kin] = {}
        countries: dict[str, Codes] = {}
        try:
            for row in _rows(types):
                kin = Kin(*(row[name] for name in names))
                table[row["kind"], row["type"], row["weapon"]] = kin
            for row in _rows(codes):
                countries[row["alpha2"]] = Codes(*(row[n] for n in Codes.__dataclass_fields__))
        except KeyError as error:
            raise BadKnowledge("crosswalk.csv, codes.csv", None, f"no column {error}") from error
        return Crosswalk(table, countries)

    def of(self, kind: str, type_: str, weapon: str | None = None) -> Kin:
        """The names of a type, the row with its weapon first; all empty where nobody lists it."""
        exact = self.types.get((kind, type_, weapon or ""))
        return exact or self.types.get((kind, type_, ""), NO_KIN)

    def country(self, alpha2: str | None) -> Codes:
        """The codes of a country; all empty for an unknown one."""
        return self.countries.get(alpha2 or "", NO_CODES)


def _rows(text: str) -> Iterator[dict[str, str]]:
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    yield from csv.DictReader(io.StringIO("\n".join(lines)))
