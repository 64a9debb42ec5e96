"""Who has been named so far in a report, for pronouns and descriptions that follow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import ActorMention, Span
from fogline.reading.bases import key
from fogline.reading.scene import Sentence
from fogline.reading.tree import relation


@dataclass(frozen=True, slots=True)
class Source:
    """A named source: its names side by side, and whether it is a person; witness is I or we."""

    names: tuple[str, ...]
    person: bool = False
    witness: bool = False


@dataclass(slots=True)
class Memory:
    """Names, newest last: `persons` and `bodies` that acted or spoke, `speaking` bodies that spoke.

    `described` holds a common noun with the name it stood by ("director" of "director Ana Ruiz").
    """

    persons: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    speaking: list[str] = field(default_factory=list)
    described: dict[str, str] = field(default_factory=dict)
    heard_last: list[str] = field(default_factory=list)
    """Every source that spoke, the newest last."""

    def pronoun(self, kind: str, words: str) -> Source:
        """ "he" is the last person, "it" the last body that spoke, "they" the last that acted."""
        if kind == "witness":
            return Source((), witness=True)
        bodies = self.bodies if words.lower() == "they" or not self.speaking else self.speaking
        known = self.persons if kind == "person" else bodies
        return Source(tuple(known[-1:]), kind == "person")

    def definite(self, words: str, lexicon: Lexicon) -> Source | None:
        """ "the director", "its statement": whoever was described so before."""
        low = words.lower().split()
        if low[0] not in ("the", "its", "his", "her", "their", "this", "that") or len(low) > 3:
            return None
        name = self.described.get(low[-1]) if speaks(low[-1], lexicon) else None
        written = low[-1] != "report" and lexicon.has("attribution.documents", low[-1])
        if written and name in (None, low[-1]):
            name = next((n for n in reversed(self.heard_last) if n != low[-1]), None)
        return Source((name,), name in self.persons) if name else None

    def full(self, name: str) -> str:
        """A surname alone takes the full name given before: "Ruiz" after "Ana Ruiz"."""
        longer = (n for n in reversed(self.persons) if n != name and n.endswith(f" {name}"))
        return next(longer, name)

    def heard(self, source: Source, words: str, lexicon: Lexicon) -> None:
        """Keep a source in mind that spoke, with the nouns used for it."""
        if not source.names or source.witness:
            return
        name = source.names[0]
        self.heard_last.append(name)
        person = source.person and not _several(name)
        (self.persons if person else self.bodies).append(name)
        if not person:
            self.speaking.append(name)
        for word in re.findall(r"\w+", words.lower()):
            if speaks(word, lexicon):
                self.described[word] = name

    def saw(self, s: Sentence, said: Sequence[Span], lexicon: Lexicon) -> None:
        """Keep in mind who acts outside what others say: "Ruiz fled. She said ..."."""
        if s.parse is None:
            return
        acting = [t.span for t in s.parse.tokens if relation(t) == "nsubj"]
        for m in s.actors:
            if any(m.span.holds(a) for a in acting) and not any(c.holds(m.span) for c in said):
                person = is_person(m, s)
                (self.persons if person else self.bodies).append(m.name)
                if _tells(m.span, s, lexicon):
                    self.heard_last.append(m.name)
                if person:
                    self._titled(m, s, lexicon)
        self._issued(s, lexicon)

    def _titled(self, m: ActorMention, s: Sentence, lexicon: Lexicon) -> None:
        """ "Clinic director Ana Ruiz": the director is Ana Ruiz."""
        before = s.text[: m.span.start - s.span.start].lower().split()[-1:]
        for word in before:
            if speaks(word, lexicon):
                self.described[word] = m.name

    def _issued(self, s: Sentence, lexicon: Lexicon) -> None:
        """ "The army issued a statement": the statement is the army's."""
        assert s.parse is not None
        for t in s.parse.tokens:
            if relation(t) == "obj" and lexicon.has("attribution.documents", t.text):
                subjects = (
                    k for k in s.parse.tokens if k.head == t.head and relation(k) == "nsubj"
                )
                subject = next(subjects, None)
                owner = next((m for m in s.actors if subject and m.span.holds(subject.span)), None)
                if owner:
                    self.described[t.text.lower()] = owner.name


def _tells(name: Span, s: Sentence, lexicon: Lexicon) -> bool:
    """Whether a name is subject of a verb of saying: "Ana Ruiz reported about the fire"."""
    tokens = s.parse.tokens if s.parse else ()
    verbs = [tokens[t.head].text for t in tokens if relation(t) == "nsubj" and name.holds(t.span)]
    return any(key(lexicon, "attribution.verbs", v) for v in verbs)


def _several(name: str) -> bool:
    """ "residents", "two medics": people, but no "he"."""
    return name[-1:] == "s" and name.split()[-1].islower()


def speaks(noun: str, lexicon: Lexicon) -> bool:
    """Whether a common noun may stand for a source."""
    return lexicon.has("attribution.sources", noun) or lexicon.has("attribution.documents", noun)


def is_person(mention: ActorMention, s: Sentence) -> bool:
    """Whether an actor is a human being, by its kind or by the tagger."""
    if mention.actor is not None:
        return mention.actor.kind == "person"
    names = s.parse.names if s.parse else ()
    return any(n.label == "PER" and n.span.overlap(mention.span) for n in names)
