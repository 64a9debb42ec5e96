"""The map screen: what its template needs where no script runs."""

from __future__ import annotations

from typing import Any

from fogline.serve.atlas import atlas
from fogline.serve.pages.draw import bars, calendar, place_on
from fogline.serve.query import Filters, narrowed
from fogline.serve.shown import Shown

TOWNS = 12
ACTIONS_IN = {"captured", "entered", "held", "retaken", "advanced", "reached"}


def chart(shown: Shown, filters: Filters, first: str | None, last: str | None) -> dict[str, Any]:
    """Events between two days, both histograms and the control strip."""
    found = atlas(narrowed(shown, filters))
    rows = [row for row in found["events"] if within(row, first, last)]
    rows.sort(key=lambda row: (row["day"] or "~", row["id"]))
    days = calendar([d for d, _ in found["event_days"] + found["report_days"]])[-120:]
    moments = [t["moment"] for row in found["control"] for t in row["ticks"]]
    axis = calendar(moments)[-120:]
    return {
        "rows": rows,
        "placed": [row for row in rows if row["lat"] is not None],
        "unplaced": [row for row in rows if row["lat"] is None],
        "undated": [row for row in rows if row["day"] is None],
        "total": len(found["events"]),
        "days": days,
        "event_bars": bars(days, dict(found["event_days"])),
        "report_bars": bars(days, dict(found["report_days"])),
        "first": first or (days[0] if days else ""),
        "last": last or (days[-1] if days else ""),
        "axis": axis,
        "bands": [strip(row, axis) for row in found["control"][:TOWNS]],
        "towns": len(found["control"]),
    }


def within(row: dict[str, Any], first: str | None, last: str | None) -> bool:
    """Whether an event lies between two days; one without a day always stays in its tray."""
    day, end = row["day"], row["end"] or row["day"]
    if day is None:
        return True
    return (not first or end >= first[: len(end)]) and (not last or day <= last[:10])


def strip(row: dict[str, Any], axis: list[str]) -> dict[str, Any]:
    """A town with its ticks placed on the axis."""
    ticks = [
        {**tick, "x": place_on(axis, tick["moment"]), "into": tick["action"] in ACTIONS_IN}
        for tick in row["ticks"]
    ]
    return {"place": row["place"], "ticks": ticks}
