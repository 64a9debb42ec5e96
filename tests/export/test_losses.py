"""No export loses a row without LOSSES.md saying so; the manifest says what was written."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.errors import Unusable
from fogline.export.formats import FORMATS, level_of, write
from tests.export.kit import DAY, view, war, wrote
from tests.ledger.told import Said, deed, held, of, printed, toll

LEFT_OUT = re.compile(r"^- (\d+) × events left out: ", re.MULTILINE)
FILTERING = ("acled", "ged", "plover", "polecat", "claimreview")
"""Formats that cannot hold every event."""
WHOLE = ("csv", "geojson", "hxl", "parquet", "atom")

places = st.sampled_from(["Kurmina", "Belfa", "Osto", "Nowhere"])
days = st.sampled_from([DAY, "2031-03-05", None])
numbers = st.one_of(st.none(), st.integers(0, 400))
kinds = st.sampled_from(["shelling", "statement", "airstrike", "unheard_of", "withdrawal"])
stances = st.sampled_from(["asserted", "denied"])
made: dict[str, Callable[..., Said]] = {"deed": deed, "toll": toll, "held": held}
said = st.one_of(
    st.builds(toll, numbers, places, days, stance=stances),
    st.builds(deed, kinds, places, on=days, stance=stances),
    st.builds(held, places, st.sampled_from(["captured", "held"]), on=days, stance=stances),
)
reports = st.lists(
    st.tuples(st.sampled_from("abcd"), days, st.lists(said, min_size=1, max_size=3)),
    min_size=1, max_size=4,
)  # fmt: skip


@given(reports, st.sampled_from([*FILTERING, *WHOLE]), st.sampled_from(["low", "moderate"]))
@settings(max_examples=60, deadline=None)
def test_rows_written_and_rows_lost_are_all_events(told: Any, form: str, level: str) -> None:
    pages = [printed(name, day, *claims, number=n) for n, (name, day, claims) in enumerate(told)]
    shown = view(of(*pages), level)
    with TemporaryDirectory() as folder:
        written = write(form, shown, Path(folder))
        lost = (Path(folder) / "LOSSES.md").read_text("utf-8")
    left_out = sum(int(n) for n in LEFT_OUT.findall(lost))
    assert written.files[0].rows + left_out == len(shown.ledger.events)
    assert form in FILTERING or not left_out


@pytest.mark.parametrize("form", FORMATS)
def test_the_manifest_tells_what_lies_beside_it(form: str, tmp_path: Path) -> None:
    shown = wrote(form, tmp_path, "moderate")
    manifest = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    assert manifest["format"] == form
    assert manifest["redaction"]["level"] == "moderate"
    assert manifest["record"]["events"] == len(shown.ledger.events)
    listed = {f["name"]: f for f in manifest["files"] if "sha256" in f}
    there = {p.name for p in tmp_path.iterdir()} - {"manifest.json", "LOSSES.md"}
    assert set(listed) == there
    for name, file in listed.items():
        assert file["sha256"] == sha256((tmp_path / name).read_bytes()).hexdigest()


def test_the_same_record_gives_the_same_bytes(tmp_path: Path) -> None:
    for form in FORMATS:
        if form != "sqlite":
            wrote(form, tmp_path / "a" / form)
            wrote(form, tmp_path / "b" / form)
    for path in (tmp_path / "a").rglob("*.*"):
        if path.is_file():
            twin = tmp_path / "b" / path.relative_to(tmp_path / "a")
            assert path.read_bytes() == twin.read_bytes(), path.name


@pytest.mark.parametrize(
    ("form", "asked", "level"),
    [("csv", None, "moderate"), ("jsonl", None, "low"), ("csv", "low", "low"),
     ("jsonl", "high", "high")],
)  # fmt: skip
def test_redaction_is_on_unless_it_is_the_record_itself(
    form: str, asked: str | None, level: str
) -> None:
    assert level_of(form, asked) == level


def test_denied_events_stay_out_of_acled_and_ged_but_are_counted(tmp_path: Path) -> None:
    told = of(
        printed("a", "2031-03-05", toll(20, on=DAY), deed("shelling", "Kurmina", on=DAY)),
        printed("b", "2031-03-06", deed("airstrike", "Osto", on=DAY, stance="denied")),
    )
    assert any(row.denied for row in view(told).rows())
    for form in ("acled", "ged"):
        wrote(form, tmp_path / form, ledger=told)
        assert "denied or debunked" in (tmp_path / form / "LOSSES.md").read_text("utf-8")


def test_claims_outside_events_are_counted(tmp_path: Path) -> None:
    told = of(printed("a", "2031-03-05", toll(20, on=DAY), toll(9, on=DAY, background=True)))
    held_ = {claim for event in told.events for claim in event.claims}
    assert len(held_) < len(told.facts.claims)
    wrote("hxl", tmp_path, ledger=told)
    assert "- 1 × claims that no event holds" in (tmp_path / "LOSSES.md").read_text("utf-8")


def test_an_empty_record_is_written_in_every_format(tmp_path: Path) -> None:
    nothing = of()
    for form in FORMATS:
        wrote(form, tmp_path / form, ledger=nothing)
        assert (tmp_path / form / "LOSSES.md").exists()


def test_war_has_what_the_formats_differ_in() -> None:
    rows = list(view(war()).rows())
    assert any(row.place is None for row in rows)
    assert any(row.killed.best for row in rows)


def test_parquet_without_pyarrow_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(Unusable, match=r"fogline\[parquet\]"):
        wrote("parquet", tmp_path)
