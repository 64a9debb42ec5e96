"""`export polecat`: the PLOVER events as the 40 tab-separated columns of POLECAT."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from fogline.export.extract import Extract, File, Losses, Written
from fogline.export.plover import plover_rows
from fogline.export.tables import write_csv

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors",
    "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country",
    "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
    "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province",
    "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source",
    "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
NAME = "events.polecat.tsv"
QUADS = ("VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")


def write_polecat(extract: Extract, folder: Path) -> Written:
    """One TSV; empty cells are "None", lists are joined by "; "."""
    lost: Losses = Losses()
    count = write_csv(folder / NAME, COLUMNS, rows(extract, lost), "\t")
    lost["tolls, sentences and origins (POLECAT has no columns for them)"] += count
    return Written((File(NAME, count),), lost)


def rows(extract: Extract, lost: Losses) -> Iterator[list[object]]:
    """The rows of the table."""
    countries = extract.known.crosswalk.countries.values()
    numbers = {codes.alpha3: codes.gw for codes in countries if codes.gw}
    for event in plover_rows(extract, lost):
        yield [none(cell) for cell in cells(event, numbers, extract.version)]


def cells(event: dict[str, Any], numbers: Mapping[str, str], version: str) -> tuple[object, ...]:
    """One PLOVER event as 40 cells."""
    place, cited = event["event_loc"], event["cite_info"]
    return (
        event["id"], event["date"], event["event"], event["mode"], event["event_scale"],
        QUADS[event["quad_code"] - 1], event["context"], *party(event["actor"], numbers),
        *party(event["recipient"], numbers), place.get("name"), place.get("name"), None,
        place.get("admin1"), place.get("country"), place.get("lat"), place.get("lon"),
        place.get("geonames_id"), place.get("name"), None, cited["publication"], None,
        None, None, place.get("name"), "en", version,
    )  # fmt: skip


def party(entities: list[dict[str, Any]], numbers: Mapping[str, str]) -> tuple[object, ...]:
    """The eight columns of an actor or a recipient; `numbers` are COW codes by ISO alpha-3."""
    names = [e["entity_text"] for e in entities if e["entity_text"]]
    countries = list(dict.fromkeys(e["code"] for e in entities if e["code"]))
    sectors = list(dict.fromkeys(s for e in entities for s in e["sector"]))
    coded = [numbers[code] for code in countries if code in numbers]
    return (names, countries, coded, sectors[0] if sectors else None, sectors, None, names, None)


def none(cell: object) -> object:
    """A cell as POLECAT writes it; no tab or line break survives."""
    if isinstance(cell, list):
        cell = "; ".join(str(item).replace(";", ",") for item in cell)
    if isinstance(cell, str):
        cell = " ".join(cell.split())
    return "None" if cell in (None, "") else cell
