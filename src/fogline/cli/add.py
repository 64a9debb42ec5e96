"""`fogline add`: pages into the case."""

from __future__ import annotations

from typing import Annotated

import typer

from fogline.cli.common import DEFAULT_DATABASE, Database, Json, add_pages, finish, say


def add(
    pages: Annotated[list[str], typer.Argument(help="Files, folders, globs, URLs, or -.")],
    database: Database = None,
    json: Json = False,
) -> None:
    """Read pages and keep what they hold. Adding a page twice changes nothing."""
    from fogline.run.case import Case

    added = add_pages(Case(database or DEFAULT_DATABASE), pages)
    if json:
        import msgspec

        say(msgspec.json.encode(added).decode())
    else:
        pages_read = f"{added.read} {'page' if added.read == 1 else 'pages'} read"
        say(f"{pages_read}, {added.new} new, {len(added.failures)} failed")
    finish(added)
