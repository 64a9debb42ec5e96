"""Attribution of counts: "the monitor counts 311 dead", "by the ministry's count"."""

from __future__ import annotations

from collections.abc import Iterator

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse, Span
from fogline.reading.bases import key
from fogline.reading.frames import Frame, speaker
from fogline.reading.phrases import clause_above
from fogline.reading.tree import below, hull, places, relation, runs


def counting(parse: Parse, lexicon: Lexicon) -> Iterator[Frame]:
    """ "The ministry put the toll at 40", "Vik's group has recorded 12 deaths": the count is
    theirs who made it; an attack that "raised the toll" tells nothing."""
    for i, t in enumerate(parse.tokens):
        if t.upos != "VERB" or not (_records(parse, i, lexicon) or _moves(parse, i, lexicon)):
            continue
        source = speaker(parse, i)
        if source and _can_count(parse, source, lexicon):
            source = _first_phrase(parse, source)
            words = set(below(parse, i)) - set(source)
            yield Frame(t.span, t.text, hull(runs(parse, source)), runs(parse, words))


def _first_phrase(parse: Parse, words: list[int]) -> list[int]:
    """The words up to the first comma, without the preposition of an agent."""
    marks = (k for k, w in enumerate(words) if parse.tokens[w].upos == "PUNCT")
    return [w for w in words[: next(marks, len(words))] if parse.tokens[w].text.lower() != "by"]


def _records(parse: Parse, i: int, lexicon: Lexicon) -> bool:
    """A verb of recording with a number in its object."""
    if not key(lexicon, "counting.records", parse.tokens[i].text):
        return False
    objects = [w for k in places(parse, i, "obj") for w in below(parse, k)]
    return any(parse.tokens[w].upos == "NUM" for w in objects)


def _moves(parse: Parse, i: int, lexicon: Lexicon) -> bool:
    """A verb of setting with a toll as its object or its passive subject."""
    if not key(lexicon, "counting.moves", parse.tokens[i].text):
        return False
    set_ = places(parse, i, "obj")
    set_ += [k for k in places(parse, i, "nsubj") if parse.tokens[k].deprel == "nsubj:pass"]
    return any(lexicon.has("counting.counts", parse.tokens[k].text) for k in set_)


def _can_count(parse: Parse, source: list[int], lexicon: Lexicon) -> bool:
    """Whether a subject is somebody: a name, a pronoun, a kind of source, a list."""
    tokens = [parse.tokens[k] for k in source]
    return any(
        t.upos in ("PROPN", "PRON")
        or lexicon.key("attribution.sources", t.text)
        or lexicon.has("attribution.documents", t.text)
        for t in tokens
    )


def by_count(parse: Parse, lexicon: Lexicon) -> Iterator[Frame]:
    """ "Forty people have died, by the count of the monitor", "by a United Nations estimate"."""
    for i, t in enumerate(parse.tokens):
        if relation(t) not in ("obl", "nmod") or not lexicon.has("counting.counts", t.text):
            continue
        case = [k for k in places(parse, i, "case") if parse.tokens[k].text.lower() in ("by", "on")]
        owners = [k for k in places(parse, i, "nmod", "compound") if k not in case]
        if not case or not owners:
            continue
        owner = owners[-1] if owners[-1] > i else owners[0]
        drop = set(places(parse, owner, "case"))
        source = hull(runs(parse, [w for w in below(parse, owner) if w not in drop]))
        words = set(below(parse, clause_above(parse, i))) - set(below(parse, i))
        if source and words:
            cue = Span(parse.tokens[case[0]].span.start, parse.tokens[case[0]].span.end)
            yield Frame(cue, "according", source, runs(parse, words))
