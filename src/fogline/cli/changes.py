"""`fogline changes`: what is different in the record since a moment."""

from __future__ import annotations

from typing import Annotated

import typer

from fogline.cli.common import AsOf, Database, Json, Pages, case_of, finish, moment, record, show


def changes(
    since: Annotated[
        str, typer.Option(metavar="WHEN", help="The earlier moment: 2024-12-01 or an instant.")
    ],
    pages: Pages = None,
    as_of: AsOf = None,
    json: Json = False,
    database: Database = None,
) -> None:
    """Print what is new, raised, lowered, denied, retracted or corrected since a moment."""
    moment(since)
    case, added = case_of(pages, database)
    from fogline.ledger.changes import changes as differences

    rows = differences(record(case, since), record(case, as_of))
    from dataclasses import asdict

    show(("kind", "what"), ((row.kind, row.why) for row in rows), map(asdict, rows), json)
    finish(added)
