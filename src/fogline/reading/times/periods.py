"""Rules for weeks, months, quarters, seasons, years, decades and centuries."""

from __future__ import annotations

import re
from datetime import date, timedelta

from fogline.reading.times.calendar import (
    clipped,
    of_month,
    of_quarter,
    of_season,
    of_unit,
    of_weekend,
    of_years,
    shift,
    shift_months,
)
from fogline.reading.times.grammar import MONTH, YEAR, Reading, Scene, month_of, number, unit_of
from fogline.reading.times.rule import rule

_SEASON = r"(?i:spring|summer|autumn|fall|winter)"
_UNIT = r"(?i:week|month|quarter|year|decade|century|weekend)"
_EDGE = (
    r"(?:(?i:the\s+)?(?i:beginning|start|middle|end|first half|second half|last half|"
    r"first (?:days|weeks|months)|last (?:days|weeks|months)|early (?:days|months))\s+(?i:of)\s+)"
)
_MOD = rf"(?:(?i:early|late|earlier|later|mid)[\s-]+(?:(?i:in)\s+)?|{_EDGE})"
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


def season(m: re.Match[str], scene: Scene) -> Reading:
    """A northern season: "last summer", "this past spring", "the winter of 2016"."""
    name, base = m["s"].lower(), scene.base.day
    if m["y"]:
        return of_season(int(m["y"]), name)
    how, today = m["how"].lower(), base.isoformat()
    if how == "this":
        return of_season(base.year, name)
    near = [of_season(base.year + step, name) for step in (-2, -1, 0, 1)]
    if how == "next":
        return next(season for season in near if str(season.start) > today)
    return [season for season in near if str(season.end) < today][-1]


def modified_year(m: re.Match[str], _: Scene) -> Reading:
    """That year: "early 1990", "the end of 2016"."""
    return of_years(int(m["y"]), int(m["y"]), m["y"])


def year(m: re.Match[str], scene: Scene) -> Reading | None:
    """A bare year: "since 2016", "the 2011 protests"; not "2000 people" or "1,980 tonnes"."""
    found, after = int(m["y"]), m.string[m.end() : m.end() + 30]
    if not 1800 <= found <= scene.base.day.year + 40 or _COUNTED.match(after):
        return None
    if not m["pre"] and re.match(r"\s[a-z]+s\b", after) and not _NO_NOUN.match(after):
        return None
    return of_years(found, found, f"{found}")


