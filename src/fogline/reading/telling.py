"""Making a claim out of what a rule found: who says it, how sure, when, and the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from fogline.nouns import Claim, Control, Incident, Place, Span, When, claim_id
from fogline.reading.scene import Scene
from fogline.reading.settings import background, period
from fogline.reading.voice import voice

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
    when, _, words = period(scene, index, span, False)
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


def _old(when: When | None, scene: Scene) -> bool:
    return background(when, scene.base)
