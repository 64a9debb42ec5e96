"""Time as a text gives it: an interval with its precision, never a guessed instant."""

from __future__ import annotations

from dataclasses import dataclass

PRECISIONS = ("second", "minute", "hour", "part_of_day", "day", "week", "month", "year", "vague")


@dataclass(frozen=True, slots=True)
class When:
    """An interval of time.

    `start` and `end` are ISO 8601: a day (`2024-11-30`) means the whole day, an instant carries its
    offset (`2024-11-30T21:11:00+03:00`); None is open. `value` is the TIMEX3 value, `rule` the name
    of the rule that read it, `words` what the text says.
    """

    start: str | None
    end: str | None
    precision: str = "day"
    value: str | None = None
    rule: str = ""
    words: str = ""


def day_of(moment: str | None) -> str | None:
    """The calendar day of an ISO day or instant, as written."""
    return moment[:10] if moment else None
