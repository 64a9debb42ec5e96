"""Who and what did the harm: the cause as words, and the actor named in it."""

from __future__ import annotations

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import ActorMention, Parse, Span
from fogline.reading.bases import key
from fogline.reading.losses import Loss
from fogline.reading.scene import Sentence
from fogline.reading.tree import below, places, relation

BY = frozenset({"by", "in", "after", "from", "during", "when", "as", "under", "amid", "at"})


def agent(loss: Loss, sentence: Sentence, lexicon: Lexicon) -> Span | None:
    """What did the harm: the subject of the verb, or its "by ...", "in shelling by ..."."""
    parse, verb = loss.counted.parse, loss.shown_by
    if (top := _by(parse, verb, lexicon)) is None and _is_active(loss):
        top = _subject(parse, verb)
    if top is None:
        top = _circumstance(parse, verb, lexicon)
    if top is None or top == loss.counted.noun:
        return None
    if any(t.span.overlap(parse.tokens[top].span) for t in sentence.times):
        return None
    return _words(parse, top)


def _is_active(loss: Loss) -> bool:
    """Whether the verb stands before those it harms: "shells killed nine", "leaving nine dead"."""
    parse, item = loss.counted.parse, loss.counted
    passive = any(parse.tokens[i].deprel == "aux:pass" for i in places(parse, loss.shown_by, "aux"))
    verbal = parse.tokens[loss.shown_by].upos == "VERB" or loss.rule == "left"
    return verbal and not passive and (loss.shown_by < item.noun or loss.rule in ("left", "forced"))


def _by(parse: Parse, verb: int, lexicon: Lexicon) -> int | None:
    """ "killed by government shelling"."""
    for i in places(parse, verb, "obl", "nmod", "advcl"):
        if "by" in _cases(parse, i) and not key(lexicon, "toll.tolls", parse.tokens[i].text):
            return i
    return None


def _subject(parse: Parse, verb: int) -> int | None:
    """The subject of the verb, else of the verb it is coordinated with or depends on."""
    for _ in range(4):
        for i in places(parse, verb, "nsubj"):
            if not parse.tokens[i].deprel.endswith("pass"):
                return _antecedent(parse, verb, i)
        token = parse.tokens[verb]
        if relation(token) in ("acl", "amod") and token.head >= 0:
            return token.head
        if relation(token) not in ("conj", "xcomp", "advcl") or token.head < 0:
            return None
        verb = token.head
    return None


def _antecedent(parse: Parse, verb: int, subject: int) -> int:
    """ "strikes that killed nine": the strikes."""
    pronoun = parse.tokens[subject].text.lower() in ("that", "which", "who")
    relative = relation(parse.tokens[verb]) == "acl" and parse.tokens[verb].head >= 0
    return parse.tokens[verb].head if pronoun and relative else subject


def _circumstance(parse: Parse, at: int, lexicon: Lexicon) -> int | None:
    """ "killed in shelling by the army", "died when jets hit the bus": an act, no place or time."""
    for top in (at, parse.tokens[at].head):
        if top < 0:
            continue
        for i in places(parse, top, "obl", "nmod"):
            act = key(lexicon, "toll.acts", parse.tokens[i].text)
            if act and _cases(parse, i) & BY and i != at:
                return i
        for i in places(parse, top, "advcl"):
            struck = key(lexicon, "toll.strikes", parse.tokens[i].text)
            if struck and _cases(parse, i) & BY and (by := _subject(parse, i)) is not None:
                return by
    return None


def _cases(parse: Parse, i: int) -> set[str]:
    marks = places(parse, i, "case", "mark", "advmod")
    return {parse.tokens[c].text.lower() for c in marks}


def _words(parse: Parse, top: int) -> Span:
    """The noun with the words before it that belong to it, and its "by ...", "on ...", "of ..."."""
    inside = {top}
    while (left := min(inside) - 1) >= 0 and parse.tokens[left].upos in NOMINAL:
        inside.add(left)
    for i in places(parse, top, "nmod", "flat", "acl"):
        under = below(parse, i)
        close = _cases(parse, i) & AFTER or parse.tokens[i].deprel == "flat"
        done_by = len(under) < 9 and any(parse.tokens[k].text.lower() == "by" for k in under)
        if i > top and (close or done_by):
            inside |= {k for k in under if parse.tokens[k].upos != "PUNCT"}
    return Span(parse.tokens[min(inside)].span.start, parse.tokens[max(inside)].span.end)


NOMINAL = ("DET", "ADJ", "NOUN", "PROPN", "PART")
AFTER = frozenset({"of", "by", "on", "with", "against", "from"})


def is_war(loss: Loss, lexicon: Lexicon) -> bool:
    """Whether a whole war is counted: "the conflict has killed 90,000", "this war, in which"."""
    parse, verb = loss.counted.parse, loss.shown_by
    subject = _subject(parse, verb)
    if relation(parse.tokens[verb]) == "conj" and subject is None:
        verb = parse.tokens[verb].head
    near = [subject, *places(parse, verb, "nsubj", "obl", "nmod"), parse.tokens[verb].head]
    found = [i for i in near if i is not None and i >= 0]
    return any(key(lexicon, "toll.wars", parse.tokens[i].text) for i in found)


def perpetrator(loss: Loss, sentence: Sentence, words: Span | None) -> tuple[str, ...]:
    """The actors that did it, as named in the cause: "army shelling", "raids by the coalition".

    Who is only the target ("raids on the rebels") is left out.
    """
    if words is None:
        return ()
    named = [a for a in sentence.actors if words.overlap(a.span)]
    doing = [a for a in named if not _is_target(loss.counted.parse, a)]
    known = [a for a in doing if a.actor is not None and not a.generic]
    return tuple(dict.fromkeys(a.name for a in known or doing))


def _is_target(parse: Parse, actor: ActorMention) -> bool:
    """ "strikes on the rebels", "clashes with the army" and "fighters of" the harmed side."""
    tokens = [i for i, t in enumerate(parse.tokens) if actor.span.overlap(t.span)]
    cases = {c for i in tokens for c in _cases(parse, i)}
    return bool(cases & {"on", "against", "at", "targeting", "near", "between"})
