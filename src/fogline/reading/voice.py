"""Who speaks for a clause, and how sure: asked by every kind of claim."""

from __future__ import annotations

from fogline.nouns import Attribution, Parts, Span
from fogline.reading.scene import SaidBy, Sentence

OWN = Attribution()


def voice(sentence: Sentence, span: Span) -> tuple[Attribution, str, Parts]:
    """The attribution, the stance and the words that show them, for a clause of the sentence.

    The innermost content that covers at least half of the clause decides; where none does, the
    report speaks for itself and asserts. "The army said the mayor claimed he had fled": for "he had
    fled" it is the mayor as told by the army, claimed.
    """
    over = [s for s in sentence.said if _covers(s, sentence, span)]
    if not over:
        return OWN, "asserted", ()
    said = min(over, key=lambda s: sum(map(len, s.content or (sentence.span,))))
    return said.attribution, said.stance, _parts(said, sentence)


def _covers(said: SaidBy, sentence: Sentence, span: Span) -> bool:
    content = said.content or (sentence.span,)
    return 2 * sum(span.overlap(c) for c in content) >= len(span)


def _parts(said: SaidBy, sentence: Sentence) -> Parts:
    """Source and cue, as far as they stand in this sentence."""
    fields = (("source", said.source), ("cue", said.cue))
    kept = ((name, tuple(s for s in spans if sentence.span.holds(s))) for name, spans in fields)
    return tuple((name, spans) for name, spans in kept if spans)
