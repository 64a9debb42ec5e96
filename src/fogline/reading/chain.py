"""From the frames of a sentence to its chains of sources, outermost first, with their stance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Attribution, Report, Span
from fogline.reading.frames import Frame
from fogline.reading.scene import SaidBy, Sentence
from fogline.reading.sources import Memory, Source, named, remember
from fogline.reading.stance import stance_of

_FOLD = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Told:
    """A frame with its source named."""

    frame: Frame
    source: Source
    stance: str


def chains(
    frames: Sequence[Frame], sentence: Sentence, report: Report, memory: Memory, lexicon: Lexicon
) -> tuple[SaidBy, ...]:
    """One `SaidBy` a frame; what lies inside another's words has that one as outer link.

    "The army said the mayor claimed ...": (army), (army, mayor).
    """
    told = [_told(f, sentence, memory, lexicon) for f in frames]
    return tuple(_said(t, told, sentence, report, lexicon) for t in told)


def _told(frame: Frame, sentence: Sentence, memory: Memory, lexicon: Lexicon) -> Told:
    source = Source(())
    if frame.source is not None:
        source = named(frame.source, sentence, memory, lexicon)
        remember(source, frame.source, sentence, memory, lexicon)
    return Told(frame, source, stance_of(frame, sentence, lexicon))


def _said(
    told: Told, all_told: Sequence[Told], sentence: Sentence, report: Report, lexicon: Lexicon
) -> SaidBy:
    frame = told.frame
    outer = [t for t in all_told if t is not told and encloses(t.frame, frame)]
    outer.sort(key=lambda t: -sum(map(len, t.frame.content)))
    names = [t.source.names[0] for t in outer if t.source.names]
    names += [n for t in (*outer, told) if (n := channel(t.frame, sentence, report, lexicon))]
    names += told.source.names[:1]
    own = set(map(folded, (report.publisher or "", *report.wire)))
    kept = tuple(n for n in dict.fromkeys(names) if folded(n) not in own)
    attribution = Attribution(
        names=kept,
        beside=told.source.names[1:] if not outer else (),
        cue=_words(sentence, frame.cue),
        found_by=frame.found_by,
        anonymous=anonymous(frame, sentence, lexicon),
    )
    sources = [t.frame.source for t in (*outer, told) if t.frame.source]
    cues = [t.frame.cue for t in (*outer, told)]
    return SaidBy(
        attribution,
        told.stance,
        tuple(sources),
        tuple(cues),
        frame.content,
        medium(frame, sentence),
    )


def medium(frame: Frame, sentence: Sentence) -> str | None:
    """How the words came out: "told Radio Delta", "in a post on X"."""
    if frame.told is not None:
        return f"{frame.word} {' '.join(_words(sentence, frame.told).split())}"
    return " ".join(_words(sentence, frame.venue).split()) if frame.venue else None


def encloses(outer: Frame, inner: Frame) -> bool:
    """Whether the inner cue lies in the outer's words, or both share them and it is inner."""
    if any(c.holds(inner.cue) for c in outer.content):
        return True
    shared = sum(c.overlap(d) for c in outer.content for d in inner.content)
    whole = sum(map(len, inner.content))
    return inner.inner and not outer.inner and 2 * shared > whole


def channel(frame: Frame, sentence: Sentence, report: Report, lexicon: Lexicon) -> str | None:
    """The outlet that was told: "told Radio Delta" puts the radio before the speaker."""
    if frame.told is None:
        return None
    words = _words(sentence, frame.told)
    mention = next((m for m in sentence.actors if frame.told.holds(m.span)), None)
    low = re.findall(r"\w+", words.lower())
    if any(lexicon.has("attribution.listeners", w) for w in low):
        return None
    if mention and mention.actor and mention.actor.kind in ("outlet", "agency"):
        return mention.name
    name = re.sub(r"^(?:the|a|an)\s+", "", " ".join(words.split()), flags=re.IGNORECASE)
    known = any(lexicon.has("attribution.outlets", w) for w in low)
    return (
        (mention.name if mention and not mention.generic else name)
        if known or _tagged(frame.told, sentence)
        else None
    )


def _tagged(span: Span, sentence: Sentence) -> bool:
    parse = sentence.parse
    return parse is not None and any(n.label == "ORG" and span.holds(n.span) for n in parse.names)


def anonymous(frame: Frame, sentence: Sentence, lexicon: Lexicon) -> str | None:
    """The reason given for not naming the source, as written; "" where none is given."""
    low = sentence.text.casefold()
    for reason in lexicon.words("attribution.reasons"):
        at = low.find(reason)
        if at >= 0:
            return sentence.text[at : at + len(reason)]
    return None


def folded(name: str) -> str:
    """A name to compare: letters only, without article."""
    return _FOLD.sub(" ", name.casefold()).strip().removeprefix("the ")


def _words(sentence: Sentence, span: Span) -> str:
    at = sentence.span.start
    return sentence.text[span.start - at : span.end - at]
