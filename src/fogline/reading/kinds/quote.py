"""Quotations: the words inside marks, who spoke them, and in what medium."""

from __future__ import annotations

from collections.abc import Iterator

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Claim, Quote, Span, claim_id
from fogline.reading.scene import Found, SaidBy, Scene, Sentence
from fogline.reading.speakers import saying

SHORT = 4
"""Words; a shorter fragment without a speaker, or after a word of naming, is no quotation."""


def quotes(scene: Scene, index: int, lexicon: Lexicon) -> Found:
    """The quotations that begin in a sentence; the accounts of witnesses, a paragraph each.

    'Ana Ruiz told Radio Delta: "We are leaving."': span of the words inside the marks.
    """
    s = scene.sentences[index]
    for q in s.quoted:
        if s.span.start <= q.start < s.span.end and not _inner(q, s):
            said = saying(s, q) or _witness(s)
            if not naming(q, s, said, lexicon):
                yield _claim(scene, s, q, said, "quote.marked")
    if s.part == "quote":
        yield from _block(scene, index)


def _inner(q: Span, s: Sentence) -> bool:
    """Whether it stands within another quotation."""
    return any(o.holds(q) and o != q for o in s.quoted)


def naming(q: Span, s: Sentence, said: SaidBy | None, lexicon: Lexicon) -> bool:
    """Whether the marks set off a name, a title or a term: 'the so-called "safe zone"'."""
    at, end = q.start - s.span.start, min(q.end - s.span.start, len(s.text))
    words = s.text[at:end].split()
    before = " ".join(s.text[: max(at - 1, 0)].lower().split())
    if len(words) <= SHORT and before.endswith(tuple(lexicon.sections["quotation.naming"])):
        return True
    title = all(w[0].isupper() or w.lower() in ("of", "the", "and", "a", "in") for w in words)
    if len(words) <= SHORT and title and not s.text[at:end].rstrip().endswith((",", ".", "!", "?")):
        return True
    low = " ".join(words).lower()
    return said is None and (
        len(words) <= SHORT
        or s.part == "caption"
        or low.startswith(tuple(lexicon.sections["quotation.captions"]))
    )


def _claim(scene: Scene, s: Sentence, q: Span, said: SaidBy | None, rule: str) -> Claim:
    what = Quote(_speaker(scene, s, said), _name(said), said.medium if said else None)
    cue = tuple(c for c in said.cue if s.span.holds(c)) if said else ()
    source = tuple(c for c in said.source if s.span.holds(c)) if said else ()
    parts = tuple((n, spans) for n, spans in (("source", source), ("cue", cue)) if spans)
    attribution = {"attribution": said.attribution, "stance": said.stance} if said else {}
    return Claim(
        id=claim_id(scene.report.id, q, what),
        page=scene.page.id,
        report=scene.report.id,
        span=q,
        sentence=s.span,
        what=what,
        rule=rule,
        parts=parts,
        **attribution,  # type: ignore[arg-type]
    )


def _speaker(scene: Scene, s: Sentence, said: SaidBy | None) -> str | None:
    """The speaker as the text names him in this sentence or, carried, where he was named."""
    if said is None or not said.source:
        return _name(said)
    return " ".join(said.source[-1].of(scene.page.text).split())


def _name(said: SaidBy | None) -> str | None:
    names = said.attribution.names if said else ()
    return names[-1] if names else None


def _witness(s: Sentence) -> SaidBy | None:
    """Whose account the sentence belongs to."""
    whole = (d for d in s.said if d.attribution.carried and not d.content)
    return next(whole, None) if s.part == "quote" else None


def _block(scene: Scene, index: int) -> Iterator[Claim]:
    """A paragraph of an account: one quotation, made where the paragraph begins."""
    s = scene.sentences[index]
    said = _witness(s)
    before = scene.sentences[index - 1] if index else None
    text = scene.page.text
    if said is None or (
        before and before.part == "quote" and "\n" not in text[before.span.end : s.span.start]
    ):
        return
    end = s.span.end
    for following in scene.sentences[index + 1 :]:
        if following.part != "quote" or "\n" in text[end : following.span.start]:
            break
        end = following.span.end
    if not any(q.start <= s.span.start + 1 and q.end + 1 >= end for q in s.quoted):
        yield _claim(scene, s, Span(s.span.start, end), said, "quote.account")
