"""From the words of a source to its name: who "he", "the monitor" or "a spokesman" is here.

The actors that the earlier step saw lead; then names the tagger saw; then what was said before in
this report; then the words themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import ActorMention, Span
from fogline.reading.memory import Memory, Source, is_person
from fogline.reading.scene import Sentence
from fogline.reading.tree import head_in

_DETERMINER = re.compile(
    r"\A(?:the|a|an|another|one|two|three|several|some|many|its|his|her|their|our|local|other|this|"
    r"that)\s+(?!of\b)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:,|\(|\[|\s[-–—]\s|\b(?:who|which|speaking|quoted|in a)\b|"
    r"\bon (?:mon|tues|wednes|thurs|fri|satur|sun)day\b).*\Z",
    re.DOTALL | re.IGNORECASE,
)
_ISSUED = re.compile(
    r"\A(?:[\w-]+\s+)?(?:reports?|statements?|posts?|messages?|letters?|communiqu[eé]s?|videos?|"
    r"footage|claims?|spokes\w+)\s+"
    r"(?:(?:issued|released|posted|published|shared|carried)\s+)?(?:by|from|on|in|of|for|at)\s+"
    r"(?:(?:the|a|an|some|their|its)\s+)?",
    re.IGNORECASE,
)
_PROPER_END = re.compile(
    r"(?:\A|(?<=\s))(?!(?:in|of|for|at|on|the|from|with|and|to|by|near|inside|than|as|or)\s)[a-z][\w-]*\s"
    r"(?P<name>[A-Z][\w'’.-]*(?:\s(?:of|al-\w+|[A-Z0-9][\w'’.-]*))*)\Z"
)
_PLACE_END = re.compile(r"\s(?:in|at|on|near|inside)\s(?:(?:the|its|a)\s.*|[A-Z].*)\Z", re.DOTALL)
_AND = re.compile(r"\s*,?\s+(?:and|or|as well as)\s+")
_INSIDER = re.compile(r"\b(?:sources?|officials?|officers?|commanders?)\b", re.IGNORECASE)
RELATIVE = ("who", "which", "that", "whom")
HEADS = ("NOUN", "PROPN", "PRON")
DESCRIBING = ("amod", "compound", "nmod")
_MARKS = "\"“”‘’' \n\t"


def named(span: Span, sentence: Sentence, memory: Memory, lexicon: Lexicon) -> Source:
    """The names of a source; of sources side by side the first one's come first."""
    found = [_one(s, sentence, memory, lexicon) for s in side_by_side(span, sentence)]
    names = dict.fromkeys(n for source in found for n in source.names)
    return Source(tuple(names), found[0].person, found[0].witness)


def side_by_side(span: Span, sentence: Sentence) -> list[Span]:
    """The sources that "and" joins: "witnesses and a rights group", not "Trade and Industry"."""
    words = _words(sentence, span)
    pieces, at = [], span.start
    for gap in _AND.finditer(words):
        end = span.start + gap.start()
        if end > at and _joins(Span(end, span.start + gap.end()), span, sentence):
            pieces.append(Span(at, end))
            at = span.start + gap.end()
    return [*pieces, Span(at, span.end)]


def _joins(gap: Span, span: Span, sentence: Sentence) -> bool:
    """Whether an "and" joins two noun phrases, outside names and lists of examples.

    "medical and security sources" is one source.
    """
    parse = sentence.parse
    named = [*(m.span for m in sentence.actors), *(n.span for n in (parse.names if parse else ()))]
    if parse is None or any(n.start < gap.start < n.end for n in named):
        return False
    before = _words(sentence, Span(span.start, gap.start)).lower()
    if "such as" in before or "including" in before:
        return False
    if _DETERMINER.match(_words(sentence, Span(gap.end, span.end))):
        return True
    after = (t for t in parse.tokens if t.span.start >= gap.end - 1 and span.holds(t.span))
    head = next(
        (parse.tokens[t.head] for t in after if t.deprel == "conj" and t.upos in HEADS), None
    )
    if head is None or not span.holds(head.span):
        return head is not None
    return head.upos in HEADS and head.deprel.partition(":")[0] not in DESCRIBING


def _one(span: Span, sentence: Sentence, memory: Memory, lexicon: Lexicon) -> Source:
    """One source: a pronoun, an actor, a description, a person, or its own words."""
    words = _words(sentence, span)
    pronoun = lexicon.key("attribution.pronouns", words)
    if pronoun:
        return memory.pronoun(pronoun, words)
    if words.lower() in RELATIVE:
        return _antecedent(span, sentence)
    head = _head_span(sentence, span)
    if _mere_place(sentence, span):
        return Source(())
    mentions = [m for m in sentence.actors if span.holds(m.span) or (head and m.span.holds(head))]
    known = [m for m in mentions if m.name in memory.persons and not _owns(m, sentence)]
    if known:
        return Source((known[0].name,), True)
    return (
        _by_mention(mentions, head, words, sentence, lexicon)
        or memory.definite(words, lexicon)
        or _by_tagger(sentence, span, head, memory)
        or Source((bare(words),), _is_person(words, lexicon))
    )


def _antecedent(span: Span, sentence: Sentence) -> Source:
    """ "Ana Ruiz, who told": the actor named nearest before the pronoun."""
    before = [m for m in sentence.actors if m.span.end <= span.start]
    return Source((before[-1].name,), is_person(before[-1], sentence)) if before else Source(())


