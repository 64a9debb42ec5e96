"""`fogline framing`: the words each outlet has for the parties, and what it leaves out."""

from __future__ import annotations

from typing import Annotated

import typer

from fogline.cli.common import AsOf, Database, Json, Pages, case_of, finish, record, show


def framing(
    pages: Pages = None,
    outlet: Annotated[str | None, typer.Option(help="Only this outlet.")] = None,
    omitted: Annotated[
        bool, typer.Option("--omitted", help="What reports leave out that three others carry.")
    ] = False,
    as_of: AsOf = None,
    json: Json = False,
    database: Database = None,
) -> None:
    """Print the words for each party, in the outlet's own voice or quoted."""
    case, added = case_of(pages, database)
    ledger = record(case, as_of)
    from dataclasses import asdict

    from fogline.ledger.framing import frames, omissions
    from fogline.run.kit import kit

    if omitted:
        left = [row for row in omissions(ledger) if outlet in (None, row.publisher)]
        cells = ((row.publisher, row.title, str(row.outlets)) for row in left)
        show(("outlet", "leaves out", "outlets that tell it"), cells, map(asdict, left), json)
    else:
        found = [f for f in frames(ledger, kit().reading.lexicon) if outlet in (None, f.publisher)]
        rows = ((f.publisher, f.party, f.word, str(len(f.own)), str(len(f.quoted))) for f in found)
        show(("outlet", "party", "word", "own voice", "quoted"), rows, map(asdict, found), json)
    finish(added)
