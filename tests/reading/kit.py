"""Sentences and reports for tests: parsed by the shipped reader, read with the shipped lists."""

from __future__ import annotations

from functools import cache

from fogline.knowledge import load
from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Span
from fogline.reading.parse import cut
from fogline.reading.reader import shipped
from fogline.reading.repair import Mending
from fogline.reading.scene import Sentence


@cache
def lexicon() -> Lexicon:
    """The shipped word lists."""
    return Lexicon.parse({n.split("/")[1][:-5]: load.text(n) for n in load.names("words", ".toml")})


@cache
def parsed(text: str) -> Sentence:
    """The text as one parsed sentence at the start of a page."""
    span = Span(0, len(text))
    parse = Mending(shipped()).parse([cut(text, span)])[0]
    return Sentence(span, text, parse=parse)


def where(text: str, words: str) -> Span:
    """Where the words stand in the text, the first time."""
    at = text.index(words)
    return Span(at, at + len(words))
