"""Where and when a clause is set: its own places and times, else those told before it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from fogline.nouns import Place, PlaceMention, Span, TimeMention, When, day_of
from fogline.reading.datelines import in_dateline
from fogline.reading.scene import Scene, Sentence

BACK = 3
"""How many sentences back a place may stand."""
OLD = timedelta(days=60)
"""A count that began earlier than this before the report is background."""

Sites = tuple[tuple[str, ...], tuple[Place, ...], tuple[Span, ...]]


def sites(scene: Scene, index: int, span: Span, reach: str = "event") -> Sites:
    """Names of the places, the resolved ones, and their words where the sentence holds them.

    `reach` is "event", "running" (a count over the report's theatre: without a place of its own it
    stands for the places the report names most) or "war" (the country).
    """
    sentence = scene.sentences[index]
    here = _around(sentence, span)
    if reach == "war" and (country := _main(scene, here, countries=True)):
        return _named(country), _resolved(country), ()
    if here:
        chosen = _nearest(here, sentence, span)
        return _named(chosen), _resolved(chosen), tuple(m.span for m in chosen)
    told = _before(scene, index) if reach == "event" else _main(scene, [])
    return _named(told), _resolved(told), ()


def _around(sentence: Sentence, span: Span) -> list[PlaceMention]:
    """The places of the sentence that can be the scene: not those of the source that speaks, nor a
    country that acts ("Russia bombed")."""
    contents = [c for s in sentence.said for c in s.content if c.holds(span)]
    stretch = min(contents, key=len) if contents else sentence.span
    sources = [s for said in sentence.said for s in said.source]
    return [
        m
        for m in _real(sentence)
        if stretch.holds(m.span)
        and not any(s.overlap(m.span) for s in sources)
        and not _acts(sentence, m)
        and not in_dateline(sentence, m)
        and not ELSEWHERE_TOLD.search(sentence.text[: m.span.start - sentence.span.start])
    ]


ELSEWHERE_TOLD = re.compile(
    r"\b(?:links|ties|loyal|allied|border|borders)\s+(?:to|with)\s+(?:\w+\s+)?$", re.IGNORECASE
)
"""Words before a place that is not where it happens: "with alleged links to neighbouring Chad"."""


def _real(sentence: Sentence) -> list[PlaceMention]:
    return [m for m in sentence.places if m.relation != "metonym"]


def _acts(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a country's name stands for its state: "Russia launched raids", "U.S. raids"."""
    if place.place is None or place.place.kind != "country":
        return False
    if sentence.text[place.span.end - sentence.span.start :].startswith(("-based", "-backed")):
        return True
    after = sentence.text[place.span.end - sentence.span.start :].split()[:5]
    acts = [w.strip(",.").rstrip("s").lower() in DEEDS for w in after]
    if any(acts[:1]) or (after[:1] in (["'s"], ["’s"]) and any(acts)):
        return True
    before = sentence.text[: place.span.start - sentence.span.start].split()[-2:]
    located = any(w.lower() in LOCATIVE for w in before)
    return not located and any(a.span.overlap(place.span) for a in sentence.actors)


DEEDS = ("strike", "airstrike", "attack", "raid", "bombardment", "bombing", "shelling", "offensive")
"""Acts that a state does: "Israel's heavy bombardment"."""
LOCATIVE = ("in", "inside", "across", "throughout", "of", "near", "around", "from", "to", "into")


def _nearest(here: list[PlaceMention], sentence: Sentence, span: Span) -> list[PlaceMention]:
    """The places of the clause's own half of the sentence; lists of places stay together."""
    inside = [m for m in here if span.holds(m.span)]
    if inside:
        return inside
    narrow = [m for m in here if not _is_broad(m)] or here
    first = min(narrow, key=lambda m: _apart(sentence, m.span, span))
    listed = [first]
    for m in sorted(narrow, key=lambda m: abs(m.span.start - first.span.start)):
        if m is not first and any(_listed(sentence, seen.span, m.span) for seen in listed):
            listed.append(m)
    return sorted(listed, key=lambda m: m.span)


ELSEWHERE = re.compile(r"(?:,|\band\b)\s+(?!in\b|at\b|near\b)[^,]*\b(?:in|at|near|outside)\b")


