"""What a report itself teaches of names: abbreviations, other names, who speaks for whom.

After Schwartz and Hearst (2003) for "long form (short form)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from fogline.knowledge.actors import Actors
from fogline.knowledge.spelling import key
from fogline.nouns import Actor

_NAME = (
    r"(?:[A-Z][\w'’]*|[a-z]{1,3}[-‑][A-Z][\w'’]*)"
    r"(?:[ \u00a0-](?:(?:of|for|the|and|de|del|la|le|in|on|to|al|wa|wal|ibn)[ \u00a0])*"
    r"(?:[A-Z][\w'’]*|[a-z]{1,3}[-‑][A-Z][\w'’]*|[Aa]nd)){0,8}"
)
_SHORT = r"[A-Z][A-Za-z]?[A-Z&-]*[A-Z0-9]s?"
_BRACKET = re.compile(rf"(?P<long>{_NAME}),?\s\((?:the\s|or\s|known as\s)?(?P<short>{_SHORT})\)")
_OR = re.compile(rf"(?P<long>{_NAME}),\sor\s(?:the\s)?(?P<short>{_SHORT}),")
_KNOWN = re.compile(
    rf"(?P<long>{_NAME})(?:\s\([\w-]+\))?,?\s(?:\w+\s){{0,3}}?(?:also|better|formerly|previously|formally|"
    rf"once)\s(?:known|called)\s(?:as\s)?(?:the\s)?[\"“]?(?P<other>{_NAME})|"
    rf"(?P<long2>{_NAME})(?:\s\([\w-]+\))?,\sformerly\s(?:the\s)?[\"“]?(?P<other2>{_NAME})"
)
_TITLE = (
    r"(?:head|leader|chief|director|founder|commander|spokes(?:man|woman|person)|chairman|president|"
    r"secretary[- ]general|deputy (?:head|leader|commander|director)|official|member|"
    r"representative|coordinator|general commander)"
)
_HEAD_OF = re.compile(
    rf"(?P<person>{_NAME}),\s(?:an?\s|the\s)?(?:\w+\s){{0,2}}?{_TITLE}\s(?:of|for|at|in|with)\s(?:the\s)?"
    rf"(?P<group>{_NAME})|"
    rf"(?P<group2>{_NAME})(?:['’]s)?\s(?:\w+\s)?{_TITLE},?\s(?P<person2>{_NAME})|"
    rf"{_TITLE}\s(?:of|for)\s(?:the\s)?(?P<group3>{_NAME}),\s(?P<person3>{_NAME})"
)


@dataclass(frozen=True, slots=True)
class Taught:
    """Names by key as the report defines them: canonical name, and the listed actor if any."""

    names: Mapping[str, tuple[str, Actor | None]] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    """Person's name key to the name of who they speak for."""

    @property
    def beginnings(self) -> frozenset[str]:
        """First words of the names."""
        return frozenset(name.split()[0] for name in self.names if name)

    def actor(self, name: str) -> Actor | None:
        """The listed actor behind a name of the report's own."""
        return self.names.get(key(name), ("", None))[1]


def learn(text: str, actors: Actors) -> Taught:
    """The names that a report's text defines."""
    names: dict[str, tuple[str, Actor | None]] = {}
    for whole, other in pairs(text, actors):
        actor = actors.find(whole) or names.get(key(whole), (whole, None))[1]
        if actors.find(other) is None:
            names.setdefault(key(other), (actor.name if actor else whole, actor))
        if actor is None:
            names.setdefault(key(whole), (whole, None))
    return Taught(names, dict(spokespeople(text)))


def pairs(text: str, actors: Actors) -> Iterator[tuple[str, str]]:
    """(name, other name): "Northern Shield Movement (NSM)", "X, formerly known as the Y"."""
    for rule in (_BRACKET, _OR):
        for m in rule.finditer(text):
            whole = expansion(m["long"], m["short"]) or listed_end(m["long"], actors)
            if whole:
                yield whole, m["short"]
    for m in _KNOWN.finditer(text):
        whole = m["long"] or m["long2"]
        yield whole.removeprefix("The "), m["other"] or m["other2"]


def listed_end(whole: str, actors: Actors) -> str | None:
    """The longest end of a name that a pack lists, whatever its letters: "Rapid Support (FSR)"."""
    words = whole.split(" ")
    ends = (" ".join(words[start:]) for start in range(len(words)))
    return next((end for end in ends if actors.find(end)), None)


def expansion(whole: str, short: str) -> str | None:
    """The end of a name whose initials are the abbreviation: "So Haven Arms Front", "HAF"."""
    letters = [c for c in short.casefold().removesuffix("s") if c.isalnum()]
    words = re.split(r"[ \u00a0-]", whole)
    for start in range(len(words) - 1, -1, -1):
        part = words[start:]
        if part[0][:1].casefold() == letters[0] and spells(part, letters):
            return whole[len(whole) - len(" ".join(part)) :]
    return None


def spells(words: list[str], letters: list[str]) -> bool:
    """Whether the letters occur in order, each at or after the beginning of a later word."""
    initials = [w[0].casefold() for w in words if w]
    strict = [i for i in initials if i in letters]
    at = 0
    for initial in strict:
        if at < len(letters) and initial == letters[at]:
            at += 1
    return at == len(letters) or (at >= 2 and len(letters) - at <= 1)


def spokespeople(text: str) -> Iterator[tuple[str, str]]:
    """(person's key, name of the group): "Omar Haddad, head of the Valley Front"."""
    for m in _HEAD_OF.finditer(text):
        person = m["person"] or m["person2"] or m["person3"]
        group = m["group"] or m["group2"] or m["group3"]
        if " " in person and key(person) != key(group):
            yield key(person), group
