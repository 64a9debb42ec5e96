"""Doubts: what was seen and not understood, and failures of pages."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.nouns.ids import content_id
from fogline.nouns.span import Span


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something seen and not understood; `why` is a short sentence, `kind` groups like doubts."""

    id: str
    page: str
    span: Span
    stage: str
    kind: str
    why: str


def doubt(page: str, span: Span, stage: str, kind: str, why: str) -> Doubt:
    """Make a doubt with its id."""
    return Doubt(
        content_id("doubt", page, span.start, span.end, stage, kind), page, span, stage, kind, why
    )


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that could not be read, with its reason; the run went on."""

    id: str
    page: str
    stage: str
    why: str


def failure(page: str, stage: str, why: str) -> Failure:
    """Make a failure with its id."""
    return Failure(content_id("failure", page, stage, why), page, stage, why)
