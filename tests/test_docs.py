"""Docs that fail the build: every command of the README runs, every link leads somewhere."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fogline.cli.main import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
COMMANDS = [line for block in BLOCKS for line in block.splitlines() if line.strip()]


def test_the_readme_shows_its_two_commands() -> None:
    assert {"make demo", "make test"} <= set(COMMANDS)


def test_every_fogline_command_of_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    commands = [words for program, *words in map(shlex.split, COMMANDS) if program == "fogline"]
    assert commands
    for words in commands:
        told = CliRunner().invoke(app, words)
        assert told.exit_code == 0, f"{words}: {told.output}"
        assert told.stdout, words


def test_make_demo_runs_and_says_where_the_page_lies() -> None:
    told = subprocess.run(["make", "demo"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    named = re.search(r"as a page: (.+)$", told.stdout, re.MULTILINE)
    assert named
    page = Path(named[1])
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "KEY FIGURES" in told.stdout


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.startswith("make ")])
def test_every_make_verb_of_the_readme_exists(command: str) -> None:
    told = subprocess.run(
        ["make", "--dry-run", command.split()[1]], cwd=ROOT, capture_output=True, check=False
    )
    assert told.returncode == 0, command


@pytest.mark.parametrize("path", sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]), ids=str)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), f"{path.name}: {target}"
