"""Dates as machines write them, to ISO; dates as people write them are read with the reports."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

_DAY = re.compile(r"(\d{4})[-/]?(\d{2})[-/]?(\d{2})\Z")
_YEARS = range(1990, 2101)


def iso(value: object) -> str | None:
    """The ISO day or instant of an ISO 8601 or RFC 2822 date; None for others.

    An instant keeps its offset; without an offset only its day is certain.
    """
    if not isinstance(value, str):
        return None
    moment = _iso8601(value.strip()) or _rfc2822(value.strip())
    if moment is None or moment.year not in _YEARS:
        return None
    if moment.tzinfo is None or _DAY.match(value.strip()):
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds")


def _iso8601(value: str) -> datetime | None:
    day = _DAY.match(value)
    try:
        return datetime.fromisoformat("-".join(day.groups()) if day else value)
    except ValueError:
        return None


def _rfc2822(value: str) -> datetime | None:
    try:
        return parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
