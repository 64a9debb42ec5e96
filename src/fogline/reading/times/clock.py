"""Rules for clock times and parts of a day. Where no day stands beside them, they float."""

from __future__ import annotations

import re
from datetime import timedelta

from fogline.reading.times.calendar import in_part
from fogline.reading.times.grammar import MONTH, PART, PARTS, WEEKDAY, Reading, Scene, weekday_of
from fogline.reading.times.rule import rule
from fogline.reading.times.zones import ZONE, offset

_HALF = r"(?P<h>[ap])\.?\s?m\b\.?"
_AROUND = r"(?:(?i:around|about|shortly (?:before|after)|just (?:before|after))\s+)?"
_ZONED = (
    rf"(?:\s?\(?(?:(?P<z>{ZONE})\b\)?|(?i:local(?: time)?|eastern(?: time)?)|"
    r"[A-Z][a-z]+ (?i:time)\b))"
)
_AT = r"(?i:at|around|about|by|from|since|until|before|after|and|to|at around|at about)"
_DAYLIKE = rf"(?:(?i:the)\s)?(?:\d|{WEEKDAY}|{MONTH})"
_PART_MOD = r"(?:(?i:early|late|later|mid)[\s-]+)?"


def half_day_clock(m: re.Match[str], scene: Scene) -> Reading | None:
    """A clock time of twelve hours: "2:25pm EST", "around 9 p.m.", "5 a.m. local time"."""
    hour = int(m["t"]) % 12 + (12 if m["h"].lower() == "p" else 0)
    return _clock(hour, m["n"], m["z"], scene) if int(m["t"]) <= 12 else None


def full_day_clock(m: re.Match[str], scene: Scene) -> Reading | None:
    """A clock time of 24 hours: "at 14:25", "06:30 GMT", "1425ET", "0600 GMT"."""
    return _clock(int(m["t"]), m["n"], m["z"], scene)


def _clock(hour: int, minutes: str | None, zone: str | None, scene: Scene) -> Reading | None:
    if hour > 24 or int(minutes or 0) > 59:
        return None
    part = f"T{hour:02d}:{minutes or '00'}"
    moved = offset(zone, scene.base.day) if zone else ""
    return _floating(in_part(scene.base.day, part, moved))


def _floating(reading: Reading) -> Reading:
    return Reading(
        reading.timex, reading.value, reading.start, reading.end, reading.precision,
        reading.part, reading.offset, floats=True,
    )  # fmt: skip


def part_of_this_day(m: re.Match[str], scene: Scene) -> Reading:
    """A part of the base or its neighbour: "this morning", "tonight", "last night"."""
    words = m[0].lower()
    name = "night" if "night" in words else m["p"].lower()
    step = 1 if "tomorrow" in words else -1 if re.search(r"last|yesterday", words) else 0
    return in_part(scene.base.day + timedelta(days=step), PARTS[name])


def weekday_part(m: re.Match[str], scene: Scene) -> Reading:
    """A night runs into the next day: "Thursday night", "noon Saturday"."""
    back = (scene.base.day.weekday() - weekday_of(m["w"])) % 7
    forth = timedelta(days=-back % 7 if scene.ahead else -back)
    return in_part(scene.base.day + forth, PARTS[m["p"].lower()])


def overnight(_: re.Match[str], scene: Scene) -> Reading:
    """The night before the base, into its day: "overnight"."""
    return _floating(in_part(scene.base.day - timedelta(days=1), "TNI"))


def part_of_some_day(m: re.Match[str], scene: Scene) -> Reading:
    """A day said elsewhere or not at all: "at dawn", "in the early hours", "before midnight"."""
    part = PARTS[m["p"].lower()]
    return Reading("TIME", f"XXXX-XX-XX{part}", precision="vague", part=part, floats=True)


HINT = re.compile(rf"\d|{PART}|night")
RULES = (
    rule(rf"{_AROUND}(?P<t>\d\d?)(?:[:.](?P<n>\d\d))?\s?{_HALF}{_ZONED}?",
         half_day_clock, hints="m"),
    rule(rf"(?P<t>[01]\d|2[0-4])[:.]?(?P<n>[0-5]\d){_ZONED}", full_day_clock),
    rule(rf"{_AT}\s+(?P<x>(?P<t>[01]?\d|2[0-4]):(?P<n>[0-5]\d)(?P<z>$.)?)(?![:.]\d)",
         full_day_clock),
    rule(rf"{_AT}\s+(?P<x>(?P<t>[01]?\d|2[0-4])(?P<n>$.)?\s?(?P<z>GMT|UTC))", full_day_clock),
    rule(r"(?i:(?:(?:earlier|early|late|later)\s+)?(?:this|yesterday|tomorrow|last)\s+)"
         rf"(?:(?i:early|late)\s+)?(?P<p>{PART})",
         part_of_this_day, hints="this|yesterday|tomorrow|last|tonight"),
    rule(r"(?:(?i:early|late|later)\s+)?(?P<p>(?i:tonight))",
         part_of_this_day, hints="this|yesterday|tomorrow|last|tonight"),
    rule(rf"(?:(?i:early|late|later|mid)[\s-]+(?:(?i:on)\s+)?)?(?P<w>{WEEKDAY})(?:['’]s)?,?\s+(?:(?i:early|late|mid)[\s-]+)?"
         rf"(?P<p>{PART})(?!s)", weekday_part, hints="day"),
    rule(rf"{_PART_MOD}(?P<p>{PART})(?:\s+(?i:on|of))?,?\s+(?P<w>{WEEKDAY})",
         weekday_part, hints="day"),
    rule(r"(?i:over\s?night)", overnight, hints="night"),
    rule(rf"(?:(?i:at|by|before|after|since|until|from|around|about)\s+(?:the\s+)?|"
         rf"(?i:in|during|on)\s+(?i:the)\s+|(?=(?i:the)\s+\w+\s+(?i:of|on)\s+{_DAYLIKE})(?i:the)\s+)"
         rf"(?P<x>(?:(?i:early|late) in (?i:the) )?{_PART_MOD}(?P<p>{PART}))"
         r"(?!s|\s+(?i:shift|sky|prayers?|market|club|vision|raid|school))", part_of_some_day),
)  # fmt: skip
