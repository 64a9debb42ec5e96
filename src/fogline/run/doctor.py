"""Is everything there that Fogline needs? Each check says what it found, in words."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

from fogline.errors import FoglineError
from fogline.nouns import Page
from fogline.run.kit import kit
from fogline.store.engine import open_engine
from fogline.store.view import View

LIBRARIES = ("trafilatura", "selectolax", "sqlalchemy", "onnxruntime", "tokenizers")
EXTRAS = {"pyarrow": "parquet", "psycopg": "postgres", "daft": "cluster"}


def checks(database: str, python: tuple[int, int, int]) -> Iterator[dict[str, Any]]:
    """Rows of what was checked, whether it is well, and what was found."""
    yield _row("python", python >= (3, 11, 0), ".".join(map(str, python)))
    for name in LIBRARIES:
        version = _version(name)
        yield _row(name, version is not None, version or "not installed")
    for name, extra in EXTRAS.items():
        yield _row(name, True, _version(name) or f"not installed (extra [{extra}])")
    yield _knowledge()
    yield _database(database)


def _row(what: str, ok: bool, found: str) -> dict[str, Any]:
    return {"what": what, "ok": ok, "is": found}


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _knowledge() -> dict[str, Any]:
    try:
        return _row("knowledge", True, f"kit {kit().digest}")
    except FoglineError as error:
        return _row("knowledge", False, str(error))


def _database(database: str) -> dict[str, Any]:
    if "://" not in database and not Path(database).exists():
        return _row("database", True, f"{database} (not made yet: `fogline init`)")
    try:
        return _row(
            "database", True, f"{database}, {View(open_engine(database)).count(Page)} pages"
        )
    except FoglineError as error:
        return _row("database", False, str(error))
