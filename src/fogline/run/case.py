"""A case: one database, what is added to it, and the record it gives as of a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from fogline.intake.read import pages
from fogline.ledger.build import build
from fogline.ledger.parties import Parties, parties
from fogline.ledger.spoken import spoken_for
from fogline.lineage.decisions import ruled
from fogline.lineage.link import link
from fogline.lineage.lore import Lore
from fogline.lineage.origins import count, origins
from fogline.nouns import (
    Claim,
    Decision,
    Doubt,
    Facts,
    Failure,
    Ledger,
    Page,
    Report,
    facts_as_of,
)
from fogline.run.kit import Kit
from fogline.run.pipeline import facts_of
from fogline.store.engine import open_engine
from fogline.store.view import View
from fogline.store.writer import PageFacts, Writer

T = TypeVar("T")
Progress = Callable[[int, str], None]
BATCH = 50
"""Pages a transaction."""


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did: pages read, pages that were new, and those that failed."""

    read: int
    new: int
    failures: tuple[Failure, ...]


class Case:
    """A database with its reader and its writer."""

    def __init__(self, database: str) -> None:
        engine = open_engine(database)
        self.engine, self.view, self.writer = engine, View(engine), Writer(engine)

    def add(self, inputs: Iterable[str], kit: Kit, fetched: str, progress: Progress) -> Added:
        """Read the inputs and keep what they hold; a page that fails stops nothing."""
        done = new = 0
        failures: list[Failure] = []
        stream = facts_of(pages(inputs, fetched=fetched), kit)
        while batch := list(islice(stream, BATCH)):
            facts = [item for item in batch if isinstance(item, PageFacts)]
            failed = [item for item in batch if isinstance(item, Failure)]
            new += self.writer.add_pages(facts)
            self.writer.add(failed)
            failures += failed
            done += len(facts)
            progress(done, facts[-1].page.name if facts else failed[-1].page)
        return Added(done, new, tuple(failures))

    def facts(self) -> Facts:
        """All facts of the case."""
        return read_facts(self.view)

    def record(self, kit: Kit, as_of: str | None = None) -> Ledger:
        """The record of everything public by `as_of`."""
        return record_of(self.facts(), kit.lore, parties(kit.reading.actors.ids.values()), as_of)


def read_facts(view: View) -> Facts:
    """All facts of a store; links are a view and are made in `record_of`."""
    return Facts(
        pages={p.id: p for p in view.all(Page)},
        reports={r.id: r for r in view.all(Report)},
        claims={c.id: c for c in view.all(Claim)},
        links={},
        doubts=tuple(view.all(Doubt)),
        failures=tuple(view.all(Failure)),
        decisions=tuple(view.all(Decision)),
    )


def record_of(facts: Facts, lore: Lore, table: Parties, as_of: str | None) -> Ledger:
    """Facts to record: only what was public by then is seen by lineage and ledger."""
    known = facts_as_of(facts, as_of)
    links = ruled(link(known.pages, list(known.reports.values()), lore), known.decisions)
    linked = replace(known, links={item.id: item for item in links})
    voices = spoken_for(origins(linked, lore), table)
    return build(linked, voices, lambda claims: count(claims, voices), as_of, table)
