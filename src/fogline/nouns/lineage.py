"""Lineage: passages, links between them, and the origins they make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fogline.nouns.ids import content_id
from fogline.nouns.span import Span

LINK_KINDS = ("verbatim", "near", "quotation", "paraphrase")
DIRECTIONS = ("a->b", "b->a", "unknown")


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """One end of a link: a stretch of a report."""

    page: str
    report: str
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A fingerprint of a report's words: what the store keeps to find reuse by.

    `hash` is 64 bits (signed, as databases want it), `at` the number of its first word in the
    report's own text, `moment` the report's publication day or else its page id: a text that
    returns at many moments is stock, however many print it in one.
    """

    hash: int
    report: str
    at: int
    moment: str


@dataclass(frozen=True, slots=True)
class Altered:
    """A number or name that was changed in an otherwise copied passage."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Link:
    """Passage `a` equals or resembles passage `b`; sides are in order (`a < b`).

    `why` are the reasons for kind and direction, in words. `background` marks stock passages that
    outlets repeat: shown, but no evidence of copying.
    """

    id: str
    a: Side
    b: Side
    kind: str
    direction: str = "unknown"
    why: tuple[str, ...] = ()
    background: bool = False
    altered: tuple[Altered, ...] = ()


def link_id(a: Side, b: Side, kind: str) -> str:
    """The id of a link: its two sides and its kind."""
    ends = (a.report, a.span.start, a.span.end, b.report, b.span.start, b.span.end)
    return content_id("link", *ends, kind)


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent voice: reports (or, for single claims, a source) that count once.

    `virtual` marks a text that is not in the pile (the agency story nobody holds).
    """

    id: str
    name: str
    reports: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    virtual: bool = False
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origins:
    """Who speaks: all origins, and which of them stand behind each claim and each report.

    A claim has one origin, or several where it names sources side by side.
    """

    origins: Mapping[str, Origin] = field(default_factory=dict)
    by_claim: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by_report: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    """By origin id: source (named in the text), anonymous, agency, text (shared), report."""
