"""`fogline watch`: feeds and sites, always on."""

from __future__ import annotations

import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Annotated

import typer

from fogline.cli.common import DEFAULT_DATABASE, Database


def watch(
    sources: Annotated[Path, typer.Argument(help="SOURCES.toml: what to watch, where to alert.")],
    database: Database = None,
    archive: Annotated[
        Path | None, typer.Option(help="Folder for the WARC files.  [default: DATABASE.warc]")
    ] = None,
    once: Annotated[bool, typer.Option(help="Fetch what is due, then stop.")] = False,
) -> None:
    """Watch feeds and sitemaps until stopped (Ctrl-C or SIGTERM); start again without loss."""
    from fogline.run.kit import kit
    from fogline.run.lock import held
    from fogline.run.watch import Watcher
    from fogline.run.watch_settings import read_settings

    settings = read_settings(sources)
    name = database or DEFAULT_DATABASE
    beside = Path(name) if "://" not in name else sources
    folder = archive or beside.with_name(f"{beside.name}.warc")
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with held(beside.with_name(f"{beside.name}.watching"), "watcher"):
        watcher = Watcher(settings, name, folder, kit(), lambda: datetime.now(UTC), _say)
        watcher.run(stop, once)


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)  # noqa: T201
