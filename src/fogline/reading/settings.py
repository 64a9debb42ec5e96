"""Where and when a clause is set: its own places and times, else those told before it."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from fogline.nouns import Place, PlaceMention, Span, TimeMention, When, day_of
from fogline.reading.scene import Scene, Sentence

BACK = 3
"""How many sentences back a place may stand."""
OLD = timedelta(days=60)
"""A count that began earlier than this before the report is background."""

Sites = tuple[tuple[str, ...], tuple[Place, ...], tuple[Span, ...]]


def sites(scene: Scene, index: int, span: Span) -> Sites:
    """Names of the places, the resolved ones, and their words where the sentence holds them."""
    sentence = scene.sentences[index]
    here = _real(sentence)
    if here:
        chosen = _nearest(here, sentence, span)
        return _named(chosen), _resolved(chosen), tuple(m.span for m in chosen)
    told = _before(scene, index)
    return _named(told), _resolved(told), ()


def _real(sentence: Sentence) -> list[PlaceMention]:
    return [m for m in sentence.places if m.relation != "metonym"]


def _nearest(here: list[PlaceMention], sentence: Sentence, span: Span) -> list[PlaceMention]:
    """The places of the clause's own half of the sentence; lists of places stay together."""
    inside = [m for m in here if span.holds(m.span)]
    if inside:
        return inside
    narrow = [m for m in here if m.place is None or m.place.kind != "country"] or here
    first = min(
        narrow, key=lambda m: min(abs(m.span.start - span.end), abs(span.start - m.span.end))
    )
    return [m for m in narrow if abs(m.span.start - first.span.start) < 40]


def _before(scene: Scene, index: int) -> list[PlaceMention]:
    """The places told last, else the place the report names most."""
    for back in range(1, BACK + 1):
        if index - back >= 0 and (found := _real(scene.sentences[index - back])):
            narrow = [m for m in found if m.place and m.place.kind != "country"]
            if narrow:
                return narrow[:2]
    every = [m for s in scene.sentences for m in _real(s) if m.place and m.place.kind != "country"]
    counts = Counter(m.place.id for m in every if m.place)
    if not counts:
        return []
    most = max(counts.values())
    return [next(m for m in every if m.place and counts[m.place.id] == most)]


def _named(found: list[PlaceMention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.place.name if m.place else m.words for m in found))


def _resolved(found: list[PlaceMention]) -> tuple[Place, ...]:
    return tuple({m.place.id: m.place for m in found if m.place}.values())


def period(
    scene: Scene, index: int, span: Span, running: bool
) -> tuple[When | None, bool, tuple[Span, ...]]:
    """When it happened, whether the count runs on, and the words that say so.

    A count without an end runs to the report's day.
    """
    sentence = scene.sentences[index]
    usable = [t for t in sentence.times if t.timex != "SET" and (t.when.start or t.when.end)]
    base = day_of(scene.base)
    if not usable:
        return (When(None, base, "day", rule="report") if base else None), running, ()
    chosen = min(usable, key=lambda t: _distance(t.span, span))
    when = chosen.when
    cumulative = running or _is_stretch(chosen)
    if cumulative and base and (when.end is None or when.end[:10] > base):
        when = When(when.start, base, when.precision, when.value, when.rule, when.words)
    return when, cumulative, (chosen.span,)


def _is_stretch(time: TimeMention) -> bool:
    """Whether the time is a stretch up to now: "since Monday", "in the past three days"."""
    start, end = day_of(time.when.start), day_of(time.when.end)
    return start is not None and start != end and time.when.precision != "part_of_day"


def _distance(a: Span, b: Span) -> int:
    return 0 if a.overlap(b) else max(b.start - a.end, a.start - b.end)


def background(when: When | None, base: str | None) -> bool:
    """Whether the time lies well before the report: an earlier phase of the war."""
    day = day_of(base)
    if when is None or day is None or len(day) < 10:
        return False
    last = when.start or when.end
    return last is not None and _first_day(last) < date.fromisoformat(day) - OLD


def _first_day(moment: str) -> date:
    """The first day of an ISO year, month, day or instant."""
    padded = moment[:10] if len(moment) >= 10 else (moment + "-01-01")[:10]
    return date.fromisoformat(padded)
