"""Finding: every rule over the text, the longest words win, neighbours are joined."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from fogline.nouns import Span, When
from fogline.reading.times import clock, days, lengths, periods
from fogline.reading.times.calendar import in_part, of_unit, shift
from fogline.reading.times.grammar import NUMBER, UNIT, Base, Reading, Scene, number, unit_of

_HINTED = tuple((m.HINT, m.RULES) for m in (clock, days, periods, lengths))
_NO_BASE = Base(date(2000, 1, 1))


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression: its words, TIMEX3 type (DATE, TIME, DURATION, SET) and value, its When.

    `when` has neither start nor end where the text does not say (lengths, sets, "days later").
    """

    span: Span
    timex: str
    value: str
    when: When


@dataclass(frozen=True, slots=True)
class _Found:
    span: Span
    rule: str
    reading: Reading


def find(text: str, span: Span, base: str | None) -> list[TimeMention]:
    """The time expressions inside `span`, in order, without overlaps.

    `base` is the ISO day or instant of publication; without it only what the words say alone is
    resolved. Call it with one sentence: tense is read from the words around.
    """
    anchor = Base.of(base)
    found = _longest(_candidates(text, span, anchor))
    found = _joined(text, found)
    found = _related(text, found)
    return [_mention(text, span, item, anchor) for item in found]


def _candidates(text: str, span: Span, anchor: Base | None) -> list[_Found]:
    found = []
    rules = [r for hint, group in _HINTED if hint.search(text, span.start, span.end) for r in group]
    for rule in rules:
        for match in rule.pattern.finditer(text, span.start, span.end):
            start, end = match.span("x" if "x" in rule.pattern.groupindex else 0)
            scene = Scene(anchor or _NO_BASE, text[span.start : start], text[end : span.end])
            if reading := rule.read(match, scene):
                if rule.anchored and not anchor:
                    reading = _unresolved(reading)
                found.append(_Found(Span(start, end), rule.name, reading))
    return found


def _unresolved(reading: Reading) -> Reading:
    value = reading.value if reading.timex in ("DURATION", "SET") else f"XXXX-XX-XX{reading.part}"
    return Reading(reading.timex, value, precision="vague", part=reading.part, floats=True)


def _longest(found: list[_Found]) -> list[_Found]:
    """Of overlapping readings the longest; of equal ones the rule that stands first."""
    kept: list[_Found] = []
    for item in sorted(found, key=lambda f: f.span.start - f.span.end):
        if not any(item.span.overlap(other.span) for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda f: f.span)


_BESIDE = re.compile(r",?\s*(?:\(\s*)?(?:(?:on|of|late|early)\s+)?(?:the\s+)?", re.I)
_NIGHT_TO = re.compile(r"\s+(?:to|into|through)\s+(?:early\s+)?", re.I)
_AT_CLOCK = re.compile(r",?\s+(?:at|around|at about|about|at around|in the|before|after)?\s*", re.I)
_RANGE = re.compile(
    r"\s*(?:to|until|through|till|into|–|—|-)\s*(?:the\s+)?(?:early\s+|late\s+)?", re.I
)
_PAIR = re.compile(r"\s+and\s+(?:the\s+)?", re.I)


def _joined(text: str, found: list[_Found]) -> list[_Found]:
    """Neighbours made one: "5 p.m." with "on Friday", "Friday" with "into Saturday"."""
    joined: list[_Found] = []
    for item in found:
        if joined and (one := _one_of(text, joined[-1], item)):
            joined[-1] = one
        else:
            joined.append(item)
    return joined


def _one_of(text: str, a: _Found, b: _Found) -> _Found | None:
    between = text[a.span.end : b.span.start]
    whole = Span(a.span.start, b.span.end)
    if a.rule == "overnight" and _is_day(b.reading) and _NIGHT_TO.fullmatch(between):
        return _Found(whole, "overnight_to", _night_before(b.reading))
    if _is_day(b.reading) and a.reading.floats and _BESIDE.fullmatch(between):
        return _Found(whole, f"{a.rule}+{b.rule}", _on_day(a.reading, b.reading))
    if _is_day(a.reading) and b.reading.floats and _AT_CLOCK.fullmatch(between):
        return _Found(whole, f"{b.rule}+{a.rule}", _on_day(b.reading, a.reading))
    before = text[max(0, a.span.start - 9) : a.span.start]
    pair = re.search(r"\bbetween\s+$", before, re.I) and _PAIR.fullmatch(between)
    if (pair or _RANGE.fullmatch(between)) and (reading := _from_to(a.reading, b.reading)):
        return _Found(whole, "range", reading)
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


def _related(text: str, found: list[_Found]) -> list[_Found]:
    """What only relates is counted from the last date before it: "On Friday ... the next day"."""
    told: list[_Found] = []
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


_SINCE = re.compile(r"\b(?:ever\s+)?since\s+(?:(?:the|at least|around|about)\s+)*$", re.I)
_UNTIL = re.compile(r"\b(?:until|till|before|by|up to)\s+(?:(?:the|late|early)\s+)*$", re.I)
_FROM = re.compile(
    r"\b(?:from|after|beginning|starting(?: on)?)\s+(?:(?:the|late|early)\s+)*$", re.I
)


def _mention(text: str, span: Span, found: _Found, anchor: Base | None) -> TimeMention:
    reading, rule = found.reading, found.rule
    before = text[max(span.start, found.span.start - 30) : found.span.start]
    start, end = reading.start, reading.end
    if reading.timex in ("DATE", "TIME") and rule != "range":
        if _SINCE.search(before) and start:
            rule, end = f"since+{rule}", max(start, str(anchor.day)) if anchor else None
        elif _UNTIL.search(before):
            rule, start = f"until+{rule}", None
        elif _FROM.search(before) and reading.precision in ("day", "minute", "part_of_day"):
            rule, end = f"from+{rule}", None
    words = found.span.of(text)
    when = When(start, end, reading.precision, reading.value, rule, words)
    return TimeMention(found.span, reading.timex, reading.value, when)


_REFERENCES = (
    ("PRESENT_REF", r"now|right now|currently|current|at present|at the moment|nowadays|these days|"
     r"as of now"),
    ("PAST_REF", r"(?:more\s+)?recently|recent|the past(?=[.,;]|$)"),
    ("FUTURE_REF", r"soon(?! after)|as soon as possible|the (?:near )?future|"
     r"the (?:near|short) term"),
)  # fmt: skip


def references(text: str, span: Span) -> list[TimeMention]:
    """Words that point at the present, past or future and name no time: "now", "recently".

    They are TIMEX3 expressions, but no dates; `find` leaves them out.
    """
    found = []
    for value, words in _REFERENCES:
        for m in re.finditer(rf"(?<![\w-])(?:{words})(?![\w-])", text[span.start : span.end], re.I):
            where = Span(span.start + m.start(), span.start + m.end())
            when = When(None, None, "vague", value, "references", m[0])
            found.append(TimeMention(where, "DATE", value, when))
    return sorted(found, key=lambda mention: mention.span)
