"""Every attribution of one sentence: by parse rules, by the tagger, by patterns; joined.

Rules and tagger fail differently. Where both see a cue the rules' frame stays and takes from the
tagger what it lacks; a frame that only one of them sees counts too, and says who found it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse, Span
from fogline.reading import asides, counts, frames, phrases
from fogline.reading.bases import key
from fogline.reading.frames import Frame
from fogline.reading.scene import Sentence

RULES = (
    phrases.citing,
    asides.asides,
    asides.inverted,
    counts.counting,
    frames.verbs,
    phrases.according_to,
    counts.by_count,
    phrases.nouns,
)
"""In this order: a cue that one rule has taken is left alone by the next."""


LONGEST = 300
"""Words; what is longer is no sentence but a list or a table, and is left to patterns."""


def found(sentence: Sentence, lexicon: Lexicon) -> list[Frame]:
    """The attributions of a sentence in the order of their cues."""
    parse = sentence.parse
    made = list(phrases.headline(sentence, lexicon))
    if parse is not None and len(parse.tokens) <= LONGEST:
        for rule in RULES:
            made += [f for f in rule(parse, lexicon) if not _seen(f, made)]
        made = _joined(made, [*_tagged(parse, lexicon)])
    made = [_apart(f, made) for f in made]
    return sorted((_quoted(f, sentence) for f in made), key=lambda f: f.cue)


def _apart(frame: Frame, made: list[Frame]) -> Frame:
    """Words said end before an aside that tells who handed them on.

    "The army said it had left, Radio Delta reported": the army did not say "Radio Delta reported".
    """
    for other in made:
        outer = any(c.holds(frame.cue) for c in other.content)
        edge = other.source.start if other.source else other.cue.start
        if outer and edge > frame.cue.end and any(c.holds(other.cue) for c in frame.content):
            kept = [Span(c.start, min(c.end, edge)) for c in frame.content if c.start < edge]
            frame = replace(frame, content=tuple(kept))
    return frame


def _seen(frame: Frame, made: list[Frame]) -> bool:
    return any(frame.cue.overlap(m.cue) for m in made)


def _tagged(parse: Parse, lexicon: Lexicon) -> Iterator[Frame]:
    """What the tagger saw, as far as it has a cue and words said; without a source only where the
    cue is listed."""
    for said in parse.said:
        if said.cue is None or not said.content:
            continue
        at = _verb(parse, said.cue)
        word = parse.tokens[at].text
        listed = key(lexicon, "attribution.verbs", word) or key(lexicon, "attribution.nouns", word)
        passive = parse.tokens[at].upos == "VERB" and frames.passive(parse, at)
        if (said.source is not None or listed) and not passive:
            told = frames.addressee(parse, at)
            yield Frame(said.cue, word, said.source, said.content, "tagger", told)


def _verb(parse: Parse, cue: Span) -> int:
    """The verb among the words of the tagger's cue, else its last word."""
    words = [i for i, t in enumerate(parse.tokens) if cue.overlap(t.span)]
    verbs = [i for i in words if parse.tokens[i].upos == "VERB"]
    return (verbs or words)[-1]


def _joined(made: list[Frame], tagged: list[Frame]) -> list[Frame]:
    """The rules' frames, filled, and those of the tagger that say something else."""
    out = []
    for frame in made:
        same = next((t for t in tagged if t.cue.overlap(frame.cue)), None)
        out.append(_filled(frame, same) if same else frame)
    for t in tagged:
        own = tuple(c for c in t.content if not any(_covers(m, c) for m in made))
        if own and not _seen(t, made):
            out.append(replace(t, content=own))
    return out


def _covers(frame: Frame, content: Span) -> bool:
    """Whether a stretch is the frame's: its words said, or holding its cue and all it says."""
    return 2 * sum(c.overlap(content) for c in frame.content) > len(content)


def _filled(frame: Frame, tagged: Frame) -> Frame:
    """The rules' frame with the tagger's source where it has none."""
    own = tagged.source is not None and tagged.source.overlap(frame.cue)
    return frame if own else replace(frame, source=frame.source or tagged.source)


def _quoted(frame: Frame, sentence: Sentence) -> Frame:
    """Content that shares most of a quotation takes all of it, as far as the sentence goes."""
    content = list(frame.content)
    for q in sentence.quoted:
        part = Span(max(q.start, sentence.span.start), min(q.end, sentence.span.end))
        near = [c for c in content if 2 * c.overlap(part) >= len(part)]
        if near and not part.overlap(frame.cue):
            whole = Span(min(part.start, near[0].start), max(part.end, near[-1].end))
            content = [c for c in content if c not in near] + [whole]
    return replace(frame, content=tuple(sorted(content)))
