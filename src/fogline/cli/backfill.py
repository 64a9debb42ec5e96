"""`fogline backfill`: a whole crawl to tables."""

from __future__ import annotations

import sys
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from fogline.cli.common import Json, say

if TYPE_CHECKING:
    from fogline.run.backfill import Done


def backfill(
    inputs: Annotated[
        list[str], typer.Argument(help="Files or folders of pages, JSONL, WARC or Parquet.")
    ],
    out: Annotated[Path, typer.Option(help="Folder for the tables.")],
    engine: Annotated[str, typer.Option(help="local, daft or ray.")] = "local",
    workers: Annotated[int, typer.Option(help="Processes at work.", min=1)] = 2,
    into: Annotated[
        str | None, typer.Option(metavar="DATABASE", help="Load the facts into a store as well.")
    ] = None,
    links: Annotated[
        bool, typer.Option("--links", help="Also a table of shared passages.")
    ] = False,
    json: Json = False,
) -> None:
    """Read whole archives into tables. Stopped anywhere, the same command goes on from there."""
    from fogline.run.backfill import Plan
    from fogline.run.backfill import backfill as run

    begun = monotonic()
    done = run(Plan(tuple(inputs), out, engine, workers, into, links), lambda d: tell(d, begun))
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)  # noqa: T201
    if json:
        import msgspec

        say(msgspec.json.encode(done).decode())
    else:
        say(
            f"{done.documents} documents in {len(done.parts)} parts, {done.made} read now, "
            f"{done.pages} pages, {done.failures} failed; tables in {out}"
        )
    if done.failures:
        raise typer.Exit(1)


def tell(done: Done, begun: float) -> None:
    """One line on standard error: how far, how fast, how long still."""
    spent = monotonic() - begun
    rate = done.made / spent if spent else 0.0
    words = f"{done.documents}"
    if done.total is not None:
        words += f" of {done.total}"
    words += f" documents, {rate:.1f} a second, {done.failures} failed"
    if done.total is not None and rate:
        left = int((done.total - done.documents) / rate)
        words += f", {left // 3600}:{left // 60 % 60:02}:{left % 60:02} left"
    end = "\r\033[K" if sys.stderr.isatty() else ""
    print(f"{end}{words}", end="" if end else "\n", file=sys.stderr, flush=True)  # noqa: T201
