"""Tolls: how many were killed, wounded, captured, missing, displaced; who, where, when, by whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Claim, Doubt, Parse, Span, Toll, claim_id, doubt
from fogline.reading.bases import key
from fogline.reading.losses import Loss, losses
from fogline.reading.numbers import Number, numbers
from fogline.reading.reality import unreal
from fogline.reading.scene import Found, Scene, Sentence
from fogline.reading.settings import background, period, sites
from fogline.reading.tree import below, places, relation
from fogline.reading.victims import Victims, others, victims
from fogline.reading.voice import voice

BELIEVED = ("fear", "possibility")
"""A toll that is feared or possible is told with its stance, not left out as unreal."""


def tolls(scene: Scene, index: int, lexicon: Lexicon) -> Found:
    """The tolls of one sentence; counts of people near a loss that no rule reads are doubts."""
    sentence = scene.sentences[index]
    if sentence.parse is None:
        return
    text = scene.page.text
    found = [n for n in numbers(text, sentence.span, lexicon) if not _is_time(n, sentence)]
    counts = losses(sentence.parse, found, lexicon)
    before: Victims | None = None
    for loss in counts:
        who = victims(loss.counted, sentence, lexicon)
        if who.kind is None and before and others(sentence.parse, loss.counted, lexicon):
            who = replace(who, kind=before.kind, affiliation=before.affiliation)
        before = who
        if claim := _claim(scene, index, loss, who, lexicon):
            yield claim
    yield from _doubts(scene, sentence, found, counts, lexicon)


def _is_time(number: Number, sentence: Sentence) -> bool:
    """Whether the number belongs to a time ("in the past three days")."""
    return any(t.span.overlap(number.core) for t in sentence.times)


def _claim(scene: Scene, index: int, loss: Loss, who: Victims, lexicon: Lexicon) -> Claim | None:
    sentence = scene.sentences[index]
    span = clause(loss, who)
    if unreal(sentence, span, lexicon) not in (None, *BELIEVED):
        return None
    attribution, stance, told = voice(sentence, span)
    number, agent = loss.counted.words, _agent(loss)
    named, located, place_spans = sites(scene, index, span)
    when, cumulative, time_spans = period(scene, index, span, loss.running)
    what = Toll(
        outcome=loss.outcome,
        value=number.value,
        low=number.low,
        high=number.high,
        bound=number.bound,
        unit=who.unit,
        victims=who.kind,
        affiliation=who.affiliation,
        perpetrator=_perpetrator(sentence, agent),
        cause=agent.of(scene.page.text) if agent else None,
        places=named,
        period=when,
        cumulative=cumulative,
    )
    shown = sentence.parse.tokens[loss.shown_by].span if sentence.parse else span
    parts = {
        "count": (number.span,),
        "victims": (who.words,),
        "outcome": (shown,),
        "actor": (agent,) if agent else (),
        "place": place_spans,
        "time": time_spans,
        **dict(told),
    }
    return Claim(
        id=claim_id(scene.report.id, span, what),
        page=scene.page.id,
        report=scene.report.id,
        span=span,
        sentence=sentence.span,
        what=what,
        attribution=attribution,
        stance=stance,
        background=background(when, scene.base),
        rule=f"toll.{loss.rule}",
        parts=tuple((name, spans) for name, spans in parts.items() if spans),
        places=located,
    )


def clause(loss: Loss, who: Victims) -> Span:
    """The smallest stretch with the number, those counted and the word that shows the loss."""
    item = loss.counted
    spans = [item.words.span, who.words]
    if loss.rule not in ("part", "rest"):
        spans.append(item.parse.tokens[loss.shown_by].span)
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _agent(loss: Loss) -> Span | None:
    """What did the harm: the subject of the verb or its agent ("by ...", "in shelling by ...")."""
    parse, verb = loss.counted.parse, loss.shown_by
    while relation(parse.tokens[verb]) in ("conj", "xcomp", "advcl") and not _subjects(parse, verb):
        verb = parse.tokens[verb].head
    if loss.rule in ("harmed", "left") and (subjects := _subjects(parse, verb)):
        return _words(parse, subjects[0])
    for i in places(parse, loss.shown_by, "obl", "nmod"):
        case = {parse.tokens[c].text.lower() for c in places(parse, i, "case")}
        if case & {"by", "in", "after", "from"} and parse.tokens[i].upos == "NOUN":
            return _words(parse, i)
    return None


def _subjects(parse: Parse, verb: int) -> list[int]:
    return [i for i in places(parse, verb, "nsubj") if not parse.tokens[i].deprel.endswith("pass")]


def _words(parse: Parse, top: int) -> Span:
    cut = {w for k in places(parse, top, "acl", "appos", "case") for w in below(parse, k)}
    inside = [i for i in below(parse, top) if i not in cut]
    return Span(parse.tokens[inside[0]].span.start, parse.tokens[inside[-1]].span.end)


def _perpetrator(sentence: Sentence, agent: Span | None) -> str | None:
    """The actor named inside the agent."""
    if agent is None:
        return None
    return next((a.name for a in sentence.actors if agent.overlap(a.span)), None)


def _doubts(
    scene: Scene, sentence: Sentence, found: list[Number], read: list[Loss], lexicon: Lexicon
) -> Iterator[Doubt]:
    """A count of people in a sentence of losses that no rule reads."""
    parse = sentence.parse
    if parse is None:
        return
    harm = [t for t in parse.tokens if key(lexicon, "toll.harms", t.text) == "killed"]
    used = {loss.counted.words.core for loss in read}
    for number in found:
        after = [t for t in parse.tokens if t.span.start >= number.core.end][:2]
        people = any(key(lexicon, "toll.victims", t.text) for t in after)
        if harm and people and number.core not in used:
            why = f"a count of people beside {harm[0].text!r} that no rule reads"
            yield doubt(scene.page.id, number.span, "reading", "toll", why)
