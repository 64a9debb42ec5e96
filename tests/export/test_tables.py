"""Tables that spreadsheets open safely: formulas, separators, scripts, line breaks."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.export.polecat import none
from fogline.export.tables import FORMULA, safe, write_csv

CELLS = [
    ("=1+1", "'=1+1"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
    ("+7 dead", "'+7 dead"),
    ("\tx", "'\tx"),
    (-9.5, "-9.5"),
    (None, ""),
    ("a\x00b", "ab"),
    ("قال, \"نعم\"", "قال, \"نعم\""),
    ("Суми; Харків", "Суми; Харків"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "written"), CELLS)
def test_a_cell_is_no_formula(cell: object, written: str) -> None:
    assert safe(cell) == written


@given(st.lists(st.lists(st.text(), min_size=3, max_size=3), max_size=5))
def test_every_table_comes_back_as_written(rows: list[list[str]]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        clean = [[c.encode("utf-8", "ignore").decode() for c in row] for row in rows]
        assert write_csv(path, ("a", "b", "c"), clean) == len(rows)
        with path.open(encoding="utf-8-sig", newline="") as file:
            found = list(csv.reader(file))[1:]
    assert found == [[safe(cell) for cell in row] for row in clean]
    assert not any(cell.startswith(FORMULA) for row in found for cell in row)


def test_excel_is_told_the_encoding(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", ("x",), [("é",)])
    write_csv(tmp_path / "a.tsv", ("x",), [("é",)], "\t")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfx")
    assert (tmp_path / "a.tsv").read_bytes() == "x\r\né\r\n".encode()


@pytest.mark.parametrize(
    ("cell", "written"),
    [(None, "None"), ([], "None"), (["a;b", "c"], "a,b; c"), ("a\tb\nc", "a b c"), (4, 4)],
)
def test_polecat_cells(cell: object, written: object) -> None:
    assert none(cell) == written
