"""A ledger with the look-ups that screens need, and the cache of ledgers by moment."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Lock
from typing import Any, TypeVar

from fogline.ledger.parties import Parties, parties
from fogline.ledger.sayings import actors_of, places_of, publisher_of, sufferers_of
from fogline.lineage.decisions import in_force
from fogline.nouns import (
    Claim,
    Decision,
    Dispute,
    Doubt,
    Event,
    Facts,
    Failure,
    Incident,
    Ledger,
    Line,
    Page,
    Report,
    instant,
)
from fogline.run.case import Case, record_of
from fogline.run.kit import Kit

T = TypeVar("T", Line, Dispute)
Made = TypeVar("Made")
Tag = tuple[str, str]
"""A field that one can filter by, and a folded value."""
FIELDS = ("place", "actor", "kind", "origin", "outlet", "status", "language")
ONCE = 64
"""Things worked out that a record keeps."""
SILENT = ("mute", "undo")
"""Rulings that change no record (an undo alone: what it undoes is gone from those in force)."""
KEPT = 12
"""Ledgers of past moments that are kept in memory."""


@dataclass(frozen=True, eq=False)
class Shown:
    """A ledger as screens use it; `version` changes whenever a fact is added."""

    version: str
    ledger: Ledger

    @cached_property
    def event_of(self) -> Mapping[str, Event]:
        """The event of each claim."""
        return {claim: event for event in self.ledger.events for claim in event.claims}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.ledger.events}

    @cached_property
    def lines_of(self) -> Mapping[str, list[Line]]:
        """Lines by claim."""
        return by_claim(self.ledger.lines)

    @cached_property
    def disputes_of(self) -> Mapping[str, list[Dispute]]:
        """Disputes by claim."""
        return by_claim(self.ledger.disputes)

    @cached_property
    def reports_of(self) -> Mapping[str, list[Report]]:
        """Reports by page, in text order."""
        found: dict[str, list[Report]] = defaultdict(list)
        for report in self.ledger.facts.reports.values():
            found[report.page].append(report)
        return {page: sorted(rows, key=lambda r: r.span) for page, rows in found.items()}

    @cached_property
    def claims_of(self) -> Mapping[str, list[Claim]]:
        """Claims by report, in text order."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.ledger.facts.claims.values():
            found[claim.report].append(claim)
        return {key: sorted(rows, key=lambda c: (c.span, c.id)) for key, rows in found.items()}

    @cached_property
    def tags(self) -> Mapping[Tag, set[str]]:
        """Claim ids by what one can filter them by."""
        found: dict[Tag, set[str]] = defaultdict(set)
        for claim in self.ledger.facts.claims.values():
            for field, value in self.values(claim):
                found[field, value.casefold()].add(claim.id)
        return dict(found)

    @cached_property
    def labels(self) -> Mapping[Tag, str]:
        """How the value of a tag is written."""
        claims = self.ledger.facts.claims.values()
        pairs = sorted({pair for claim in claims for pair in self.values(claim)}, reverse=True)
        return {(field, value.casefold()): value for field, value in pairs}

    @cached_property
    def days(self) -> list[tuple[str, int]]:
        """Days with reports, with how many."""
        tally: dict[str, int] = defaultdict(int)
        for report in self.ledger.facts.reports.values():
            if report.public:
                tally[report.public[:10]] += 1
        return sorted(tally.items())

    @cached_property
    def kept(self) -> dict[str, Any]:
        """What screens have worked out of this record, by name."""
        return {}

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """What `make` gives, worked out when first asked for."""
        if name not in self.kept:
            if len(self.kept) > ONCE:
                self.kept.clear()
            self.kept[name] = make()
        made: Made = self.kept[name]
        return made

    def values(self, claim: Claim) -> Iterator[Tag]:
        """The fields and values of one claim."""
        facts, event = self.ledger.facts, self.event_of.get(claim.id)
        yield from (("place", name) for name in places_of(claim))
        yield from (("actor", name) for name in (*actors_of(claim), *sufferers_of(claim)))
        yield "kind", claim.kind
        if isinstance(claim.what, Incident):
            yield "kind", claim.what.incident
        for key in self.ledger.claim_origins.get(claim.id, ()):
            origin = self.ledger.origins.get(key)
            yield "origin", origin.name if origin else key
        yield "outlet", publisher_of(facts.reports[claim.report])
        if event:
            yield "status", event.status
        yield "language", facts.pages[claim.page].language or "unknown"


def by_claim(things: Iterable[T]) -> Mapping[str, list[T]]:
    """Lines or disputes by the claims they rest on."""
    found: dict[str, list[T]] = defaultdict(list)
    for thing in things:
        for claim in thing.claims:
            found[claim].append(thing)
    return found


class Records:
    """Ledgers by moment, made when first asked for and kept while no fact is added."""

    def __init__(self, case: Case, kit: Kit) -> None:
        self.case, self.kit = case, kit
        self.table: Parties = parties(kit.reading.actors.ids.values())
        self._lock = Lock()
        self._version = ""
        self._facts = Facts({}, {}, {}, {})
        self._moments: list[str] = []
        self._shown: OrderedDict[int, Shown] = OrderedDict()

    def __len__(self) -> int:
        return len(self._shown)

    def version(self) -> str:
        """Changes with every page, failure, doubt and decision that is added."""
        return "-".join(str(self.case.view.count(n)) for n in (Page, Failure, Doubt, Decision))

    def shown(self, as_of: str | None = None) -> Shown:
        """The record as of a moment; moments between which nothing was published share one."""
        with self._lock:
            self._refresh()
            last = len(self._moments) if as_of is None else self._rank(as_of)
            key = -1 if as_of is None else last
            if key not in self._shown:
                self._shown[key] = self._make(as_of)
                if len(self._shown) > KEPT:
                    self._shown.popitem(last=False)
            self._shown.move_to_end(key)
            found = self._shown[key]
            if found.ledger.as_of != as_of:
                found = _like(found, found.version, replace(found.ledger, as_of=as_of))
                self._shown[key] = found
        return found

    def _refresh(self) -> None:
        version = self.version()
        if version == self._version:
            return
        if version.rpartition("-")[0] == self._version.rpartition("-")[0] and self._muted(version):
            return
        self._version, self._facts = version, self.case.facts()
        publics = {r.public for r in self._facts.reports.values() if r.public}
        self._moments = sorted(publics, key=instant)
        self._shown.clear()

    def _muted(self, version: str) -> bool:
        """Take in new rulings that change no record; says whether they were all such."""
        new = tuple(self.case.view.all(Decision))
        if weighty(new) != weighty(self._facts.decisions):
            return False
        self._version, self._facts = version, replace(self._facts, decisions=new)
        for key, found in self._shown.items():
            facts = replace(found.ledger.facts, decisions=new)
            self._shown[key] = _like(found, version, replace(found.ledger, facts=facts))
        return True

    def _rank(self, as_of: str) -> int:
        return bisect_right(self._moments, instant(as_of), key=instant)

    def _make(self, as_of: str | None) -> Shown:
        ledger = record_of(self._facts, self.kit.lore, self.table, as_of)
        return Shown(self._version, ledger)


def _like(found: Shown, version: str, ledger: Ledger) -> Shown:
    """A record with the look-ups of another one of the same claims."""
    copy = Shown(version, ledger)
    mine = ("ledger", "version")
    copy.__dict__.update({k: v for k, v in found.__dict__.items() if k not in mine})
    return copy


def weighty(decisions: Iterable[Decision]) -> list[str]:
    """Ids of the rulings in force that change a record."""
    return [d.id for d in in_force(decisions) if d.verb not in SILENT]
