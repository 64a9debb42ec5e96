"""The state of a screen, all of it in the query string, and what it leaves of a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Annotated, Any, TypeVar
from urllib.parse import urlencode

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from fogline.nouns import Dispute, Event, Ledger, Line, instant, public_by
from fogline.serve.shown import FIELDS, Shown


def _moment(value: str | None) -> str | None:
    """An ISO day or instant; an empty value is none."""
    if not value:
        return None
    if not value.isascii() or len(value) < 4:
        raise ValueError("not a day or an instant")
    try:
        instant(value)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"not a day or an instant: {error}") from error
    return value


def _words(value: str | None) -> str | None:
    """Words to look for; empty ones are none, and zero bytes are refused."""
    if value and "\x00" in value:
        raise ValueError("zero bytes are no words")
    return value.strip() or None if value else None


T = TypeVar("T", Event, Line, Dispute)
Moment = Annotated[str | None, Field(max_length=40), AfterValidator(_moment)]
Words = Annotated[str | None, Field(max_length=200), AfterValidator(_words)]


class Filters(BaseModel):
    """Filters that every screen and every collection takes."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    as_of: Moment = Field(default=None, description="Only what the world could read by then.")
    place: Words = Field(default=None, description="Claims about this place.")
    actor: Words = Field(
        default=None, description="Claims in which this actor does or suffers something."
    )
    kind: Words = Field(
        default=None, description="toll, control, incident, quote, or a kind of incident."
    )
    origin: Words = Field(default=None, description="Claims of this origin, by name.")
    outlet: Words = Field(default=None, description="Claims that this outlet prints.")
    status: Words = Field(
        default=None, description="single_source, corroborated, contested, denied ..."
    )
    language: Words = Field(default=None, description="Pages in this language.")
    since: Moment = Field(default=None, description="Published at or after this moment.")
    until: Moment = Field(default=None, description="Published by this moment.")

    @property
    def chosen(self) -> dict[str, str]:
        """The filters that are set, the clock apart."""
        names = (*FIELDS, "since", "until")
        return {name: value for name in names if (value := getattr(self, name))}

    @property
    def state(self) -> dict[str, str]:
        """Everything that is set, as it stands in a URL."""
        clock = {"as_of": self.as_of} if self.as_of else {}
        return {**clock, **self.chosen}


class Paging(Filters):
    """Filters with a page of rows."""

    limit: int = Field(default=100, ge=1, le=1000, description="Rows a page.")
    cursor: str | None = Field(
        default=None, max_length=120, description="`next` of the page before."
    )


def link(path: str, state: Mapping[str, Any], **changes: Any) -> str:
    """A path with a state; changes set to None are taken out of it."""
    merged = {**state, **changes}
    query = urlencode({k: v for k, v in merged.items() if v not in (None, "")})
    return f"{path}?{query}" if query else path


def chosen(shown: Shown, filters: Filters) -> set[str] | None:
    """Ids of the claims that pass the filters; None where nothing is filtered."""
    found: set[str] | None = None
    for field in FIELDS:
        if value := getattr(filters, field):
            mine = shown.tags.get((field, value.casefold()), set())
            found = mine if found is None else found & mine
    if filters.since or filters.until:
        inside = _published(shown, filters)
        found = inside if found is None else found & inside
    return found


def _published(shown: Shown, filters: Filters) -> set[str]:
    facts = shown.ledger.facts
    reports = {
        report.id
        for report in facts.reports.values()
        if public_by(report.public, filters.until) and _from(report.public, filters.since)
    }
    return {claim.id for claim in facts.claims.values() if claim.report in reports}


def _from(public: str | None, since: str | None) -> bool:
    """Whether something came out at or after a moment; a day begins at its midnight (UTC)."""
    if since is None:
        return True
    start = instant(since if len(since) > 10 else f"{since}T00:00") if len(since) >= 10 else None
    return public is not None and (start is None or instant(public) >= start)


def narrowed(shown: Shown, filters: Filters) -> Ledger:
    """The ledger with only the events, lines and disputes that rest on a chosen claim."""
    claims = chosen(shown, filters)
    if claims is None:
        return shown.ledger
    ledger = shown.ledger
    return replace(
        ledger,
        events=touching(ledger.events, claims),
        lines=touching(ledger.lines, claims),
        disputes=touching(ledger.disputes, claims),
    )


def touching(things: Iterable[T], claims: set[str]) -> tuple[T, ...]:
    """Those that rest on one of the claims."""
    return tuple(thing for thing in things if not claims.isdisjoint(thing.claims))
