"""`fogline verify`: every span and every hash."""

from __future__ import annotations

import typer

from fogline.cli.common import Database, Json, existing, say


def verify(database: Database = None, json: Json = False) -> None:
    """Check that every page's bytes have their hash and every span lies in its page."""
    from fogline.run.case import Case
    from fogline.run.verify import verify as check

    case = Case(existing(database))
    problems, counts = check(case.view)
    if json:
        import msgspec

        say(msgspec.json.encode({"checked": counts, "problems": problems}).decode())
    else:
        say(*problems, ", ".join(f"{n} {name}" for name, n in counts.items()) + " checked")
        say("all hashes and spans agree" if not problems else f"{len(problems)} problems")
    if problems:
        raise typer.Exit(1)
