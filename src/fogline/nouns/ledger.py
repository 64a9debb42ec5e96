"""What the ledger makes of claims: events, lines, disputes. All are views, never facts."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.nouns.when import When

STATUSES = ("single_source", "corroborated", "contested", "denied", "debunked", "superseded")
DISPUTE_KINDS = ("contradiction", "denial", "update", "different_scope", "debunked")


@dataclass(frozen=True, slots=True)
class Count:
    """Independent origins, exact (`low == high`) or a range, with its explanation in words."""

    low: int
    high: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Claims about one happening; `claims` are ids, best claim first."""

    id: str
    kind: str
    claims: tuple[str, ...]
    title: str
    status: str
    origins: Count
    outlets: int
    place: str | None = None
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    date: When | None = None
    outcome: str | None = None
    low: int | None = None
    best: int | None = None
    high: int | None = None
    rule: str = ""
    """How low, best and high were chosen."""


@dataclass(frozen=True, slots=True)
class Line:
    """A dated row of a toll series or a control timeline.

    `series` groups rows that may be compared (same origin and scope); `moment` is when the world
    could read it; `state` is the figure or the holder as told then.
    """

    id: str
    kind: str
    series: str
    moment: str | None
    claims: tuple[str, ...]
    origin: str
    origins: Count
    state: str
    place: str | None = None
    actor: str | None = None
    outcome: str | None = None
    victims: str | None = None
    low: int | None = None
    best: int | None = None
    high: int | None = None
    status: str = "single_source"
    superseded_by: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims that cannot all hold, a denial, an update, another scope or a debunked rumour."""

    id: str
    kind: str
    claims: tuple[str, ...]
    why: str
    settles: str = ""
    """What would settle it."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is different in the ledger between two moments."""

    kind: str
    """new, raised, lowered, denied, retracted or corrected."""
    event: str
    claims: tuple[str, ...]
    why: str
