"""From the words of a source to its name: who "he", "the monitor" or "a spokesman" is here.

The actors that the earlier step saw lead; then names the tagger saw; then what was said before in
this report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import ActorMention, Span
from fogline.reading.scene import Sentence
from fogline.reading.tree import head_in

_DETERMINER = re.compile(
    r"\A(?:the|a|an|another|one|two|three|several|some|many|its|his|her|their|our|local|other|this|that)\s+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:,|\(|\[|\s[-–—]\s|\b(?:who|which|speaking|quoted|in a)\b|"
    r"\bon (?:mon|tues|wednes|thurs|fri|satur|sun)day\b).*\Z",
    re.DOTALL | re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\A(?:[\w-]+\s+)?(?:reports?|statements?|posts?|messages?|letters?|communiqu[eé]s?|videos?|footage|claims?)\s+"
    r"(?:(?:issued|released|posted|published|shared|carried)\s+)?(?:by|from|on|in|of)\s+(?:(?:the|a|an|some|their|its)\s+)?",
    re.IGNORECASE,
)
_PROPER_END = re.compile(
    r"\b(?!(?:in|of|for|at|on|the|from|with|and|to|by|near|inside|than|as|or)\s)[a-z][\w-]*\s(?P<name>[A-Z][\w'’.-]*(?:\s(?:of|al-\w+|[A-Z0-9][\w'’.-]*))*)\Z"
)
_PLACE_END = re.compile(r"\s(?:in|at|on|near|inside)\s(?:(?:the|its|a)\s.*|[A-Z].*)\Z", re.DOTALL)
_MARKS = "\"“”‘’' \n\t"


@dataclass(slots=True)
class Memory:
    """Who has been named so far in a report, newest last.

    `persons` and `bodies` are names; `described` holds a common noun with the name it stood by
    ("director" of "director Ana Ruiz").
    """

    persons: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    described: dict[str, str] = field(default_factory=dict)

    def person(self) -> str | None:
        """The last person."""
        return self.persons[-1] if self.persons else None

    def body(self) -> str | None:
        """The last organisation or party."""
        return self.bodies[-1] if self.bodies else None


@dataclass(frozen=True, slots=True)
class Source:
    """A named source: its names side by side, and whether it is a person; witness is I or we."""

    names: tuple[str, ...]
    person: bool = False
    witness: bool = False


def named(span: Span, sentence: Sentence, memory: Memory, lexicon: Lexicon) -> Source:
    """The names of a source, looked up or taken from its words."""
    words = _words(sentence, span)
    pronoun = lexicon.key("attribution.pronouns", words)
    if pronoun:
        return _pronoun(pronoun, memory)
    head = _head_span(sentence, span)
    mentions = [m for m in sentence.actors if span.holds(m.span) or (head and m.span.holds(head))]
    found = _by_mention(mentions, head, words, sentence, lexicon) or _by_memory(
        words, memory, lexicon
    )
    if found is None:
        person = _tagged_person(sentence, span, head)
        found = Source((full(person, memory),), True) if person else None
    return found or Source((bare(words),), _is_person(words, lexicon))


def remember(
    source: Source, span: Span, sentence: Sentence, memory: Memory, lexicon: Lexicon
) -> None:
    """Keep a source in mind for pronouns and descriptions that follow."""
    name = source.names[0] if source.names else ""
    if not name or source.witness:
        return
    (memory.persons if source.person else memory.bodies).append(name)
    for word in _words(sentence, span).lower().split():
        if lexicon.has("attribution.sources", word.strip(",.")):
            memory.described[word.strip(",.")] = name


def _pronoun(kind: str, memory: Memory) -> Source:
    """ "he" is the last person, "it" and "they" the last party, "we" the witness himself."""
    if kind == "witness":
        return Source((), witness=True)
    name = memory.person() if kind == "person" else memory.body()
    return Source((name,) if name else (), kind == "person")


def _by_mention(
    mentions: Sequence[ActorMention],
    head: Span | None,
    words: str,
    sentence: Sentence,
    lexicon: Lexicon,
) -> Source | None:
    """The actor that is the head of the source; sources side by side give several.

    A spokesman or a document speaks for the body named with it: "a spokesman for the ministry".
    """
    people = [m for m in mentions if _person(m, sentence) and not _owns(m, sentence)]
    at_head = [m for m in mentions if head and m.span.overlap(head)]
    if people and not (at_head and _parted(at_head[0], people[0], sentence)):
        return Source((people[0].name, *_beside(mentions, people[0], sentence)), True)
    if _nameless(words, lexicon):
        return None
    known = [m for m in mentions if m.actor and not m.generic]
    chosen = next(iter([m for m in at_head if m.actor] or known[:1] or at_head), None)
    if chosen is None or not (at_head or _speaks_for(words, lexicon)):
        return None
    if _made(chosen):
        chosen = next(
            (m for m in known if not _made(m) and not _parted(m, chosen, sentence)), chosen
        )
        if _made(chosen) and _other_people(chosen, words, sentence):
            return None
    return Source((_station(chosen, words), *_beside(mentions, chosen, sentence)))


def _made(mention: ActorMention) -> bool:
    """Whether the name follows from a country and a common word: "the state news agency"."""
    return mention.actor is not None and ":" in mention.actor.id


def _other_people(mention: ActorMention, words: str, sentence: Sentence) -> bool:
    """ "the Kurdish authorities" where the actor is just "authorities" of the country at war."""
    told = sentence.text[mention.span.start - sentence.span.start :][: len(mention.span)]
    before = words.partition(told)[0].split()
    return mention.generic and bool(before) and before[-1][0].isupper() and before[-1] != "The"


def _owns(mention: ActorMention, sentence: Sentence) -> bool:
    """ "Vik's office": the mention only says whose."""
    after = sentence.text[mention.span.end - sentence.span.start :][:2]
    return after in ("'s", "’s")


def _nameless(words: str, lexicon: Lexicon) -> bool:
    """Sources without a name keep their words: "Turkish officials", "two medical sources"."""
    last = re.findall(r"[\w'’-]+", bare(words).lower())
    return bool(last) and any(
        lexicon.has("attribution.anonymous", w) for w in (last[-1], *_core(last))
    )


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


def _parted(one: ActorMention, other: ActorMention, sentence: Sentence) -> bool:
    """Whether a body and a person are two: "the ministry and Ana Ruiz", not "director Ana Ruiz"."""
    a, b = sorted((one.span, other.span))
    return " and " in sentence.text[a.end - sentence.span.start : b.start - sentence.span.start]


def _beside(
    mentions: Sequence[ActorMention], first: ActorMention, sentence: Sentence
) -> tuple[str, ...]:
    """Names joined to the first by "and": "the ministry and the Red Crescent said"."""
    found, last = [], first.span
    for m in mentions:
        if m.span.start < last.end:
            continue
        between = sentence.text[last.end - sentence.span.start : m.span.start - sentence.span.start]
        if (
            re.fullmatch(r"\s*(?:,\s*)?(?:and|or|,)(?:\s+the)?\s*", between)
            and m.name != first.name
        ):
            found.append(m.name)
            last = m.span
    return tuple(found)


def _person(mention: ActorMention, sentence: Sentence) -> bool:
    if mention.actor is not None:
        return mention.actor.kind == "person"
    parse = sentence.parse
    return parse is not None and any(
        n.label == "PER" and n.span.overlap(mention.span) for n in parse.names
    )


def _speaks_for(words: str, lexicon: Lexicon) -> bool:
    """A spokesman, a command or a statement: the body itself speaks."""
    low = words.lower().split()
    organs = ("attribution.documents", "attribution.organs")
    return any(w.startswith("spokes") or any(lexicon.has(o, w) for o in organs) for w in low)


def _by_memory(words: str, memory: Memory, lexicon: Lexicon) -> Source | None:
    """ "the director", "the minister": whoever was described so before."""
    low = words.lower()
    if not low.startswith(("the ", "its ", "his ", "her ", "their ")):
        return None
    noun = low.split()[-1]
    if len(low.split()) > 3 or not lexicon.has("attribution.sources", noun):
        return None
    name = memory.described.get(noun)
    return Source((name,), name in memory.persons) if name else None


def full(name: str, memory: Memory) -> str:
    """A surname alone takes the full name given before: "Ruiz" after "Ana Ruiz"."""
    longer = (n for n in reversed(memory.persons) if n != name and n.endswith(f" {name}"))
    return next(longer, name)


def _tagged_person(sentence: Sentence, span: Span, head: Span | None) -> str | None:
    """The person the tagger sees in the source, at its head or set beside it."""
    parse = sentence.parse
    names = [n for n in parse.names if n.label == "PER" and span.holds(n.span)] if parse else []
    at_head = [n for n in names if head and n.span.overlap(head)]
    chosen = (at_head or names)[:1]
    return _words(sentence, chosen[0].span) if chosen else None


def _head_span(sentence: Sentence, span: Span) -> Span | None:
    at = head_in(sentence.parse, span) if sentence.parse else None
    return sentence.parse.tokens[at].span if sentence.parse and at is not None else None


def _is_person(words: str, lexicon: Lexicon) -> bool:
    return any(
        lexicon.key("attribution.sources", w) == "person" for w in bare(words).lower().split()
    )


def bare(words: str) -> str:
    """A source's words without determiner, marks and what trails: "a doctor, who" is doctor.

    "reports in Delta media" are Delta media's, "radio station Delta FM" is Delta FM.
    """
    short = _TAIL.sub("", " ".join(words.split()), count=1).strip(_MARKS) or words.strip(_MARKS)
    short = _DETERMINER.sub("", short, count=1)
    short = _DOCUMENT.sub("", short, count=1)
    proper = _PROPER_END.search(short)
    return proper["name"] if proper else _PLACE_END.sub("", short)


def _words(sentence: Sentence, span: Span) -> str:
    at = sentence.span.start
    return sentence.text[max(span.start - at, 0) : span.end - at]


def saw(sentence: Sentence, said: Sequence[Span], memory: Memory) -> None:
    """Keep in mind who acts in a sentence outside what others say: "Ruiz fled. She said ..."."""
    parse = sentence.parse
    if parse is None:
        return
    acting = [t.span for t in parse.tokens if t.deprel.startswith("nsubj")]
    for m in sentence.actors:
        if any(m.span.holds(a) for a in acting) and not any(c.holds(m.span) for c in said):
            (memory.persons if _person(m, sentence) else memory.bodies).append(m.name)
