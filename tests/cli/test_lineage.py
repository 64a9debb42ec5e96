"""`fogline lineage`, `origins`, `claims`, `explain` and `doubts` over two invented pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fogline.cli.main import app

STORY = (
    "Shelling killed at least 14 people in the market of Kurmina on Monday as the army pushed "
    "towards the river crossing held by the rebels, the valley rescue service said in a statement."
)
FIRST = f"NILE COURIER\n\nShelling kills 14 in Kurmina market\n\nMay 2, 2023 10:00 GMT\n\n{STORY}\n"
SECOND = f"HILL POST\n\nMarket shelled, 15 dead\n\nMay 3, 2023\n\n{STORY.replace('14', '15')}\n"


def run(*words: str) -> str:
    told = CliRunner().invoke(app, list(words))
    assert told.exit_code == 0, told.output
    return told.stdout


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("lineage")
    for name, text in (("first.txt", FIRST), ("second.txt", SECOND)):
        (folder / name).write_text(text, encoding="utf-8")
    case = str(folder / "case.db")
    run("init", case)
    run("add", str(folder / "*.txt"), "--database", case)
    return case


def links(database: str) -> list[dict[str, object]]:
    return [
        json.loads(row) for row in run("lineage", "--json", "--database", database).splitlines()
    ]


def test_a_copy_stands_under_its_original_with_the_changed_figure(database: str) -> None:
    told = run("lineage", "--diff", "--database", database)
    assert told.index("Nile Courier, 2023-05-02") < told.index("└─ Hill Post, 2023-05-03")
    assert "altered: 14 / 15" in told or "altered: 15 / 14" in told
    assert "[-14-] {+15+}" in told or "[-15-] {+14+}" in told


def test_a_page_without_copies_says_so(tmp_path: Path) -> None:
    (tmp_path / "lone.txt").write_text(FIRST, encoding="utf-8")
    assert "no text is shared" in run("lineage", str(tmp_path / "lone.txt"))


def test_one_source_is_one_origin_for_both_outlets(database: str) -> None:
    rows = [
        json.loads(row) for row in run("origins", "--json", "--database", database).splitlines()
    ]
    rescue = [row for row in rows if "valley rescue" in row["name"].lower()]
    assert len(rescue) == 1
    assert len(rescue[0]["claims"]) >= 2


def test_claims_can_be_filtered_and_explained(database: str) -> None:
    rows = run("claims", "--kind", "toll", "--source", "rescue", "--json", "--database", database)
    found = [json.loads(row) for row in rows.splitlines()]
    assert {row["value"] for row in found} == {14, 15}
    told = run("explain", found[0]["id"], "--parse", "--database", database)
    assert "[count: at least 1" in told
    assert "nsubj" in told
    assert not run("claims", "--place", "Atlantis", "--json", "--database", database).strip()


def test_a_ruling_on_a_link_is_kept_and_wins(database: str) -> None:
    (link,) = {row["id"] for row in links(database) if row["kind"] != "quotation"}
    told = run("lineage", "--cut", str(link), "--author", "ana", "--database", database)
    assert "no text is shared" in told


def test_doubts_are_listed(database: str) -> None:
    run("doubts", "--json", "--database", database)
