"""`export csv`: tables that a person opens in a spreadsheet, one file a kind of record."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec

from fogline.export.extract import Extract, File, Losses, Written
from fogline.export.records import records
from fogline.export.rows import EventRow, Source
from fogline.export.tables import write_csv
from fogline.nouns import Ledger

EVENTS = (
    "id", "kind", "type", "title", "status", "date_start", "date_end", "date_precision", "place",
    "admin1", "country", "latitude", "longitude", "geo_precision", "where_prec", "actor", "target",
    "victims", "perpetrators", "killed_low", "killed_best", "killed_high", "injured_low",
    "injured_best", "injured_high", "displaced_low", "displaced_best", "displaced_high", "origins",
    "origins_high", "outlets", "origin_names", "sources", "cites", "quote", "page", "start", "end",
    "graphic", "claims",
)  # fmt: skip
"""The columns of events.csv; lists are joined by "; "."""


def write_plain(extract: Extract, folder: Path) -> Written:
    """events.csv and a table for each other kind of record."""
    lost: Losses = Losses()
    files = [File("events.csv", write_csv(folder / "events.csv", EVENTS, rows(extract, lost)))]
    for kind, heads, table in tables(extract.ledger):
        if kind != "event":
            name = f"{kind}s.csv"
            files.append(File(name, write_csv(folder / name, heads, table)))
    lost["page texts left out (the record format holds them)"] += len(extract.ledger.facts.pages)
    return Written(tuple(files), lost)


def rows(extract: Extract, lost: Losses) -> Iterator[tuple[object, ...]]:
    """The rows of events.csv."""
    for row in extract.rows():
        lost["events of which one sentence is quoted (the others: claims.csv)"] += (
            len(row.sources) > 1
        )
        yield event_cells(row)


def event_cells(row: EventRow) -> tuple[object, ...]:
    """One event as the cells of EVENTS."""
    event, first = row.event, quoted(row)
    return (
        event.id, event.kind, row.type, event.title, event.status, row.start, row.end,
        row.date_precision, *place_cells(row), joined(event.actor), joined(event.target),
        joined(row.victims), joined(row.perpetrators), *tally_cells(row), event.origins.low,
        event.origins.high, event.outlets, joined(row.origins), joined(outlets(row)),
        joined(cites(row)), first.sentence if first else None, first.page if first else None,
        first.start if first else None, first.end if first else None, int(row.graphic),
        joined(event.claims),
    )  # fmt: skip


def place_cells(row: EventRow) -> tuple[object, ...]:
    """Name, admin1, country, latitude, longitude and the two precisions."""
    place = row.place
    if place is None:
        return (row.event.place, None, None, None, None, None, None)
    where = (place.name, place.admin1, place.country, place.lat, place.lon)
    return (*where, place.geo_precision, place.where_prec)


def tally_cells(row: EventRow) -> tuple[int | None, ...]:
    """Low, best and high of killed, injured and displaced."""
    tallies = (row.killed, row.injured, row.displaced)
    return tuple(n for t in tallies for n in (t.low, t.best, t.high))


def quoted(row: EventRow) -> Source | None:
    """The sentence that speaks for the event: that of its best claim."""
    return row.sources[0] if row.sources else None


def outlets(row: EventRow) -> tuple[str, ...]:
    """The outlets that print it, each once."""
    return tuple(dict.fromkeys(source.outlet for source in row.sources))


def cites(row: EventRow) -> tuple[str, ...]:
    """Whom the sentences cite, each once, outermost first."""
    return tuple(dict.fromkeys(name for source in row.sources for name in source.cites))


def joined(values: tuple[str, ...]) -> str:
    """Names joined by "; "; a semicolon within a name becomes a comma."""
    return "; ".join(value.replace(";", ",") for value in values)


def tables(ledger: Ledger) -> Iterator[tuple[str, list[str], list[list[object]]]]:
    """(kind, columns, rows) of every kind of record; lists and objects are JSON in their cell."""
    for kind, group in groupby(records(ledger), key=lambda row: str(row["type"])):
        found = list(group)
        heads = list(dict.fromkeys(name for row in found for name in row if name != "type"))
        yield kind, heads, [[cell(row.get(name)) for name in heads] for row in found]


def cell(value: Any) -> object:
    """A value as it stands in a cell: numbers and texts as they are, the rest as JSON."""
    if isinstance(value, bool):
        return int(value)
    if value is None or isinstance(value, (str, int, float)):
        return value
    return msgspec.json.encode(value).decode()
