"""Other people's tables: read in every form they come in, matched with reasons."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fogline.errors import Unusable
from fogline.export.match import compare
from fogline.export.outside import Outside, day, read_outside
from tests.export.kit import DAY, KNOWN, view, war, wrote

DAYS = [
    ("2031-03-04", date(2031, 3, 4)),
    ("04 March 2031", date(2031, 3, 4)),
    ("2031-03-04 00:00:00.000", date(2031, 3, 4)),
    ("03/04/2031", None),
    ("", None),
]


@pytest.mark.parametrize(("words", "found"), DAYS)
def test_days_are_read_and_never_guessed(words: str, found: date | None) -> None:
    assert day(words) == found


@pytest.mark.parametrize(
    ("form", "file"),
    [("acled", "acled-like.csv"), ("ged", "ged-like.csv"), ("ged", "ged-like-noheader.csv")],
)
def test_our_own_exports_come_back_whole(form: str, file: str, tmp_path: Path) -> None:
    shown = wrote(form, tmp_path)
    others, unread = read_outside(tmp_path / file)
    assert unread == 0
    pairs = compare(shown.rows(), others, KNOWN)
    placed = [o for o in others if o.place]
    both = [p for p in pairs if p.ours and p.theirs]
    assert len(both) == len(placed) > 0
    for pair in both:
        assert pair.ours
        assert pair.theirs
        assert pair.ours.event.id.removeprefix("event-") in pair.theirs.id.replace("FGL-", "FGL")


def test_a_plain_table_in_own_words(tmp_path: Path) -> None:
    path = tmp_path / "desk.csv"
    lines = ["day;town;kind;dead;actor", f"{DAY};Kurmina;shelling;14;", ";Osto;raid;3;"]
    path.write_text("\n".join(lines), encoding="utf-8")
    others, unread = read_outside(path)
    assert (len(others), unread) == (1, 1)
    pairs = compare(view().rows(), others, KNOWN)
    both = [p for p in pairs if p.ours and p.theirs]
    assert [p.reasons for p in both] == [
        (f"day {DAY}", "place Kurmina", "kind shelling", "killed 12-15 and 14")
    ]
    assert both[0].differs == ("killed: ours 12-15, theirs 14",)


def test_a_table_without_days_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(Unusable, match="no column of days"):
        read_outside(path)
    with pytest.raises(Unusable):
        read_outside(tmp_path / "none.csv")


def other(**more: object) -> Outside:
    fields = {
        "id": "x", "start": date(2031, 3, 4), "end": date(2031, 3, 4), "place": "Kurmina",
        "admin1": "", "lat": None, "lon": None, "kind": "shelling", "actors": (), "low": None,
        "best": None, "high": None, "words": "",
    }  # fmt: skip
    return Outside(**{**fields, **more})  # type: ignore[arg-type]


NOT_ONE = [
    {"place": "Belfast"},
    {"start": date(2031, 4, 4), "end": date(2031, 4, 4)},
    {"kind": "wedding"},
    {"place": "", "lat": 4.0, "lon": 4.0},
]


@pytest.mark.parametrize("more", NOT_ONE)
def test_no_pair_without_day_place_and_one_thing_more(more: dict[str, object]) -> None:
    pairs = compare(view(war()).rows(), [other(**more)], KNOWN)
    assert not [p for p in pairs if p.ours and p.theirs]
    assert [p.theirs.id for p in pairs if p.theirs] == ["x"]


def test_near_coordinates_do_where_names_differ() -> None:
    near = other(place="", lat=1.05, lon=1.05)
    both = [p for p in compare(view().rows(), [near], KNOWN) if p.ours and p.theirs]
    assert [p.reasons[1] for p in both] == ["8 km apart"]


def test_the_order_of_rows_never_shows() -> None:
    others = [other(id=str(n), best=n) for n in (12, 14, 900)]
    rows = list(view().rows())
    one = compare(rows, others, KNOWN)
    two = compare(rows[::-1], others[::-1], KNOWN)
    assert sorted(map(repr, one)) == sorted(map(repr, two))
