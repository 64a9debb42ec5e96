"""Building blocks of the time grammar: names, numbers, units, and what a rule reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from fogline.reading.times.tense import direction

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT_MONTHS = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Jun",
    "Jul",
    "Aug",
    "Sept",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)
_SHORT_DAYS = ("Mon", "Tues", "Tue", "Wed", "Thurs", "Thur", "Thu", "Fri", "Sat", "Sun")


def _names(long: tuple[str, ...], short: tuple[str, ...]) -> str:
    whole = [form for name in long for form in (name, name.upper())]
    return "|".join([*whole, *(rf"(?:{s}|{s.upper()})\b\.?" for s in short)])


MONTH = rf"(?:{_names(MONTHS, _SHORT_MONTHS)})"
WEEKDAY = rf"(?:{_names(WEEKDAYS, ())})"
ANY_WEEKDAY = rf"(?:{_names(WEEKDAYS, _SHORT_DAYS)})"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
PART = r"(?i:early hours|morning|afternoon|evening|night|dawn|noon|midday|midnight|dusk|daybreak)"
ABOUT = (
    r"(?:(?i:nearly|almost|about|around|over|roughly|some|approximately|more than|less than|"
    r"at least|at most|up to|only|just|another|no more than|an additional)\s+)?"
)
SEASON = r"(?i:spring|summer|autumn|fall|winter)"
EDGE = (
    r"(?:(?i:the\s+)?(?i:beginning|start|middle|end|first half|second half|last half|"
    r"first (?:days|weeks|months)|last (?:days|weeks|months)|early (?:days|months))\s+(?i:of)\s+)"
)
MOD = rf"(?:(?i:early|late|earlier|later|mid)[\s-]+(?:(?i:in)\s+)?|{EDGE})"
_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VAGUE = (
    r"a few|few|couple of|hundreds of|thousands of|several|many|a number of|some|the few|dozens of|"
    r"a good many"
)
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})*(?:\.\d+|\s\d/\d)?|\d+|(?i:(?:{'|'.join(_TENS)})(?:[-\s](?:"
    rf"{'|'.join(_ONES[:9])}))?|{'|'.join(reversed(_ONES))}|a couple of|a couple|a hundred|"
    rf"half an?|an?|{_VAGUE}))"
)
UNITS = {
    "second": ("T", "S", 1), "minute": ("T", "M", 1), "hour": ("T", "H", 1), "day": ("", "D", 1),
    "night": ("", "D", 1), "week": ("", "W", 1), "fortnight": ("", "W", 2), "month": ("", "M", 1),
    "quarter": ("", "Q", 1), "year": ("", "Y", 1), "decade": ("", "Y", 10),
    "century": ("", "Y", 100),
}  # fmt: skip
UNIT = (
    r"(?i:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?|"
    r"centur(?:y|ies))"
)
PARTS = {
    "early hours": "TNI", "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI",
    "dawn": "TMO", "daybreak": "TMO", "noon": "T12:00", "midday": "T12:00", "midnight": "T24:00",
    "dusk": "TEV",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Base:
    """The moment of publication, as far as it is known."""

    day: date
    moment: datetime | None = None

    @staticmethod
    def of(written: str | None) -> Base | None:
        """From an ISO day or instant; None where it is missing or broken."""
        if not written:
            return None
        try:
            day = date.fromisoformat(written[:10])
            moment = datetime.fromisoformat(written) if len(written) > 10 else None
        except ValueError:
            return None
        return Base(day, moment if moment and moment.tzinfo else None)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule reads: TIMEX3 type and value, and an interval of ISO days or instants.

    `part` is a clock time or part of the day as TIMEX writes it (`T14:25`, `TNI`), `offset` its
    zone; with `floats` its day may stand beside it ("at 5 p.m. on Friday").
    """

    timex: str
    value: str
    start: str | None = None
    end: str | None = None
    precision: str = "day"
    part: str = ""
    offset: str = ""
    floats: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """What a rule sees beside its words: the base, and the sentence around them."""

    base: Base
    before: str = ""
    after: str = ""

    @property
    def ahead(self) -> bool:
        """Whether the clause looks ahead: "will meet on Monday"."""
        return direction(self.before, self.after) == "ahead"

    @property
    def behind(self) -> bool:
        """Whether the clause looks back: "fell in December"."""
        return direction(self.before, self.after) == "back"


def number(words: str) -> float | None:
    """A number in words or figures: "twenty-two" is 22, "a couple of" 2, "several" None."""
    words = words.lower().replace(",", "").strip()
    if match := re.fullmatch(r"(\d+)\s(\d)/(\d)", words):
        return int(match[1]) + int(match[2]) / int(match[3])
    if re.fullmatch(r"\d+(?:\.\d+)?", words):
        return float(words)
    fixed = {"a": 1, "an": 1, "a couple": 2, "a couple of": 2, "couple of": 2, "a hundred": 100}
    if words in fixed:
        return fixed[words]
    if words.startswith("half"):
        return 0.5
    return _spelled(re.split(r"[-\s]+", words))


def _spelled(pieces: list[str]) -> float | None:
    total = 0
    for piece in pieces:
        if piece in _ONES:
            total += _ONES.index(piece) + 1
        elif piece in _TENS:
            total += 10 * (_TENS.index(piece) + 2)
        else:
            return None
    return total


def unit_of(word: str) -> str:
    """The unit in the singular: "weeks" is week, "centuries" is century."""
    word = word.lower()
    return "century" if word.startswith("centur") else word.removesuffix("s")


def month_of(word: str) -> int:
    """1..12 for "September", "SEPT." or "Sep"."""
    key = word[:3].title()
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(key))


def weekday_of(word: str) -> int:
    """0 (Monday) .. 6 for "Wednesday" or "Wed."."""
    key = word[:3].title()
    return next(i for i, name in enumerate(WEEKDAYS) if name.startswith(key))


def period(count: float | None, unit: str) -> str:
    """A TIMEX3 duration: P3D, PT24H, P10Y for a decade, PXW for an unknown count."""
    time, letter, factor = UNITS[unit]
    if count is None:
        return f"P{time}X{letter}"
    if count == 0.5 and unit in ("hour", "year", "day"):
        return {"hour": "PT30M", "year": "P6M", "day": "PT12H"}[unit]
    if unit == "year" and count % 1 == 0.5:
        return f"P{int(count)}Y6M"
    return f"P{time}{count * factor:g}{letter}"
