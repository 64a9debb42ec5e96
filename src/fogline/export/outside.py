"""Reading other people's events back: ACLED, UCDP GED (with or without header), plain CSV.

They come as an outside origin to compare with; they never enter the record.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from fogline.errors import Unusable
from fogline.export import ged

NAMES = {
    "id": ("event_id_cnty", "relid", "id", "event_id", "Event ID"),
    "start": ("date_start", "event_date", "date", "day", "start", "Event Date"),
    "end": ("date_end", "enddate", "end"),
    "place": ("location", "where_coordinates", "place", "town", "city", "Placename"),
    "admin1": ("admin1", "adm_1", "province", "region_name", "Province"),
    "lat": ("latitude", "lat", "Latitude"),
    "lon": ("longitude", "lon", "lng", "Longitude"),
    "kind": ("sub_event_type", "event_type", "kind", "type", "Event Type"),
    "first": ("actor1", "side_a", "actor", "Actor Name"),
    "second": ("actor2", "side_b", "target", "Recipient Name"),
    "low": ("low", "killed_low"),
    "best": ("best", "fatalities", "killed", "deaths", "dead", "killed_best"),
    "high": ("high", "killed_high"),
    "words": ("notes", "source_headline", "title", "description", "headline"),
}
"""Our field by the columns that may hold it, most telling first."""
FORMS = (
    "%Y-%m-%d",
    "%d %B %Y",
    "%d %b %Y",
    "%Y/%m/%d",
    "%Y-%m-%d %H:%M:%S.%f",
    "%Y-%m-%d %H:%M:%S",
)


@dataclass(frozen=True, slots=True)
class Outside:
    """One event of somebody else's record; None where it does not say."""

    id: str
    start: date
    end: date
    place: str
    admin1: str
    lat: float | None
    lon: float | None
    kind: str
    actors: tuple[str, ...]
    low: int | None
    best: int | None
    high: int | None
    words: str


def read_outside(path: Path) -> tuple[list[Outside], int]:
    """The events of a file and how many of its rows have no day that can be read.

    Raises Unusable where the file cannot be read or has no column of days.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            sample = file.readline()
            file.seek(0)
            marks = {mark: sample.count(mark) for mark in ("\t", ";", ",")}
            mark = max(marks, key=lambda m: marks[m])
            rows = list(named(csv.reader(file, delimiter=mark)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Unusable(f"{path}: {error}") from error
    if rows and not any(name in rows[0] for name in NAMES["start"]):
        raise Unusable(f"{path}: no column of days; one of {', '.join(NAMES['start'])}")
    found = [event for n, row in enumerate(rows, 1) if (event := outside(row, n))]
    return found, len(rows) - len(found)


def named(lines: Iterator[list[str]]) -> Iterator[Mapping[str, str]]:
    """Rows by column name; a GED table without a header gets its 49 names."""
    first = next(lines, [])
    heads: Sequence[str] = [head.strip() for head in first]
    if len(first) == len(ged.COLUMNS) and "relid" not in first:
        heads = ged.COLUMNS
        yield dict(zip(heads, first, strict=True))
    for line in lines:
        yield dict(zip(heads, line, strict=False))


def outside(row: Mapping[str, str], number: int) -> Outside | None:
    """One row as an event, None without a day."""
    start = day(cell(row, "start"))
    if start is None:
        return None
    best = whole(cell(row, "best"))
    return Outside(
        cell(row, "id") or f"row {number}",
        start,
        day(cell(row, "end")) or start,
        cell(row, "place"),
        cell(row, "admin1"),
        real(cell(row, "lat")),
        real(cell(row, "lon")),
        cell(row, "kind"),
        tuple(a for a in (cell(row, "first"), cell(row, "second")) if a),
        whole(cell(row, "low")),
        best,
        whole(cell(row, "high")),
        cell(row, "words"),
    )


def cell(row: Mapping[str, str], field: str) -> str:
    """The first filled column that may hold a field; the apostrophe of a safe cell goes."""
    values = (row.get(name) or "" for name in NAMES[field])
    found = next((value.strip() for value in values if value.strip()), "")
    return "" if found == "None" else found.removeprefix("'")


def day(words: str) -> date | None:
    """A day as ISO or "30 November 2024"; None for anything else, since 3/4 is two days."""
    for form in FORMS:
        try:
            return datetime.strptime(words, form).date()
        except ValueError:
            continue
    return None


def whole(words: str) -> int | None:
    """A whole number, None where there is none."""
    number = real(words)
    return None if number is None else int(number)


def real(words: str) -> float | None:
    """A number, None where there is none."""
    try:
        return float(words)
    except ValueError:
        return None