def _listed(sentence: Sentence, a: Span, b: Span) -> bool:
    """Whether two places are told together: "in Alba and Berra", but not "in Alba, 12 in Berra"."""
    left, right = sorted((a, b))
    between = sentence.text[left.end - sentence.span.start : right.start - sentence.span.start]
    return right.start - left.start < 40 and not ELSEWHERE.search(between)


def _before(scene: Scene, index: int) -> list[PlaceMention]:
    """The places told last, else the place the report names most."""
    for back in range(1, BACK + 1):
        if index - back >= 0:
            sentence = scene.sentences[index - back]
            found = _around(sentence, sentence.span)
            if narrow := [m for m in found if m.place and not _is_broad(m)]:
                return narrow[:2]
    return _main(scene, [])[:1]


def _main(scene: Scene, first: list[PlaceMention], countries: bool = False) -> list[PlaceMention]:
    """The places the report names most, two at most; of countries the one it is set in."""
    every = [m for s in scene.sentences for m in _real(s) if m.place]
    if countries:
        return _homeland([*first, *every])
    every = [m for m in every if not _is_broad(m)]
    counts = Counter(m.place.id for m in every if m.place)
    often = [key for key, n in counts.most_common() if 2 * n >= max(counts.values())]
    return [next(m for m in every if m.place and m.place.id == key) for key in often][:2]


def _homeland(every: list[PlaceMention]) -> list[PlaceMention]:
    """The country in which most of the named places lie, where it is named itself."""
    counts = Counter(m.place.country for m in every if m.place and m.place.country)
    most = {code for code, n in counts.items() if n == max(counts.values())}
    named = [m for m in every if _is_country(m) and m.place and m.place.country in most]
    return named[:1]


def _is_country(mention: PlaceMention) -> bool:
    return mention.place is not None and mention.place.kind == "country"


def _is_broad(mention: PlaceMention) -> bool:
    """Whether the place is a country or a region of one ("the north-west")."""
    return mention.place is not None and mention.place.kind in ("country", "region")


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
    usable = [t for t in usable if not is_count(sentence, t)]
    base = day_of(scene.base)
    if not usable:
        return (When(None, base, "day", rule="report") if base else None), running, ()
    chosen = min(usable, key=lambda t: _apart(sentence, t.span, span))
    when = chosen.when
    lead = sentence.text[: chosen.span.start - sentence.span.start]
    if SINCE.search(lead) and when.start:
        when = replace(when, end=None)
    if AS_OF.search(lead):
        when, running = replace(when, start=None), True
    cumulative = running or _is_stretch(when)
    if cumulative and base and (when.end is None or when.end[:10] > base):
        when = When(when.start, base, when.precision, when.value, when.rule, when.words)
    return when, cumulative, (chosen.span,)


def is_count(sentence: Sentence, time: TimeMention) -> bool:
    """Whether a bare year is a count after all: "over 1800 injured"."""
    start, end = time.span.start - sentence.span.start, time.span.end - sentence.span.start
    year = sentence.text[start:end].isdigit()
    return year and bool(PEOPLE.match(sentence.text, end))


PEOPLE = re.compile(
    r"\s+(?:people|persons|civilians|soldiers|troops|fighters|families|others|injured|wounded|"
    r"killed|dead|deaths|casualties|missing|displaced|captured)\b"
)
SINCE = re.compile(r"\b(?:since|which began|that began|has raged since)\b[^,.;]{0,60}$")
AS_OF = re.compile(r"\bas of (?:late |early )?$", re.IGNORECASE)


def _is_stretch(when: When) -> bool:
    """Whether the time is a stretch, and no mere week: "since Monday", "in the past three days"."""
    start, end = day_of(when.start), day_of(when.end)
    if when.words and LAST_WEEK.search(when.words):
        return False
    return start is not None and start != end and when.precision != "part_of_day"


LAST_WEEK = re.compile(
    r"\b(?:last|this|previous) (?:week|weekend|month)|\bweekend\b", re.IGNORECASE
)


def _apart(sentence: Sentence, a: Span, b: Span) -> int:
    """Distance in characters; a comma or a new clause between counts as much as a line."""
    left, right = sorted((a, b))
    between = sentence.text[left.end - sentence.span.start : right.start - sentence.span.start]
    clauses = [w for w in between.split() if w in ("while", "after", "and") or w[-1] in ",;:"]
    return _distance(a, b) + 80 * len(clauses)


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
