"""Calendar arithmetic: days, weeks, months and quarters as intervals of ISO days."""

from __future__ import annotations

from datetime import date, timedelta

from fogline.reading.times.grammar import Base, Reading


def safe(year: int, month: int, day: int) -> date | None:
    """A date, or None for 31 June."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift_months(day: date, months: int) -> date:
    """The same day some months on, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    for last in (day.day, 30, 29, 28):
        if last <= day.day and (found := safe(index // 12, index % 12 + 1, last)):
            return found
    return day


def shift(day: date, count: float, unit: str) -> date:
    """The day `count` units later; hours and shorter stay on their day unless they fill one."""
    if unit in ("second", "minute"):
        return day
    if unit == "hour":
        return day + timedelta(days=round(count / 24) if abs(count) >= 12 else 0)
    if unit in ("day", "night"):
        return day + timedelta(days=round(count))
    if unit in ("week", "fortnight"):
        return day + timedelta(days=round(count * (7 if unit == "week" else 14)))
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    return shift_months(day, max(round(count * months), -12 * (day.year - 1)))


def of_day(day: date) -> Reading:
    """One day."""
    return Reading("DATE", day.isoformat(), day.isoformat(), day.isoformat(), "day")


def of_days(first: date, last: date, value: str, precision: str) -> Reading:
    """Some days."""
    return Reading("DATE", value, first.isoformat(), last.isoformat(), precision)


def of_week(day: date) -> Reading:
    """The ISO week (Monday to Sunday) that holds `day`."""
    first = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    return of_days(first, first + timedelta(days=6), f"{year}-W{week:02d}", "week")


def of_weekend(day: date) -> Reading:
    """Saturday and Sunday of the ISO week that holds `day`."""
    saturday = day + timedelta(days=5 - day.weekday())
    year, week, _ = day.isocalendar()
    return of_days(saturday, saturday + timedelta(days=1), f"{year}-W{week:02d}-WE", "week")


def of_month(year: int, month: int) -> Reading:
    """One calendar month."""
    first = date(year, month, 1)
    last = shift_months(first, 1) - timedelta(days=1)
    return of_days(first, last, f"{year:04d}-{month:02d}", "month")


def of_quarter(year: int, quarter: int) -> Reading:
    """One calendar quarter."""
    first = date(year, 3 * quarter - 2, 1)
    last = shift_months(first, 3) - timedelta(days=1)
    return of_days(first, last, f"{year:04d}-Q{quarter}", "month")


def of_years(first: int, last: int, value: str) -> Reading:
    """One year or more: a decade, a century."""
    return of_days(date(first, 1, 1), date(last, 12, 31), value, "year")


def of_season(year: int, season: str) -> Reading:
    """A season of the northern hemisphere; winter begins in December of `year`."""
    code, month = {
        "spring": ("SP", 3), "summer": ("SU", 6), "autumn": ("FA", 9), "fall": ("FA", 9),
        "winter": ("WI", 12),
    }[season]  # fmt: skip
    first = date(year, month, 1)
    last = shift_months(first, 3) - timedelta(days=1)
    return of_days(first, last, f"{year:04d}-{code}", "month")


def of_unit(day: date, unit: str) -> Reading:
    """The calendar unit that holds `day`."""
    if unit == "week":
        return of_week(day)
    if unit == "weekend":
        return of_weekend(day)
    if unit == "month":
        return of_month(day.year, day.month)
    if unit == "quarter":
        return of_quarter(day.year, (day.month + 2) // 3)
    if unit in ("year", "decade", "century"):
        size = {"year": 1, "decade": 10, "century": 100}[unit]
        first = max(1, day.year // size * size)
        return of_years(first, first + size - 1, f"{day.year:04d}"[: 5 - len(str(size))])
    return of_day(day)


def in_part(day: date, part: str, offset: str = "") -> Reading:
    """A clock time (`T14:25`) or part of a day (`TNI`); a night runs into the next day."""
    value = f"{day.isoformat()}{part}"
    if part[1:2].isdigit():
        if part == "T24:00":
            return Reading("TIME", value, str(day), str(day + timedelta(days=1)), "hour", part)
        instant = f"{value}:00{offset}" if offset else day.isoformat()
        return Reading("TIME", value, instant, instant, "minute", part, offset)
    last = day + timedelta(days=1) if part == "TNI" else day
    return Reading("TIME", value, day.isoformat(), last.isoformat(), "part_of_day", part)


def clipped(reading: Reading, base: Base, *, ahead: bool) -> Reading:
    """A running week, month or year seen from inside: up to the base, or from it on when ahead."""
    today = base.day.isoformat()
    start, end = reading.start or today, reading.end or today
    if not start <= today <= end:
        return reading
    first, last = (today, end) if ahead else (start, today)
    return Reading(reading.timex, reading.value, first, last, reading.precision)
