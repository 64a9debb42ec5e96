"""`fogline init`: a new, empty case."""

from __future__ import annotations

from typing import Annotated

import typer

from fogline.cli.common import DEFAULT_DATABASE, say


def init(
    file: Annotated[str, typer.Argument(help="The database file to make.")] = DEFAULT_DATABASE,
) -> None:
    """Make a new case: one file that holds pages, reports and claims."""
    from fogline.run.case import Case

    Case(file)
    say(f"case {file} is ready: add pages with `fogline add PAGES --database {file}`")
