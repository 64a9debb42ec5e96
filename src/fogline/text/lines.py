"""Units of running text: where a line break is a break, and where it is only white space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from fogline.nouns import Span, trimmed

_NEWLINE = r"(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])"
_BLANK = re.compile(rf"{_NEWLINE}[^\S\n\r]*(?:{_NEWLINE}\s*)+|[\x0c\u2029]")
_LINE = re.compile(_NEWLINE)
_BULLET = re.compile(r"[^\S\n]*(?:[•▪●■◆‣◦∙·*►▶»–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
_INLINE_BULLET = re.compile(r"(?<=\s)(?=[•▪●■◆‣◦►▶]\s)")
_TERMINAL = re.compile(r"[.!?…:؟۔。][\"'”’»)\]]*\s*\Z")
_OPEN_END = re.compile(
    r"(?:[,;]|\b(?:a|an|the|of|in|on|at|to|for|from|by|with|and|or|but|as|that|than|which|who|"
    r"was|were|is|are|has|have|had|its|their|his|her|into|near|between|after|before|said|"
    r"will|would|could|not|over|under|about|against|including|Mr\.|Dr\.|Gen\.|Col\.|Lt\.))\s*\Z"
)
_TAIL = 24
_MAX_WRAP, _MIN_WRAP, _SLACK, _OPEN_LINE = 110, 38, 14, 20


def units(text: str, span: Span) -> Iterator[Span]:
    """Stretches no sentence crosses: paragraphs, headlines, list items, captions."""
    at = span.start
    for blank in [*_BLANK.finditer(text, span.start, span.end), None]:
        end = blank.start() if blank else span.end
        yield from _of_block(text, at, end)
        at = blank.end() if blank else end


def _of_block(text: str, start: int, end: int) -> Iterator[Span]:
    """One block without blank lines, cut at the line breaks that are breaks."""
    breaks = list(_LINE.finditer(text, start, end))
    if not breaks:
        yield from _pieces(text, start, end)
        return
    edges = [start, *(b.end() for b in breaks), end]
    lines = [text[a:b].strip() for a, b in pairwise(edges)]
    width = wrap_width(lines)
    at = start
    for number, after in enumerate(edges[1:-1]):
        if not _runs_on(lines[number], lines[number + 1], width):
            yield from _pieces(text, at, after)
            at = after
    yield from _pieces(text, at, end)


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Inline bullets part list items that a page has run together."""
    cuts = [start, *(m.start() for m in _INLINE_BULLET.finditer(text, start, end)), end]
    for a, b in pairwise(cuts):
        if piece := trimmed(text, a, b):
            yield piece


def wrap_width(lines: list[str]) -> int | None:
    """The column at which a block of lines is hard-wrapped, or None where it is not.

    Every line but the last must come near the longest one, so that a list of headlines does not
    pass for a paragraph.
    """
    inner = [len(line) for line in lines[:-1]]
    if len(inner) < 2:
        return None
    width = max(inner)
    full = sum(width - length <= _SLACK for length in inner)
    tail_fits = len(lines[-1]) <= width + 1
    wrapped = _MIN_WRAP <= width <= _MAX_WRAP and full >= 0.8 * len(inner) and tail_fits
    return width if wrapped else None


def _runs_on(line: str, following: str, width: int | None) -> bool:
    """Whether a sentence goes on over one line break.

    "the town of\\nDebaltseve" does; "By Ana Ruiz\\nBogota" does not.
    """
    if not line or not following or _BULLET.match(following + " "):
        return False
    first = following.split(None, 1)[0]
    if width is not None and len(line) + 1 + len(first) > width - 2:
        return True
    if _TERMINAL.search(line[-_TAIL:]):
        return False
    return following[:2].strip().islower() or (
        len(line) >= _OPEN_LINE and bool(_OPEN_END.search(line[-_TAIL:]))
    )
