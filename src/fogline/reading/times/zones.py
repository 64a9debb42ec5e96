"""Time zones as news writes them: fixed offsets, and the summer time of the United States."""

from __future__ import annotations

import re
from datetime import date, timedelta

ZONE = (
    r"(?:(?:GMT|UTC)\s?[+-]\d\d?(?::\d\d)?|GMT|UTC|EST|EDT|ET|CST|CDT|CT|MST|MDT|PST|PDT|PT|BST|WAT|CET|CEST|CAT|EET|EEST|"
    r"EAT|MSK|IDT|IRST|PKT)"
)
_HOURS = {
    "GMT": 0, "UTC": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7, "BST": 1, "WAT": 1, "CET": 1, "CEST": 2, "CAT": 2, "EET": 2, "EEST": 3,
    "EAT": 3, "MSK": 3, "IDT": 3, "PKT": 5,
}  # fmt: skip
_AMERICAN = {"ET": -5, "CT": -6, "PT": -8}


def offset(zone: str, day: date) -> str:
    """`+03:00` for "MSK" and "UTC+3"; "ET" depends on the day; "" for a zone that is not known."""
    if zone == "IRST":
        return "+03:30"
    if shifted := re.search(r"([+-])(\d\d?)(?::(\d\d))?", zone):
        return f"{shifted[1]}{int(shifted[2]):02d}:{shifted[3] or '00'}"
    hours = _HOURS.get(zone)
    if zone in _AMERICAN:
        hours = _AMERICAN[zone] + _american_summer(day)
    return "" if hours is None else f"{'-' if hours < 0 else '+'}{abs(hours):02d}:00"


def _american_summer(day: date) -> bool:
    """From the second Sunday of March to the first Sunday of November (Energy Policy Act 2005)."""
    return _sunday(day.year, 3, 2) <= day < _sunday(day.year, 11, 1)


def _sunday(year: int, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (nth - 1))
