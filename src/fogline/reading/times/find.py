"""Finding: every rule over the text, the longest words win, neighbours are joined."""

from __future__ import annotations

import re
from datetime import date

from fogline.nouns import Span, TimeMention, When
from fogline.reading.times import clock, days, lengths, periods, years
from fogline.reading.times.grammar import Base, Reading, Scene
from fogline.reading.times.join import Found, joined, related
from fogline.reading.times.rule import Rule

_HINTED = tuple((m.HINT, m.RULES) for m in (clock, days, periods, years, lengths))
_REACH = 200
_NO_BASE = Base(date(2000, 1, 1))


def find(text: str, span: Span, base: str | None) -> list[TimeMention]:
    """The time expressions inside `span`, in order, without overlaps.

    `base` is the ISO day or instant of publication; without it only what the words say alone is
    resolved. Call it with one sentence: tense is read from the words around.
    """
    anchor = Base.of(base)
    found = _longest(_candidates(text, span, anchor))
    found = joined(text, found)
    found = related(text, found)
    return [_mention(text, span, item, anchor) for item in found]


def _candidates(text: str, span: Span, anchor: Base | None) -> list[Found]:
    found = []
    for rule in _worth_trying(text, span):
        for match in rule.pattern.finditer(text, span.start, span.end):
            start, end = match.span("x" if "x" in rule.pattern.groupindex else 0)
            before = text[max(span.start, start - _REACH) : start]
            after = text[end : min(span.end, end + _REACH)]
            scene = Scene(anchor or _NO_BASE, before, after)
            if reading := rule.read(match, scene):
                if rule.anchored and not anchor:
                    reading = _unresolved(reading)
                found.append(Found(Span(start, end), rule.name, reading))
    return found


def _worth_trying(text: str, span: Span) -> list[Rule]:
    """The rules whose hints stand in the text: most sentences hold few of them."""
    lowered = span.of(text).lower()
    groups = [rules for hint, rules in _HINTED if hint.search(text, span.start, span.end)]
    return [rule for rules in groups for rule in rules if any(h in lowered for h in rule.hints)]


def _unresolved(reading: Reading) -> Reading:
    value = reading.value if reading.timex in ("DURATION", "SET") else f"XXXX-XX-XX{reading.part}"
    return Reading(reading.timex, value, precision="vague", part=reading.part, floats=True)


def _longest(found: list[Found]) -> list[Found]:
    """Of overlapping readings the longest; of equal ones the rule that stands first."""
    kept: list[Found] = []
    taken: set[int] = set()
    for item in sorted(found, key=lambda f: f.span.start - f.span.end):
        if taken.isdisjoint((item.span.start, item.span.end - 1)):
            taken.update(range(item.span.start, item.span.end))
            kept.append(item)
    return sorted(kept, key=lambda f: f.span)


_SINCE = re.compile(r"\b(?:ever\s+)?since\s+(?:(?:the|at least|around|about)\s+)*$", re.I)
_UNTIL = re.compile(r"\b(?:until|till|before|by|up to)\s+(?:(?:the|late|early)\s+)*$", re.I)
_FROM = re.compile(
    r"\b(?:from|after|beginning|starting(?: on)?)\s+(?:(?:the|late|early)\s+)*$", re.I
)


def _mention(text: str, span: Span, found: Found, anchor: Base | None) -> TimeMention:
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
