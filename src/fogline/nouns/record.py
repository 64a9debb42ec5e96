"""The record as of a moment: the facts public by then and what the ledger makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fogline.nouns.claim import Claim
from fogline.nouns.decision import Decision
from fogline.nouns.doubt import Doubt, Failure
from fogline.nouns.ledger import Dispute, Event, Line
from fogline.nouns.lineage import Link, Origin
from fogline.nouns.page import Page
from fogline.nouns.report import Report


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts by id; ids are in order, so that the order of arrival never shows."""

    pages: Mapping[str, Page]
    reports: Mapping[str, Report]
    claims: Mapping[str, Claim]
    links: Mapping[str, Link]
    doubts: tuple[Doubt, ...] = ()
    failures: tuple[Failure, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """The record as of a moment (None: all there is). `claim_origins` gives origin ids by claim."""

    as_of: str | None
    facts: Facts
    origins: Mapping[str, Origin] = field(default_factory=dict)
    claim_origins: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    lines: tuple[Line, ...] = ()
    disputes: tuple[Dispute, ...] = ()
