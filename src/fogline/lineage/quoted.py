"""Stretches inside quotation marks, in any of the usual shapes."""

from __future__ import annotations

import re

_CURLY = re.compile(r"[“„]([^“”„]{2,1500})[”“]|«([^«»]{2,1500})»|「([^「」]{2,1500})」")
_OPEN = re.compile(r'(?:(?<=^)|(?<=[\s(\[—–-]))"(?=\S)')
_CLOSE = re.compile(r'(?<=\S)"(?=$|[\s)\].,;:!?—–-])')


def quoted(text: str) -> list[tuple[int, int]]:
    """`[start, end)` inside the marks, in order; unpaired marks end with their paragraph."""
    found = [match.span(match.lastindex or 0) for match in _CURLY.finditer(text)]
    at = 0
    for paragraph in text.splitlines(keepends=True):
        found += [(at + start, at + end) for start, end in straight(paragraph)]
        at += len(paragraph)
    return sorted(found)


def straight(paragraph: str) -> list[tuple[int, int]]:
    """Stretches between straight double quotation marks of one paragraph."""
    if '"' not in paragraph:
        return []
    marks = [(m.start(), True) for m in _OPEN.finditer(paragraph)]
    marks += [(m.start(), False) for m in _CLOSE.finditer(paragraph)]
    found, begin = [], -1
    for at, opens in sorted(marks):
        if opens and begin < 0:
            begin = at + 1
        elif not opens and begin >= 0:
            found.append((begin, at))
            begin = -1
    return found


def share(spans: list[tuple[int, int]], start: int, end: int) -> int:
    """Characters of `[start, end)` that lie inside the spans."""
    return sum(max(0, min(end, stop) - max(start, begin)) for begin, stop in spans)
