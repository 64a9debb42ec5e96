"""Making a claim out of what a rule found: who says it, how sure, when, and the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from fogline.nouns import Claim, Control, Incident, Parse, Place, Span, When, claim_id
from fogline.reading.scene import Scene
from fogline.reading.settings import background, period
from fogline.reading.tree import head_in
from fogline.reading.voice import voice
from fogline.reading.whereabouts import price

FAR = 3.0
"""What a time may cost on its way to the word it belongs to."""
STANDS = {"denied": "denied", "unverified": "unconfirmed"}
"""Polarity of a control change by the stance of who speaks."""


def told(
    scene: Scene,
    index: int,
    span: Span,
    what: Control | Incident,
    rule: str,
    parts: Mapping[str, tuple[Span, ...]],
    located: tuple[Place, ...] = (),
) -> Claim:
    """The claim at `span`, with its date, its source and stance from the sentence."""
    sentence = scene.sentences[index]
    attribution, stance, shown = voice(sentence, span)
    when, _, words = period(timely(scene, index, parts["action"][0]), index, span, False)
    dated = replace(what, date=when)
    if isinstance(dated, Control):
        dated = replace(dated, polarity=STANDS.get(stance, "affirmed"))
    every = {**parts, "time": words, **dict(shown)}
    return Claim(
        id=claim_id(scene.report.id, span, dated),
        page=scene.page.id,
        report=scene.report.id,
        span=span,
        sentence=sentence.span,
        what=dated,
        attribution=attribution,
        stance=stance,
        background=_old(when, scene),
        rule=rule,
        parts=tuple((name, spans) for name, spans in every.items() if spans),
        places=located,
    )


def timely(scene: Scene, index: int, word: Span) -> Scene:
    """The scene with only those times of the sentence that belong to a word.

    "entered the town, which had been held since 2016": 2016 is no time of the entry.
    """
    sentence = scene.sentences[index]
    at = head_in(sentence.parse, word) if sentence.parse else None
    if sentence.parse is None or at is None:
        return scene
    kept = tuple(t for t in sentence.times if _belongs(sentence.parse, at, t.span))
    changed = replace(sentence, times=kept)
    sentences = (*scene.sentences[:index], changed, *scene.sentences[index + 1 :])
    return replace(scene, sentences=sentences)


def _belongs(parse: Parse, at: int, time: Span) -> bool:
    head = head_in(parse, time)
    return head is None or price(parse, at, head) <= FAR


def _old(when: When | None, scene: Scene) -> bool:
    return background(when, scene.base)
