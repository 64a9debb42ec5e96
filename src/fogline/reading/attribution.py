"""Attribution: who says what in every sentence of a report.

frames by parse, tagger and pattern -> names and chains -> quotations -> carried sources
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Attribution, Report, Span
from fogline.reading import carry, stance, testimony
from fogline.reading.chain import chains
from fogline.reading.found import found
from fogline.reading.frames import Frame
from fogline.reading.memory import Memory
from fogline.reading.scene import SaidBy, Scene, Sentence
from fogline.reading.speakers import spoken


def attributed(scene: Scene, lexicon: Lexicon) -> Scene:
    """The scene with everything that is said by somebody, sentence by sentence."""
    memory = Memory()
    sentences = [_told(s, scene.report, memory, lexicon) for s in scene.sentences]
    sentences = spoken(sentences, scene.page.text)
    sentences = carry.carried(sentences, scene.page.text, lexicon)
    sentences = testimony.testimony(sentences, scene.page.text, lexicon)
    return replace(scene, sentences=tuple(doubted(sentences, lexicon)))


def _told(s: Sentence, report: Report, memory: Memory, lexicon: Lexicon) -> Sentence:
    frames = found(s, lexicon)
    memory.saw(s, [c for f in frames for c in f.content], lexicon)
    if s.parse is not None:
        frames += _hedged(s, frames, lexicon)
    return replace(s, said=chains(frames, s, report, memory, lexicon))


def _hedged(s: Sentence, frames: Sequence[Frame], lexicon: Lexicon) -> list[Frame]:
    """Hedges whose word is no cue of a frame already."""
    assert s.parse is not None
    made = stance.hedges(s.parse, lexicon)
    return [h for h in made if not any(h.cue.overlap(f.cue) for f in frames)]


def doubted(sentences: Sequence[Sentence], lexicon: Lexicon) -> list[Sentence]:
    """A sentence that says nobody could check it makes the sentence before unverified.

    "The rebels said they held the dam. That could not be independently verified."
    """
    out = list(sentences)
    for i, s in enumerate(sentences[1:], 1):
        if not stance.caveat(s.text, lexicon) or _speaks_first(s, lexicon):
            continue
        cover = out[i - 1].said or (_own(s.span),)
        said = tuple(replace(d, stance="unverified") for d in cover if d.stance != "denied")
        kept = tuple(d for d in cover if d.stance == "denied")
        out[i - 1] = replace(out[i - 1], said=(*kept, *said))
    return out


def _speaks_first(s: Sentence, lexicon: Lexicon) -> bool:
    """Whether the caveat is about words of its own sentence: "They said so, without evidence"."""
    return any(
        d.attribution.names and d.content and not _is_caveat(d, s, lexicon) for d in s.said if d.cue
    )


def _is_caveat(said: SaidBy, s: Sentence, lexicon: Lexicon) -> bool:
    """Whether the cue belongs to the caveat: "Radio Delta could not independently confirm"."""
    cue = s.text[said.cue[-1].start - s.span.start : said.cue[-1].end - s.span.start].lower()
    before = s.text[: said.cue[-1].start - s.span.start]
    return " not " in f" {cue} " or "n't" in cue or stance.caveat(before, lexicon)


def _own(cue: Span) -> SaidBy:
    return SaidBy(Attribution(), "unverified", (), (cue,))
