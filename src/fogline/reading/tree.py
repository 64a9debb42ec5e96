"""Looking around in a dependency tree."""

from __future__ import annotations

from collections.abc import Iterable

from fogline.nouns import Parse, Span, Token


def relation(t: Token) -> str:
    """The relation to the head without its subtype: nsubj of nsubj:pass."""
    return t.deprel.partition(":")[0]


def kids(parse: Parse, at: int) -> list[Token]:
    """The words that hang on a word, in text order."""
    return [t for t in parse.tokens if t.head == at]


def places(parse: Parse, at: int, *relations: str) -> list[int]:
    """Where the words hang on a word by one of the relations, in text order."""
    every = enumerate(parse.tokens)
    return [i for i, t in every if t.head == at and relation(t) in relations]


def below(parse: Parse, at: int) -> list[int]:
    """A word and all words under it, in text order."""
    found, new = {at}, {at}
    while new:
        new = {i for i, t in enumerate(parse.tokens) if t.head in new} - found
        found |= new
    return sorted(found)


def head_in(parse: Parse, span: Span) -> int | None:
    """The highest word of a span: of those that hang on words outside, the one nearest the root."""
    inside = {i for i, t in enumerate(parse.tokens) if span.holds(t.span)}
    tops = [i for i in inside if parse.tokens[i].head not in inside]
    words = [i for i in tops if parse.tokens[i].upos not in ("PUNCT", "CCONJ", "ADP", "SCONJ")]
    return min(words or tops, key=lambda i: (depth(parse, i), i), default=None)


def depth(parse: Parse, at: int) -> int:
    """How many words stand above a word."""
    steps = 0
    while parse.tokens[at].head >= 0:
        at, steps = parse.tokens[at].head, steps + 1
    return steps


def runs(parse: Parse, words: Iterable[int]) -> tuple[Span, ...]:
    """The stretches that words make side by side, without punctuation at their ends.

    A stretch keeps marks and brackets that stand inside it.
    """
    found: list[Span] = []
    run: list[int] = []
    for i in [*sorted(set(words)), -1]:
        if run and i != run[-1] + 1:
            if (span := _bare(parse, run)) is not None:
                found.append(span)
            run = []
        run.append(i)
    return tuple(found)


def _bare(parse: Parse, run: list[int]) -> Span | None:
    kept = [i for i in run if parse.tokens[i].upos != "PUNCT"]
    if not kept:
        return None
    return Span(parse.tokens[kept[0]].span.start, parse.tokens[kept[-1]].span.end)


def hull(spans: tuple[Span, ...]) -> Span | None:
    """From the first of the stretches to the last."""
    return Span(spans[0].start, spans[-1].end) if spans else None
