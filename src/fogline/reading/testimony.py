"""A witness's account in paragraphs of its own, in the first person and without marks.

We spoke to Amina, a nurse in Orvale.

I heard the first shell at six. We ran to the cellar.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Attribution, Span
from fogline.reading.carry import same_paragraph
from fogline.reading.scene import SaidBy, Sentence
from fogline.reading.speakers import whole
from fogline.text.tokens import tokens

LONGEST = 150
"""Sentences of an account."""


def testimony(sentences: Sequence[Sentence], text: str, lexicon: Lexicon) -> list[Sentence]:
    """The sentences with each account given to its witness, as part `quote`."""
    out = list(sentences)
    for i, s in enumerate(sentences):
        witness = introduced(s, lexicon)
        if witness is None or out[i].part == "quote":
            continue
        found_by = Attribution((witness,), carried=True, found_by="pattern")
        told = account(sentences, i, witness, text, lexicon)
        if told and i and whole(sentences[i - 1]) and not sentences[i - 1].said:
            told.append(i - 1)
        for k in told:
            said = (SaidBy(found_by, "asserted", (), ()), *out[k].said)
            out[k] = replace(out[k], said=said, part="quote")
    return out


def introduced(s: Sentence, lexicon: Lexicon) -> str | None:
    """Who is introduced as a witness: 'We spoke to "Amina" [not her real name].'"""
    low = s.text.casefold()
    phrase = next((p for p in lexicon.sections["quotation.testimony"] if p in low), None)
    if phrase is None or any(2 * len(q) > len(s.span) for q in s.quoted):
        return None
    after = s.span.start + low.index(phrase)
    marked = [q for q in s.quoted if after <= q.start and len(q) < 30]
    actors = [m.span for m in s.actors if m.span.start >= after]
    people = [n.span for n in s.parse.names if n.label == "PER"] if s.parse else []
    found = [*marked, *(p for p in people if p.start >= after), *actors]
    return _words(s, found[0]) if found else None


def account(
    sentences: Sequence[Sentence], at: int, witness: str, text: str, lexicon: Lexicon
) -> list[int]:
    """The sentences of an account: the paragraphs after the introduction, up to the last that
    speaks in the first person; nothing where the first two do not."""
    rest = paragraphs(sentences, at, text)[1:]
    speaking = [any(first_person(sentences[k], lexicon) for k in p) for p in rest]
    if not any(speaking[:2]):
        return []
    last = max(n for n, speaks in enumerate(speaking) if speaks)
    own = [p for p in rest[: last + 1] if not any(_of_him(sentences[k], witness) for k in p)]
    return [k for p in own for k in p]


def _of_him(s: Sentence, witness: str) -> bool:
    """Whether the reporter speaks here of the witness: by name, or "he said"."""
    pronouns = any(
        _words(s, x).lower() in ("he", "she")
        for d in s.said
        for x in d.source[:1]
        if s.span.holds(x)
    )
    return pronouns or witness in s.text


def paragraphs(sentences: Sequence[Sentence], at: int, text: str) -> list[list[int]]:
    """The body's paragraphs from sentence `at` on, up to the next headline."""
    found: list[list[int]] = [[at]]
    for k in range(at + 1, min(at + LONGEST, len(sentences))):
        if sentences[k].part == "headline":
            break
        if sentences[k].part == "caption":
            continue
        if same_paragraph(sentences[k - 1].span, sentences[k].span, text):
            found[-1].append(k)
        else:
            found.append([k])
    return found


def first_person(s: Sentence, lexicon: Lexicon) -> bool:
    """Whether the writer of a sentence speaks of himself, outside quotation marks."""
    for place in tokens(" " * s.span.start + s.text, s.span):
        word = _words(s, place)
        spoken = any(q.holds(place) for q in s.quoted)
        if word != "US" and lexicon.has("quotation.first_person", word) and not spoken:
            return True
    return False


def _words(s: Sentence, span: Span) -> str:
    return s.text[span.start - s.span.start : span.end - s.span.start]
