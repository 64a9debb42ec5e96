"""Attribution that reaches over a full stop. Only these rules carry; silence never does.

quotation     a quotation goes on in the next sentence, or stands alone beside its speaker's
listing       "Another six were wounded.": more of what the source before was telling
backshift     "Two boats had capsized.": reported speech goes on, within the paragraph
testimony     "We spoke to Amina." and paragraphs in the first person, without marks
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Span
from fogline.reading.scene import SaidBy, Sentence
from fogline.reading.tree import places, relation


def carried(sentences: Sequence[Sentence], text: str, lexicon: Lexicon) -> list[Sentence]:
    """The sentences with the sources that neighbouring sentences lend them."""
    out: list[Sentence] = []
    for s in sentences:
        lent = _lent(s, out, text, lexicon)
        out.append(replace(s, said=(*s.said, *lent)) if lent else s)
    return out


def _lent(s: Sentence, before: Sequence[Sentence], text: str, lexicon: Lexicon) -> list[SaidBy]:
    quoted = [said for q in s.quoted if (said := _goes_on(s, q, before))]
    if quoted or not before or s.part in ("headline", "caption"):
        return quoted
    last = main_said(before[-1])
    if last is None or s.said:
        return []
    beside = same_paragraph(before[-1].span, s.span, text)
    if lists_more(s, lexicon) or (beside and (backshifted(s) or counts_on(s))):
        return [lend(last, ())]
    return []


def _goes_on(s: Sentence, q: Span, before: Sequence[Sentence]) -> SaidBy | None:
    """The speaker of a quotation that began in an earlier sentence."""
    part = Span(max(q.start, s.span.start), min(q.end, s.span.end))
    if q.start >= s.span.start or any(
        c.overlap(part) * 2 > len(part) for d in s.said for c in d.content
    ):
        return None
    first = next((b for b in reversed(before) if b.span.start <= q.start < b.span.end), None)
    if first is None:
        return None
    saying = [d for d in first.said if any(c.overlap(q) for c in d.content)]
    return lend(saying[0], (part,)) if saying else None


def lend(said: SaidBy, content: tuple[Span, ...]) -> SaidBy:
    """The same source for words of another sentence."""
    return replace(said, attribution=replace(said.attribution, carried=True), content=content)


def main_said(s: Sentence) -> SaidBy | None:
    """The attribution that covers most of a sentence, if it covers half and names a source."""
    named = [d for d in s.said if d.attribution.names]
    widest = max(named, key=lambda d: _share(d, s), default=None)
    return widest if widest and _share(widest, s) >= 0.5 else None


def _share(said: SaidBy, s: Sentence) -> float:
    """How much of a sentence is said, source and cue left out."""
    if not said.content:
        return 1.0
    frame = sum(map(len, (*said.source, *said.cue)))
    return sum(map(len, said.content)) / max(len(s.span) - frame, 1)


def same_paragraph(one: Span, other: Span, text: str) -> bool:
    """Whether no line break parts two sentences."""
    return "\n" not in text[one.end : other.start]


def lists_more(s: Sentence, lexicon: Lexicon) -> bool:
    """ "Another six were wounded.", "Among the dead were ...", "Of these, two ..."."""
    low = " ".join(s.text.lower().split())
    return low.startswith(tuple(lexicon.sections["carry.openers"]))


def counts_on(s: Sentence) -> bool:
    """ "Thirty people were wounded." behind "A strike killed four, the ministry said."."""
    return s.parse is not None and s.parse.tokens[0].upos == "NUM"


def backshifted(s: Sentence) -> bool:
    """Whether the main verb stands in the past perfect: "had capsized", "had been burned"."""
    parse = s.parse
    if parse is None:
        return False
    root = next((i for i, t in enumerate(parse.tokens) if relation(t) == "root"), -1)
    aux = [parse.tokens[k].text.lower() for k in places(parse, root, "aux")]
    return "had" in aux and "VerbForm=Part" in parse.tokens[root].feats
