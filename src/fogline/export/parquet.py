"""`export parquet`: typed tables, events as GeoParquet 1.1 (needs the extra `parquet`).

Written in batches, so that memory does not grow with the record.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from fogline.errors import Unusable
from fogline.export.extract import Extract, File, Losses, Written
from fogline.export.geojson import area, spot
from fogline.export.plain import tables
from fogline.export.rows import EventRow

NAME, BATCH = "events.parquet", 10_000
TEXTS = ("id", "kind", "type", "title", "status", "date_precision", "place", "admin1", "country")
LISTS = ("actor", "target", "victims", "perpetrators", "origin_names", "outlets_named", "claims")
NUMBERS = (
    "killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high",
    "displaced_low", "displaced_best", "displaced_high", "origins", "origins_high", "outlets",
    "geo_precision", "where_prec",
)  # fmt: skip
GEO = {
    "version": "1.1.0",
    "primary_column": "geometry",
    "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point"]}},
}
"""GeoParquet's own metadata; without a `crs` it is longitude and latitude in WGS84."""


def write_parquet(extract: Extract, folder: Path) -> Written:
    """events.parquet and a file for each other kind of record; Unusable without pyarrow."""
    arrow = _arrow()
    lost: Losses = Losses()
    note = {"fogline_version": extract.version, "as_of": extract.ledger.as_of or "", "schema": "1"}
    schema = event_schema(arrow).with_metadata({**note, "geo": msgspec.json.encode(GEO)})
    rows = (event_values(row, lost) for row in extract.rows())
    files = [File(NAME, write_batches(arrow, folder / NAME, schema, rows))]
    for kind, heads, table in tables(extract.ledger):
        if kind != "event":
            found = arrow.table(_columns(arrow, heads, table)).replace_schema_metadata(note)
            arrow.parquet.write_table(found, folder / f"{kind}s.parquet", compression="zstd")
            files.append(File(f"{kind}s.parquet", len(table)))
    lost["lists and objects of the tables beside events, as JSON in their column"] += len(files) - 1
    return Written(tuple(files), lost)


def _arrow() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise Unusable("export parquet needs pyarrow: pip install 'fogline[parquet]'") from error
    return pyarrow


def event_schema(arrow: Any) -> Any:
    """The columns of events.parquet: dates, dictionary texts, evidence as list of struct."""
    word = arrow.dictionary(arrow.int32(), arrow.string())
    plain = ("id", "title")
    fields = [(name, arrow.string() if name in plain else word) for name in TEXTS]
    fields += [("date_start", arrow.date32()), ("date_end", arrow.date32())]
    fields += [("first_public", arrow.timestamp("us", tz="UTC"))]
    fields += [(name, arrow.int64()) for name in NUMBERS]
    fields += [(name, arrow.list_(arrow.string())) for name in LISTS]
    spans = [("start", arrow.int64()), ("end", arrow.int64())]
    evidence = [(name, arrow.string()) for name in ("claim", "page", "outlet", "url", "sentence")]
    fields += [("evidence", arrow.list_(arrow.struct([*evidence, *spans])))]
    return arrow.schema([*fields, ("graphic", arrow.bool_()), ("geometry", arrow.binary())])


def write_batches(arrow: Any, path: Path, schema: Any, rows: Iterable[dict[str, Any]]) -> int:
    """Write rows in batches; how many."""
    count, rows = 0, iter(rows)
    with arrow.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := list(islice(rows, BATCH)):
            columns = [
                arrow.array([row[field.name] for row in batch], type=field.type) for field in schema
            ]
            writer.write_batch(arrow.record_batch(columns, schema=schema))
            count += len(batch)
    return count


def event_values(row: EventRow, lost: Losses) -> dict[str, Any]:
    """One event as the values of the schema."""
    event, place, point = row.event, row.place, spot(row.place)
    lost["events without coordinates (kept, with null geometry)"] += point is None
    lost["areas and roads shown as one point"] += area(place)
    days = sorted(source.day for source in row.sources if source.day)
    tallies = {"killed": row.killed, "injured": row.injured, "displaced": row.displaced}
    figures = {
        f"{name}_{end}": getattr(t, end)
        for name, t in tallies.items()
        for end in ("low", "best", "high")
    }
    return {
        **{name: getattr(event, name) for name in ("id", "kind", "title", "status", "outlets")},
        **{name: list(getattr(event, name)) for name in ("actor", "target", "claims")},
        **figures,
        "type": row.type,
        "date_start": _date(row.start),
        "date_end": _date(row.end),
        "date_precision": row.date_precision,
        "first_public": datetime.fromisoformat(days[0]).replace(tzinfo=UTC) if days else None,
        "place": place.name if place else event.place,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "geo_precision": place.geo_precision if place else None,
        "where_prec": place.where_prec if place else None,
        "victims": list(row.victims),
        "perpetrators": list(row.perpetrators),
        "origins": event.origins.low,
        "origins_high": event.origins.high,
        "origin_names": list(row.origins),
        "outlets_named": list(dict.fromkeys(source.outlet for source in row.sources)),
        "evidence": [_evidence(source) for source in row.sources],
        "graphic": row.graphic,
        "geometry": struct.pack("<BIdd", 1, 1, *point) if point else None,
    }


def _date(day: str | None) -> date | None:
    return date.fromisoformat(day) if day and len(day) == 10 else None


def _evidence(source: Any) -> dict[str, Any]:
    names = ("claim", "page", "outlet", "url", "sentence", "start", "end")
    return {name: getattr(source, name) for name in names}


def _columns(arrow: Any, heads: list[str], rows: list[list[object]]) -> dict[str, Any]:
    """Columns of one type each: numbers where all are, else texts."""
    return {head: _column(arrow, [row[i] for row in rows]) for i, head in enumerate(heads)}


def _column(arrow: Any, values: list[object]) -> Any:
    told = [value for value in values if value is not None]
    if told and all(isinstance(value, int) for value in told):
        return arrow.array(values, arrow.int64())
    if told and all(isinstance(value, (int, float)) for value in told):
        return arrow.array([None if v is None else float(v) for v in values], arrow.float64())  # type: ignore[arg-type]
    texts = [None if value is None else str(value) for value in values]
    return arrow.array(texts, arrow.string())
