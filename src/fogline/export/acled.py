"""`export acled`: events in ACLED's 31 columns (codebook of 7 Oct 2024); "ACLED-like", id FGL...

ACLED holds one number, no denials and only its own types of event; what falls out is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from fogline.export.extract import Extract, File, Known, Losses, Written
from fogline.export.plain import cites, joined, outlets, quoted
from fogline.export.rows import EventRow, Tally, exact_days
from fogline.export.tables import write_csv
from fogline.knowledge.crosswalk import Kin
from fogline.nouns import instant

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
NAME = "acled-like.csv"
CIVILIANS = 7
UNARMED = ("civilian", "children", "women", "elderly", "aid_workers", "journalists", "medics")
"""Victims that ACLED codes as civilians."""
WORDS = {"several": 3, "many": 3, "tens": 10, "dozens": 12, "hundreds": 100}
"""ACLED's numbers for words without a number."""
DISORDER = {
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
SUB_DISORDER = {
    "Excessive force against protesters": "Political violence; Demonstrations",
    "Mob violence": "Political violence",
}


def write_acled(extract: Extract, folder: Path) -> Written:
    """One CSV of every event that has an ACLED type, a day and no denial."""
    lost: Losses = Losses()
    count = write_csv(folder / NAME, COLUMNS, rows(extract, lost))
    return Written((File(NAME, count),), lost)


def rows(extract: Extract, lost: Losses) -> Iterator[tuple[object, ...]]:
    """The rows; what is left out or bent is counted in `lost`."""
    stamp = int(instant(extract.made).timestamp())
    for row in extract.rows():
        kin = kin_of(row, extract.known)
        reason = unfit(row, kin)
        if reason:
            lost[f"events left out: {reason}"] += 1
            continue
        count_losses(row, lost)
        yield cells(row, kin, extract.known, stamp)


def unfit(row: EventRow, kin: Kin) -> str | None:
    """Why an event cannot be a row, None where it can."""
    if row.denied:
        return "denied or debunked"
    if row.event.status == "superseded":
        return "nothing of it stands any more"
    if not kin.acled_event:
        return f"ACLED has no type for {row.type!r}"
    return None if row.start and len(row.start) == 10 else "no day"


def kin_of(row: EventRow, known: Known) -> Kin:
    """The ACLED type; a place that state forces take is "Government regains territory"."""
    kind = "control" if row.event.kind == "control" else "incident"
    kin = known.crosswalk.of(kind, row.type, row.weapon)
    taken = kin.acled_sub_event == "Non-state actor overtakes territory"
    actor = known.who(row.event.actor[0]) if row.event.actor else None
    if taken and actor and actor.acled == 1:
        return known.crosswalk.of("control", "retaken")
    return kin


def cells(row: EventRow, kin: Kin, known: Known, stamp: int) -> tuple[object, ...]:
    """One event as the 31 cells."""
    first, second = sides(row)
    inter1, inter2 = (inter(names, known) for names in (first, second))
    civilians = bool(set(row.victims) & set(UNARMED))
    if not second and civilians:
        second, inter2 = ("Civilians",), CIVILIANS
    return (
        f"FGL{row.event.id.removeprefix('event-')}", middle(row), (row.start or "")[:4],
        time_precision(row), disorder(kin), kin.acled_event, kin.acled_sub_event,
        *(first[0] if first else "", joined(first[1:]), inter1 or ""),
        *(second[0] if second else "", joined(second[1:]), inter2 or ""),
        interaction(inter1, inter2), "Civilian targeting" if inter2 == CIVILIANS else "",
        *place_cells(row, known), joined((*outlets(row), *cites(row))), "", notes(row),
        fatalities(row), tags(row), stamp,
    )  # fmt: skip


def sides(row: EventRow) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who acted (for a bare toll whoever is blamed) and at whom."""
    return row.event.actor or row.perpetrators, row.event.target


def inter(names: tuple[str, ...], known: Known) -> int | None:
    """ACLED's code 1 to 8 of the first named actor; None where nobody knows it."""
    actor = known.who(names[0]) if names else None
    return actor.acled if actor else None


def interaction(first: int | None, second: int | None) -> str:
    """Two digits, the lower first; a sole actor 10, 20 ... 80; empty where both are unknown."""
    if first and second:
        return f"{min(first, second)}{max(first, second)}"
    sole = first or second
    return f"{sole}0" if sole else ""


def disorder(kin: Kin) -> str:
    """ACLED's disorder_type."""
    listed = SUB_DISORDER.get(kin.acled_sub_event) or DISORDER.get(kin.acled_event)
    return listed or "Political violence"


def time_precision(row: EventRow) -> int:
    """1 the day itself, 2 within a week or a day that only the report gives, 3 wider."""
    days = exact_days(row) or 31
    if row.date_precision in ("by", "report"):
        return 2
    return 1 if days == 1 else 2 if days <= 7 else 3


def middle(row: EventRow) -> str:
    """The day; of a span longer than a week its middle, as ACLED has it."""
    days = exact_days(row) or 1
    first = date.fromisoformat(row.start or "")
    return (date.fromordinal(first.toordinal() + days // 2) if days > 7 else first).isoformat()


def place_cells(row: EventRow, known: Known) -> tuple[object, ...]:
    """iso, region, country, admin1 to 3, location, latitude, longitude, geo_precision."""
    place = row.place
    if place is None:
        return ("", "", "", "", "", "", row.event.place or "", "", "", "")
    codes = known.crosswalk.country(place.country)
    country = known.actors.countries.get(place.country or "")
    where = (place.admin1, place.admin2, "", place.name, place.lat, place.lon)
    named = country.name if country else place.country
    return (codes.numeric.lstrip("0"), codes.acled_region, named, *where, place.geo_precision)


def fatalities(row: EventRow) -> int:
    """One integer, the conservative one; ACLED's own number for "dozens" and the like."""
    if row.vague and row.killed.best is None:
        known = (number for word, number in WORDS.items() if word in row.vague.split())
        return next(known, row.killed.low or 0)
    figures = (row.killed.low, row.killed.best, row.killed.high)
    return next((n for n in figures if n is not None), 0)


def notes(row: EventRow) -> str:
    """The sentence, the range, the origins and what the number stands for."""
    first = quoted(row)
    return " ".join(
        filter(
            None,
            (
                f"“{first.sentence}” ({first.outlet})." if first else row.event.title + ".",
                f"Killed: {spell(row.killed)}." if row.killed != Tally() else "",
                f"The text says “{row.vague}”." if row.vague else "",
                f"Origins: {row.event.origins.low}-{row.event.origins.high}"
                f" of {row.event.outlets} outlets; {row.event.status}.",
            ),
        )
    )


def spell(tally: Tally) -> str:
    """ "low 3, best 5, high 9"; "open" where an end is not told."""
    ends = (("low", tally.low), ("best", tally.best), ("high", tally.high))
    return ", ".join(f"{name} {'open' if n is None else n}" for name, n in ends)


def tags(row: EventRow) -> str:
    """Figures that ACLED has no column for."""
    ranges = (("killed", row.killed), ("injured", row.injured), ("displaced", row.displaced))
    told = [f"{name}: {spell(t)}".replace(";", ",") for name, t in ranges if t != Tally()]
    return "; ".join((*told, f"origins: {row.event.origins.low}"))


def count_losses(row: EventRow, lost: Losses) -> None:
    """What one row could not say in ACLED's columns."""
    lost["ranges of the killed in one number (the range stands in notes and tags)"] += (
        row.killed.low != row.killed.high
    )
    lost["injured and displaced (tags only)"] += (row.injured, row.displaced) != (Tally(), Tally())
    lost["rows without a resolved place"] += row.place is None
    lost["days that only the report gives, or a last day (time_precision 2)"] += (
        row.date_precision in ("by", "report")
    )
    lost["source_scale (left empty)"] += 1
    lost["rows without a known first actor"] += not sides(row)[0]
