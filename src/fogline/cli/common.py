"""What the commands share: the database they work on, progress, tables, exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from fogline.nouns import Failure, Ledger
    from fogline.run.case import Added, Case

DEFAULT_DATABASE = "fogline.db"
WIDTH = 160
"""Columns of a table that goes into a pipe or a file."""

Pages = Annotated[
    list[str] | None,
    typer.Argument(
        help="Files, folders, globs, URLs, or - for standard input. With pages named, the command "
        "works on them alone; without, on the database.",
        show_default=False,
    ),
]
Database = Annotated[
    str | None,
    typer.Option(
        "--database",
        envvar="FOGLINE_DATABASE_URL",
        help=f"Database file or URL.  [default: {DEFAULT_DATABASE}]",
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="WHEN",
        help="Only what the world could read by then: 2024-12-01 or 2024-12-01T12:00Z.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]


def clock() -> str:
    """This moment as an ISO instant in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def moment(as_of: str | None) -> str | None:
    """The `--as-of` value, checked; raises Unusable where it is no day and no instant."""
    from fogline.errors import Unusable
    from fogline.nouns import instant

    try:
        if as_of:
            instant(as_of)
    except ValueError as error:
        raise Unusable(f"--as-of {as_of}: not a day or an instant ({error})") from error
    return as_of


def record(case: Case, as_of: str | None) -> Ledger:
    """The record of the case as of a moment."""
    from fogline.run.kit import kit

    return case.record(kit(), moment(as_of))


def case_of(pages: Sequence[str] | None, database: str | None) -> tuple[Case, Added | None]:
    """The case to work on: the named pages alone, or the database."""
    from fogline.run.case import Case

    if pages:
        case = Case("sqlite://")
        return case, add_pages(case, pages)
    return Case(existing(database)), None


def existing(database: str | None) -> str:
    """The database to work on; raises Unusable where a file is named that is not there."""
    from fogline.errors import Unusable

    name = database or DEFAULT_DATABASE
    if "://" not in name and not os.path.exists(name):
        raise Unusable(f"no database {name}: make one with `fogline init`, or name pages")
    return name


def add_pages(case: Case, pages: Sequence[str]) -> Added:
    """Add pages with progress on standard error; failures are told there."""
    from fogline.run.kit import kit

    added = case.add(pages, kit(), clock(), progress)
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)  # noqa: T201
    tell_failures(added.failures)
    return added


def progress(done: int, name: str) -> None:
    """One line on standard error that says how far the work is (a terminal only)."""
    if sys.stderr.isatty():
        print(f"\r\033[K{done} pages, {name[:60]}", end="", file=sys.stderr, flush=True)  # noqa: T201


def tell_failures(failures: Iterable[Failure]) -> None:
    """Name every page that could not be read, with its reason."""
    for item in failures:
        print(f"not read: {item.page}: {item.why}", file=sys.stderr)  # noqa: T201


def finish(added: Added | None) -> None:
    """Exit 1 where a page failed."""
    if added and added.failures:
        raise typer.Exit(1)


def say(*lines: str) -> None:
    """Print lines on standard output."""
    for line in lines:
        print(line)  # noqa: T201


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a plain table that fits the terminal."""
    from rich.console import Console
    from rich.table import Table

    grid = Table(box=None, pad_edge=False, header_style="bold")
    for head in heads:
        grid.add_column(head, overflow="fold")
    for row in rows:
        grid.add_row(*row)
    Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH).print(grid)


def show(
    heads: Sequence[str], cells: Iterable[Sequence[str]], rows: Iterable[object], json: bool
) -> None:
    """Print rows as JSON, one object a line, or their cells as a table."""
    import msgspec

    if json:
        say(*(msgspec.json.encode(row).decode() for row in rows))
    else:
        table(heads, cells)
