"""`fogline doctor`: is everything there that Fogline needs?"""

from __future__ import annotations

import sys

import typer

from fogline.cli.common import DEFAULT_DATABASE, Database, Json, say


def doctor(database: Database = None, json: Json = False) -> None:
    """Check the installation: Python, libraries, knowledge, reader model, database."""
    from fogline.run.doctor import checks

    rows = list(checks(database or DEFAULT_DATABASE, sys.version_info[:3]))
    if json:
        import msgspec

        say(*(msgspec.json.encode(row).decode() for row in rows))
    else:
        say(
            *(f"{'ok     ' if row['ok'] else 'MISSING'} {row['what']}: {row['is']}" for row in rows)
        )
    if not all(row["ok"] for row in rows):
        raise typer.Exit(1)
