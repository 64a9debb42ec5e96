"""`export sqlite`: the record as one SQLite file, a table a kind of record, for SQL by hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from fogline.export.extract import Extract, File, Losses, Written
from fogline.export.plain import EVENTS, event_cells, tables

NAME = "record.sqlite"


def write_sqlite(extract: Extract, folder: Path) -> Written:
    """Tables `claim`, `report` and so on, and `events`: the rows that the table formats share."""
    path = folder / NAME
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as base, base:
        files = [
            File(NAME + ":" + kind, _table(base, kind, heads, rows))
            for kind, heads, rows in tables(extract.ledger)
        ]
        rows = [event_cells(row) for row in extract.rows()]
        files.append(File(NAME + ":events", _table(base, "events", EVENTS, rows)))
    lost: Losses = Losses()
    lost["page texts left out (the record format holds them)"] += len(extract.ledger.facts.pages)
    return Written((File(NAME, sum(file.rows for file in files)), *files), lost)


def _table(
    base: sqlite3.Connection, name: str, heads: Sequence[str], rows: Sequence[Sequence[object]]
) -> int:
    """Make and fill one table; our own names only, quoted all the same."""
    columns = ", ".join(f'"{head}"' for head in heads)
    marks = ", ".join("?" * len(heads))
    base.execute(f'CREATE TABLE "{name}" ({columns})')
    base.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)
    return len(rows)
