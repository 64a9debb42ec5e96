"""Who speaks for a clause, and how sure: asked by every kind of claim."""

from __future__ import annotations

from collections.abc import Sequence

from fogline.nouns import Attribution, Parts, Span
from fogline.reading.scene import SaidBy, Sentence
from fogline.reading.tree import head_in

OWN = Attribution()


def voice(sentence: Sentence, span: Span) -> tuple[Attribution, str, Parts]:
    """The attribution, the stance and the words that show them, for a clause of the sentence.

    The innermost content that covers at least half of the clause decides, if it names somebody or
    keeps away; where none does, the report speaks for itself and asserts. "The army said the mayor
    claimed he had fled": for "he had fled" it is the mayor as told by the army, claimed.
    """
    return _innermost([s for s in sentence.said if _covers(s, sentence, span)], sentence)


def teller(sentence: Sentence, span: Span) -> tuple[Attribution, str, Parts]:
    """The voice for a clause that is itself an act of speech: who tells that it was done.

    "The army demanded a truce": the report tells it, though the army speaks of a truce.
    """
    over = [s for s in sentence.said if _covers(s, sentence, span)]
    return _innermost([s for s in over if not _is_act(s, sentence, span)], sentence)


def _innermost(over: Sequence[SaidBy], sentence: Sentence) -> tuple[Attribution, str, Parts]:
    over = [s for s in over if s.attribution.names or s.stance != "asserted"]
    if not over:
        return OWN, "asserted", ()
    said = min(over, key=lambda s: (size(s, sentence), -len(s.attribution.names)))
    return said.attribution, said.stance, _parts(said, sentence)


def size(said: SaidBy, sentence: Sentence) -> int:
    """How many code points of the sentence somebody's words are."""
    return sum(map(len, said.content)) if said.content else len(sentence.span)


def _covers(said: SaidBy, sentence: Sentence, span: Span) -> bool:
    """Whether the content is half of the clause, source and cue left out."""
    content = said.content or (sentence.span,)
    frame = sum(span.overlap(s) for s in (*said.source, *said.cue) if not _inside(s, content))
    return 2 * sum(span.overlap(c) for c in content) >= max(len(span) - frame, 1)


def _inside(span: Span, content: Sequence[Span]) -> bool:
    return any(c.holds(span) for c in content)


def _is_act(said: SaidBy, sentence: Sentence, span: Span) -> bool:
    """Whether the head of the clause is the cue itself, in front of what is said."""
    leads = said.cue and all(c.start > said.cue[-1].start for c in said.content)
    at = head_in(sentence.parse, span) if sentence.parse and leads else None
    head = sentence.parse.tokens[at].span if sentence.parse and at is not None else None
    return head is not None and said.cue[-1].holds(head)


def _parts(said: SaidBy, sentence: Sentence) -> Parts:
    """Source and cue, as far as they stand in this sentence."""
    fields = (("source", said.source), ("cue", said.cue))
    kept = ((name, tuple(s for s in spans if sentence.span.holds(s))) for name, spans in fields)
    return tuple((name, spans) for name, spans in kept if spans)
