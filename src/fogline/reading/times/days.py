"""Rules for days: dates with and without year, weekdays, today and its neighbours."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from fogline.reading.times.calendar import of_day, of_days, safe
from fogline.reading.times.grammar import (
    ANY_WEEKDAY,
    DAY,
    MONTH,
    WEEKDAY,
    YEAR,
    Reading,
    Scene,
    month_of,
    weekday_of,
)
from fogline.reading.times.rule import rule

_AHEAD, _UNTOLD, _BEHIND = 180, 100, 31
_DASH = r"\s?(?:-|–|—|to|and|through)\s?"
_LEAD = rf"(?:{ANY_WEEKDAY},?\s+)?"
_MOD = r"(?i:early|late|later|earlier|mid)"


def _day_number(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def full_date(m: re.Match[str], _: Scene) -> Reading | None:
    """One day: "Wednesday, Nov. 27, 2024", "27th of November 2024"."""
    found = safe(int(m["y"]), month_of(m["m"]), _day_number(m["d"]))
    return of_day(found) if found else None


def day_and_month(m: re.Match[str], scene: Scene) -> Reading | None:
    """The last such day, or the coming one within two months: "27 November", "Nov 27"."""
    found = nearest(scene, month_of(m["m"]), _day_number(m["d"]))
    return of_day(found) if found else None


def nearest(scene: Scene, month: int, day: int) -> date | None:
    """The last day of that name up to the base, or a coming one not far ahead."""
    base = scene.base.day
    years = (base.year - 1, base.year, base.year + 1)
    days = [found for year in years if (found := safe(year, month, day))]
    reach = timedelta(days=_AHEAD if scene.ahead else _BEHIND if scene.behind else _UNTOLD)
    return max((found for found in days if found <= base + reach), default=None)


def day_range(m: re.Match[str], scene: Scene) -> Reading | None:
    """From the first day to the last: "between 5 and 9 May", "May 5-9, 2022"."""
    month, written = month_of(m["m"]), m["y"]
    last_day, first_day = _day_number(m["b"]), _day_number(m["a"])
    last = safe(int(written), month, last_day) if written else nearest(scene, month, last_day)
    first = safe(last.year, month, first_day) if last else None
    if not first or not last or first >= last:
        return None
    return of_days(first, last, f"{first.isoformat()}/{last.isoformat()}", "day")


def iso_date(m: re.Match[str], _: Scene) -> Reading | None:
    """One day: "2024-11-30" and "2024/11/30"."""
    found = safe(int(m["y"]), int(m["m"]), int(m["d"]))
    return of_day(found) if found else None


def numeric_date(m: re.Match[str], scene: Scene) -> Reading | None:
    """Day first where both fit, unless month first is the base's week: "30/11/2024", "11/30/24"."""
    a, b, year = int(m["a"]), int(m["b"]), int(m["y"])
    year += 2000 if year < 50 else 1900 if year < 100 else 0
    readings = [found for found in (safe(year, b, a), safe(year, a, b)) if found]
    close = [found for found in readings if abs((found - scene.base.day).days) <= 7]
    found = next(iter(close or readings), None)
    return of_day(found) if found else None


def weekday(m: re.Match[str], scene: Scene) -> Reading:
    """The day itself or the last one before it; ahead after "will", "next": "on Saturday"."""
    base, number = scene.base.day, weekday_of(m["w"])
    word = (m["how"] or "").lower()
    grain = "part_of_day" if m["late"] else "day"
    back = (base.weekday() - number) % 7
    if word.endswith(("next", "coming")) or (scene.ahead and "last" not in word and not word):
        forth = -back % 7
        return replace(of_day(base + timedelta(days=forth or 7 * bool(word))), precision=grain)
    if back == 0 and word.endswith(("last", "previous", "past")):
        back = 7
    return replace(of_day(base - timedelta(days=back)), precision=grain)


def week_before_weekday(m: re.Match[str], scene: Scene) -> Reading:
    """Seven days before that weekday: "a week ago Saturday", "Saturday a week ago"."""
    back = (scene.base.day.weekday() - weekday_of(m["w"] or m["v"])) % 7
    return of_day(scene.base.day - timedelta(days=back + 7))


