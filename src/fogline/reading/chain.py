"""From the frames of a sentence to its chains of sources, outermost first, with their stance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Attribution, Report, Span
from fogline.reading.bases import key
from fogline.reading.frames import Frame
from fogline.reading.memory import Memory, Source
from fogline.reading.scene import SaidBy, Sentence
from fogline.reading.sources import bare, named
from fogline.reading.stance import stance_of

LAST = 60
"""Characters behind "quoted by" in which the sentence ends."""
RELAYED = re.compile(r",\s(?:as\s)?(?:quoted|cited|reported|carried)\sby\s(?:the\s)?")
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
    told: list[Told] = []
    for f in frames:
        outer = [t for t in told if encloses(t.frame, f)]
        one = Told(f, _source(f, outer, sentence, memory, lexicon), stance_of(f, sentence, lexicon))
        told.append(one)
        _heard(one, sentence, memory, lexicon)
    for t in told:
        if not _outer(t, told):
            _heard(t, sentence, memory, lexicon)
    return tuple(_said(t, told, sentence, report, lexicon) for t in told)


def _heard(told: Told, sentence: Sentence, memory: Memory, lexicon: Lexicon) -> None:
    if told.frame.source:
        memory.heard(told.source, _words(sentence, told.frame.source), lexicon)


def _source(
    frame: Frame, outer: Sequence[Told], sentence: Sentence, memory: Memory, lexicon: Lexicon
) -> Source:
    """Who speaks; a pronoun in somebody's words is the speaker: "The army said it hoped ..."."""
    if frame.source is None:
        return Source(())
    pronoun = lexicon.key("attribution.pronouns", _words(sentence, frame.source))
    speakers = [t.source for t in outer if t.source.names]
    if pronoun and speakers:
        return speakers[-1]
    return named(frame.source, sentence, memory, lexicon)


def _outer(told: Told, every: Sequence[Told]) -> list[Told]:
    """The frames in whose words a frame lies, outermost first."""
    found = [t for t in every if t is not told and encloses(t.frame, told.frame)]
    return sorted(found, key=lambda t: -sum(map(len, t.frame.content)))


def _said(
    told: Told, every: Sequence[Told], sentence: Sentence, report: Report, lexicon: Lexicon
) -> SaidBy:
    frame = told.frame
    outer = [] if frame.word == "according" else _outer(told, every)
    rejected = _rejected(told, outer, lexicon)
    attribution = Attribution(
        names=_names(outer if rejected else [*outer, told], sentence, report, lexicon),
        beside=told.source.names[1:] if not outer else (),
        cue=_words(sentence, frame.cue),
        found_by=frame.found_by,
        anonymous=anonymous(sentence, lexicon),
    )
    return SaidBy(
        attribution,
        "denied" if rejected else told.stance,
        tuple(t.frame.source for t in (*outer, told) if t.frame.source),
        tuple(t.frame.cue for t in (*outer, told)),
        frame.content,
        medium(frame, sentence),
    )


def _rejected(told: Told, outer: Sequence[Told], lexicon: Lexicon) -> bool:
    """ "denied reports that": what the reports say is denied, whoever made them."""
    noun = key(lexicon, "stance.told", told.frame.word) is not None
    return noun and bool(outer) and outer[-1].stance == "denied"


def _names(
    links: Sequence[Told], sentence: Sentence, report: Report, lexicon: Lexicon
) -> tuple[str, ...]:
    """The chain's names, without the report's own publisher and agencies.

    A bare "statement" names nobody where another link does.
    """
    names = [n for t in links if (n := channel(t.frame, sentence, lexicon))]
    names += [n for n in relayed(sentence) if names or any(t.source.names for t in links)]
    names += [t.source.names[0] for t in links if t.source.names]
    own = {report.publisher or "", *report.wire}
    kept = [n for n in dict.fromkeys(names) if not any(same_outlet(n, o) for o in own if o)]
    told = [n for n in kept if not lexicon.has("attribution.documents", n)]
    return tuple(told or kept)


def relayed(sentence: Sentence) -> list[str]:
    """The outlet that hands all of a sentence on: "the mayor said, quoted by Radio Delta"."""
    m = RELAYED.search(sentence.text)
    last = m is not None and len(sentence.text) - m.end() < LAST
    end = sentence.span.start + m.end() if m and last else -1
    outlets = [a for a in sentence.actors if a.span.start == end and a.actor]
    return [a.name for a in outlets if a.actor and a.actor.kind in ("outlet", "agency")]


def medium(frame: Frame, sentence: Sentence) -> str | None:
    """How the words came out: "told Radio Delta", "in a post on X"."""
    if frame.told is not None:
        return f"{frame.word} {' '.join(_words(sentence, frame.told).split())}"
    return " ".join(_words(sentence, frame.venue).split()) if frame.venue else None


def encloses(outer: Frame, inner: Frame) -> bool:
    """Whether the inner cue lies in the outer's words, or both share them and it is inner."""
    if outer.inner and not inner.inner:
        return False
    if any(c.holds(inner.cue) for c in outer.content):
        return True
    shared = sum(c.overlap(d) for c in outer.content for d in inner.content)
    whole = sum(map(len, inner.content))
    return inner.inner and not outer.inner and 2 * shared > whole


def channel(frame: Frame, sentence: Sentence, lexicon: Lexicon) -> str | None:
    """The outlet that was told: "told Radio Delta" puts the radio before the speaker."""
    if frame.told is None:
        return None
    words = _words(sentence, frame.told)
    low = re.findall(r"\w+", words.lower())
    if any(lexicon.has("attribution.listeners", w) for w in low):
        return None
    mention = next((m for m in sentence.actors if frame.told.overlap(m.span) == len(m.span)), None)
    if mention and mention.actor and not mention.generic:
        return mention.name if mention.actor.kind in ("outlet", "agency") else None
    known = any(lexicon.has("attribution.outlets", w) for w in low)
    return bare(words) if known or _tagged(frame.told, sentence) else None


def _tagged(span: Span, sentence: Sentence) -> bool:
    parse = sentence.parse
    return parse is not None and any(n.label == "ORG" and span.holds(n.span) for n in parse.names)


def anonymous(sentence: Sentence, lexicon: Lexicon) -> str | None:
    """The reason given for not naming the source, as written."""
    low = sentence.text.casefold()
    for reason in lexicon.sections["attribution.reasons"]:
        at = low.find(reason)
        if at >= 0:
            return sentence.text[at : at + len(reason)]
    return None


def same_outlet(one: str, other: str) -> bool:
    """Whether two names are one outlet's: case and article apart, or one the other's initials."""
    a, b = folded(one), folded(other)
    return a == b or a == initials(other) or b == initials(one)


def initials(name: str) -> str:
    """The capitals of a name of several words: "mpa" of "Meridian Press Agency"."""
    words = name.split()
    return "".join(w[0] for w in words if w[0].isupper()).lower() if len(words) > 1 else ""


def folded(name: str) -> str:
    """A name to compare: letters only, without article."""
    return _FOLD.sub(" ", name.casefold()).strip().removeprefix("the ")


def _words(sentence: Sentence, span: Span) -> str:
    at = sentence.span.start
    return sentence.text[span.start - at : span.end - at]
