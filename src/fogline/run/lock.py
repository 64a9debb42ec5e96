"""One process at a time: a lock that the system lets go of when its holder dies, however it dies.

An SQLite file in exclusive transaction is such a lock on every system that Python runs on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fogline.errors import StoreBusy, StoreError


@contextmanager
def held(path: Path, who: str) -> Iterator[None]:
    """Hold the lock file; raises StoreBusy where another process holds it."""
    try:
        connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    except sqlite3.Error as error:
        raise StoreError(f"cannot lock {path}: {error}") from error
    try:
        connection.execute("BEGIN EXCLUSIVE")
        yield
    except sqlite3.OperationalError as error:
        raise StoreBusy(f"another {who} is at work (lock file {path})") from error
    finally:
        connection.close()
