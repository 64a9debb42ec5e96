"""Rules for weeks, months, quarters, seasons, years, decades and centuries."""

from __future__ import annotations

import re
from datetime import date, timedelta

from fogline.reading.times.calendar import (
    clipped,
    of_month,
    of_quarter,
    of_unit,
    of_weekend,
    shift,
    shift_months,
)
from fogline.reading.times.grammar import EDGE, MOD, MONTH, YEAR, Reading, Scene, month_of, unit_of
from fogline.reading.times.rule import rule

_UNIT = r"(?i:week|month|quarter|year|decade|century|weekend)"
_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def month_of_year(m: re.Match[str], _: Scene) -> Reading:
    """One month: "November 2024", "early in May of 2013"."""
    return of_month(int(m["y"]), month_of(m["m"]))


def month_of_near_year(m: re.Match[str], scene: Scene) -> Reading:
    """One month: "July last year", "January this year"."""
    step = {"last": -1, "next": 1, "this": 0}[m["how"].lower()]
    return of_month(scene.base.day.year + step, month_of(m["m"]))


def month(m: re.Match[str], scene: Scene) -> Reading | None:
    """The last such month, or the next one: "in August"; "December" seen from November.

    "May" and "March" need a word before them that no verb or name has.
    """
    how = (m["how"] or "").lower()
    if m["m"] in _WORDS_TOO and not (how or m["mod"] or m["sure"]):
        return None
    base = scene.base.day
    step = _months_to(month_of(m["m"]), how, scene)
    first = shift_months(base.replace(day=1), step)
    return clipped(of_month(first.year, first.month), scene.base, ahead=scene.ahead)


def _months_to(wanted: int, how: str, scene: Scene) -> int:
    """How many months from the base to the month that is meant."""
    back = (scene.base.day.month - wanted) % 12
    forth = -back % 12
    due = re.search(r"\b(?:until|till|by)\s+(?:the\s+)?$", scene.before, re.I)
    if how.endswith("last"):
        return -(back or 12)
    if how.endswith("next"):
        return forth or 12
    if how == "this":
        return wanted - scene.base.day.month
    near = 6 if scene.ahead else 2 if due or not scene.behind else 0
    return forth if 0 < forth <= near else -back


def this_unit(m: re.Match[str], scene: Scene) -> Reading:
    """A calendar unit counted from the base: "this week", "last month", "later this year"."""
    how, unit = m["how"].lower(), unit_of(m["u"])
    step = -1 if how in ("last", "previous", "latest") else 1 if how in ("next", "coming") else 0
    if unit == "weekend":
        return _weekend(scene, step)
    reading = of_unit(shift(scene.base.day, step, unit), unit)
    later = (m["mod"] or "").lower().startswith(("later", "end", "the end"))
    return clipped(reading, scene.base, ahead=scene.ahead or later)


def the_weekend(_: re.Match[str], scene: Scene) -> Reading:
    """The last one, the running one, or the coming one when ahead: "over the weekend"."""
    return _weekend(scene, 0)


def _weekend(scene: Scene, step: int) -> Reading:
    base = scene.base.day
    running = base.weekday() >= 5
    weeks = step if running or step == 1 else -1 if step == -1 or not scene.ahead else 0
    if step == 1 and not running:
        weeks = 0
    reading = of_weekend(base + timedelta(days=7 * weeks))
    return clipped(reading, scene.base, ahead=scene.ahead)


def quarter(m: re.Match[str], scene: Scene) -> Reading:
    """The nearest where no year is: "the third quarter of 1984", "last year's second quarter"."""
    nth, base = _ORDINAL[m["n"].lower()], scene.base.day
    if written := m["y"] or m["z"]:
        return of_quarter(int(written), nth)
    if how := (m["how"] or m["hiw"] or "").lower():
        return of_quarter(base.year + {"last": -1, "next": 1, "this": 0}[how], nth)
    middle = 3 * nth - 1
    years = (base.year - 1, base.year, base.year + 1)
    year = min(years, key=lambda y: abs((date(y, middle, 15) - base).days))
    return of_quarter(year, nth)


def latest_quarter(m: re.Match[str], scene: Scene) -> Reading:
    """The last full one, or that of the year before: "for the quarter", "the year-ago quarter"."""
    before = shift_months(scene.base.day, -15 if "year" in m[0].lower() else -3)
    return of_quarter(before.year, (before.month + 2) // 3)


_WORDS_TOO = {"May", "MAY", "March", "MARCH", "Mar", "MAR", "Jan", "JAN"}


def each_month(m: re.Match[str], _: Scene) -> Reading:
    """A set: "every July"."""
    return Reading("SET", f"XXXX-{month_of(m['m']):02d}", precision="vague")


_SURE = r"(?i:in|since|until|till|by|during|through|throughout|from|late in|early in)"
HINT = re.compile(rf"{MONTH}|{_UNIT}|the latest", re.I)
RULES = (
    rule(rf"(?P<mod>{MOD})?(?P<m>{MONTH}),?\s+(?:of\s+)?(?P<y>{YEAR})", month_of_year,
         anchored=False),
    rule(rf"(?P<m>{MONTH})\s+(?:of\s+)?(?P<how>(?i:last|this|next))\s+(?i:year)",
         month_of_near_year, hints="year"),
    rule(rf"(?:(?P<sure>{_SURE})\s+)?(?P<x>(?P<mod>{MOD})?(?:(?P<how>(?i:last|next|this|"
         rf"this past))\s+)?(?P<m>{MONTH}))(?!\s+\d)", month),
    rule(rf"(?P<mod>{MOD})?(?:(?i:the\s+))?(?P<how>(?i:this|last|next|previous|current|coming|"
         rf"same|latest))\s+(?:(?i:fiscal)\s)?(?P<u>{_UNIT})(?!-)",
         this_unit, hints="this|last|next|previous|current|coming|same|latest|the"),
    rule(r"(?P<mod>(?i:early|late|earlier|later)\s+(?i:in)\s+|"
         rf"{EDGE})(?P<how>(?i:the))\s+(?P<u>{_UNIT})",
         this_unit, hints="this|last|next|previous|current|coming|same|latest|the"),
    rule(r"(?i:the weekend)", the_weekend, hints="weekend"),
    rule(rf"(?:(?i:the\s+)?(?P<z>{YEAR})\s+|(?i:the\s+)|(?P<how>(?i:this|last|next))\s+"
         r"(?i:year)['’]s\s+)?(?:(?i:fiscal)[\s-])?(?P<n>(?i:first|second|third|fourth))[\s-]"
         rf"(?i:quarter)(?:\s+(?i:of|in)\s+(?:(?P<y>{YEAR})|(?P<hiw>(?i:this|last|next))\s+year))?",
         quarter, hints="quarter"),
    rule(
        r"(?i:(?:the\s+)?(?:\w+\s)?year[-\s](?:ago|earlier)\s(?:quarter|period)|"
        r"the latest (?:quarter|period)|the quarter(?=\s(?:ended|ending)))",
        latest_quarter, hints="quarter|period"
    ),
    rule(r"(?i:for|during)\s(?P<x>(?i:the quarter))(?!\sof)",
         latest_quarter, hints="quarter|period"),
    rule(rf"(?i:each|every)\s+(?P<m>{MONTH})", each_month, anchored=False, hints="each|every"),
)  # fmt: skip
