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
    if loss.rule == "left" and (above := parse.tokens[loss.counted.noun].head) >= 0:
        verb = above
    if (top := _by(parse, verb, lexicon)) is None and _is_active(loss):
        top = _subject(parse, verb)
    if top is None:
        top = _circumstance(parse, verb, lexicon)
    if top is None and not _is_active(loss):
        top = _shared(parse, verb, lexicon)
    if top is None or top == loss.counted.noun or _tells(parse, top):
        return None
    if any(t.span.overlap(parse.tokens[top].span) for t in sentence.times):
        return None
    here = parse.tokens[top].span
    acts = any(a.span.overlap(here) for a in sentence.actors if a.actor)
    if not acts and any(m.place and m.span.overlap(here) for m in sentence.places):
        return None
    return _words(parse, top)


def _is_active(loss: Loss) -> bool:
    """Whether the verb stands before those it harms: "shells killed nine", "leaving nine dead"."""
    parse, item = loss.counted.parse, loss.counted
    passive = any(parse.tokens[i].deprel == "aux:pass" for i in places(parse, loss.shown_by, "aux"))
    loses = parse.tokens[loss.shown_by].text.lower() in ("lose", "loses", "lost", "losing")
    if loses or loss.rule in ("copular", "included", "among"):
        return False
    verbal = parse.tokens[loss.shown_by].upos == "VERB" or loss.rule == "left"
    return verbal and not passive and (loss.shown_by < item.noun or loss.rule in ("left", "forced"))


def _by(parse: Parse, verb: int, lexicon: Lexicon) -> int | None:
    """ "killed by government shelling"."""
    for i in places(parse, verb, "obl", "nmod", "advcl"):
        if "by" in _cases(parse, i) and not key(lexicon, "toll.tolls", parse.tokens[i].text):
            return i
    return None


def _shared(parse: Parse, verb: int, lexicon: Lexicon) -> int | None:
    """ "seven were killed and 11 hurt in shelling by the army": told once for both verbs."""
    token = parse.tokens[verb]
    beside = [i for i in places(parse, verb, "conj") if i > verb]
    if relation(token) == "conj" and token.head >= 0:
        beside.append(token.head)
    for i in beside[:1]:
        if "while" in {w for k in (i, verb) for w in _cases(parse, k)}:
            return None
        if (top := _by(parse, i, lexicon)) is None:
            top = _circumstance(parse, i, lexicon)
        return top
    return None


def _tells(parse: Parse, top: int) -> bool:
    """ "A report said ..., wounding 12": who tells is not who did."""
    return parse.tokens[top].text.lower() in TELLING


TELLING = ("report", "reports", "statement", "ministry", "spokesman", "official", "officials")


def _subject(parse: Parse, verb: int) -> int | None:
    """The subject of the verb, else of the verb it is coordinated with or depends on.

    In "a report accused the army of firing shells, killing nine" it is the army.
    """
    for _ in range(5):
        for i in places(parse, verb, "nsubj"):
            if not parse.tokens[i].deprel.endswith("pass"):
                return _antecedent(parse, verb, i)
        token = parse.tokens[verb]
        if relation(token) in ("acl", "amod") and token.head >= 0:
            return token.head
        if (nearer := _between(parse, verb)) is not None:
            return nearer
        if relation(token) not in ("conj", "xcomp", "advcl") or token.head < 0:
            return None
        verb = token.head
        if parse.tokens[verb].text.lower() in ACCUSING:
            return next(iter(places(parse, verb, "obj")), None)
    return None


def _between(parse: Parse, verb: int) -> int | None:
    """The subject of a nearer clause: "had died since the rebels entered, killing 20"."""
    token = parse.tokens[verb]
    if relation(token) != "advcl" or not token.text.lower().endswith("ing"):
        return None
    for k in range(verb - 1, token.head, -1):
        if parse.tokens[k].upos == "VERB" and relation(parse.tokens[k]) == "advcl":
            subjects = [i for i in places(parse, k, "nsubj") if parse.tokens[i].deprel == "nsubj"]
            return subjects[0] if subjects else None
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
            if not (struck and _cases(parse, i) & BY):
                continue
            if (by := _by(parse, i, lexicon)) is not None or (by := _subject(parse, i)) is not None:
                return by
    return None


def _cases(parse: Parse, i: int) -> set[str]:
    marks = places(parse, i, "case", "mark", "advmod")
    return {parse.tokens[c].text.lower() for c in marks}


