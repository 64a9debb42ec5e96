"""What the claim rules look at: a report as sentences, each with all that was seen in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import (
    ActorMention,
    Attribution,
    Claim,
    Doubt,
    Page,
    Parse,
    PlaceMention,
    Report,
    Span,
    TimeMention,
)


@dataclass(frozen=True, slots=True)
class SaidBy:
    """Who says what in a sentence: the chain, the words that show it, and what it covers.

    `content` are the spans attributed; empty means the whole sentence. `stance` follows the cue.
    `medium` says how the words came out: "told Radio Delta", "in a post on X".
    """

    attribution: Attribution
    stance: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...] = ()
    medium: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a report with everything the earlier steps saw in it.

    `parse` is None where the lexical gate spared the sentence. `part` is headline, standfirst,
    body, caption or quote. `quoted` are the quotations it has a share in, whole (they may run on
    into other sentences), without their marks.
    """

    span: Span
    text: str
    part: str = "body"
    parse: Parse | None = None
    said: tuple[SaidBy, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    quoted: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """A report under reading: its page, its sentences in order, `base` the day of its times."""

    page: Page
    report: Report
    base: str | None
    sentences: tuple[Sentence, ...]


Found = Iterable[Claim | Doubt]
Rule = Callable[[Scene, int, Lexicon], Found]
"""A claim kind: (scene, index of the sentence, word lists) -> claims and doubts."""
