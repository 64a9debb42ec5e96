"""Rules for stretches of time: durations, "ago", "the past N", and what only relates."""

from __future__ import annotations

import re
from datetime import date, timedelta

from fogline.reading.times.calendar import of_day, of_unit, shift
from fogline.reading.times.grammar import (
    ABOUT,
    NUMBER,
    UNIT,
    UNITS,
    Reading,
    Scene,
    number,
    period,
    unit_of,
)
from fogline.reading.times.rule import rule

_HYPHEN_UNIT = r"(?i:second|minute|hour|day|night|week|month|year|decade)"
_ONE = r"(?i:week|month|year|decade|century|day|night|hour|fortnight)"
_MORE = r"(?:(?i:more)\s+)?"


def past_stretch(m: re.Match[str], scene: Scene) -> Reading:
    """Back from the base (a day earlier by day): "the past three days", "in the last 24 hours"."""
    return _stretch(m, scene, -1)


def coming_stretch(m: re.Match[str], scene: Scene) -> Reading:
    """On from the base: "the next two weeks", "the coming days"."""
    return _stretch(m, scene, 1)


def _stretch(m: re.Match[str], scene: Scene, sign: int) -> Reading:
    unit = unit_of(m["u"])
    count = number(m["n"]) if m["n"] else None if m["u"].lower().endswith("s") else 1.0
    value, base = period(count, unit), scene.base
    if count is None:
        edge = base.day.isoformat()
        start, end = (None, edge) if sign < 0 else (edge, None)
        return Reading("DURATION", value, start, end, "vague")
    if base.moment and UNITS[unit][0]:
        seconds = {"hour": 3600, "minute": 60, "second": 1}[unit] * count
        edges = sorted([base.moment, base.moment + sign * timedelta(seconds=seconds)])
        return Reading("DURATION", value, edges[0].isoformat(), edges[1].isoformat(), "hour")
    days = sorted([base.day, shift(base.day, sign * count, unit)])
    return Reading("DURATION", value, str(days[0]), str(days[1]), _grain(unit))


def _grain(unit: str) -> str:
    """The precision of a date counted in this unit: "eight years ago" is a year."""
    coarse = {"week": "week", "fortnight": "week", "month": "month", "quarter": "month"}
    fine = {"day": "day", "night": "day", "hour": "day", "minute": "day", "second": "day"}
    return (coarse | fine).get(unit, "year")


def ago(m: re.Match[str], scene: Scene) -> Reading:
    """A day, or the week, month or year it falls in: "three days ago", "eight years ago"."""
    unit, count = unit_of(m["u"]), number(m["n"]) if m["n"] else None
    if count is None:
        return Reading("DATE", "PAST_REF", None, scene.base.day.isoformat(), "vague")
    found = shift(scene.base.day, -count, unit)
    whole = {"fortnight": "week", "decade": "year", "century": "year"}.get(unit, unit)
    return of_day(found) if UNITS[unit][0] else of_unit(found, whole)


def from_now(m: re.Match[str], scene: Scene) -> Reading:
    """Like "ago", but ahead: "two weeks from now"."""
    unit, count = unit_of(m["u"]), number(m["n"])
    if count is None:
        return Reading("DATE", "FUTURE_REF", scene.base.day.isoformat(), None, "vague")
    return of_unit(shift(scene.base.day, count, unit), unit)


def recent(m: re.Match[str], scene: Scene) -> Reading:
    """Open, up to the base: "in recent weeks", "in past years"."""
    unit, edge = unit_of(m["u"]), scene.base.day.isoformat()
    if unit in ("week", "month"):
        return Reading("DURATION", period(None, unit), None, edge, "vague")
    return Reading("DATE", "PAST_REF", None, edge, "vague")


def related(m: re.Match[str], _: Scene) -> Reading:
    """Related to something else in the text; unresolved: "two days later", "a month earlier"."""
    return Reading("DURATION", period(number(m["n"]), unit_of(m["u"])), precision="vague")


def year_earlier(_: re.Match[str], scene: Scene) -> Reading:
    """The value is the year before, no interval is claimed: "a year earlier"."""
    return Reading("DATE", f"{scene.base.day.year - 1}", precision="vague")


def related_day(_: re.Match[str], __: Scene) -> Reading:
    """Related to something told before: "the following day", "the same week", "that year"."""
    return Reading("DATE", "XXXX-XX-XX", precision="vague")


def duration(m: re.Match[str], _: Scene) -> Reading | None:
    """A length, no place in time: "13 months", "nearly two years", "several hours"."""
    if m["n"].lower() in ("a", "an") and not _is_length(m):
        return None
    return Reading("DURATION", period(number(m["n"]), unit_of(m["u"])), precision="vague")


def _is_length(m: re.Match[str]) -> bool:
    """Whether "a year" is a length ("for a year") and no rate ("40 tonnes a year")."""
    if m["u"].lower() == "second" or m["u"].endswith("s"):
        return False
    before = re.search(r"([\w$%.,]+)\s*$", m.string[max(0, m.start() - 30) : m.start()])
    return not before or bool(_TAKES_LENGTH.search(before[1]))


def hyphenated(m: re.Match[str], _: Scene) -> Reading:
    """A length before a noun: "two-week", "a 10-day siege"; no age ("a 12-year-old")."""
    return Reading("DURATION", period(number(m["n"]), unit_of(m["u"])), precision="vague")