def _words(parse: Parse, top: int) -> Span:
    """The noun with the words before it that belong to it, and its "by ...", "on ...", "of ..."."""
    inside = {top}
    while (left := min(inside) - 1) >= 0 and (
        parse.tokens[left].upos in NOMINAL or _is_hyphened(parse, left)
    ):
        inside.add(left)
    for i in places(parse, top, "nmod", "flat", "acl"):
        under = below(parse, i)
        close = _cases(parse, i) & AFTER or parse.tokens[i].deprel == "flat"
        done_by = len(under) < 9 and any(parse.tokens[k].text.lower() == "by" for k in under)
        if i > top and (close or done_by):
            inside |= {k for k in under if parse.tokens[k].upos != "PUNCT"}
    if (doer := _done_by(parse, top)) is not None:
        inside |= set(range(top, doer + 1))
    return Span(parse.tokens[min(inside)].span.start, parse.tokens[max(inside)].span.end)


ACCUSING = ("accuse", "accused", "accuses", "accusing", "blamed", "blames", "blame")


NAMING = ("NOUN", "PROPN")
NOMINAL = ("DET", "ADJ", "NOUN", "PROPN", "PART")
AFTER = frozenset({"of", "by", "on", "with", "against", "from"})


def _done_by(parse: Parse, top: int) -> int | None:
    """ "raids carried out by the army", whatever the participle hangs on."""
    after = [t.text.lower() for t in parse.tokens[top + 1 : top + 4]]
    if "by" not in after or parse.tokens[top + 1].upos != "VERB":
        return None
    doer = parse.tokens[top + 1 + after.index("by")].head
    return doer if doer > top else None


def _is_hyphened(parse: Parse, i: int) -> bool:
    """ "an 11-day siege": numbers and hyphens without a space around."""
    hyphen = i if parse.tokens[i].text in ("-", "–") else i + 1
    if parse.tokens[hyphen].text not in ("-", "–") or hyphen + 1 >= len(parse.tokens):
        return False
    before, after = parse.tokens[hyphen - 1].span, parse.tokens[hyphen + 1].span
    return before.end == parse.tokens[hyphen].span.start and after.start == before.end + 1


def is_war(loss: Loss, lexicon: Lexicon) -> bool:
    """Whether a whole war is counted: "the conflict has killed 90,000", "this war, in which"."""
    parse, verb = loss.counted.parse, loss.shown_by
    subject = _subject(parse, verb)
    if relation(parse.tokens[verb]) == "conj" and subject is None:
        verb = parse.tokens[verb].head
    near = [subject, *places(parse, verb, "nsubj", "obl", "nmod"), parse.tokens[verb].head]
    found = [i for i in near if i is not None and i >= 0]
    return any(key(lexicon, "toll.wars", parse.tokens[i].text) for i in found)


def perpetrator(
    loss: Loss, sentence: Sentence, words: Span | None, lexicon: Lexicon
) -> tuple[str, ...]:
    """The actors that did it, as named in the cause: "army shelling", "raids by the coalition".

    Who is only the target ("raids on the rebels") is left out. A country's name before an act
    stands for the state: "Israel's strikes", "an Iraqi jet".
    """
    if words is None:
        return ()
    named = [a for a in sentence.actors if words.overlap(a.span)]
    named = [a for a in named if a.actor is None or a.actor.kind not in TELLERS]
    doing = [a for a in named if not _is_target(loss.counted.parse, a, words)]
    known = [a for a in doing if a.actor is not None and not a.generic]
    found = tuple(dict.fromkeys(a.name for a in known or doing))
    return found or _states(loss.counted.parse, sentence, words, lexicon)


def _states(parse: Parse, sentence: Sentence, words: Span, lexicon: Lexicon) -> tuple[str, ...]:
    """The country whose name or people stand before the deed: "Israel's strikes"."""
    for place in sentence.places:
        country = place.place is not None and place.place.kind == "country"
        at = next((i for i, t in enumerate(parse.tokens) if t.span.overlap(place.span)), None)
        if not country or at is None or not words.holds(place.span):
            continue
        token = parse.tokens[at]
        before = relation(token) in ("compound", "amod") or token.deprel == "nmod:poss"
        act = token.head > at and key(lexicon, "toll.acts", parse.tokens[token.head].text)
        between = [t for t in parse.tokens[at + 1 : token.head] if t.upos in NAMING]
        if before and act and place.place and not [t for t in between if t.text != "day"]:
            return (place.place.name,)
    return ()


def _is_target(parse: Parse, actor: ActorMention, words: Span) -> bool:
    """ "strikes on the rebels", "strikes on a rebel stronghold", "clashes between"."""
    tokens = [i for i, t in enumerate(parse.tokens) if actor.span.overlap(t.span)]
    cases = {c for i in tokens for c in _cases(parse, i)}
    if cases & AIMED or not tokens:
        return bool(tokens)
    before = [t.text.lower() for t in parse.tokens[: tokens[0]] if t.span.start >= words.start]
    aimed = [i for i, word in enumerate(before) if word in AIMED]
    return bool(aimed) and "by" not in before[aimed[-1] :]


AIMED = frozenset({"on", "against", "at", "targeting", "near", "between"})
TELLERS = frozenset({"monitor", "agency", "outlet", "rescue"})
"""Kinds of actors that count the dead and kill nobody."""
