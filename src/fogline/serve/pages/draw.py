"""Numbers for small drawings that the server makes: bars of days, sparklines, strips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from fogline.nouns import instant

WIDTH = 1000
"""Units across a drawing; it scales with its box."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One day of a histogram: where it stands, how high (0 to 1)."""

    day: str
    count: int
    x: float
    width: float
    height: float


def calendar(days: Sequence[str]) -> list[str]:
    """Every day from the first to the last (or only those told, where that is over a year)."""
    told = sorted({day[:10] for day in days if len(day) >= 10})
    if not told:
        return []
    first, last = instant(told[0]), instant(told[-1])
    length = (last - first).days
    if length > 366:
        return told
    return [(first + timedelta(days=n)).date().isoformat() for n in range(length + 1)]


def bars(days: Sequence[str], counts: dict[str, int]) -> list[Bar]:
    """The histogram of some days."""
    most = max([*counts.values(), 1])
    width = WIDTH / max(len(days), 1)
    return [
        Bar(day, counts.get(day, 0), round(i * width, 1), round(width, 1),
            round(counts.get(day, 0) / most, 3))
        for i, day in enumerate(days)
    ]  # fmt: skip


def place_on(days: Sequence[str], moment: str) -> float:
    """Where a moment stands on the axis of some days."""
    width = WIDTH / max(len(days), 1)
    day = moment[:10]
    at = next((i for i, d in enumerate(days) if d >= day), len(days) - 1)
    share = 0.5
    if len(moment) > 13:
        clock = instant(moment)
        share = (clock.hour * 60 + clock.minute) / 1440
    return round((at + share) * width, 1)


def spark(values: Sequence[int]) -> str:
    """The points of a sparkline, 100 wide and 24 high; empty for fewer than two values."""
    if len(values) < 2:
        return ""
    low, high = min(values), max(values)
    step, size = 100 / (len(values) - 1), max(high - low, 1)
    return " ".join(
        f"{i * step:.1f},{22 - 20 * (v - low) / size:.1f}" for i, v in enumerate(values)
    )
