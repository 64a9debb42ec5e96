"""The command line as a person uses it, in processes of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = """Shelling kills 12 in Kurmina market

By Valley Wire
May 2, 2023

Shelling killed at least 12 people in Kurmina on Monday, the rescue service said.
"""


def run(*words: str, cwd: Path, given: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "fogline", *words]
    return subprocess.run(
        command, cwd=cwd, input=given, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a page and a case that holds it."""
    folder = tmp_path_factory.mktemp("case")
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    assert run("init", cwd=folder).returncode == 0
    added = run("add", "page.txt", cwd=folder)
    assert (added.returncode, added.stdout) == (0, "1 page read, 1 new, 0 failed\n")
    return folder


def test_adding_again_changes_nothing(case: Path) -> None:
    again = run("add", "page.txt", "--json", cwd=case)
    assert json.loads(again.stdout) == {"read": 1, "new": 0, "failures": []}


def test_the_situation_report_leads_to_the_sentence(case: Path) -> None:
    told = run("sitrep", cwd=case)
    assert told.returncode == 0
    assert "at least 12" in told.stdout
    assert "“Shelling killed at least 12 people in Kurmina on Monday, the rescue" in told.stdout


def test_pages_named_leave_the_case_alone(case: Path) -> None:
    before = (case / "fogline.db").stat().st_size
    assert run("sitrep", "-", cwd=case, given=PAGE).returncode == 0
    assert (case / "fogline.db").stat().st_size == before


def test_every_form_of_the_report_is_written(case: Path) -> None:
    for form, start in (("md", "# Situation"), ("html", "<!doctype html>"), ("json", "{")):
        assert run("sitrep", "--format", form, cwd=case).stdout.startswith(start)


def test_as_of_sees_nothing_before_the_page_was_public(case: Path) -> None:
    assert "12" not in run("sitrep", "--as-of", "2023-05-01", cwd=case).stdout.split("METHOD")[0]
    wrong = run("sitrep", "--as-of", "soon", cwd=case)
    assert (wrong.returncode, "not a day" in wrong.stderr) == (2, True)


def test_reports_and_export_speak_json(case: Path) -> None:
    (row,) = map(json.loads, run("reports", "--json", cwd=case).stdout.splitlines())
    assert (row["kind"], row["published"]) == ("article", "2023-05-02")
    assert run("export", "jsonl", "-o", "out.jsonl", "--with-text", cwd=case).returncode == 0
    rows = [json.loads(line) for line in (case / "out.jsonl").read_text().splitlines()]
    page = next(r for r in rows if r["type"] == "page")
    toll = next(r for r in rows if r["type"] == "claim" and r["kind"] == "toll" and r["cue"])
    assert page["text"] == PAGE
    assert "at least 12" in page["text"][toll["start"] : toll["end"]]


def test_verify_and_doctor_find_all_well(case: Path) -> None:
    assert run("verify", cwd=case).returncode == 0
    assert run("doctor", cwd=case).returncode == 0


def test_verify_finds_changed_bytes(case: Path, tmp_path: Path) -> None:
    import sqlite3

    broken = tmp_path / "broken.db"
    broken.write_bytes((case / "fogline.db").read_bytes())
    with sqlite3.connect(broken) as connection:
        connection.execute("UPDATE raw SET data = x'00'")
    told = run("verify", "--database", str(broken), cwd=tmp_path)
    assert (told.returncode, "do not have the hash" in told.stdout) == (1, True)


def test_a_page_that_fails_stops_nothing_and_is_told(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 this is no PDF")
    told = run("sitrep", "good.txt", "bad.pdf", cwd=tmp_path)
    assert told.returncode == 1
    assert "at least 12" in told.stdout
    assert "not read: bad.pdf" in told.stderr


def test_what_cannot_start_says_why(tmp_path: Path) -> None:
    told = run("sitrep", cwd=tmp_path)
    assert (told.returncode, "no database fogline.db" in told.stderr) == (2, True)
    assert run("nonsense", cwd=tmp_path).returncode == 2


def test_help_loads_no_heavy_module() -> None:
    program = (
        "import sys\nfrom fogline.cli.main import app\n"
        "print(len(sys.modules), *(m for m in sys.modules if '.' not in m))"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    count, *names = told.stdout.split()
    heavy = {"sqlalchemy", "trafilatura", "onnxruntime", "numpy", "fastapi", "lxml", "msgspec"}
    assert not heavy & set(names)
    assert int(count) < 450
