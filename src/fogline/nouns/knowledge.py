"""Actors and places as the knowledge files give them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """A party, organisation, office or person that texts name.

    `kind` is one of state, military, rebel, militia, government, monitor, agency, outlet, un, ngo,
    rescue, person, people, other; `side` names the camp within a conflict pack; `acled` the ACLED
    inter code 1..8; `group` the id of the actor a person or branch speaks for.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    side: str | None = None
    group: str | None = None
    acled: int | None = None
    plover: str | None = None
    public_figure: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """A place with coordinates (WGS84 degrees).

    `kind` is a GeoNames-like feature: country, admin1, admin2, city, town, village, district, base,
    airport, road, river, region, camp. `geo_precision` follows ACLED (1 town, 2 near or part of a
    region, 3 region), `where_prec` UCDP (1..7).
    """

    id: str
    name: str
    kind: str
    lat: float | None
    lon: float | None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    population: int = 0
    aliases: tuple[str, ...] = ()
    geonames_id: int | None = None
    geo_precision: int = 1
    where_prec: int = 1
