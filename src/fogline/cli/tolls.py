"""`fogline tolls`: how many, according to whom, as of when."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fogline.cli.common import AsOf, Database, Json, Pages, case_of, finish, record, show

if TYPE_CHECKING:
    from fogline.nouns import Line


class By(StrEnum):
    """What the rows are ordered by."""

    size = "size"
    origin = "origin"
    place = "place"
    moment = "moment"


def tolls(
    pages: Pages = None,
    place: Annotated[str | None, typer.Option(help="Only this place.")] = None,
    victims: Annotated[
        str | None, typer.Option("--class", help="Only these victims: civilian, children ...")
    ] = None,
    by: Annotated[By, typer.Option(help="Order of the rows.")] = By.size,
    as_of: AsOf = None,
    json: Json = False,
    database: Database = None,
) -> None:
    """Print the tolls: one line an origin and scope; later counts replace earlier ones."""
    case, added = case_of(pages, database)
    ledger = record(case, as_of)
    rows = [line for line in ledger.lines if line.kind.endswith("toll")]
    rows = [line for line in rows if not place or (line.place or "").casefold() == place.casefold()]
    rows = [line for line in rows if not victims or line.victims == victims]
    from fogline.export.records import line_row

    heads = ("moment", "state", "place", "origin", "origins", "status", "why")
    show(heads, (cells(row) for row in ordered(rows, by)), map(line_row, ordered(rows, by)), json)
    finish(added)


def ordered(rows: list[Line], by: By) -> list[Line]:
    """The rows in the order asked for; rows of one series stay together, oldest first."""
    best: dict[str, int] = {}
    for row in rows:
        best[row.series] = max(best.get(row.series, 0), row.best or row.low or 0)
    keys: dict[By, Any] = {
        By.size: lambda row: -best[row.series],
        By.origin: lambda row: row.origin.casefold(),
        By.place: lambda row: (row.place or "~").casefold(),
        By.moment: lambda row: row.moment or "",
    }
    return sorted(rows, key=lambda row: (keys[by](row), row.series if by != By.moment else ""))


def cells(row: Line) -> tuple[str, ...]:
    """A row of the table."""
    day = (row.moment or "")[:10]
    place, origins = row.place or "", str(row.origins.low)
    return day, row.state, place, row.origin, origins, row.status, row.why
