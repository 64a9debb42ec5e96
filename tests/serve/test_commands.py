"""Commands around the server, and what the package ships for browsers."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fogline.cli.main import app
from fogline.cli.serve import example_pages
from fogline.errors import Unusable
from fogline.run.case import Case
from fogline.serve.login import hasher
from fogline.store.accounts import Accounts
from tests.serve.conftest import stories

run = CliRunner().invoke


@pytest.fixture
def stored(tmp_path: Path) -> str:
    case = Case(str(tmp_path / "case.db"))
    case.writer.add_pages(stories())
    return str(tmp_path / "case.db")


def test_copy_proves_that_both_are_equal(stored: str, postgres: str) -> None:
    done = run(app, ["copy", stored, postgres])
    assert done.exit_code == 0, done.output
    assert "both databases hold the same facts" in done.output
    again = run(app, ["copy", postgres, stored])
    assert again.output == done.output


def test_user_add_and_token(stored: str) -> None:
    given = ["--role", "analyst", "--password", "a long pass phrase", "--database", stored]
    assert run(app, ["user", "add", "ana", *given]).exit_code == 0
    held = Accounts(Case(stored).engine)
    found = held.find("ana")
    assert found is not None
    assert found.role == "analyst"
    assert hasher().verify(found.password, "a long pass phrase")
    secret = run(app, ["user", "token", "ana", "--database", stored]).output.strip()
    assert held.holder(secret, "token", "2000-01-01T00:00:00+00:00") == found


@pytest.mark.parametrize(
    "words",
    [
        ["user", "add", "bo", "--password", "short"],
        ["user", "token", "nobody"],
        ["serve", "--host", "0.0.0.0"],
        ["serve", "--host", "0.0.0.0", "--name", "a.example", "--example"],
    ],
)
def test_what_cannot_start_says_why(stored: str, words: list[str]) -> None:
    done = run(app, [*words, "--database", stored])
    assert isinstance(done.exception, Unusable)


def test_the_example_pages_are_found() -> None:
    assert len(list(example_pages().iterdir())) > 30


def test_vendored_files_are_what_the_manifest_says() -> None:
    vendor = files("fogline.serve") / "web" / "static" / "vendor"
    listed = json.loads((vendor / "manifest.json").read_text("utf-8"))
    kept = {f.name for f in vendor.iterdir() if f.is_file()} - {"manifest.json"}
    assert kept == {row["file"] for row in listed}
    for row in listed:
        assert sha256((vendor / row["file"]).read_bytes()).hexdigest() == row["sha256"]
        assert row["licence"]


def test_other_commands_load_no_server() -> None:
    code = (
        "import sys, fogline.cli.main; "
        "print([m for m in ('fastapi', 'uvicorn', 'argon2', 'jinja2') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