def years_range(m: re.Match[str], _: Scene) -> Reading | None:
    """All years between: "2014-16", "from 1975 to 1990", "between 2003 and 2005"."""
    first, last = int(m["a"]), m["b"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return of_years(first, end, f"{first}/{end}") if first < end < first + 120 else None


_COUNTED = re.compile(
    r"[,.]\d|%|\s?(?:people|men|women|children|troops|soldiers|civilians|fighters|families|refugees|"
    r"prisoners|homes|houses|tonnes|tons|miles|km|kilomet|met(?:er|re)|feet|dollars|euros|hours|"
    r"GMT|EST|ET|others|more|dead|wounded|killed|or more|rounds|shells|rockets|strikes|hectares)\b"
)
_NO_NOUN = re.compile(r"\s(?:was|is|has|as|his|its|this|across|versus|perhaps|unless|plus)\b")
_WORDS_TOO = {"May", "MAY", "March", "MARCH", "Mar", "MAR", "Jan", "JAN"}


def spelled_year(m: re.Match[str], _: Scene) -> Reading | None:
    """Years as broadcasters speak them: "nineteen ninety-six", "the year two thousand"."""
    if not m["a"]:
        return of_years(2000, 2000, "2000")
    tail = number(m["b"])
    first = 1900 if m["a"].lower() == "nineteen" else 2000
    found = first + int(tail or 0)
    return of_years(found, found, f"{found}")


def each_month(m: re.Match[str], _: Scene) -> Reading:
    """A set: "every July"."""
    return Reading("SET", f"XXXX-{month_of(m['m']):02d}", precision="vague")


_SPELLED = {
    "twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80,
    "ninet": 90,
}  # fmt: skip


def decade(m: re.Match[str], scene: Scene) -> Reading:
    """Ten years: "the 1990s", "the late '80s", "the nineties"."""
    written, this_year = m["d"], scene.base.day.year
    if written and len(written) == 4:
        first = int(written)
    else:
        tens = int(written[-2:]) if written else _SPELLED[m["w"].lower().removesuffix("ies")]
        first = this_year // 100 * 100 + tens
        first -= 100 if first > this_year else 0
    return of_years(first, first + 9, f"{first}"[:3])


def century(m: re.Match[str], _: Scene) -> Reading:
    """1900 to 1999, as news counts: "the 20th century"."""
    first = 100 * (int(re.sub(r"\D", "", m["c"])) - 1)
    return of_years(max(first, 1), first + 99, f"{first // 100:02d}")


_SURE = r"(?i:in|since|until|till|by|during|through|throughout|from|late in|early in)"
_YEAR_AFTER = (
    r"(?i:the|in|since|of|by|until|till|from|to|before|after|during|through|throughout|between|and|"
    r"around|about|for|a|his|her|its|their|late|early|mid|than|'s|’s)"
)
HINT = re.compile(rf"\d\d|{MONTH}|{_UNIT}|{_SEASON}|ies\b|thousand|nineteen|the latest", re.I)
RULES = (
    rule(rf"(?P<mod>{_MOD})?(?P<m>{MONTH}),?\s+(?:of\s+)?(?P<y>{YEAR})", month_of_year,
         anchored=False),
    rule(rf"(?P<m>{MONTH})\s+(?:of\s+)?(?P<how>(?i:last|this|next))\s+(?i:year)",
         month_of_near_year),
    rule(rf"(?:(?P<sure>{_SURE})\s+)?(?P<x>(?P<mod>{_MOD})?(?:(?P<how>(?i:last|next|this|"
         rf"this past))\s+)?(?P<m>{MONTH}))(?!\s+\d)", month),
    rule(rf"(?P<mod>{_MOD})?(?:(?i:the\s+))?(?P<how>(?i:this|last|next|previous|current|coming|"
         rf"same|latest))\s+(?:(?i:fiscal)\s)?(?P<u>{_UNIT})(?!-)", this_unit),
    rule(r"(?P<mod>(?i:early|late|earlier|later)\s+(?i:in)\s+|"
         rf"{_EDGE})(?P<how>(?i:the))\s+(?P<u>{_UNIT})", this_unit),
    rule(r"(?i:the weekend)", the_weekend),
    rule(rf"(?:(?i:the\s+)?(?P<z>{YEAR})\s+|(?i:the\s+)|(?P<how>(?i:this|last|next))\s+"
         r"(?i:year)['’]s\s+)?(?:(?i:fiscal)[\s-])?(?P<n>(?i:first|second|third|fourth))[\s-]"
         rf"(?i:quarter)(?:\s+(?i:of|in)\s+(?:(?P<y>{YEAR})|(?P<hiw>(?i:this|last|next))\s+year))?",
         quarter),
    rule(
        r"(?i:(?:the\s+)?(?:\w+\s)?year[-\s](?:ago|earlier)\s(?:quarter|period)|"
        r"the latest (?:quarter|period)|the quarter(?=\s(?:ended|ending)))",
        latest_quarter,
    ),
    rule(r"(?i:for|during)\s(?P<x>(?i:the quarter))(?!\sof)", latest_quarter),
    rule(rf"(?:(?i:the\s+))?{_MOD}?(?P<s>{_SEASON})\s+(?:(?i:of)\s+)?(?P<y>{YEAR})(?P<how>)",
         season, anchored=False),
    rule(rf"(?P<how>(?i:last|this past|this|next))\s+(?P<s>{_SEASON})(?P<y>$.)?", season),
    rule(r"(?i:(?P<a>nineteen|twenty)\s(?P<b>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|"
         r"ninety)(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?)|"
         r"the year two thousand)", spelled_year, anchored=False),
    rule(rf"(?i:each|every)\s+(?P<m>{MONTH})", each_month, anchored=False),
    rule(rf"(?i:the\s+)?{_MOD}(?P<y>{YEAR})(?!-?s)", modified_year, anchored=False),
    rule(rf"(?:(?P<pre>{_YEAR_AFTER})\s+)?(?P<x>(?:(?i:fiscal)\s)?(?P<y>{YEAR}))(?!-\d)", year,
         anchored=False),
    rule(r"(?:(?i:between|from)\s+)?"
         rf"(?P<a>{YEAR})(?:\s?[-–]\s?|\s(?i:to|through|until)\s|(?<=between \d{{4}})\sand\s)"
         rf"(?P<b>{YEAR}|\d\d)",
         years_range, anchored=False),
    rule(rf"(?i:the\s+)?{_MOD}?(?:(?P<d>(?:1[5-9]|20)\d0|['’‘]\d0)['’]?s|"
         r"(?i:(?P<w>twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies))", decade),
    rule(rf"(?i:the\s+)?{_MOD}?(?P<c>\d\d?(?:st|nd|rd|th))[\s-](?i:century)", century,
         anchored=False),
)  # fmt: skip
