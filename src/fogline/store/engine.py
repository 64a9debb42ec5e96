"""Opening a database: SQLite in one file (WAL) or a server, brought to the newest schema."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, inspect
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from fogline.errors import StoreError
from fogline.store.schema import metadata

MIGRATIONS = Path(__file__).parent / "migrations"
MEMORY = "sqlite://"


def url_of(database: str) -> str:
    """A database URL from a URL or a file name; servers are reached through psycopg 3."""
    if "://" not in database:
        return f"sqlite:///{database}"
    return database.replace("postgres://", "postgresql://").replace(
        "postgresql://", "postgresql+psycopg://"
    )


def open_engine(database: str) -> Engine:
    """An engine on an up-to-date schema; raises StoreError where it cannot be had."""
    url = url_of(database)
    try:
        engine = _memory() if url == MEMORY else create_engine(url)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _sqlite_pragmas)
        _bring_up_to_date(engine)
    except (SQLAlchemyError, ImportError, OSError) as error:
        raise StoreError(f"cannot open {database}: {error}") from error
    return engine


def _memory() -> Engine:
    return create_engine(MEMORY, poolclass=StaticPool, connect_args={"check_same_thread": False})


def _sqlite_pragmas(connection: sqlite3.Connection, _record: Any) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _bring_up_to_date(engine: Engine) -> None:
    """Create the tables in memory directly; elsewhere run the migrations that are missing."""
    if str(engine.url) == MEMORY:
        metadata.create_all(engine)
    elif _revision(engine) != HEAD:
        migrate(engine)


HEAD = "0002"
"""The newest revision; a test keeps it equal to the migrations folder."""


def _revision(engine: Engine) -> str | None:
    if not inspect(engine).has_table("alembic_version"):
        return None
    with engine.connect() as connection:
        row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return str(row[0]) if row else None


def migrate(engine: Engine) -> None:
    """Run every migration that the database lacks."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