def some_units(m: re.Match[str], _: Scene) -> Reading:
    """A length without a number: "for years", "in days", "weeks of talks"."""
    return Reading("DURATION", period(None, unit_of(m["u"])), precision="vague")


def repeated(m: re.Match[str], _: Scene) -> Reading:
    """A set: "every day", "each year", "every two weeks", "daily"."""
    words = m["e"].lower() if m["e"] else ""
    if words:
        return Reading("SET", _ADVERBS[words], precision="vague")
    count = number(m["n"]) if m["n"] else 1
    return Reading("SET", period(count, unit_of(m["u"])), precision="vague")


def year_end(_: re.Match[str], scene: Scene) -> Reading:
    """The last day of the year: "by year-end"."""
    return of_day(date(scene.base.day.year, 12, 31))


_ADVERBS = {
    "hourly": "PT1H", "daily": "XXXX-XX-XX", "nightly": "XXXX-XX-XXTNI", "weekly": "P1W",
    "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip
_TAKES_LENGTH = re.compile(
    r"(?i:\b(?:for|in|within|after|over|about|nearly|almost|than|least|most|of|during|lasted|last|lasts|"
    r"took|takes?|take|only|just|around|and|is|was|until|to|with|up|spend|spent|every|waited|but|"
    r"roughly|or|under|be|be)|,)\Z"
)
_ADVERB = r"(?i:hourly|daily|nightly|weekly|monthly|yearly|annually)"
HINT = re.compile(rf"\b{UNIT}\b|{_ADVERB}|-(?:{_HYPHEN_UNIT})|year", re.I)
RULES = (
    rule(r"(?:(?i:at least)\s+)?(?:(?i:the|these|this|his|her|its|their)\s+)?"
         rf"(?i:past|last|previous|preceding)\s+(?P<n>{NUMBER})\s+(?P<u>{UNIT})"
         r"(?:\s+(?i:or (?:so|more)))?", past_stretch, hints="past|last|previous|preceding"),
    rule(rf"(?:(?i:the)\s+)?(?i:past)(?P<n>$.)?\s+(?P<u>{UNIT})",
         past_stretch, hints="past|last|previous|preceding"),
    rule(r"(?:(?i:the)\s+)?(?i:next|coming|following)\s+(?P<n>"
         rf"{NUMBER}(?:\s+(?i:to)\s+{NUMBER})?)\s+(?P<u>{UNIT})",
         coming_stretch, hints="next|coming|following"),
    rule(rf"(?:(?i:the)\s+)?(?i:coming|upcoming)(?P<n>$.)?\s+(?P<u>{UNIT})",
         coming_stretch, hints="next|coming|following"),
    rule(rf"{ABOUT}(?:(?P<n>{NUMBER})\s+)?{_MORE}(?P<u>{UNIT})(?:\s+(?i:or so))?\s+(?i:ago)",
         ago, hints="ago"),
    rule(rf"(?P<n>{NUMBER})\s+(?P<u>{UNIT})\s+(?i:from now|hence)",
         from_now, hints="from now|hence"),
    rule(rf"(?i:(?:more\s+)?recent|past|these past)\s+(?P<u>{UNIT})", recent, hints="recent|past"),
    rule(r"(?i:a year (?:earlier|before)|"
         r"year-(?:ago|earlier))", year_earlier, hints="year"),
    rule(rf"{ABOUT}(?P<n>{NUMBER})\s+(?P<u>{UNIT})\s+(?i:earlier|later|before|after|afterwards|"
         r"after that|prior)", related, hints="earlier|later|before|after|prior"),
    rule(r"(?i:the\s+(?:following|next|same|previous|other|first|second|third|final|last)\s+"
         r"(?:day|morning|night|evening|week|month|year|weekend)|that\s+(?:same\s+)?(?:day|night|"
         r"morning|evening|week|month|year|summer|winter|weekend|time)|the (?:day|night) before)",
         related_day, hints="the |that "),
    rule(rf"{ABOUT}(?:(?i:the\s+)(?:(?i:first|last)\s+)?)?(?P<n>{NUMBER})\s+{_MORE}(?:(?i:full|long|"
         rf"straight|consecutive|whole|entire|additional|extra|trading|working)\s+)?(?P<u>{UNIT})"
         r"(?:\s+(?i:or so|or more|and a half))?(?![-\s](?i:old|olds|of age))", duration),
    rule(rf"(?P<n>{NUMBER})-(?P<u>{_HYPHEN_UNIT})(?!-(?i:old|olds))(?:-(?i:long))?",
         hyphenated, hints="-"),
    rule(r"(?:(?i:for|in|within|after|over|of|took|lasted|spent)\s+)(?:(?i:the|many)\s+)?"
         r"(?P<x>(?P<u>(?i:minutes|hours|days|weeks|months|years|decades|centuries)))",
         some_units, hints="s"),
    rule(rf"(?:(?i:every|each)\s+(?:(?P<n>{NUMBER}|(?i:other))\s+)?(?P<u>{_ONE}s?))(?P<e>$.)?",
         repeated, hints="every|each|ly"),
    rule(rf"(?P<e>{_ADVERB})(?P<n>$.)?(?P<u>$.)?", repeated, hints="every|each|ly"),
    rule(r"(?:(?i:the)\s+)?(?i:year[-\s]end|year['’]s end)", year_end, hints="end"),
)  # fmt: skip
