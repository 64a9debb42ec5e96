"""Stance: how the words that introduce a claim stand to it. It follows the cue, not our belief."""

from __future__ import annotations

from collections.abc import Iterator

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse, Span
from fogline.reading.bases import key
from fogline.reading.frames import Frame, passive
from fogline.reading.scene import Sentence
from fogline.reading.tree import below, places, runs

_APOSTROPHES = str.maketrans("’‘\u00a0\n", "''  ")


def stance_of(frame: Frame, sentence: Sentence, lexicon: Lexicon) -> str:
    """asserted, claimed, unverified or denied, by cue and by the caveats of the sentence.

    "claimed", without evidence: unverified. "did not deny": unverified.
    """
    if frame.hearsay:
        return "unverified"
    told = _by_cue(frame, sentence, lexicon)
    cue = _words(sentence, frame.cue)
    if told == "denied" and (" not " in f" {cue} " or "n't" in cue or "never" in cue):
        return "unverified"
    after = sentence.text[frame.cue.start - sentence.span.start :]
    if told != "denied" and caveat(after, lexicon):
        return "unverified"
    return told


def _by_cue(frame: Frame, sentence: Sentence, lexicon: Lexicon) -> str:
    found = key(lexicon, "stance.cues", frame.word) or "asserted"
    if key(lexicon, "stance.deniable", frame.word):
        end = max((c.end for c in frame.content), default=frame.cue.end)
        after = Span(frame.cue.start, max(end, frame.cue.end))
        told = any(key(lexicon, "stance.told", w) for w in _words(sentence, after).split()[1:7])
        return found if told else "asserted"
    return found


def _words(sentence: Sentence, span: Span) -> str:
    at = sentence.span.start
    return sentence.text[span.start - at : span.end - at].lower().translate(_APOSTROPHES)


def caveat(text: str, lexicon: Lexicon) -> bool:
    """Whether a text says that nobody could check: "could not be independently verified"."""
    folded = text.casefold().translate(_APOSTROPHES)
    return any(phrase in folded for phrase in lexicon.sections["stance.caveats"])


def hedges(parse: Parse, lexicon: Lexicon) -> Iterator[Frame]:
    """Clauses the writer keeps away from: "reportedly", "is said to have fled"."""
    for i, t in enumerate(parse.tokens):
        if lexicon.has("stance.hedges", t.text) and t.upos in ("ADV", "ADJ") and t.head >= 0:
            words = set(below(parse, t.head)) - _sides(parse, t.head)
            yield Frame(t.span, t.text, None, runs(parse, words), hearsay=True)
        elif t.upos == "VERB" and passive(parse, i) and key(lexicon, "stance.hearsay", t.text):
            clauses = places(parse, i, "xcomp", "ccomp", "csubj")
            agents = [k for k in places(parse, i, "obl") if parse.tokens[k].deprel == "obl:agent"]
            if clauses and not agents:
                subject = {w for k in places(parse, i, "nsubj") for w in below(parse, k)}
                words = subject | {w for k in clauses for w in below(parse, k)}
                yield Frame(t.span, t.text, None, runs(parse, words), hearsay=True)


def _sides(parse: Parse, at: int) -> set[int]:
    """Clauses that stand beside: coordinated with a subject of their own."""
    other = [k for k in places(parse, at, "conj", "parataxis") if places(parse, k, "nsubj")]
    return {w for k in other for w in below(parse, k)}
