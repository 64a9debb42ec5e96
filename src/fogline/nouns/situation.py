"""The situation report: what is claimed, each figure with a note that leads to its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.nouns.ledger import Count


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered reference: the exact sentence, who printed it, whom it cites, where it stands."""

    number: int
    claim: str
    sentence: str
    publisher: str
    public: str | None
    source: tuple[str, ...]
    page: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the report with the numbers of its notes."""

    text: str
    status: str
    origins: Count
    outlets: int
    notes: tuple[int, ...]
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure: low, best, high, whose count it is, over what scope."""

    label: str
    low: int | None
    best: int | None
    high: int | None
    source: str
    scope: str
    moment: str | None
    status: str
    origins: Count
    outlets: int
    notes: tuple[int, ...]
    history: tuple[tuple[str, int], ...] = ()
    """Earlier values of one running count: (moment, value)."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """What the report rests on."""

    pages: int
    reports: int
    outlets: int
    origins: int
    claims: int
    doubts: int
    undated: int
    failures: int
    first: str | None
    last: str | None
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """OCHA's skeleton: highlights, situation by place, key figures, contested, sources, method."""

    as_of: str | None
    highlights: tuple[Item, ...]
    places: tuple[tuple[str, tuple[Item, ...]], ...]
    figures: tuple[Figure, ...]
    contested: tuple[Item, ...]
    sources: tuple[tuple[str, int], ...]
    """Outlets with their number of reports."""
    corpus: Corpus
    notes: tuple[Note, ...]
