"""What the map shows: events with coordinates and time, and a tray for the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from fogline.export.rows import EventRow, event_rows
from fogline.nouns import Control, Ledger, Line

Row = dict[str, Any]
SHAPES = {"control": "control", "toll": "toll"}
STRIKES = {"airstrike", "strike", "shelling", "drone_strike", "missile_strike", "bombing", "attack"}


def atlas(ledger: Ledger) -> dict[str, Any]:
    """Events by day with what is needed to draw them; both histograms; the control strip."""
    rows = [told(row, ledger) for row in event_rows(ledger)]
    return {
        "events": rows,
        "unplaced": sum(row["lat"] is None for row in rows),
        "undated": sum(row["day"] is None for row in rows),
        "event_days": tally(row["day"] for row in rows if row["dated"]),
        "report_days": tally(day for row in rows for day in row["reports"]),
        "control": strips(ledger),
    }


def told(row: EventRow, ledger: Ledger) -> Row:
    """One event as the map draws it; `dated` says that a source gave the day."""
    event, place = row.event, row.place
    return {
        "id": event.id,
        "title": event.title,
        "shape": shape(event.kind),
        "kind": event.kind,
        "status": event.status,
        "origins": event.origins.low,
        "outlets": event.outlets,
        "place": event.place or (place.name if place else None),
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "precision": place.geo_precision if place else None,
        "day": row.start,
        "end": row.end,
        "dated": row.date_precision not in ("report", "unknown"),
        "reports": sorted({s.day for s in row.sources if s.day}),
        "killed": row.killed.best,
        "actor": list(event.actor),
        "claim": event.claims[0],
    }


def shape(kind: str) -> str:
    """control, toll, strike, clash or other."""
    if kind in SHAPES:
        return SHAPES[kind]
    if kind in STRIKES:
        return "strike"
    return "clash" if kind in ("clash", "raid", "ambush") else "other"


def tally(days: Any) -> list[list[Any]]:
    """Days with their counts, in order."""
    return [[day, n] for day, n in sorted(Counter(days).items())]


def strips(ledger: Ledger) -> list[Row]:
    """The control strip: a row a town, a tick a claim, by who says it."""
    rows: dict[str, list[Line]] = defaultdict(list)
    for line in ledger.lines:
        if line.kind == "control" and line.place and line.moment:
            rows[line.place].append(line)
    made = [{"place": place, "ticks": [tick(x, ledger) for x in sorted_(r)]} for place, r in
            rows.items()]  # fmt: skip
    return sorted(made, key=lambda row: (-len(row["ticks"]), row["place"]))


def sorted_(rows: list[Line]) -> list[Line]:
    """Lines by moment."""
    return sorted(rows, key=lambda line: (line.moment or "", line.id))


def tick(line: Line, ledger: Ledger) -> Row:
    """One tick: when it was said, by whom, and what."""
    role, _, words = line.state.partition(": ")
    what = ledger.facts.claims[line.claims[0]].what
    action = what.action if isinstance(what, Control) else ""
    return {
        "moment": line.moment,
        "role": role,
        "action": action,
        "actor": line.actor,
        "words": words,
        "origin": line.origin,
        "origins": line.origins.low,
        "claim": line.claims[0],
    }
