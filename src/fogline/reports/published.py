"""When a report was published: the stated date, read by the page's own habits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fogline.knowledge.outlets import Layout, Outlets
from fogline.nouns.page import Page
from fogline.nouns.span import Span
from fogline.nouns.when import When, day_of
from fogline.reports.dates import Clock, Mention, clocks, is_day, mentions, offset
from fogline.reports.headers import date_line, dateline, opening_date
from fogline.reports.lines import stamp_of
from fogline.reports.roles import Marked

US_ORDER = {"US", "PH", "FM", "PW"}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
UPDATE = re.compile(r"^\W*Updated?\s*(?:\d\s*)?\(?(?:at\s+)?(?P<clock>[^)]{4,20})\)", re.IGNORECASE)
IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-])")
NEAR_DAYS, FAR_DAYS, YEAR_DAYS = 4, 20, 300


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a page shows of its dates: orders it uses, days it names, its own day."""

    orders: frozenset[str]
    days: tuple[date, ...]
    page: When | None


@dataclass(frozen=True, slots=True)
class Stated:
    """A printed date with its words, where they stand, and the rule that found it."""

    mention: Mention
    clock: Clock | None
    words: str
    span: Span
    rule: str


def calendar(page: Page, rows: Sequence[Marked], first: int, outlets: Outlets) -> Calendar:
    """Gather the dates of a page; rows above `first` belong to the page itself."""
    layout = outlets.layout
    lines = [d for r in rows if r.role == "date" and (d := date_line(r.line.text, layout))]
    found = [d.mention for d in lines]
    known = (page.meta.published, page.meta.modified, stamp_of(page))
    days = [day for k in known if (day := _iso_day(k))]
    days += [date(m.year, m.month, m.day) for m in found if m.year and m.order != "?"]
    orders = frozenset(m.order for m in found if m.order in ("dmy", "mdy"))
    bare = Calendar(orders, tuple(days), None)
    return Calendar(orders, tuple(days), _page_day(page, rows[:first], bare, outlets))


def _page_day(page: Page, above: Sequence[Marked], seen: Calendar, outlets: Outlets) -> When | None:
    """The day of the page: its meta data, a date over everything, the crawler's stamp."""
    if day := _iso_day(page.meta.published):
        return When(
            page.meta.published, page.meta.published, rule="page_meta", words=day.isoformat()
        )
    for row in above:
        stated = _stated_row(row, outlets.layout) if row.role == "date" else None
        when = read(stated, seen, None, outlets) if stated else None
        if when:
            return When(when.start, when.end, when.precision, when.value, "page", when.words)
    if day := _iso_day(stamp_of(page)):
        return When(day.isoformat(), day.isoformat(), rule="stamp", words=day.isoformat())
    return _address_day(page)


def _address_day(page: Page) -> When | None:
    """The day in the page's address: "https://news.example/2023/04/17/shells-hit-market"."""
    m = IN_ADDRESS.search(page.meta.canonical_url or page.url or "")
    if m is None or not is_day(*map(int, m.groups())):
        return None
    day = date(*map(int, m.groups())).isoformat()
    return When(day, day, rule="address", words=m[0].strip("/"))


def _iso_day(words: str | None) -> date | None:
    day = day_of(words)
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None


def stated(rows: Sequence[Marked], body: int, outlets: Outlets) -> Stated | None:
    """The date that a report prints of itself: in its head, its dateline, or its last line.

    `rows` are the report's, `body` the index of its first running text among them.
    """
    layout = outlets.layout
    top = [s for r in rows[: body + 1] if r.role == "date" and (s := _stated_row(r, layout))]
    plain = [s for s in top if "updat" not in s.words.lower()]
    if top:
        return (plain or top)[0]
    for row in rows[: body + 1]:
        if row.role == "byline" and (s := _in_byline(row, layout)):
            return s
    for row in rows[: body + 2]:
        if row.role == "lead" and (s := _in_dateline(row, outlets)):
            return s
    if body < len(rows) and (s := _opening(rows[body], layout)):
        return s
    ends = ("date", "signature")
    tail = [s for r in rows[-3:] if r.role in ends and (s := _stated_row(r, layout))]
    return tail[0] if tail else None


def _stated_row(row: Marked, layout: Layout) -> Stated | None:
    """A date line: "Issued on: 30/11/2024 -"."""
    found = date_line(row.line.text, layout)
    return (
        Stated(found.mention, found.clock, row.line.text, row.line.span, "date_line")
        if found
        else None
    )


