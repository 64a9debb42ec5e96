"""Running tolls supersede and are never summed; parts are checked."""

from __future__ import annotations

import pytest

from fogline.nouns import Ledger, Line
from tests.ledger.told import of, printed, since, toll

START = "2031-03-01"


def running(*, twice: bool = False) -> Ledger:
    pages = [
        printed("Herald", "2031-03-02", since(200, START, bound="about"),
                since(20, START, victims="civilian", part_of=0)),
        printed("Courier", "2031-03-03", since(242, START),
                since(24, START, victims="civilian", part_of=0)),
        printed("Herald", "2031-03-04",
                toll(277, None, cause="the fighting", source=("War Monitor",)),
                toll(28, None, cause=None, victims="civilian", source=("War Monitor",), part_of=0)),
        printed("Gazette", "2031-03-04", since(311, START, bound="at_least")),
    ]  # fmt: skip
    return of(*pages, *(pages if twice else []))


def rows(record: Ledger, victims: str | None = None) -> list[Line]:
    return [line for line in record.lines if line.kind == "toll" and line.victims == victims]


def test_one_origin_one_line_superseding() -> None:
    lines = rows(running())
    assert [line.best for line in lines] == [200, 242, 277, 311]
    assert len({line.series for line in lines}) == 1
    assert [line.status for line in lines[:-1]] == ["superseded"] * 3
    assert [line.superseded_by for line in lines] == [line.id for line in lines[1:]] + [None]


def test_the_civilian_part_is_a_line_of_its_own() -> None:
    assert [line.best for line in rows(running(), "civilian")] == [20, 24, 28]


def test_nothing_is_summed() -> None:
    record = running()
    told = {200, 242, 277, 311, 20, 24, 28}
    figures = {line.best for line in record.lines} | {event.best for event in record.events}
    assert figures - {None} <= told


def test_running_counts_are_no_events() -> None:
    assert running().events == ()


def test_a_series_is_an_update_and_no_contradiction() -> None:
    kinds = sorted(d.kind for d in running().disputes)
    assert kinds == ["update", "update"]


def test_two_origins_two_lines() -> None:
    pages = (
        printed("Herald", "2031-03-02", since(200, START)),
        printed("Herald", "2031-03-02", since(40, START, source="Health Ministry"), number=2),
    )
    record = of(*pages)
    assert {(line.origin, line.best) for line in rows(record)} == {
        ("War Monitor", 200), ("Health Ministry", 40),
    }  # fmt: skip
    assert [d.kind for d in record.disputes] == ["contradiction"]


def test_counts_from_different_days_on_are_different_lines() -> None:
    record = of(
        printed("Herald", "2031-03-20", since(60, "2031-03-14")),
        printed("Courier", "2031-03-20", since(500, START)),
    )
    assert len({line.series for line in rows(record)}) == 2


def test_a_strike_of_like_size_is_no_step() -> None:
    record = of(
        printed("Herald", "2031-03-02", since(40, START)),
        printed("Courier", "2031-03-03", toll(45, on="2031-03-03", source=("War Monitor",))),
    )
    assert [line.best for line in rows(record)] == [40]
    assert [event.best for event in record.events] == [45]


SUMS = [
    ((92, 268, 154), 514, "and add up: not to be added to it"),
    ((92, 267, 154), 514, "and add up to 513, not 514"),
    ((218, 30), 242, "but add up to 248, more than the whole"),
]


@pytest.mark.parametrize(("parts", "whole", "told"), SUMS)
def test_arithmetic_of_parts(parts: tuple[int, ...], whole: int, told: str) -> None:
    classes = ("civilian", "insurgents", "soldiers")
    rows = [since(n, START, victims=v, part_of=0) for n, v in zip(parts, classes, strict=False)]
    record = of(printed("Herald", "2031-03-05", since(whole, START), *rows))
    assert [d.why.split(str(whole), 1)[1].strip() for d in record.disputes] == [told]
