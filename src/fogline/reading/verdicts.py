"""Verdicts: a report says that a story is false, or that a happening never took place.

Three forms: a sentence that opens with the verdict ("False: there was no coup"), the lines of a
fact check ("CLAIM: ...", "VERDICT: False"), and plain prose ("the report that the general was
killed turned out to be false"). A claim so judged is denied, and its part `verdict` holds the words
that say so. Word lists: `words/verdict.toml`. The form of fact checks follows the ClaimReview
vocabulary of schema.org (claimReviewed, reviewRating).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Claim, Control, Parse, Quote, Span
from fogline.reading.bases import key
from fogline.reading.lookup import look, phrases
from fogline.reading.scene import Scene, Sentence
from fogline.reading.tree import head_in, kids, places, relation

_HEAD = re.compile(r"\W*([A-Za-z][A-Za-z' ]{2,20}?)\s*[:\u2013\u2014]\s*")
_FIRST = re.compile(r"\W*(\w+)")
UPWARD = frozenset({"nmod", "acl", "ccomp", "appos", "nsubj", "obj", "csubj"})
NO = ("not", "n't", "n\u2019t", "never")
STEPS = 6
"""How many words may stand between a happening and its verdict."""


def judged(scene: Scene, claims: Iterable[Claim], lexicon: Lexicon) -> list[Claim]:
    """The claims of a report, those that it calls false denied with their verdict."""
    by_span = {s.span: i for i, s in enumerate(scene.sentences)}
    return [_judged(scene, by_span.get(c.sentence), c, lexicon) for c in claims]


def _judged(scene: Scene, index: int | None, claim: Claim, lexicon: Lexicon) -> Claim:
    if index is None or isinstance(claim.what, Quote):
        return claim
    sentence = scene.sentences[index]
    words = opening(sentence, lexicon) or _told_false(sentence, claim, lexicon)
    if words is None and _opens(sentence, "verdict.stories", lexicon):
        words = _outcome(scene, index, lexicon)
        if words is None:
            return replace(claim, stance="unverified")
    return denied(claim, words) if words else claim


def denied(claim: Claim, words: Span) -> Claim:
    """The claim with the other polarity, and the words that give it."""
    what = claim.what
    if isinstance(what, Control):
        what = replace(what, polarity="denied")
    return replace(claim, what=what, stance="denied", parts=(*claim.parts, ("verdict", (words,))))


def opening(sentence: Sentence, lexicon: Lexicon) -> Span | None:
    """The verdict that a sentence opens with: "False: there was no coup in Bamako"."""
    return _opens(sentence, "verdict.heads", lexicon)


def _opens(sentence: Sentence, section: str, lexicon: Lexicon) -> Span | None:
    found = _HEAD.match(sentence.text)
    if found is None or not lexicon.has(section, found[1].lower()):
        return None
    return Span(sentence.span.start + found.start(1), sentence.span.start + found.end(1))


def _outcome(scene: Scene, index: int, lexicon: Lexicon) -> Span | None:
    """The line "VERDICT: False" under a story, before the next story."""
    for sentence in scene.sentences[index + 1 :]:
        if _opens(sentence, "verdict.stories", lexicon):
            return None
        if _opens(sentence, "verdict.outcomes", lexicon):
            head = _HEAD.match(sentence.text)
            word = _FIRST.match(sentence.text[head.end() :]) if head else None
            false = word and lexicon.has("verdict.heads", word[1].lower())
            return sentence.span if false else None
    return None


def _told_false(sentence: Sentence, claim: Claim, lexicon: Lexicon) -> Span | None:
    """The words above a happening that call it false: the walk passes only words of telling."""
    parse = sentence.parse
    action = dict(claim.parts).get("action")
    below = head_in(parse, action[0] if action else claim.span) if parse else None
    if parse is None or below is None:
        return None
    for step in range(STEPS):
        t = parse.tokens[below]
        if t.head < 0 or relation(t) not in UPWARD or _relative(parse, below):
            return None
        if step and not _passes(parse, below, lexicon):
            return None
        if words := _verdict(parse, t.head, below, lexicon):
            return words
        below = t.head
    return None


def _relative(parse: Parse, at: int) -> bool:
    """A relative clause; one with "that" as a mark is what a report tells, however it hangs."""
    return parse.tokens[at].deprel.endswith("relcl") and not places(parse, at, "mark")


def _beside(parse: Parse, at: int, below: int, lexicon: Lexicon) -> Span | None:
    """A verdict that a parser hangs on the story itself: "Reports that X fell were debunked"."""
    if not _passes(parse, at, lexicon):
        return None
    for i in places(parse, at, "ccomp", "parataxis", "acl", "conj"):
        t, words = parse.tokens[i], kids(parse, i)
        stands = any(relation(k) in ("cop", "aux") for k in words)
        no = any(k.text.lower() in NO for k in words)
        if i > below and stands and not no and key(lexicon, "verdict.false", t.text):
            return t.span
    return None


def _passes(parse: Parse, at: int, lexicon: Lexicon) -> bool:
    """Whether a word only carries a story: "reports of", "the claim that", never "videos of"."""
    return key(lexicon, "stance.told", parse.tokens[at].text) is not None


def _verdict(parse: Parse, at: int, below: int, lexicon: Lexicon) -> Span | None:
    """Whether a word says of what hangs on it that it is false, or that it did not happen."""
    t, of = parse.tokens[at], relation(parse.tokens[below])
    if words := _beside(parse, at, below, lexicon):
        return words
    no = [k for k in kids(parse, at) if k.text.lower() in NO]
    if of in ("nsubj", "csubj") and key(lexicon, "verdict.false", t.text):
        return None if no else t.span
    if of in ("nsubj", "csubj") and no and look(lexicon, "verdict.happens", phrases(parse, at)):
        return Span(min(no[0].span.start, t.span.start), t.span.end)
    if of in ("nsubj", "csubj", "obj") and not no and key(lexicon, "verdict.finds", t.text):
        found = places(parse, at, "xcomp", "obl", "advcl")
        ends = (parse.tokens[i] for i in found)
        false = next((e for e in ends if key(lexicon, "verdict.false", e.text)), None)
        return Span(t.span.start, false.span.end) if false and t.span < false.span else None
    return None