def _in_byline(row: Marked, layout: Layout) -> Stated | None:
    """A date that follows a name: "By Lina Haddad | May 3, 2024"."""
    found = [m for m in mentions(row.line.text, layout) if m.year]
    return Stated(found[0], None, row.line.text, row.line.span, "byline") if found else None


def _opening(row: Marked, layout: Layout) -> Stated | None:
    """A date glued to the first words: "Fri 3 May 2024 Shells fell on the market"."""
    found = opening_date(row.line.text, layout)
    if not found:
        return None
    span = Span(row.line.start, row.line.start + found.end)
    return Stated(found, None, row.line.text[: found.end], span, "opening")


def _in_dateline(row: Marked, outlets: Outlets) -> Stated | None:
    """The date of a dateline: "KHARTOUM, Nov 3 (Reuters) -"."""
    found = dateline(row.line.text, outlets)
    if not found or not found.mention:
        return None
    start = row.line.start
    span = Span(start, start + len(found.words))
    return Stated(found.mention, None, found.words, span, "dateline")


def read(stated: Stated, seen: Calendar, country: str | None, outlets: Outlets) -> When | None:
    """The day that is meant, or None where the page leaves it open."""
    m = stated.mention
    if m.order == "?":
        order = _order(stated, seen, country)
        return _when(_as(m, order), stated, f"{stated.rule}:{order}", outlets) if order else None
    if m.year is None:
        year = _year(m, seen)
        return (
            _when(date(year, m.month, m.day), stated, f"{stated.rule}:year", outlets)
            if year
            else None
        )
    return _when(date(m.year, m.month, m.day), stated, stated.rule, outlets)


def _as(m: Mention, order: str) -> date:
    assert m.year is not None
    return date(m.year, m.month, m.day) if order == "mdy" else date(m.year, m.day, m.month)


def _order(stated: Stated, seen: Calendar, country: str | None) -> str | None:
    """dd/mm or mm/dd: by the weekday in the line, the page's other dates, the outlet's country."""
    both = {order: _as(stated.mention, order) for order in ("dmy", "mdy")}
    named = [w for w in WEEKDAYS if re.search(rf"(?i)\b{w}", stated.words)]
    fits = [o for o, day in both.items() if named and WEEKDAYS[day.weekday()] == named[0]]
    if len(fits) == 1:
        return fits[0]
    if len(seen.orders) == 1:
        return next(iter(seen.orders))
    near = [o for o, day in both.items() if _distance(day, seen.days) <= NEAR_DAYS]
    far = [o for o, day in both.items() if _distance(day, seen.days) > FAR_DAYS]
    if len(near) == 1 and len(far) == 1:
        return near[0]
    return ("mdy" if country in US_ORDER else "dmy") if country else None


def _distance(day: date, others: Sequence[date]) -> int:
    return min((abs((day - other).days) for other in others), default=10**6)


def _year(m: Mention, seen: Calendar) -> int | None:
    """The only year in which a day without year lies shortly before the page's latest date."""
    known = [*seen.days, *([d] if seen.page and (d := _iso_day(seen.page.start)) else [])]
    if not known:
        return None
    latest = max(known)
    fits = [
        y
        for y in (latest.year - 1, latest.year, latest.year + 1)
        if is_day(y, m.month, m.day)
        and timedelta(-2) <= latest - date(y, m.month, m.day) <= timedelta(YEAR_DAYS)
    ]
    return fits[0] if len(fits) == 1 else None


def _when(day: date, stated: Stated, rule: str, outlets: Outlets) -> When:
    clock, iso = stated.clock, day.isoformat()
    if clock is None:
        return When(iso, iso, "day", iso, rule, stated.words)
    value = f"{iso}T{clock.hour:02}:{clock.minute:02}"
    if clock.zone is None:
        return When(iso, iso, "day", value, rule, stated.words)
    east = offset(clock.zone, day, outlets.layout)
    sign, east = "+" if east >= 0 else "-", abs(east)
    instant = f"{value}:00{sign}{east // 60:02}:{east % 60:02}"
    return When(instant, instant, "minute", value, rule, stated.words)


def update_of(rows: Sequence[Marked], day: str | None, outlets: Outlets) -> When | None:
    """A time of day in front of an update, on the page's day: "Update (1425ET): ..."."""
    moment = _iso_day(day)
    for row in rows[:6]:
        m = UPDATE.match(row.line.text)
        found = clocks(m["clock"], outlets.layout) if m else []
        if m and found and moment:
            told = Stated(
                Mention(0, 1, None, 1, 1), found[0], m[0].strip(), row.line.span, "update"
            )
            return _when(moment, told, "update", outlets)
    return None