def weekdays_each(m: re.Match[str], _: Scene) -> Reading:
    """A set: "every Friday", "Tuesday nights", "Fridays"."""
    night = "TNI" if "night" in m[0].lower() else ""
    return Reading("SET", f"XXXX-WXX-{weekday_of(m['w']) + 1}{night}", precision="vague")


_STEPS = {"today": 0, "yesterday": -1, "tomorrow": 1}


def near_day(m: re.Match[str], scene: Scene) -> Reading:
    """A neighbour of the base: "yesterday", "the day after tomorrow"."""
    words = m[0].lower()
    step = _STEPS[m["d"].lower()]
    step += -1 if "day before" in words else 1 if "day after" in words else 0
    grain = "part_of_day" if m["late"] else "day"
    return replace(of_day(scene.base.day + timedelta(days=step)), precision=grain)


HINT = re.compile(rf"\d|day\b|days\b|DAY\b|{MONTH}|tomorrow|Tomorrow", re.I)
RULES = (
    rule(rf"{_LEAD}(?:the\s+)?(?P<d>{DAY})\s+(?:of\s+)?(?P<m>{MONTH}),?\s+(?P<y>{YEAR})", full_date,
         anchored=False),
    rule(rf"{_LEAD}(?P<m>{MONTH})\s+(?:the\s+)?(?P<d>{DAY}),?\s+(?P<y>{YEAR})", full_date,
         anchored=False),
    rule(rf"{_LEAD}(?:the\s+)?(?P<d>{DAY})[\s-]+(?:of\s+)?(?P<m>{MONTH})", day_and_month),
    rule(rf"{_LEAD}(?P<m>{MONTH})\s?(?:the\s+)?(?P<d>{DAY})(?![,.:]\d|%|\s?(?:percent|per))",
         day_and_month),
    rule(rf"(?:between\s+|from\s+)?(?:the\s+)?(?P<a>{DAY}){_DASH}(?:the\s+)?(?P<b>{DAY})\s+"
         rf"(?:of\s+)?(?P<m>{MONTH})(?:,?\s+(?P<y>{YEAR}))?", day_range, hints="1|2|3|4|5|6|7|8|9"),
    rule(rf"(?:between\s+|from\s+)?(?P<m>{MONTH})\s(?P<a>{DAY}){_DASH}(?P<b>{DAY})"
         rf"(?:,?\s+(?P<y>{YEAR}))?(?![,.:]\d)", day_range, hints="1|2|3|4|5|6|7|8|9"),
    rule(r"(?P<y>(?:19|20)\d\d)[-/](?P<m>\d\d)[-/](?P<d>\d\d)",
         iso_date, anchored=False, hints="-|/"),
    rule(r"(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4}|\d\d)",
         numeric_date, hints="/|.|-"),
    rule(rf"(?i:(?:every|each)(?:\s+other)?)\s+(?P<w>{WEEKDAY})(?:\s+(?i:night|morning))?",
         weekdays_each, anchored=False, hints="day"),
    rule(rf"(?i:on)\s(?P<x>(?P<w>{WEEKDAY})s)", weekdays_each, anchored=False, hints="day"),
    rule(rf"(?P<w>{WEEKDAY})s?\s+(?i:nights|mornings|evenings)",
         weekdays_each, anchored=False, hints="day"),
    rule(rf"(?:(?P<how>(?i:last|next|this past|this coming|the coming|the previous|this))\s+|"
         rf"(?P<late>{_MOD})(?:\s+on)?\s+)?(?P<w>{WEEKDAY})s?", weekday, hints="day"),
    rule(rf"(?i:a week ago)(?:\s+(?:on\s+)?)(?P<w>{WEEKDAY})|(?P<v>{WEEKDAY})(?i:\s+a week ago)",
         week_before_weekday, hints="a week ago"),
    rule(rf"(?:(?i:the day (?:before|after))\s+|(?P<late>{_MOD})\s+)?"
         r"(?P<d>(?i:yesterday|tomorrow|today))", near_day, hints="today|yesterday|tomorrow"),
)  # fmt: skip
