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
    """ "November 2024", "early in May of 2013": one month."""
    return of_month(int(m["y"]), month_of(m["m"]))


def month_of_near_year(m: re.Match[str], scene: Scene) -> Reading:
    """ "July last year", "January this year": one month."""
    step = {"last": -1, "next": 1, "this": 0}[m["how"].lower()]
    return of_month(scene.base.day.year + step, month_of(m["m"]))


def month(m: re.Match[str], scene: Scene) -> Reading | None:
    """ "in August": the last one; "December" seen from November without a past verb: the next.

    "May" and "March" need a word before them that no verb or name has.
    """
    base, wanted = scene.base.day, month_of(m["m"])
    how = (m["how"] or "").lower()
    if m["m"] in _WORDS_TOO and not (how or m["mod"] or m["sure"]):
        return None
    back = (base.month - wanted) % 12
    forth = -back % 12
    if how.endswith("last"):
        step = -(back or 12)
    elif how.endswith("next") or (scene.ahead and not how):
        step = (forth or 12) if how else forth if forth <= 6 else -back
    elif how == "this":
        step = wanted - base.month
    else:
        step = forth if 0 < forth <= 2 and not scene.behind else -back
    first = shift_months(base.replace(day=1), step)
    return clipped(of_month(first.year, first.month), scene.base, ahead=scene.ahead)


def this_unit(m: re.Match[str], scene: Scene) -> Reading:
    """ "this week", "last month", "earlier this year", "the end of next week"."""
    how, unit = m["how"].lower(), unit_of(m["u"])
    step = -1 if how in ("last", "previous", "latest") else 1 if how in ("next", "coming") else 0
    if unit == "weekend":
        return _weekend(scene, step)
    reading = of_unit(shift(scene.base.day, step, unit), unit)
    later = (m["mod"] or "").lower().startswith(("later", "end", "the end"))
    return clipped(reading, scene.base, ahead=scene.ahead or later)


def the_weekend(_: re.Match[str], scene: Scene) -> Reading:
    """ "over the weekend": the last one, the running one, or the coming one when ahead."""
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
    """ "the third quarter of 1984", "last year's second quarter": the nearest where no year is."""
    nth, base = _ORDINAL[m["n"].lower()], scene.base.day
    if written := m["y"] or m["z"]:
        return of_quarter(int(written), nth)
    if how := (m["how"] or m["hiw"] or "").lower():
        return of_quarter(base.year + {"last": -1, "next": 1, "this": 0}[how], nth)
    middle = 3 * nth - 1
    years = (base.year - 1, base.year, base.year + 1)
    year = min(years, key=lambda y: abs((date(y, middle, 15) - base).days))
    return of_quarter(year, nth)


def latest_quarter(_: re.Match[str], scene: Scene) -> Reading:
    """ "the latest quarter": the last full one."""
    before = shift_months(scene.base.day, -3)
    return of_quarter(before.year, (before.month + 2) // 3)


def season(m: re.Match[str], scene: Scene) -> Reading:
    """ "last summer", "this past spring", "the winter of 2016"."""
    name, base = m["s"].lower(), scene.base.day
    if m["y"]:
        return of_season(int(m["y"]), name)
    how = m["how"].lower()
    years = [base.year - 1, base.year, base.year + 1]
    if how == "this":
        return of_season(base.year, name)
    if how == "next":
        return next(r for y in years if (r := of_season(y, name)).start or "" > base.isoformat())
    years.insert(0, base.year - 2)
    return [r for y in years if (r := of_season(y, name)) and (r.end or "") < base.isoformat()][-1]


def modified_year(m: re.Match[str], _: Scene) -> Reading:
    """ "early 1990", "the end of 2016": that year."""
    return of_years(int(m["y"]), int(m["y"]), m["y"])


def year(m: re.Match[str], scene: Scene) -> Reading | None:
    """ "since 2016", "the 2011 protests"; not "2000 people" or "1,980 tonnes"."""
    found, after = int(m["y"]), m.string[m.end() : m.end() + 30]
    if not 1800 <= found <= scene.base.day.year + 40 or _COUNTED.match(after):
        return None
    if not m["pre"] and re.match(r"\s[a-z]+s\b", after) and not _NO_NOUN.match(after):
        return None
    return of_years(found, found, f"{found}")


def years_range(m: re.Match[str], _: Scene) -> Reading | None:
    """ "2014-16", "from 1975 to 1990", "between 2003 and 2005"."""
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
    """ "nineteen ninety-six", "the year two thousand": years as broadcasters speak them."""
    if not m["a"]:
        return of_years(2000, 2000, "2000")
    tail = number(m["b"])
    first = 1900 if m["a"].lower() == "nineteen" else 2000
    found = first + int(tail or 0)
    return of_years(found, found, f"{found}")


def each_month(m: re.Match[str], _: Scene) -> Reading:
    """ "every July": a set."""
    return Reading("SET", f"XXXX-{month_of(m['m']):02d}", precision="vague")


_SPELLED = {
    w: 10 * i for i, w in enumerate("twent thirt fort fift sixt sevent eight ninet".split(), 2)
}


def decade(m: re.Match[str], scene: Scene) -> Reading:
    """ "the 1990s", "the late '80s", "the nineties"."""
    written = m["d"]
    if written is None:
        tens = _SPELLED[m["w"].lower().removesuffix("ies")]
    else:
        tens = int(written[-2:])
    if written is not None and len(written) == 4:
        first = int(written)
    else:
        century = scene.base.day.year // 100 * 100
        first = century + tens if century + tens <= scene.base.day.year else century - 100 + tens
    return of_years(first, first + 9, f"{first}"[:3])


def century(m: re.Match[str], _: Scene) -> Reading:
    """ "the 20th century": 1900 to 1999, as news counts."""
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
    rule(r"(?i:the latest (?:quarter|period))", latest_quarter),
    rule(rf"(?:(?i:the\s+))?{_MOD}?(?P<s>{_SEASON})\s+(?:(?i:of)\s+)?(?P<y>{YEAR})(?P<how>)",
         season, anchored=False),
    rule(rf"(?P<how>(?i:last|this past|this|next))\s+(?P<s>{_SEASON})(?P<y>$.)?", season),
    rule(r"(?i:(?P<a>nineteen|twenty)\s(?P<b>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|"
         r"ninety)(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?)|"
         r"the year two thousand)", spelled_year, anchored=False),
    rule(rf"(?i:each|every)\s+(?P<m>{MONTH})", each_month, anchored=False),
    rule(rf"(?i:the\s+)?{_MOD}(?P<y>{YEAR})(?!-?s)", modified_year, anchored=False),
    rule(rf"(?:(?P<pre>{_YEAR_AFTER})\s+)?(?P<x>(?:(?i:fiscal)\s)?(?P<y>{YEAR}))(?!-\d)", year, anchored=False),
    rule(r"(?:(?i:between|from)\s+)?"
         rf"(?P<a>{YEAR})(?:\s?[-–]\s?|\s(?i:to|through|until)\s|(?<=between \d{{4}})\sand\s)(?P<b>{YEAR}|\d\d)",
         years_range, anchored=False),
    rule(rf"(?i:the\s+)?{_MOD}?(?:(?P<d>(?:1[5-9]|20)\d0|['’‘]\d0)['’]?s|"
         r"(?i:(?P<w>twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies))", decade),
    rule(rf"(?i:the\s+)?{_MOD}?(?P<c>\d\d?(?:st|nd|rd|th))[\s-](?i:century)", century,
         anchored=False),
)  # fmt: skip
