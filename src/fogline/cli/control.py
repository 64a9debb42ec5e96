"""`fogline control`: who is said to hold which place, and by whom it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from fogline.cli.common import AsOf, Database, Json, Pages, case_of, finish, record, show

if TYPE_CHECKING:
    from fogline.nouns import Line


def control(
    pages: Pages = None,
    place: Annotated[str | None, typer.Option(help="Only this place.")] = None,
    timeline: Annotated[
        bool, typer.Option("--timeline", help="Every row, not only the last of each voice.")
    ] = False,
    as_of: AsOf = None,
    json: Json = False,
    database: Database = None,
) -> None:
    """Print control of places: claimed, acknowledged by the loser, reported by others, denied."""
    case, added = case_of(pages, database)
    ledger = record(case, as_of)
    rows = [line for line in ledger.lines if line.kind == "control"]
    rows = [line for line in rows if not place or (line.place or "").casefold() == place.casefold()]
    rows = rows if timeline else latest(rows)
    rows.sort(key=lambda row: ((row.place or "").casefold(), row.series))
    from fogline.export.records import line_row

    heads = ("place", "moment", "state", "by", "origins", "status")
    show(heads, map(cells, rows), map(line_row, rows), json)
    finish(added)


def latest(rows: list[Line]) -> list[Line]:
    """Of each place and kind of voice, the last row."""
    last = {(row.series, row.state.split(":")[0]): row for row in rows}
    return list(last.values())


def cells(row: Line) -> tuple[str, ...]:
    """A row of the table."""
    day = (row.moment or "")[:10]
    return row.place or "", day, row.state, row.origin, str(row.origins.low), row.status
