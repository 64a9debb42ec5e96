"""Stretches between quotation marks: straight, curly, angled, single; over sentences, unclosed.

Marks are paired within a paragraph. Where a paragraph opens a quotation and does not close it, the
stretch ends with the paragraph: the speaker goes on in the next one, which opens anew. Apostrophes
("the rebels' base", "don't", "Sana'a") are no marks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from fogline.nouns import Span, trimmed
from fogline.reading.scene import Scene, Sentence
from fogline.text.lines import units

DOUBLE, SINGLE = "double", "single"
_MARK = re.compile(r"``|''|[\"“”„«»‘’'‚‹›「」]")
_OPENERS, _CLOSERS = "“„«「", "»」"
_LONGEST = 4000
MOST = 40
"""Quotations of one sentence; one with more is no prose."""
_ELIDED = re.compile(r"(?:em|tis|twas|til|cause|n|\d0s)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark on the page: `opens` and `closes` say what it may do."""

    span: Span
    kind: str
    opens: bool
    closes: bool


def marked(scene: Scene) -> Scene:
    """The scene with every sentence told which quotations it has a share in.

    A quotation is told whole, even where it runs over several sentences, without its marks and
    without outer white space.
    """
    text = scene.page.text
    found = sorted(q for unit in paragraphs(scene) for q in quotations(text, unit))
    return replace(scene, sentences=tuple(_with(s, found) for s in scene.sentences))


def _with(sentence: Sentence, found: Sequence[Span]) -> Sentence:
    """The sentence with its quotations; `found` is in order."""
    span = sentence.span
    last = bisect_left(found, span.end, key=lambda q: q.start)
    first = bisect_left(found, span.start - _LONGEST, key=lambda q: q.start)
    own = (q for q in found[first:last] if q.overlap(span))
    return replace(sentence, quoted=tuple(islice(own, MOST)))


def paragraphs(scene: Scene) -> Iterator[Span]:
    """The paragraphs of the report: runs of sentences of one part with no break between them."""
    text, run = scene.page.text, None
    part = ""
    for s in scene.sentences:
        if run and part == s.part and not text[run.end : s.span.start].strip():
            run = Span(run.start, s.span.end)
            continue
        if run:
            yield from units(text, run)
        run, part = s.span, s.part
    if run:
        yield from units(text, run)


def quotations(text: str, span: Span) -> list[Span]:
    """The stretches inside quotation marks of one paragraph, in order; inner ones after outer."""
    found: list[Span] = []
    for kind in (DOUBLE, SINGLE):
        marks = [m for m in marks_of(text, span) if m.kind == kind]
        outer = found if kind == SINGLE else []
        found = sorted(
            [*found, *_paired(text, span, marks, outer)], key=lambda s: (s.start, -s.end)
        )
    return found


def marks_of(text: str, span: Span) -> list[Mark]:
    """The quotation marks of a paragraph, apostrophes left out."""
    return [
        m for match in _MARK.finditer(text, span.start, span.end) if (m := _mark(text, span, match))
    ]


def _mark(text: str, span: Span, match: re.Match[str]) -> Mark | None:
    sign, at = match[0], Span(*match.span())
    before = text[at.start - 1] if at.start > span.start else " "
    after = text[at.end] if at.end < span.end else " "
    opens = not before.isalnum() and not after.isspace() and after not in ",.;:!?)]"
    closes = not before.isspace() and before not in "([" and not after.isalnum()
    if sign in ("``", "''"):
        return Mark(at, DOUBLE, sign == "``", sign == "''")
    if sign in "‘’'‚‹›":
        return _single(text, at, sign, opens, closes)
    if sign in _OPENERS:
        return Mark(at, DOUBLE, True, sign == "“" and not opens and closes)
    if sign in _CLOSERS:
        return Mark(at, DOUBLE, sign == "»" and opens and not closes, True)
    if sign == "”":
        return Mark(at, DOUBLE, opens and not closes, True)
    return Mark(at, DOUBLE, opens or not closes, closes or not opens)


def _single(text: str, at: Span, sign: str, opens: bool, closes: bool) -> Mark | None:
    """A single mark, or None where it is an apostrophe: between letters, "the '90s", "'em"."""
    if sign == "‘":
        return Mark(at, SINGLE, True, False) if opens and not _elided(text, at) else None
    if sign in "‚‹":
        return Mark(at, SINGLE, True, False)
    opens = opens and sign == "'" and not _elided(text, at)
    return Mark(at, SINGLE, opens, closes or sign == "›") if opens or closes else None


def _elided(text: str, at: Span) -> bool:
    return bool(_ELIDED.match(text, at.end))


def _paired(text: str, span: Span, marks: list[Mark], outer: Sequence[Span]) -> Iterator[Span]:
    """Opening marks with the closing ones that follow; a double one left open runs to the end."""
    begin: Mark | None = None
    for i, mark in enumerate(marks):
        if begin is None:
            begin = mark if mark.opens and not (mark.closes and mark.kind == SINGLE) else None
        elif mark.closes and _ends(text, marks, i, begin):
            end = min(mark.span.start, begin.span.end + _LONGEST)
            if found := trimmed(text, begin.span.end, end):
                yield found
            begin = None
        elif mark.opens and not mark.closes:
            begin = mark
    if begin and begin.kind == DOUBLE and _left_open(text, span, begin, outer):
        found = trimmed(text, begin.span.end, min(span.end, begin.span.end + _LONGEST))
        if found:
            yield found


def _ends(text: str, marks: Sequence[Mark], i: int, begin: Mark) -> bool:
    """Whether a closing mark ends the stretch; a plural's apostrophe does not, if one follows.

    ‘The rebels’ base is gone,’ he said: the second mark ends it.
    """
    mark = marks[i]
    if mark.kind == DOUBLE or text[mark.span.start - 1] not in "sS":
        return True
    later = (m for m in marks[i + 1 :] if m.closes or m.opens)
    following = next(later, None)
    return following is None or following.opens


def _left_open(text: str, span: Span, begin: Mark, outer: Sequence[Span]) -> bool:
    """A quotation that goes on in the next paragraph opens its own paragraph or ends a sentence."""
    first = not text[span.start : begin.span.start].strip()
    return first or text[begin.span.start - 2 : begin.span.start].strip()[-1:] in (":", ".", ",")
