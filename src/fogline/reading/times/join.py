"""Joining: neighbours that are one expression, and what is counted from a date before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from fogline.nouns import Span
from fogline.reading.times.calendar import in_part, of_unit, shift
from fogline.reading.times.grammar import NUMBER, UNIT, Reading, number, unit_of


@dataclass(frozen=True, slots=True)
class Found:
    """A reading, where it stands and the name of the rule that made it."""

    span: Span
    rule: str
    reading: Reading


_BESIDE = re.compile(r",?\s*(?:\(\s*)?(?:(?:on|of|late|early)\s+)?(?:the\s+)?", re.I)
_NIGHT_TO = re.compile(r"\s+(?:to|into|through)\s+(?:early\s+)?", re.I)
_AT_CLOCK = re.compile(r",?\s+(?:at|around|at about|about|at around|in the|before|after)?\s*", re.I)
_RANGE = re.compile(
    r"\s*(?:to|until|through|till|into|–|—|-)\s*(?:the\s+)?(?:early\s+|late\s+)?", re.I
)
_PAIR = re.compile(r"\s+and\s+(?:the\s+)?", re.I)


def joined(text: str, found: list[Found]) -> list[Found]:
    """Neighbours made one: "5 p.m." with "on Friday", "Friday" with "into Saturday"."""
    joined: list[Found] = []
    for item in found:
        if joined and (one := _one_of(text, joined[-1], item)):
            joined[-1] = one
        else:
            joined.append(item)
    return joined


def _one_of(text: str, a: Found, b: Found) -> Found | None:
    between = text[a.span.end : b.span.start]
    whole = Span(a.span.start, b.span.end)
    if a.rule == "overnight" and _is_day(b.reading) and _NIGHT_TO.fullmatch(between):
        return Found(whole, "overnight_to", _night_before(b.reading))
    if _is_day(b.reading) and a.reading.floats and _BESIDE.fullmatch(between):
        return Found(whole, f"{a.rule}+{b.rule}", _on_day(a.reading, b.reading))
    if _is_day(a.reading) and b.reading.floats and _AT_CLOCK.fullmatch(between):
        return Found(whole, f"{b.rule}+{a.rule}", _on_day(b.reading, a.reading))
    before = text[max(0, a.span.start - 9) : a.span.start]
    pair = re.search(r"\bbetween\s+$", before, re.I) and _PAIR.fullmatch(between)
    if (pair or _RANGE.fullmatch(between)) and (reading := _from_to(a.reading, b.reading)):
        return Found(whole, "range", reading)
    return None


def _is_day(reading: Reading) -> bool:
    return reading.timex == "DATE" and reading.precision == "day" and reading.start == reading.end


def _night_before(day: Reading) -> Reading:
    """The night that ends on that day: "overnight into Thursday"."""
    morning = date.fromisoformat(day.start or "")
    return in_part(date.fromordinal(morning.toordinal() - 1), "TNI")


def _on_day(part: Reading, day: Reading) -> Reading:
    """A part of the day on the day beside it: "at dawn" with "Friday"."""
    return _in_part_of(day.start, part) if day.start else replace(day, timex="TIME", part=part.part)


def _in_part_of(day: str, part: Reading) -> Reading:
    return in_part(date.fromisoformat(day), part.part, part.offset)


def _from_to(a: Reading, b: Reading) -> Reading | None:
    """First start, last end: "Friday into Saturday", "from March to June", "between 2011 and 2015".

    Where the first would lie after the last it is taken a week or a year earlier.
    """
    same = a.timex == b.timex == "DATE" and a.precision == b.precision
    if not same or not a.start or not b.end:
        return None
    start = a.start if a.start <= b.end else _earlier(a, b.end)
    if start is None:
        return None
    value = f"{start if a.precision == 'day' else a.value}/{b.value}"
    return Reading("DATE", value, start, b.end, a.precision)


def _earlier(a: Reading, end: str) -> str | None:
    day = date.fromisoformat((a.start or "")[:10])
    if a.precision == "month":
        return day.replace(year=day.year - 1).isoformat()
    gap = (day - date.fromisoformat(end[:10])).days
    return date.fromordinal(day.toordinal() - 7).isoformat() if 0 < gap <= 7 else None


_STEP = re.compile(
    r"(?:the|that)\s+(?:very\s+)?(?:(?P<on>following|next)|(?P<back>previous)|(?P<same>same))?\s*"
    r"(?P<u>day|night|morning|evening|week|month|year|weekend)\Z|"
    rf"(?P<n>{NUMBER})\s+(?P<v>{UNIT})\s+(?:(?P<later>later|after|afterwards)|(?P<earlier>earlier|"
    r"before))\Z",
    re.I,
)


def related(text: str, found: list[Found]) -> list[Found]:
    """What only relates is counted from the last date before it: "On Friday ... the next day"."""
    told: list[Found] = []
    for item in found:
        last = next((f.reading for f in reversed(told) if f.reading.timex == "DATE"), None)
        words, beyond = item.span.of(text), text[item.span.end : item.span.end + 2]
        free = not words.lower().endswith(("after", "before")) or not beyond.strip().isalnum()
        one = _STEP.match(words) if free and item.rule.startswith("related") else None
        reading = _step(one, last) if one and last and last.start else None
        told.append(replace(item, reading=reading or item.reading))
    return told


def _step(m: re.Match[str], last: Reading) -> Reading | None:
    """A day after a day, a year after a year; nothing from dates too coarse to count from."""
    unit = unit_of(m["u"] or m["v"])
    day = date.fromisoformat((last.start or "")[:10])
    sign = 1 if m["on"] or m["later"] else -1 if m["back"] or m["earlier"] else 0
    count = number(m["n"]) if m["n"] else 1.0
    grain = {"night": "day", "morning": "day", "evening": "day", "weekend": "week"}
    unit = grain.get(unit, unit)
    if count is None or not (last.precision == "day" or last.precision == unit):
        return None
    return of_unit(shift(day, sign * count, unit), unit)
