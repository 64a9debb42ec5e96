"""Sentences and reports for tests: parsed by the shipped reader, read with the shipped lists."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from tests.factory import page, report

from fogline.knowledge import load
from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Span, own_spans
from fogline.reading import parts
from fogline.reading.parse import cut
from fogline.reading.read import seen
from fogline.reading.reader import shipped
from fogline.reading.scene import Scene, Sentence
from fogline.run.kit import kit


@cache
def lexicon() -> Lexicon:
    """The shipped word lists."""
    return Lexicon.parse({n.split("/")[1][:-5]: load.text(n) for n in load.names("words", ".toml")})


@cache
def parsed(text: str) -> Sentence:
    """The text as one parsed sentence at the start of a page."""
    span = Span(0, len(text))
    parse = shipped().parse([cut(text, span)])[0]
    return Sentence(span, text, parse=parse)


def where(text: str, words: str) -> Span:
    """Where the words stand in the text, the first time."""
    at = text.index(words)
    return Span(at, at + len(words))


def scene(text: str, **more: Any) -> Scene:
    """A report over the whole text, with everything seen in it."""
    of = page(text)
    made = report(of, **more)
    sentences = parts.sentences(of, made, own_spans(made, ()))
    reading = kit().reading
    return seen(parsed_all(Scene(of, made, "2023-05-01", tuple(sentences))), reading)


def parsed_all(of: Scene) -> Scene:
    """The scene with every sentence parsed, whatever the gate says."""
    given = [cut(of.page.text, s.span) for s in of.sentences]
    parses = shipped().parse(given)
    pairs = zip(of.sentences, parses, strict=True)
    return replace(of, sentences=tuple(replace(s, parse=p) for s, p in pairs))


def sentence_with(of: Scene, words: str) -> tuple[Sentence, Span]:
    """The sentence that holds the words, and where they stand on the page."""
    span = where(of.page.text, words)
    return next(s for s in of.sentences if s.span.overlap(span)), span
