"""`fogline compare`: what the record and somebody else's table of events share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fogline.cli.common import AsOf, Database, Json, Pages, case_of, finish, moment, record, show

if TYPE_CHECKING:
    from fogline.export.match import Pair


def compare(
    file: Annotated[
        Path, typer.Argument(help="Events of ACLED, of UCDP GED (header or not), or plain CSV.")
    ],
    pages: Pages = None,
    as_of: AsOf = None,
    json: Json = False,
    database: Database = None,
) -> None:
    """List what is in both records, only in ours, only in theirs, with the reasons."""
    moment(as_of)
    from fogline.export.match import compare as matched
    from fogline.export.outside import read_outside
    from fogline.export.rows import event_rows
    from fogline.run.exchange import exchange
    from fogline.run.kit import kit

    others, unread = read_outside(file)
    case, added = case_of(pages, database)
    pairs = matched(event_rows(record(case, as_of)), others, exchange(kit())[0])
    heads = ("where", "day", "ours", "theirs", "why")
    rows = [row_of(pair, file.name) for pair in pairs]
    show(heads, (cells(row) for row in rows), rows, json)
    if unread:
        typer.echo(f"not read: {unread} rows of {file} without a day", err=True)
    finish(added)


def row_of(pair: Pair, origin: str) -> dict[str, Any]:
    """One line as an object; `origin` names the outside record."""
    ours, theirs = pair.ours, pair.theirs
    where = "both" if ours and theirs else "only ours" if ours else "only theirs"
    return {
        "where": where,
        "origin": origin,
        "ours": ours.event.id if ours else None,
        "title": ours.event.title if ours else None,
        "day": ours.start if ours else theirs.start.isoformat() if theirs else None,
        "theirs": theirs.id if theirs else None,
        "their_words": theirs.words or theirs.place if theirs else None,
        "reasons": list(pair.reasons),
        "differs": list(pair.differs),
    }


def cells(row: dict[str, Any]) -> tuple[str, ...]:
    """The cells of the table."""
    theirs = f"{row['theirs']} {row['their_words'] or ''}"[:70] if row["theirs"] else ""
    why = "; ".join((*row["reasons"], *row["differs"]))
    return (row["where"], row["day"] or "", row["title"] or "", theirs, why)
