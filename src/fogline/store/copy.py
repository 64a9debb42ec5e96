"""Moving a case from one database to another, and proving that both are equal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Engine, Table, func, select
from sqlalchemy.dialects import postgresql, sqlite

from fogline.errors import StoreError
from fogline.store import schema

FACTS = (
    schema.raw, schema.page, schema.report, schema.claim, schema.link, schema.doubt,
    schema.failure, schema.decision, schema.passage,
)  # fmt: skip
"""What a case is; accounts stay where they are."""
BATCH = 500


@dataclass(frozen=True, slots=True)
class Copied:
    """One table: how many rows, and the hash of all of them in order of their keys."""

    table: str
    rows: int
    sha256: str


def copy(source: Engine, target: Engine) -> list[Copied]:
    """Copy every fact; raises StoreError where the target differs from the source afterwards."""
    for table in FACTS:
        fill(table, source, target)
    proofs = [proof(table, source) for table in FACTS]
    for mine in proofs:
        if proof(schema.metadata.tables[mine.table], target) != mine:
            raise StoreError(f"table {mine.table} differs: was the target empty?")
    return proofs


def fill(table: Table, source: Engine, target: Engine) -> None:
    """Insert the rows of a table that the target lacks."""
    dialect = postgresql if target.dialect.name == "postgresql" else sqlite
    insert = dialect.insert(table).on_conflict_do_nothing()
    with target.begin() as connection:
        for rows in batches(table, source):
            connection.execute(insert, rows)


def batches(table: Table, engine: Engine) -> Iterator[list[dict[str, Any]]]:
    """The rows of a table in order of their keys (code points on every database)."""
    (key,) = table.primary_key.columns
    collation = "C" if engine.dialect.name == "postgresql" else "BINARY"
    query = select(table).order_by(key.collate(collation)).limit(BATCH)
    last: str | None = None
    with engine.connect() as connection:
        while True:
            page = query if last is None else query.where(key.collate(collation) > last)
            rows = [dict(row) for row in connection.execute(page).mappings()]
            if not rows:
                return
            yield rows
            last = rows[-1][key.name]


def proof(table: Table, engine: Engine) -> Copied:
    """Count and hash of a table's rows."""
    digest = sha256()
    for rows in batches(table, engine):
        for row in rows:
            for name in sorted(row):
                cell = row[name]
                data = bytes(cell) if isinstance(cell, (bytes, memoryview)) else repr(cell).encode()
                digest.update(f"{name}:{len(data)}:".encode() + data)
    with engine.connect() as connection:
        count = connection.execute(select(func.count()).select_from(table)).scalar_one()
    return Copied(table.name, int(count), digest.hexdigest())
