"""`export geojson`: events as GeoJSON (RFC 7946), one feature a line; no place, null geometry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from fogline.export.extract import Extract, File, Losses, Written
from fogline.export.plain import EVENTS, event_cells
from fogline.export.rows import EventRow
from fogline.nouns import Place

NAME = "events.geojson"
DECIMALS = {1: 5, 2: 4, 3: 3}
"""Decimals of a coordinate by geo_precision: a town gets 5 (about 1 m), a region 3."""


def write_geojson(extract: Extract, folder: Path) -> Written:
    """One FeatureCollection, written feature by feature."""
    lost: Losses = Losses()
    encoder, count = msgspec.json.Encoder(), 0
    with (folder / NAME).open("wb") as file:
        file.write(b'{"type":"FeatureCollection","features":[')
        for count, row in enumerate(extract.rows(), 1):
            file.write((b"\n" if count == 1 else b",\n") + encoder.encode(feature(row, extract)))
            lost["events without coordinates (kept, with null geometry)"] += spot(row.place) is None
            lost["areas and roads shown as one point"] += area(row.place)
        file.write(b"\n]}\n")
    return Written((File(NAME, count),), lost)


def feature(row: EventRow, extract: Extract) -> dict[str, Any]:
    """One event; properties are flat, as GIS programs want them."""
    cells = dict(zip(EVENTS, event_cells(row), strict=True))
    del cells["latitude"], cells["longitude"]
    point = spot(row.place)
    return {
        "type": "Feature",
        "id": row.event.id,
        "geometry": {"type": "Point", "coordinates": point} if point else None,
        "properties": {**cells, "claim_ids": cells.pop("claims"), "as_of": extract.ledger.as_of},
    }


def spot(place: Place | None) -> list[float] | None:
    """[longitude, latitude] in WGS84, rounded by precision; None where there is none."""
    if place is None or place.lat is None or place.lon is None:
        return None
    decimals = DECIMALS.get(place.geo_precision, 3)
    return [round(place.lon, decimals), round(place.lat, decimals)]


def area(place: Place | None) -> bool:
    """Whether the place is wider than a point."""
    return place is not None and place.lat is not None and place.where_prec >= 4
