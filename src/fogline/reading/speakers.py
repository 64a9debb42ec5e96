"""Who speaks each quotation: the words around it, else the quotation beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fogline.nouns import Span
from fogline.reading.carry import lend, same_paragraph
from fogline.reading.scene import SaidBy, Sentence
from fogline.reading.voice import size

HEADING = 120
REACH = 40
"""Sentences that a quotation may run over."""


def spoken(sentences: Sequence[Sentence], text: str) -> list[Sentence]:
    """The sentences with a speaker for quotations that no frame covers."""
    out: list[Sentence] = []
    for i, s in enumerate(sentences):
        extra = [
            said
            for q in s.quoted
            if (said := _speaker(s, q, out, sentences[i + 1 : i + REACH], text))
        ]
        out.append(replace(s, said=(*s.said, *extra)) if extra else s)
    told = [(_key(q.of(text)), said) for s in out for q in s.quoted if (said := saying(s, q))]
    return [_displayed(s, told) for s in out]


def _displayed(s: Sentence, told: Sequence[tuple[str, SaidBy]]) -> Sentence:
    """A heading that repeats words of a quotation has its speaker: '"Nobody left"' above it all."""
    if not whole(s) or len(s.text) > HEADING or saying(s, s.quoted[0]) is not None:
        return s
    words = _key(s.text)
    said = next((said for quotation, said in told if words in quotation), None)
    return replace(s, said=(*s.said, lend(said, (s.quoted[0],)))) if said else s


def _key(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def saying(s: Sentence, q: Span) -> SaidBy | None:
    """The attribution whose words are the quotation, the innermost that holds most of it."""
    part = inside(s, q)
    over = [d for d in s.said if 2 * sum(c.overlap(part) for c in d.content) >= len(part)]
    over = [d for d in over if not any(q.holds(c) for c in d.cue)]
    over = [d for d in over if d.attribution.names] or over
    return min(over, key=lambda d: (size(d, s), -len(d.attribution.names)), default=None)


def inside(s: Sentence, q: Span) -> Span:
    """The share of the sentence in a quotation."""
    return Span(max(q.start, s.span.start), min(q.end, s.span.end))


def whole(s: Sentence) -> bool:
    """Whether a sentence is hardly more than a quotation."""
    said = sum(len(inside(s, q)) for q in s.quoted)
    return said + 6 >= len(s.span) and said * 5 >= 4 * len(s.span)


def _speaker(
    s: Sentence,
    q: Span,
    before: Sequence[Sentence],
    after: Sequence[Sentence],
    text: str,
) -> SaidBy | None:
    """A speaker for the share of a quotation in a sentence, None where it has one already.

    Looked for in the sentences that the quotation runs over, then beside it.
    """
    if q.start < s.span.start or saying(s, q) is not None:
        return None
    part = inside(s, q)
    over = [s, *(a for a in after if a.span.overlap(q))]
    near = next((d for o in over if (d := saying(o, q) or _nearest(o, q))), None)
    if near is not None:
        return replace(near, content=(part,)) if near in s.said else lend(near, (part,))
    if not whole(s):
        return None
    rest = after[len(over) - 1 :]
    lent = _from_before(s, before, text) or _from_after(over[-1], rest, text)
    return lend(lent, (part,)) if lent else None


def _nearest(s: Sentence, q: Span) -> SaidBy | None:
    """The attribution of the sentence whose cue stands outside and nearest the quotation."""
    outside = [d for d in s.said if d.cue and not any(k.holds(d.cue[-1]) for k in s.quoted)]
    outside = [d for d in outside if d.attribution.names]
    return min(outside, key=lambda d: _gap(d.cue[-1], q), default=None)


def _gap(a: Span, b: Span) -> int:
    return max(b.start - a.end, a.start - b.end, 0)


def _from_before(s: Sentence, before: Sequence[Sentence], text: str) -> SaidBy | None:
    """The speaker of the quotation before, or whoever the sentence before lets speak.

    A line in marks that ends like a heading takes no speaker from another paragraph.
    """
    if not before:
        return None
    last = before[-1]
    speakers = [d for d in last.said if d.attribution.names]
    beside = same_paragraph(last.span, s.span, text)
    quoting = [d for d in speakers if any(c.overlap(q) for c in d.content for q in last.quoted)]
    if beside and (quoting or speakers):
        return (quoting or speakers)[-1]
    ends = text[s.quoted[-1].end - 1] in ".!?…,"
    if ends and (last.text.rstrip().endswith(":") or quoting):
        return next(reversed(quoting or speakers), None)
    return None


def _from_after(s: Sentence, after: Sequence[Sentence], text: str) -> SaidBy | None:
    """The speaker of the next sentence of the paragraph: '"We wait." Ana Ruiz shrugged.'

    A quotation that its paragraph leaves open has the speaker of the next one.
    """
    if after and same_paragraph(s.span, after[0].span, text):
        return next((d for d in after[0].said if d.attribution.names), None)
    if not s.quoted or text[s.quoted[-1].end : s.quoted[-1].end + 1].strip():
        return None
    for a in after:
        if not a.quoted or a.quoted[0].start > a.span.start + 1:
            return None
        found = saying(a, a.quoted[0]) or _nearest(a, a.quoted[0])
        if found and found.attribution.names:
            return found
    return None
