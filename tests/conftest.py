"""Servers that the tests start themselves."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

POSTGRES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


def lacking(what: str) -> None:
    """Skip visibly, or fail where everything is required."""
    if os.environ.get("FOGLINE_REQUIRE_ALL"):
        pytest.fail(f"{what} is required here")
    pytest.skip(f"no {what}")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL server of its own on a Unix socket, as a URL without a database name."""
    pytest.importorskip("psycopg")
    if not POSTGRES:
        lacking("PostgreSQL server")
    folder = Path(tempfile.mkdtemp(prefix="fogpg"))
    owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if owner:
        shutil.chown(folder, "postgres")
    data, tools = folder / "data", POSTGRES[-1]
    make = [str(tools / "initdb"), "-D", str(data), "-U", "fog", "-A", "trust", "-E", "UTF8", "-N"]
    subprocess.run([*owner, *make], check=True, capture_output=True, cwd=folder)
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    control = [*owner, str(tools / "pg_ctl"), "-D", str(data), "-w"]
    log = str(folder / "log")
    subprocess.run([*control, "-l", log, "-o", options, "start"], check=True, cwd=folder)
    yield f"postgresql://fog@/{{name}}?host={folder}"
    subprocess.run([*control, "-m", "immediate", "stop"], check=False, cwd=folder)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres(postgres_server: str) -> Iterator[str]:
    """An empty database on the server, as a URL."""
    import psycopg

    admin = postgres_server.format(name="postgres")
    name = f"case_{os.urandom(6).hex()}"
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    yield postgres_server.format(name=name)
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
