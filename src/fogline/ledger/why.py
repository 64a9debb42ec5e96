"""Why a figure is what it is: its sentences, whose they are, and what stands against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fogline.ledger import words
from fogline.nouns import Claim, Dispute, Event, Ledger, Line, Toll


@dataclass(frozen=True, slots=True)
class Reason:
    """One claim that gives the figure, with everything it rests on.

    `event` and `count` say what the ledger makes of it, `disputes` what does not go with it.
    """

    claim: str
    said: str
    sentence: str
    page: str
    start: int
    end: int
    publisher: str
    public: str | None
    chain: tuple[str, ...]
    origins: tuple[str, ...]
    rule: str
    event: str
    count: str
    disputes: tuple[str, ...]


def why(ledger: Ledger, figure: str) -> list[Reason]:
    """The claims that a figure ("311", "1,000"), an id or words of a title stand for."""
    wanted = figure.strip().casefold()
    found = [ledger.facts.claims[claim] for claim in claims_for(ledger, wanted)]
    return [reason(ledger, c) for c in sorted(found, key=lambda c: (c.page, c.span, c.id))]


def claims_for(ledger: Ledger, wanted: str) -> set[str]:
    """Claims of that value, id, event, line or dispute; else of events titled with the words."""
    value = re.sub(r"[\s,.]", "", wanted)
    claims = ledger.facts.claims.values()
    if value.isdigit():
        return {c.id for c in claims if isinstance(c.what, Toll) and c.what.value == int(value)}
    holders: list[Event | Line | Dispute] = [*ledger.events, *ledger.lines, *ledger.disputes]
    found = {c.id for c in claims if c.id == wanted}
    found.update(claim for holder in holders if holder.id == wanted for claim in holder.claims)
    titled = {c for e in ledger.events if wanted in e.title.casefold() for c in e.claims}
    return found or titled


def reason(ledger: Ledger, claim: Claim) -> Reason:
    """Everything one claim rests on."""
    facts = ledger.facts
    report, page = facts.reports[claim.report], facts.pages[claim.page]
    voices = ledger.claim_origins.get(claim.id, ())
    event = next((e for e in ledger.events if claim.id in e.claims), None)
    line = next((row for row in ledger.lines if claim.id in row.claims), None)
    return Reason(
        claim.id,
        words.said(claim, report),
        " ".join(claim.sentence.of(page.text).split()),
        page.name,
        claim.sentence.start,
        claim.sentence.end,
        report.publisher or "unnamed outlet",
        report.public,
        claim.attribution.names,
        tuple(told(ledger, voice) for voice in voices),
        claim.rule,
        f"{event.title}: {event.status}, {event.origins.why}. {event.rule}" if event else "",
        f"{line.origin}: {line.state}. {line.why}" if line else "",
        tuple(against(ledger, claim)),
    )


def told(ledger: Ledger, voice: str) -> str:
    """An origin with its reason."""
    origin = ledger.origins.get(voice)
    return f"{origin.name} ({'; '.join(origin.why)})" if origin else voice


def against(ledger: Ledger, claim: Claim) -> Iterator[str]:
    """The disputes a claim is in."""
    return (f"{d.kind}: {d.why}" for d in ledger.disputes if claim.id in d.claims)
