"""The ledger's commands as a person uses them: they work on pages, and `--json` gives objects."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_cli import run

FIRST = """Herald Valley
1 May 2023

Shelling killed at least 12 people in Khartoum on Sunday, the health ministry said.

The Rapid Support Forces captured the town of Nyala on Sunday, residents said.
"""
SECOND = """Courier
3 May 2023

A doctors' union said on Tuesday that 15 people were killed by the shelling of Khartoum on Sunday.

Paramilitaries, backed by foreign money, fled, the army said.
"""
COMMANDS = [
    ("tolls", [], "killed"),
    ("tolls", ["--by", "origin"], "killed"),
    ("control", ["--timeline"], "Nyala"),
    ("events", [], "Khartoum"),
    ("disputes", [], ""),
    ("changes", ["--since", "2023-05-01"], ""),
    ("framing", [], ""),
    ("framing", ["--omitted"], ""),
]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a case of two pages."""
    folder = tmp_path_factory.mktemp("case")
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    for words in (["init"], ["add", "first.txt", "second.txt"]):
        done = run(*words, cwd=folder)
        assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.parametrize(("command", "options", "told"), COMMANDS)
def test_rows_are_objects(case: Path, command: str, options: list[str], told: str) -> None:
    done = run(command, *options, "--json", cwd=case)
    assert done.returncode == 0, done.stderr
    assert told in done.stdout
    assert all(isinstance(json.loads(row), dict) for row in done.stdout.splitlines())


def test_tables_have_heads(case: Path) -> None:
    assert run("events", cwd=case).stdout.split()[:3] == ["date", "kind", "place"]


def test_why_shows_the_sentence(case: Path) -> None:
    for pages in ([], ["first.txt"]):
        shown = run("why", "12", *pages, cwd=case)
        assert "Shelling killed at least 12 people" in shown.stdout
        assert "first.txt" in shown.stdout


def test_dossier_knows_aliases(case: Path) -> None:
    shown = run("dossier", "RSF", cwd=case)
    assert shown.returncode == 0, shown.stderr
    assert "Rapid Support Forces" in shown.stdout


def test_as_of_hides_what_came_later(case: Path) -> None:
    later = run("tolls", "--json", cwd=case).stdout
    before = run("tolls", "--json", "--as-of", "2023-05-02", cwd=case).stdout
    assert "15 people" in later
    assert "15 people" not in before


def test_a_moment_that_is_none_is_refused(case: Path) -> None:
    assert run("changes", "--since", "yesterday", cwd=case).returncode == 2
