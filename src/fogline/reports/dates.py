"""Calendar dates as pages print them: found, not yet decided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fogline.knowledge.outlets import Layout


@dataclass(frozen=True, slots=True)
class Mention:
    """A printed date; `start`, `end` count from the beginning of the searched text.

    `order` is "" for a date that names its month or begins with the year, "dmy" or "mdy" for a
    numeric one with a number over 12, "?" for one that can be read both ways: there `month` holds
    the first number and `day` the second. `year` is None where none is printed.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    order: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """A printed time of day; `zone` in minutes east of Greenwich, "et" kept as a name."""

    start: int
    end: int
    hour: int
    minute: int
    zone: str | None = None


NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])")
ISO = re.compile(r"(?<!\d)(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>[01]?\d|2[0-4])[:.]?(?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*\(?(?P<zone>[A-Za-z]{1,4}(?:[+-]\d{1,2})?|[+-]\d{2}:?\d{2})?(?![\w:])",
    re.IGNORECASE,
)


def mentions(text: str, layout: Layout) -> list[Mention]:
    """Every date in the text, in text order: "30 Nov. 2024", "Dec 1, 2024", "11/30/2024"."""
    taken: list[Mention] = []
    for finder in (_iso, _numeric, _day_first, _month_first):
        for found in finder(text, layout):
            if all(found.end <= t.start or t.end <= found.start for t in taken):
                taken.append(found)
    return sorted(taken, key=lambda m: m.start)


def _iso(text: str, layout: Layout) -> Iterator[Mention]:
    for m in ISO.finditer(text):
        yield from _valid(m, int(m[1]), int(m[2]), int(m[3]))


def _numeric(text: str, layout: Layout) -> Iterator[Mention]:
    for m in NUMERIC.finditer(text):
        first, second, year = int(m[1]), int(m[3]), int(m[4])
        if not (1 <= first <= 31 and 1 <= second <= 31) or first > 12 < second:
            continue
        year += 2000 if year < 100 else 0
        if first > 12:
            yield from _valid(m, year, second, first, "dmy")
        elif second > 12 or first == second:
            yield from _valid(m, year, first, second, "mdy" if second > 12 else "")
        elif 1900 < year < 2100:
            yield Mention(m.start(), m.end(), year, first, second, "?")


def _day_first(text: str, layout: Layout) -> Iterator[Mention]:
    pattern = (
        rf"(?<![\d.,:/-])(\d{{1,2}})(?:st|nd|rd|th|er|\.)?(?:\s+of|\s+de)?[\s-]+({layout.month})\b\.?"
        rf"(?:,?[\s-]+(?:de\s+)?(\d{{4}})(?![\d:]))?"
    )
    for m in re.finditer(pattern, text, re.IGNORECASE):
        yield from _valid(m, _year(m[3]), layout.months[m[2].lower()], int(m[1]))


def _month_first(text: str, layout: Layout) -> Iterator[Mention]:
    pattern = (
        rf"\b({layout.month})\b\.?[\s-]+(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.]\d)"
        rf"(?:,?\s+(\d{{4}})(?![\d:]))?(?!\d)"
    )
    for m in re.finditer(pattern, text, re.IGNORECASE):
        if m[1][0].isupper() or m[3]:
            yield from _valid(m, _year(m[3]), layout.months[m[1].lower()], int(m[2]))


def _year(words: str | None) -> int | None:
    return int(words) if words else None


def _valid(
    m: re.Match[str], year: int | None, month: int, day: int, order: str = ""
) -> Iterator[Mention]:
    if (year is None or 1900 < year < 2100) and is_day(year or 2000, month, day):
        yield Mention(m.start(), m.end(), year, month, day, order)


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar knows this day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def clocks(text: str, layout: Layout) -> list[Clock]:
    """Times of day: "21:11", "5:30 pm", "1425ET", "15:55 GMT", "18:49 UTC+3"."""
    return [clock for m in CLOCK.finditer(text) if (clock := _clock(m, layout))]


def _clock(m: re.Match[str], layout: Layout) -> Clock | None:
    zone, half = (m["zone"] or "").lower() or None, (m["half"] or "").lower().replace(".", "")
    known = zone is not None and zone_known(zone, layout)
    plain = ":" in m[0] or bool(half)
    if not plain and not known:
        return None
    hour = int(m["hour"]) % 12 + (12 if half == "pm" else 0) if half else int(m["hour"])
    end = m.end() if known or zone is None else m.start("zone")
    return Clock(m.start(), end, hour % 24, int(m["minute"]), zone if known else None)


def zone_known(zone: str, layout: Layout) -> bool:
    """Whether a zone name can be turned into an offset: "gmt", "et", "utc+3", "+03:00"."""
    return zone == "et" or zone in layout.zones or _numeric_zone(zone) is not None


def offset(zone: str, day: date, layout: Layout) -> int:
    """Minutes east of Greenwich on that day."""
    if zone == "et":
        return us_offset(day)
    numeric = _numeric_zone(zone)
    return layout.zones[zone] if numeric is None else numeric


def us_offset(day: date) -> int:
    """US Eastern time: -240 from the second Sunday of March to the first of November, else -300."""
    spring = date(day.year, 3, 14 - date(day.year, 3, 14).isoweekday() % 7)
    autumn = date(day.year, 11, 7 - date(day.year, 11, 7).isoweekday() % 7)
    return -240 if spring <= day < autumn else -300


def _numeric_zone(zone: str) -> int | None:
    m = re.fullmatch(r"(?:utc|gmt)?([+-])(\d{1,2}):?(\d{2})?", zone)
    if not m:
        return None
    minutes = int(m[2]) * 60 + int(m[3] or 0)
    return minutes if m[1] == "+" else -minutes
