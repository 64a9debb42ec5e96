"""Dates as pages print them."""

from __future__ import annotations

import pytest

from fogline.reports.dates import clocks, mentions, us_offset
from fogline.reports.headers import date_line
from tests.reports.pages import outlets

MENTIONS = [
    ("30 Nov. 2024", [(2024, 11, 30, "")]),
    ("Dec 1, 2024", [(2024, 12, 1, "")]),
    ("11/30/2024", [(2024, 11, 30, "mdy")]),
    ("30/11/2024", [(2024, 11, 30, "dmy")]),
    ("01/12/2024", [(2024, 1, 12, "?")]),
    ("07/07/2024", [(2024, 7, 7, "")]),
    ("24.08.2013", [(2013, 8, 24, "dmy")]),
    ("2024-12-01", [(2024, 12, 1, "")]),
    ("3rd of May 2024", [(2024, 5, 3, "")]),
    ("12 mars 2024", [(2024, 3, 12, "")]),
    ("November 26", [(None, 11, 26, "")]),
    ("3 de mayo de 2024", [(2024, 5, 3, "")]),
    ("from 2 May 2024 to 4 May 2024", [(2024, 5, 2, ""), (2024, 5, 4, "")]),
    ("31/31/2024", []),
    ("30 February 2024", []),
    ("may 5 people have died?", []),
    ("the 16-11-5 vote", []),
]


@pytest.mark.parametrize(("text", "want"), MENTIONS)
def test_mentions(text: str, want: list[tuple[int | None, int, int, str]]) -> None:
    found = mentions(text, outlets().layout)
    assert [(m.year, m.month, m.day, m.order) for m in found] == want


CLOCKS = [
    ("21:11", [(21, 11, None)]),
    ("5:30 pm", [(17, 30, None)]),
    ("12:05 a.m. GMT", [(0, 5, "gmt")]),
    ("1425ET", [(14, 25, "et")]),
    ("1849 UTC+3", [(18, 49, "utc+3")]),
    ("in 2024", []),
]


@pytest.mark.parametrize(("text", "want"), CLOCKS)
def test_clocks(text: str, want: list[tuple[int, int, str | None]]) -> None:
    assert [(c.hour, c.minute, c.zone) for c in clocks(text, outlets().layout)] == want


DATE_LINES = [
    ("Dec 1, 2024", True),
    ("Issued on: 30/11/2024 -", True),
    ("30/11/2024 -", True),
    ("Sat, 11/30/2024 - 21:11", True),
    ("Saturday, Nov 30, 2024 - 09:11 PM", True),
    ("Published: 3 May 2024, 14:30 GMT", True),
    ("Goma | November 27, 2024", True),
    ("Posted on July 12 2016 by Ko Min Thu", True),
    ("June 2, 2012 / 11:16 AM / 5 years ago", True),
    ("November 18, envoy meets the commander", False),
    ("The strike of May 3, 2024 killed nine people.", False),
    ("November 26", False),
    ("Nine killed in 2024", False),
]


@pytest.mark.parametrize(("text", "want"), DATE_LINES)
def test_date_line(text: str, want: bool) -> None:
    assert bool(date_line(text, outlets().layout)) is want


def test_a_change_is_not_the_date_of_publication() -> None:
    found = date_line("Updated May 2, 2024, published May 1, 2024", outlets().layout)
    assert found is not None
    assert (found.mention.day, found.updated) == (1, False)


def test_us_offset_follows_daylight_saving() -> None:
    from datetime import date

    days = [date(2024, 3, 9), date(2024, 3, 10), date(2024, 11, 2), date(2024, 11, 3)]
    assert [us_offset(day) for day in days] == [-300, -240, -240, -300]
