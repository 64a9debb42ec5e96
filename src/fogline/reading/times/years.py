"""Rules for seasons, years, decades and centuries."""

from __future__ import annotations

import re

from fogline.reading.times.calendar import of_season, of_years
from fogline.reading.times.grammar import MOD, SEASON, YEAR, Reading, Scene, number
from fogline.reading.times.rule import rule

_COUNTED = re.compile(
    r"[,.]\d|%|\s?(?:people|men|women|children|troops|soldiers|civilians|fighters|families|refugees|"
    r"prisoners|homes|houses|tonnes|tons|miles|km|kilomet|met(?:er|re)|feet|dollars|euros|hours|"
    r"GMT|EST|ET|others|more|dead|wounded|killed|or more|rounds|shells|rockets|strikes|hectares)\b"
)

_NO_NOUN = re.compile(r"\s(?:was|is|has|as|his|its|this|across|versus|perhaps|unless|plus)\b")

_SPELLED = {
    "twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80,
    "ninet": 90,
}  # fmt: skip

_YEAR_AFTER = (
    r"(?i:the|in|since|of|by|until|till|from|to|before|after|during|through|throughout|between|and|"
    r"around|about|for|a|his|her|its|their|late|early|mid|than|'s|’s)"
)


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


def spelled_year(m: re.Match[str], _: Scene) -> Reading | None:
    """Years as broadcasters speak them: "nineteen ninety-six", "the year two thousand"."""
    if not m["a"]:
        return of_years(2000, 2000, "2000")
    tail = number(m["b"])
    first = 1900 if m["a"].lower() == "nineteen" else 2000
    found = first + int(tail or 0)
    return of_years(found, found, f"{found}")


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


HINT = re.compile(rf"\d\d|{SEASON}|ies\b|thousand|nineteen|twenty", re.I)
RULES = (
    rule(rf"(?:(?i:the\s+))?{MOD}?(?P<s>{SEASON})\s+(?:(?i:of)\s+)?(?P<y>{YEAR})(?P<how>)",
         season, anchored=False, hints="spring|summer|autumn|fall|winter"),
    rule(rf"(?P<how>(?i:last|this past|this|next))\s+(?P<s>{SEASON})(?P<y>$.)?",
         season, hints="spring|summer|autumn|fall|winter"),
    rule(r"(?i:(?P<a>nineteen|twenty)\s(?P<b>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|"
         r"ninety)(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?)|"
         r"the year two thousand)", spelled_year, anchored=False, hints="nineteen|twenty|thousand"),
    rule(rf"(?i:the\s+)?{MOD}(?P<y>{YEAR})(?!-?s)", modified_year, anchored=False, hints="1|2"),
    rule(rf"(?:(?P<pre>{_YEAR_AFTER})\s+)?(?P<x>(?:(?i:fiscal)\s)?(?P<y>{YEAR}))(?!-\d)", year,
         anchored=False, hints="1|2"),
    rule(r"(?:(?i:between|from)\s+)?"
         rf"(?P<a>{YEAR})(?:\s?[-–]\s?|\s(?i:to|through|until)\s|(?<=between \d{{4}})\sand\s)"
         rf"(?P<b>{YEAR}|\d\d)",
         years_range, anchored=False, hints="1|2"),
    rule(rf"(?i:the\s+)?{MOD}?(?:(?P<d>(?:1[5-9]|20)\d0|['’‘]\d0)['’]?s|"
         r"(?i:(?P<w>twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies))",
         decade, hints="0s|0’s|0's|ies"),
    rule(rf"(?i:the\s+)?{MOD}?(?P<c>\d\d?(?:st|nd|rd|th))[\s-](?i:century)", century,
         anchored=False, hints="centur"),
)  # fmt: skip
