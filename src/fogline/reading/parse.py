"""What the reader takes: a sentence cut into words, where each word stands on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fogline.nouns import Span
from fogline.text.tokens import tokens


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence to be parsed: `text` is the page's stored text over `span`.

    `words` are the spans of its words, in order, not empty; all spans count on the page.
    """

    span: Span
    text: str
    words: tuple[Span, ...]

    def forms(self) -> list[str]:
        """The words as written."""
        at = self.span.start
        return [self.text[w.start - at : w.end - at] for w in self.words]


def cut(text: str, span: Span) -> Words:
    """The sentence at `span` of a page's text, cut by our own tokenizer."""
    return Words(span, span.of(text), tuple(tokens(text, span)))


def spelled(forms: Sequence[str]) -> Words:
    """A sentence given as words alone, laid out with single blanks from 0: for treebanks."""
    spans, at = [], 0
    for form in forms:
        spans.append(Span(at, at + len(form)))
        at += len(form) + 1
    text = " ".join(forms)
    return Words(Span(0, len(text)), text, tuple(spans))
