"""Plain text: stored as it is; its blocks are its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fogline.intake.decode import decode
from fogline.intake.fetched import Extracted
from fogline.nouns import Block, PageMeta, Span, trimmed

_STAMP = re.compile(r"\ufeff?[^\S\n]*date[:\s][^\S\n]*(\d{4}-\d{2}-\d{2})[^\S\n]*(?:\n|\Z)")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_WRAPPED_AT = range(55, 101)
_RAGGED = 25


def plain(data: bytes, charset: str | None) -> Extracted:
    """The decoded file, unchanged; the crawler's stamp is kept in the text and named in the meta.

    "date 2024-12-01" as a first line is a stamp: it is no block and gives `meta.stamp`.
    """
    text = decode(data, charset)
    stamp = _STAMP.match(text)
    meta = PageMeta(stamp=stamp[1]) if stamp else PageMeta()
    start = stamp.end() if stamp else int(text.startswith("\ufeff"))
    return Extracted(text, tuple(paragraphs(text, start)), meta)


def paragraphs(text: str, start: int = 0) -> Iterator[Block]:
    """The paragraphs of plain text: every line is one, save in hard-wrapped runs of lines."""
    run: list[Span] = []
    for found in _LINE.finditer(text, start):
        line = trimmed(text, found.start(), found.end())
        if line is None:
            continue
        if run and text.count("\n", run[-1].end, line.start) > 1:
            yield from _blocks(run)
            run = []
        run.append(line)
    yield from _blocks(run)


def _blocks(run: list[Span]) -> list[Block]:
    if _hard_wrapped(run):
        return [Block(Span(run[0].start, run[-1].end))]
    return [Block(line) for line in run]


def _hard_wrapped(run: list[Span]) -> bool:
    """Whether all lines but the last end near one column, as in mail and telex."""
    lengths = [len(line) for line in run[:-1]]
    return (
        len(run) > 1
        and all(n in _WRAPPED_AT for n in lengths)
        and max(lengths) - min(lengths) <= _RAGGED
        and len(run[-1]) <= max(lengths)
    )
