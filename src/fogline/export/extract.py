"""What every format is handed: one view of the record, redacted as asked, and who is who in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fogline.export.rows import EventRow
from fogline.knowledge.actors import Actors
from fogline.knowledge.crosswalk import Crosswalk
from fogline.nouns import Actor, Ledger

Losses = Counter[str]
"""What a format could not hold, in words, and how often."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the formats look up: types and countries of other schemes, actors by name."""

    crosswalk: Crosswalk = field(default_factory=Crosswalk)
    actors: Actors = field(default_factory=Actors)

    def who(self, name: str) -> Actor | None:
        """The actor of a canonical name: of a pack, or a party made by a country's role."""
        return self.actors.find(name) or self.actors.made_party(name)


@dataclass(frozen=True, slots=True)
class Redaction:
    """What was done for the people in the record: rules by how many places they touched."""

    level: str
    rules: Mapping[str, int] = field(default_factory=dict)
    date: str = ""


@dataclass(frozen=True, slots=True)
class Extract:
    """The record as exported; `rows` begins the event rows anew each time, one at a time.

    `made` is the ISO instant of the export, `filter` what was asked for beside the moment.
    """

    ledger: Ledger
    rows: Callable[[], Iterable[EventRow]]
    known: Known
    redaction: Redaction
    made: str
    version: str
    filter: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class File:
    """A file written: its name in the folder and how many rows, records or entries it holds."""

    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class Written:
    """What a format wrote and what it could not hold."""

    files: tuple[File, ...]
    losses: Losses


Format = Callable[[Extract, Path], Written]
