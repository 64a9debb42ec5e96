"""Comparing moments: what was public by `as_of`.

A day without a time counts from its end (UTC): a report dated "30 Nov" is not yet public at noon of
that day, since nobody can tell. `as_of` given as a day means the end of that day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TypeVar

from fogline.nouns.record import Facts

T = TypeVar("T")


def instant(moment: str) -> datetime:
    """An ISO day (its last second) or instant (UTC where no offset is given) as an aware datetime.

    Raises ValueError where `moment` is neither. Months and years count from their last day.
    """
    if len(moment) <= 7:
        return _end_of_period(moment)
    if len(moment) == 10:
        return datetime.combine(datetime.fromisoformat(moment).date(), time(23, 59, 59), UTC)
    at = datetime.fromisoformat(moment.replace("Z", "+00:00"))
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _end_of_period(moment: str) -> datetime:
    year, _, month = moment.partition("-")
    number = int(year) * 12 + (int(month) if month else 12)
    first_after = datetime(number // 12, number % 12 + 1, 1, tzinfo=UTC)
    return first_after - timedelta(seconds=1)


def public_by(public: str | None, as_of: str | None) -> bool:
    """Whether something public from `public` could be read by `as_of` (None: any time)."""
    if as_of is None:
        return True
    return public is not None and instant(public) <= instant(as_of)


def facts_as_of(facts: Facts, as_of: str | None) -> Facts:
    """Only what was public by then; reports of unknown date are left out of any past moment.

    Rulings by people stay, whenever they were made: they say how to read what was public.
    """
    if as_of is None:
        return facts
    reports = {k: r for k, r in facts.reports.items() if public_by(r.public, as_of)}
    pages = {r.page for r in reports.values()}
    links = {
        k: link
        for k, link in facts.links.items()
        if link.a.report in reports and link.b.report in reports
    }
    return replace(
        facts,
        pages=_kept(facts.pages, pages),
        reports=reports,
        claims={k: c for k, c in facts.claims.items() if c.report in reports},
        links=links,
        doubts=tuple(d for d in facts.doubts if d.page in pages),
    )


def _kept(nouns: Mapping[str, T], keys: set[str]) -> dict[str, T]:
    return {key: noun for key, noun in nouns.items() if key in keys}
