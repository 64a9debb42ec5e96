"""Golden files: what the example pages give in the formats that people code from.

`FOGLINE_GOLDEN=1 pytest tests/export/test_golden.py` writes them anew; the difference is reviewed.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from fogline.export.extract import Extract
from fogline.export.formats import extract, write
from fogline.run.case import Case
from fogline.run.exchange import exchange
from fogline.run.kit import kit

ROOT = Path(__file__).parents[2]
PAGES, GOLDEN = ROOT / "examples" / "aleppo-2024" / "pages", ROOT / "tests" / "golden" / "export"
MADE = "2025-06-01T00:00:00+00:00"
FILES = {
    "acled": ("acled-like.csv", "LOSSES.md"),
    "ged": ("ged-like.csv", "LOSSES.md"),
    "polecat": ("events.polecat.tsv", "LOSSES.md"),
    "hxl": ("events.hxl.csv",),
    "claimreview": ("claimreview-drafts.jsonld", "LOSSES.md"),
}


@pytest.fixture(scope="module")
def example() -> Extract:
    """The example as of 5 December 2024, at the default level."""
    case = Case("sqlite://")
    case.add([str(PAGES)], kit(), MADE, lambda done, name: None)
    known, judge = exchange(kit())
    return extract(case.record(kit(), "2024-12-05"), known, judge, "moderate", MADE, {})


@pytest.mark.parametrize("form", FILES)
def test_the_example_gives_the_golden_files(form: str, example: Extract, tmp_path: Path) -> None:
    write(form, example, tmp_path)
    for name in FILES[form]:
        golden = GOLDEN / form / name
        if os.environ.get("FOGLINE_GOLDEN"):
            golden.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(tmp_path / name, golden)
        assert (tmp_path / name).read_bytes() == golden.read_bytes(), f"{golden}: make golden"
