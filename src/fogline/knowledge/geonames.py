"""GeoNames country dumps as places, for users who bring their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fogline.knowledge.entries import place_of, settled
from fogline.nouns.knowledge import Place

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


def dump(lines: Iterable[str]) -> Iterator[Place]:
    """Places of a GeoNames country dump (`SY.txt`, 19 tab-separated columns).

    https://download.geonames.org/export/dump/readme.txt
    """
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        kind = _feature(cells[6], cells[7], int(cells[14] or 0))
        if kind:
            yield place_of(
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


def _feature(group: str, code: str, people: int) -> str | None:
    """Our kind for a GeoNames feature class and code; None for what news does not name."""
    if code in _FEATURES:
        return _FEATURES[code]
    return settled(people) if group == "P" else None
