"""`fogline export` and `fogline compare` as a person uses them, in processes of their own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_cli import run

PAGE = """Shelling kills 12 in Kurmina market

By Valley Wire
May 2, 2023

Oma Tarel, a baker, said that shelling killed at least 12 people in Aleppo on Monday.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("exports")
    (made / "page.txt").write_text(PAGE, encoding="utf-8")
    return made


def test_a_folder_with_manifest_and_losses_without_the_name(folder: Path) -> None:
    told = run("export", "csv", "-o", "out", "page.txt", cwd=folder)
    assert told.returncode == 0, told.stderr
    assert "redaction: moderate" in told.stdout
    events = (folder / "out/events.csv").read_text("utf-8")
    assert "12 people" in events
    assert "Tarel" not in events
    manifest = json.loads((folder / "out/manifest.json").read_text("utf-8"))
    assert manifest["redaction"]["rules"]["private names withheld"] == 1
    assert (folder / "out/LOSSES.md").exists()


def test_one_file_of_records_stays_whole(folder: Path) -> None:
    told = run("export", "jsonl", "-o", "all.jsonl", "--with-text", "page.txt", cwd=folder)
    assert told.returncode == 0, told.stderr
    rows = [json.loads(line) for line in (folder / "all.jsonl").open(encoding="utf-8")]
    assert "Oma Tarel" in next(row["text"] for row in rows if row["type"] == "page")


def test_what_the_desk_holds_is_compared(folder: Path) -> None:
    desk = "date,place,killed,kind\n2023-05-01,Aleppo,12,shelling\n2023-06-01,Homs,3,raid\n"
    (folder / "desk.csv").write_text(desk, encoding="utf-8")
    told = run("compare", "desk.csv", "page.txt", "--json", cwd=folder)
    assert told.returncode == 0, told.stderr
    rows = [json.loads(line) for line in told.stdout.splitlines()]
    assert {row["where"] for row in rows} >= {"both", "only theirs"}


def test_a_file_that_is_no_table_is_refused(folder: Path) -> None:
    told = run("compare", "page.txt", "page.txt", cwd=folder)
    assert told.returncode == 2
    assert "no column of days" in told.stderr
