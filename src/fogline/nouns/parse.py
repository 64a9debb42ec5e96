"""A parsed sentence: what the reader hands to the rules. All spans are page code points."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.nouns.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word: universal part of speech, features, head and relation (UD v2).

    `head` is the index of the head token within the sentence, -1 for the root.
    """

    span: Span
    text: str
    upos: str
    feats: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Name:
    """A named thing: PER, ORG, LOC, NORP, FORCE, FAC, WPN, QTY or TIME."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution as the tagger sees it: who (source), by which word (cue), what (content)."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence with its tokens in order, names and attributions.

    `mentions` are looser than names: common nouns and pronouns for actors, places and things too.
    `reader` is the model's name and hash, for a claim's `rule`.
    """

    span: Span
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()
    said: tuple[Said, ...] = ()
    mentions: tuple[Name, ...] = ()
    reader: str = ""