def _mere_place(sentence: Sentence, span: Span) -> bool:
    """Whether a place stands there that is no actor: towns do not speak."""
    names = sentence.parse.names if sentence.parse else ()
    place = any(n.label == "LOC" and n.span == span for n in names)
    states = [p for p in sentence.places if p.place and p.place.kind == "country"]
    place = place and not any(p.span.overlap(span) for p in states)
    return place and not any(m.span.overlap(span) for m in sentence.actors)


def _by_mention(
    mentions: Sequence[ActorMention],
    head: Span | None,
    words: str,
    sentence: Sentence,
    lexicon: Lexicon,
) -> Source | None:
    """The actor that is the head of the source, or that a spokesman or a document speaks for."""
    people = [m for m in mentions if is_person(m, sentence) and not _owns(m, sentence)]
    if people:
        return Source((people[0].name,), True)
    if _nameless(words, lexicon):
        return None
    at_head = [m for m in mentions if head and m.span.overlap(head)]
    mentions = [m for m in mentions if (m.actor or not m.generic) and not _describes(m, sentence)]
    at_head = [m for m in at_head if m in mentions]
    bound = [m for m in mentions if m.actor]
    known = [m for m in bound if not m.generic] or bound
    chosen = next(iter([m for m in at_head if m.actor] or known or at_head), None)
    if chosen is None or not (at_head or _speaks_for(words, lexicon)):
        return None
    if _made(chosen):
        chosen = next((m for m in known if not _made(m)), chosen)
    if _part_of_more(chosen, words, sentence) and not _speaks_for(words, lexicon):
        return None
    return Source((_station(chosen, words),))


def _made(mention: ActorMention) -> bool:
    """Whether the name follows from a country and a common word: "the state news agency"."""
    return mention.actor is not None and ":" in mention.actor.id


def _part_of_more(mention: ActorMention, words: str, sentence: Sentence) -> bool:
    """Whether an actor that no pack lists is only a part of the source's name.

    "the Kurdish authorities", "medical authorities", "BBC Burmese", "the Ombudsman's Office".
    """
    if mention.actor and not (_made(mention) and mention.generic):
        return False
    told = _words(sentence, mention.span)
    before, _, after = bare(words).partition(told)
    return bool(before.strip()) or after[:2].strip().istitle()


def _describes(mention: ActorMention, sentence: Sentence) -> bool:
    """ "the Brigade-run clinic": the actor only describes."""
    return sentence.text[mention.span.end - sentence.span.start :][:1] in ("-", "‑")


def _owns(mention: ActorMention, sentence: Sentence) -> bool:
    """ "Vik's office": the mention only says whose."""
    after = sentence.text[mention.span.end - sentence.span.start :][:2]
    return after in ("'s", "’s")


def _nameless(words: str, lexicon: Lexicon) -> bool:
    """Sources without a name keep their words: "Turkish officials", "two medical sources"."""
    low = re.findall(r"[\w'’-]+", _TAIL.sub("", words.lower(), count=1))
    return any(lexicon.has("attribution.anonymous", w) for w in (*low[-1:], *_core(low)))


def _core(words: Sequence[str]) -> Sequence[str]:
    """The word before the first preposition: "sources" of "sources in touch with the army"."""
    for i, w in enumerate(words[1:], 1):
        if w in ("in", "at", "from", "of", "with", "on", "for", "close", "inside", "near"):
            return words[i - 1 : i]
    return ()


def _station(mention: ActorMention, words: str) -> str:
    """A state's media by their kind: "Sudanese state television", where the words say so."""
    low = words.lower()
    said = next((w for w in ("television", "radio", "news agency") if w in low), None)
    said = said or ("television" if re.search(r"\btv\b", low) else None)
    if said and mention.name.endswith(" state media"):
        return mention.name.removesuffix("media") + said
    return mention.name


def _speaks_for(words: str, lexicon: Lexicon) -> bool:
    """A spokesman, a command or a statement: the body itself speaks."""
    organs = ("attribution.documents", "attribution.organs")
    low = words.lower().split()
    return any(w.startswith("spokes") or any(lexicon.has(o, w) for o in organs) for w in low)


def _by_tagger(sentence: Sentence, span: Span, head: Span | None, memory: Memory) -> Source | None:
    """The person the tagger sees in the source, at its head or set beside it."""
    parse = sentence.parse
    names = [n for n in parse.names if n.label == "PER" and span.holds(n.span)] if parse else []
    at_head = [n for n in names if head and n.span.overlap(head)]
    chosen = (at_head or names)[:1]
    return Source((memory.full(_words(sentence, chosen[0].span)),), True) if chosen else None


def _head_span(sentence: Sentence, span: Span) -> Span | None:
    at = head_in(sentence.parse, span) if sentence.parse else None
    return sentence.parse.tokens[at].span if sentence.parse and at is not None else None


def _is_person(words: str, lexicon: Lexicon) -> bool:
    low = bare(words).lower().split()
    return any(lexicon.key("attribution.sources", w) == "person" for w in low)


def bare(words: str) -> str:
    """A source's words without determiner, marks and what trails: "a doctor, who" is doctor.

    "reports in Delta media" are Delta media's, "radio station Delta FM" is Delta FM, "residents in
    Karo" are residents; "a source in the ministry" keeps the ministry.
    """
    short = _TAIL.sub("", " ".join(words.split()), count=1).strip(_MARKS) or words.strip(_MARKS)
    short = _DETERMINER.sub("", short, count=1)
    short = _ISSUED.sub("", short, count=1)
    proper = _PROPER_END.search(short)
    if proper:
        return proper["name"]
    return short if _INSIDER.search(short) else _PLACE_END.sub("", short)


def _words(sentence: Sentence, span: Span) -> str:
    at = sentence.span.start
    return sentence.text[max(span.start - at, 0) : span.end - at]
