"""Bylines, datelines and headlines."""

from __future__ import annotations

import pytest

from fogline.reports.headers import byline, cross_head, dateline, headlike
from fogline.reports.lines import Line
from tests.reports.pages import outlets

BYLINES = [
    ("By AFP", "AFP"),
    ("By: NEWS WIRES", "NEWS WIRES"),
    ("By:FRANCE 24", "FRANCE 24"),
    ("by Karim Sader", "Karim Sader"),
    ("Authored by Jan Kos via Hillpost.org,", "Jan Kos via Hillpost.org"),
    ("By Maria Restrepo in Bogota", "Maria Restrepo in Bogota"),
    ("By Ko Min Thu | May 5", "Ko Min Thu"),
    ("By Saturday evening they had left", None),
    ("By November", None),
    ("By the river stood three houses", None),
    ("From Goma", None),
]


@pytest.mark.parametrize(("text", "want"), BYLINES)
def test_byline(text: str, want: str | None) -> None:
    assert byline(text, outlets().layout) == want


DATELINES = [
    ("ANKARA, May 6. /TASS/. The ministry", ("ANKARA", "TASS", (5, 6))),
    ("GOMA, Congo (AP) — Rebels", ("GOMA, Congo", "AP", None)),
    ("BEIRUT (Reuters) - Shells", ("BEIRUT", "Reuters", None)),
    ("Khartoum, 3 May 2024 (SUNA) – The", ("Khartoum", "SUNA", (5, 3))),
    ("GENEVA/CAIRO, Oct 3 (Reuters) - Talks", ("GENEVA CAIRO", "Reuters", (10, 3))),
    ("PORT SUDAN — A ship", ("PORT SUDAN", None, None)),
    ("KYIV, Ukraine — Drones", ("KYIV, Ukraine", None, None)),
    ("Kyiv (AFP) – Drones", ("Kyiv", "AFP", None)),
    ("NAIROBI Nov 5 Nine people died", ("NAIROBI", None, (11, 5))),
    ("The army (SAF) - said", None),
    ("Two men – one of them armed – fled", None),
    ("UN experts - who came", None),
    ("RSF fighters entered", None),
]


@pytest.mark.parametrize(("text", "want"), DATELINES)
def test_dateline(text: str, want: tuple[str, str | None, tuple[int, int] | None] | None) -> None:
    found = dateline(text, outlets())
    day = (found.mention.month, found.mention.day) if found and found.mention else None
    assert (found and (found.place, found.agency, day)) == want


HEADLIKE = [
    ("Shelling empties two villages near Goma", True),
    ("Toll rises to 42: monitor", True),
    ("What do we know of the attack?", True),
    ("At least nine people were killed when shells hit the villages.", False),
    ("he said", False),
    ("– Why now? –", False),
    ("Shelling", False),
]


@pytest.mark.parametrize(("text", "want"), HEADLIKE)
def test_headlike(text: str, want: bool) -> None:
    assert headlike(Line(0, len(text), text)) is want


def test_cross_head_is_set_off_by_dashes() -> None:
    assert cross_head("– Why now? –")
    assert not cross_head("Why now?")
