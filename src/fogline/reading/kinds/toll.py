"""Tolls: how many were killed, wounded, captured, missing, displaced; who, where, when, by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Claim, Doubt, Parse, Span, Toll, claim_id, doubt
from fogline.reading.agents import agent, is_war, perpetrator
from fogline.reading.bases import key
from fogline.reading.counted import UNNUMBERED, items
from fogline.reading.doers import pointed_at, resumed
from fogline.reading.losses import Loss, losses
from fogline.reading.numbers import Number, numbers
from fogline.reading.reality import unreal
from fogline.reading.scene import Found, Scene, Sentence
from fogline.reading.settings import background, is_count, period, sites
from fogline.reading.tree import places
from fogline.reading.victims import Victims, is_unsaid, others, victims
from fogline.reading.voice import voice


def tolls(scene: Scene, index: int, lexicon: Lexicon) -> Found:
    """The tolls of one sentence; counts of people near a loss that no rule reads are doubts."""
    sentence = scene.sentences[index]
    if sentence.parse is None:
        return
    text = scene.page.text
    found = [n for n in numbers(text, sentence.span, lexicon) if not _is_time(n, sentence)]
    counts = losses(items(sentence.parse, found, text, lexicon), lexicon)
    for loss, who in zip(counts, _all_victims(counts, sentence, lexicon), strict=True):
        if claim := _claim(scene, index, loss, who, lexicon):
            yield claim
    yield from _doubts(scene, sentence, found, counts, lexicon)


def _is_time(number: Number, sentence: Sentence) -> bool:
    """Whether the number belongs to a time ("in the past three days")."""
    times = (t for t in sentence.times if not is_count(sentence, t))
    return any(t.span.overlap(number.core) for t in times)


def _all_victims(counts: Sequence[Loss], sentence: Sentence, lexicon: Lexicon) -> Iterator[Victims]:
    """Who each count counts; a whole with a part of a class of its own is mixed."""
    found = list(_in_turn(counts, sentence, lexicon))
    for i, (loss, who) in enumerate(zip(counts, found, strict=True)):
        rest = zip(counts[i + 1 :], found[i + 1 :], strict=True)
        own = takewhile(lambda pair: pair[0].part, rest)
        classed = not loss.part and who.kind is None and any(part.kind for _, part in own)
        yield replace(who, kind="mixed") if classed else who


SOME = ("women", "children", "men", "mixed")
"""Classes that "six others" need not share."""


def _in_turn(counts: Sequence[Loss], sentence: Sentence, lexicon: Lexicon) -> Iterator[Victims]:
    """ "six others" and "most of them" are those told of before."""
    whole: Victims | None = None
    last: Victims | None = None
    for loss in counts:
        who = victims(loss, sentence, lexicon)
        told = last if loss.part and loss.counted.bare else whole
        same = (loss.part and is_unsaid(loss, lexicon)) or others(loss, lexicon)
        if who.kind is None and told and same and (loss.part or told.kind not in SOME):
            who = replace(who, kind=told.kind, affiliation=who.affiliation or told.affiliation)
        last = who
        whole = whole if loss.part and whole else who
        yield who


def _claim(scene: Scene, index: int, loss: Loss, who: Victims, lexicon: Lexicon) -> Claim | None:
    sentence = scene.sentences[index]
    span = clause(loss, who)
    if _is_unreal(loss, sentence, span, lexicon):
        return None
    war = is_war(loss, lexicon) and not any(t.when.precision == "day" for t in sentence.times)
    reach = "war" if war else "running" if loss.running else "event"
    named, located, where = sites(scene, index, span, reach)
    when, cumulative, times = period(scene, index, span, loss.running or war)
    cause = agent(loss, sentence, lexicon)
    doers = "; ".join(perpetrator(loss, sentence, cause, lexicon))
    if not doers and not war and not background(when, scene.base):
        doers = pointed_at(scene, index, loss, cause, lexicon) or ""
        doers = doers or resumed(scene, index, loss, cause, lexicon) or ""
    what = replace(
        _counted(loss, who),
        perpetrator=doers if doers != who.affiliation and doers else None,
        cause=cause.of(scene.page.text) if cause else None,
        places=named,
        period=when,
        cumulative=cumulative,
    )
    attribution, stance, told = voice(sentence, span)
    parts = {**_parts(loss, who, cause), "place": where, "time": times, **dict(told)}
    return Claim(
        id=claim_id(scene.report.id, span, what),
        page=scene.page.id,
        report=scene.report.id,
        span=span,
        sentence=sentence.span,
        what=what,
        attribution=attribution,
        stance=stance,
        background=war or background(when, scene.base),
        rule=f"toll.part:{loss.rule}" if loss.part else f"toll.{loss.rule}",
        parts=tuple((name, spans) for name, spans in parts.items() if spans),
        places=located,
    )


def _counted(loss: Loss, who: Victims) -> Toll:
    """The count with its bound, and who they are."""
    number = loss.counted.words
    return Toll(
        outcome=loss.outcome,
        value=number.value,
        low=number.low,
        high=number.high,
        bound=None if number.bound == UNNUMBERED else number.bound,
        unit=who.unit,
        victims=who.kind,
        affiliation=who.affiliation,
    )


def _parts(loss: Loss, who: Victims, cause: Span | None) -> dict[str, tuple[Span, ...]]:
    """The words that carried the count, the victims, the outcome and the cause."""
    return {
        "count": (loss.counted.words.span,),
        "victims": (who.words,),
        "outcome": (loss.counted.parse.tokens[loss.shown_by].span,),
        "actor": (cause,) if cause else (),
    }


def _is_unreal(loss: Loss, sentence: Sentence, span: Span, lexicon: Lexicon) -> bool:
    """Whether nobody says that it happened; "feared dead" and "may have killed 30" do say so."""
    why = unreal(sentence, span, lexicon)
    parse = loss.counted.parse
    if why == "plan" and (done := _result_of(parse, loss.shown_by)) is not None:
        why = unreal(sentence, parse.tokens[done].span, lexicon)
    helpers = {parse.tokens[i].text.lower() for i in places(parse, loss.shown_by, "aux")}
    return why not in (None, "fear") and not (why == "possibility" and "have" in helpers)


def _result_of(parse: Parse, verb: int) -> int | None:
    """The deed whose result a participle tells: "used rifles to shoot at the crowd, killing 70"."""
    if not parse.tokens[verb].text.lower().endswith("ing"):
        return None
    i = parse.tokens[verb].head
    while i >= 0 and "VerbForm=Inf" in parse.tokens[i].feats:
        i = parse.tokens[i].head
    past = (
        i >= 0 and "Tense=Past" in parse.tokens[i].feats and "VerbForm=Fin" in parse.tokens[i].feats
    )
    return i if past else None


def clause(loss: Loss, who: Victims) -> Span:
    """The smallest stretch with the number, those counted and the word that shows the loss."""
    item = loss.counted
    spans = [item.words.span, who.words]
    if loss.rule not in ("part", "rest"):
        spans.append(item.parse.tokens[loss.shown_by].span)
    return Span(min(s.start for s in spans), max(s.end for s in spans))


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
