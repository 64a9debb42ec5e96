"""`export ged`: lethal events in the 49 columns of UCDP GED; `source_original` is whom we cite.

Deaths by side only where a report says whose they are; an open end of a range stays empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import floor
from pathlib import Path
from shutil import copyfileobj

from fogline.export.extract import Extract, File, Known, Losses, Written
from fogline.export.geojson import spot
from fogline.export.plain import cites, joined, outlets
from fogline.export.rows import ARMED, EventRow, exact_days
from fogline.export.tables import write_csv
from fogline.nouns import Actor

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
NAME, BARE = "ged-like.csv", "ged-like-noheader.csv"
STATES = ("state", "military", "government")
CIVILIAN = ("civilian", "children", "women", "elderly", "aid_workers", "journalists", "medics")


def write_ged(extract: Extract, folder: Path) -> Written:
    """The table with its header, and once more without, as some candidate releases come."""
    lost: Losses = Losses()
    count = write_csv(folder / NAME, COLUMNS, rows(extract, lost))
    with (folder / NAME).open("rb") as whole, (folder / BARE).open("wb") as bare:
        whole.readline()
        copyfileobj(whole, bare)
    return Written((File(NAME, count), File(BARE, count)), lost)


def rows(extract: Extract, lost: Losses) -> Iterator[tuple[object, ...]]:
    """The rows; what is left out or bent is counted in `lost`."""
    for row in extract.rows():
        reason = unfit(row)
        if reason:
            lost[f"events left out: {reason}"] += 1
            continue
        count_losses(row, lost)
        yield cells(row, extract.known)


def unfit(row: EventRow) -> str | None:
    """Why an event is none for GED, None where it is one."""
    if row.denied:
        return "denied or debunked"
    if row.event.status == "superseded":
        return "nothing of it stands any more"
    if not (best(row) or row.killed.low):
        return "nobody is told to be killed"
    return None if row.start and len(row.start) == 10 else "no day"


def best(row: EventRow) -> int | None:
    """The best figure, else the low one."""
    return row.killed.low if row.killed.best is None else row.killed.best


def cells(row: EventRow, known: Known) -> tuple[object, ...]:
    """One event as the 49 cells."""
    side_a, side_b = row.event.actor or row.perpetrators, row.event.target
    a, b = (known.who(names[0]) if names else None for names in (side_a, side_b))
    kind = violence(row, a, b)
    names = tuple(" and ".join(names) for names in (side_a, side_b))
    name_b = names[1] or ("Civilians" if kind == 3 else "")
    dyad = f"{names[0]} - {name_b}" if names[0] and name_b else ""
    return (
        number(row), f"FGL-{row.event.id.removeprefix('event-')}", (row.start or "")[:4], "",
        status(row, kind), kind or "", "", "", "", "", "", dyad, "", "", names[0], "", "", name_b,
        row.event.origins.low, *source_cells(row), *place_cells(row, known), clarity(row),
        date_prec(row), row.start, row.end, *deaths(row), best(row), row.killed.high,
        row.killed.low, gw(a, known), gw(b, known),
    )  # fmt: skip


def number(row: EventRow) -> int:
    """A whole number made of the event's id (52 bits), since GED's ids are numbers."""
    return int(row.event.id.removeprefix("event-")[:13], 16)


def violence(row: EventRow, a: Actor | None, b: Actor | None) -> int | None:
    """1 state-based, 2 non-state, 3 one-sided; None where the sides are not told."""
    if a is None:
        return None
    if b is not None and organised(b):
        return 1 if a.kind in STATES or b.kind in STATES else 2
    return 3 if set(row.victims) & set(CIVILIAN) else None


def organised(actor: Actor) -> bool:
    """Whether an actor can be a side of a conflict."""
    return actor.kind in (*STATES, "rebel", "militia")


def status(row: EventRow, kind: int | None) -> str:
    """ "Clear", or what a coder has to check."""
    if kind is None:
        return "Check: sides not told"
    return "Check: contested" if row.event.status == "contested" else "Clear"


def source_cells(row: EventRow) -> tuple[str, ...]:
    """source_article, source_office, source_date, source_headline, source_original."""
    told = tuple(dict.fromkeys((s.outlet, s.day or "", s.headline) for s in row.sources))
    articles = tuple(", ".join(filter(None, parts)) for parts in told)
    days = tuple(dict.fromkeys(day for _, day, _ in told if day))
    heads = tuple(dict.fromkeys(head for *_, head in told if head))
    return tuple(map(joined, (articles, outlets(row), days, heads, cites(row))))


def place_cells(row: EventRow, known: Known) -> tuple[object, ...]:
    """where_prec to region."""
    place, point = row.place, spot(row.place)
    if place is None:
        return ("", row.event.place or "", *[""] * 10)
    codes = known.crosswalk.country(place.country)
    country = known.actors.countries.get(place.country or "")
    lon, lat = point or ("", "")
    wkt, cell = (f"POINT ({lon} {lat})", priogrid(*point)) if point else ("", "")
    named = country.name if country else place.country
    where = (place.where_prec, place.name, row.event.place or "", place.admin1, place.admin2)
    return (*where, lat, lon, wkt, cell, named, codes.gw, codes.ged_region)


def priogrid(lon: float, lat: float) -> int:
    """The PRIO-GRID cell: half degrees, numbered from the south-west, 720 a row."""
    return floor((lat + 90) * 2) * 720 + floor((lon + 180) * 2) + 1


def clarity(row: EventRow) -> int:
    """1 one event on a day, 2 an aggregate."""
    return 1 if exact_days(row) == 1 else 2


def date_prec(row: EventRow) -> int:
    """1 day, 2 two to six days or a day that only the report gives, 3 week, 4 month, 5 longer."""
    days = exact_days(row) or 366
    if row.date_precision in ("by", "report"):
        return 2
    limits = ((1, 1), (6, 2), (7, 3), (31, 4))
    return next((code for limit, code in limits if days <= limit), 5)


def deaths(row: EventRow) -> tuple[int, int, int, int]:
    """Deaths of side A, side B, civilians, unknown; their sum is the best figure."""
    told = [0, 0, 0]
    for part in row.parts:
        side = share(part.victims, part.affiliation, row)
        if side is not None:
            told[side] += part.value
    whole = best(row) or 0
    if sum(told) > whole:
        return (0, 0, 0, whole)
    return (told[0], told[1], told[2], whole - sum(told))


def share(victims: str | None, affiliation: str | None, row: EventRow) -> int | None:
    """0 side A, 1 side B, 2 civilians, None unknown."""
    if affiliation and affiliation in row.event.actor:
        return 0
    if affiliation and affiliation in row.event.target:
        return 1
    return 2 if victims in CIVILIAN and victims not in ARMED else None


def gw(actor: Actor | None, known: Known) -> str:
    """The Gleditsch and Ward number of a state's forces."""
    if actor is None or actor.kind not in STATES:
        return ""
    return known.crosswalk.country(actor.country).gw


def count_losses(row: EventRow, lost: Losses) -> None:
    """What one row could not say in GED's columns."""
    lost["open ends of a range (low or high left empty)"] += None in (
        row.killed.low,
        row.killed.high,
    )
    lost["rows without a first side (code_status says so)"] += not (
        row.event.actor or row.perpetrators
    )
    lost["rows without a resolved place"] += row.place is None
    lost["injured and displaced people of an event"] += (
        row.injured.best is not None or row.displaced.best is not None
    )
    lost["rows whose day only the report gives, or which give a last day (date_prec 2)"] += (
        row.date_precision in ("by", "report")
    )
    lost["conflict, dyad and actor numbers of UCDP (left empty)"] += 1
