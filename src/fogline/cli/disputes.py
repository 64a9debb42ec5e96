"""`fogline disputes`: what does not go together, why, and what would settle it."""

from __future__ import annotations

from typing import Annotated

import typer

from fogline.cli.common import AsOf, Database, Json, Pages, case_of, finish, record, show


def disputes(
    pages: Pages = None,
    kind: Annotated[
        str | None,
        typer.Option(help="Only contradiction, denial, update, different_scope or debunked."),
    ] = None,
    as_of: AsOf = None,
    json: Json = False,
    database: Database = None,
) -> None:
    """Print disputes: contradictions, denials, updates, different scopes, debunked rumours."""
    case, added = case_of(pages, database)
    ledger = record(case, as_of)
    rows = [d for d in ledger.disputes if not kind or d.kind == kind]
    rows.sort(key=lambda d: (d.kind, d.why, d.id))
    from fogline.export.records import dispute_row

    cells = ((d.kind, d.why, d.settles, str(len(d.claims))) for d in rows)
    show(("kind", "why", "what would settle it", "claims"), cells, map(dispute_row, rows), json)
    finish(added)
