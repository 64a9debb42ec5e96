"""`fogline annotate` as a person uses it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.test_cli import PAGE, run

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """The rows of every layer of one page, by layer."""
    folder = tmp_path_factory.mktemp("annotate")
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    done = run("annotate", "page.txt", "-o", "out.jsonl", cwd=folder)
    assert done.returncode == 0, done.stderr
    found: Rows = {}
    for line in (folder / "out.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["layer"], []).append(row)
    return found


def _words(row: dict[str, Any]) -> str:
    return PAGE[row["start"] : row["end"]]


def test_every_word_lies_in_a_sentence(rows: Rows) -> None:
    starts = {row["start"] for row in rows["sentence"]}
    assert {row["sentence"] for row in rows["token"]} <= starts
    told = "".join(_words(row) for row in rows["token"])
    assert told == "".join(PAGE.split())


def test_who_says_it(rows: Rows) -> None:
    source, cue = "the rescue service", "said"
    told = [
        (PAGE[slice(*row["source"])], PAGE[slice(*row["cue"])])
        for row in rows["attribution"]
        if row["source"]
    ]
    assert (source, cue) in told


def test_days_resolve_against_the_page(rows: Rows) -> None:
    monday = next(row for row in rows["time"] if _words(row) == "Monday")
    assert (monday["timex"], monday["from"], monday["to"]) == ("DATE", "2023-05-01", "2023-05-01")


def test_a_treebank_keeps_its_own_words(tmp_path: Path) -> None:
    (tmp_path / "one.conllu").write_text(
        "# text = do n't go\n"
        + "".join(
            f"{i}\t{w}\t_\tX\t_\t_\t0\t_\t_\t_\n" for i, w in enumerate(["do", "n't", "go"], 1)
        ),
        encoding="utf-8",
    )
    done = run("annotate", "one.conllu", "--format", "conllu", cwd=tmp_path)
    lines = [line.split("\t") for line in done.stdout.splitlines() if line[:1].isdigit()]
    assert [line[1] for line in lines] == ["do", "n't", "go"]
    assert [line[3] for line in lines] == ["AUX", "PART", "VERB"]


def test_a_date_from_outside(tmp_path: Path) -> None:
    (tmp_path / "bare.txt").write_text("Shells fell on Dorvan on Monday.", encoding="utf-8")
    given = ("annotate", "bare.txt", "--layers", "time", "--date", "2023-05-03")
    row = json.loads(run(*given, cwd=tmp_path).stdout.splitlines()[0])
    assert row["from"] == "2023-05-01"


@pytest.mark.parametrize("words", [("--layers", "verbs"), ("--date", "soon")])
def test_what_cannot_be_meant(tmp_path: Path, words: tuple[str, str]) -> None:
    (tmp_path / "bare.txt").write_text("Shells fell.", encoding="utf-8")
    done = run("annotate", "bare.txt", *words, cwd=tmp_path)
    assert done.returncode == 2
    assert words[1] in done.stderr
