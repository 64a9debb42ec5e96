"""Happenings told by nouns: "airstrikes on Karo", "launched an offensive", "clashes erupted"."""

from __future__ import annotations

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse
from fogline.reading.bases import bases, key
from fogline.reading.clauses import (
    accused,
    agents,
    nominal_agents,
    obliques,
    passive,
    patients,
    spread,
)
from fogline.reading.happening import ONTO, Happening, onto
from fogline.reading.lookup import look, phrases
from fogline.reading.tree import relation

BETWEEN = ("between", "among")
UP = 3
"""How many words above a noun its clause may stand."""


def naming(parse: Parse, at: int, lexicon: Lexicon) -> Happening | None:
    """A noun: "Israeli airstrikes on the port", "launched an offensive against the army"."""
    incident = event(parse, at, lexicon)
    if incident is None or relation(parse.tokens[at]) in ("compound", "amod"):
        return None
    verb = parse.tokens[at].head
    opens = verb >= 0 and look(lexicon, "incident.light", phrases(parse, verb)) is not None
    opened = opens and relation(parse.tokens[at]) in ("obj", "nsubj", "obl", "conj")
    who, target = nominal_agents(parse, at) or accused(parse, at), _targets(parse, at)
    sides = [s for c, i in obliques(parse, at) if c in BETWEEN for s in spread(parse, i)]
    if opened:
        done = relation(parse.tokens[at]) != "nsubj" or passive(parse, verb)
        who = [*who, *agents(parse, verb)] if done else who
        target += onto(parse, verb)
    elif verb >= 0 and relation(parse.tokens[at]) == "nsubj":
        target += patients(parse, verb)
    above = _above(parse, at, lexicon) if target and not sides and not opened else []
    if not (who or target or sides or opened or _stands(parse, at, lexicon)):
        return None
    by = verb if opened or _stands(parse, at, lexicon) else None
    return Happening(incident, at, [*who, *sides], target, "naming", above=above, by=by)


def event(parse: Parse, at: int, lexicon: Lexicon) -> str | None:
    """The type of a noun with the words before it: "drone strike", "exchange of fire"."""
    t = parse.tokens[at]
    if t.upos not in ("NOUN", "PROPN") and not is_gerund(parse, at):
        return None
    stems = bases(t.text)
    before = [parse.tokens[i].text.lower() for i in range(max(at - 3, 0), at)]
    spelled = [" ".join(before[-n:]).replace(" - ", "-") for n in (3, 2, 1) if n <= len(before)]
    after = [parse.tokens[i].text.lower() for i in range(at + 1, min(at + 3, len(parse.tokens)))]
    found = [f"{s} {stem}" for s in spelled for stem in stems]
    found += [f"{stem} {' '.join(after)}" for stem in stems]
    return look(lexicon, "incident.nouns", [*found, *stems])


def is_gerund(parse: Parse, at: int) -> bool:
    """Whether a verb stands as a noun: "killed in shelling"."""
    t = parse.tokens[at]
    nominal = relation(t) in ("nsubj", "obj", "obl", "nmod")
    return t.upos == "VERB" and nominal and t.text.lower().endswith("ing")


def _targets(parse: Parse, at: int) -> list[int]:
    """Whom or what a noun of happening is done to: "attack on the port", "killing of a judge"."""
    found = [i for c, i in obliques(parse, at) if c in (*ONTO, "of")]
    return [s for i in found for s in spread(parse, i)]


def _above(parse: Parse, at: int, lexicon: Lexicon) -> list[int]:
    """Who does what the clause above tells: "fled after clashes with the army".

    Who only speaks of a deed did not do it: "denounced the killing of a judge".
    """
    word = parse.tokens[at].head
    for _ in range(UP):
        if word < 0:
            return []
        if key(lexicon, "attribution.objects", parse.tokens[word].text):
            return []
        if parse.tokens[word].upos == "VERB" and (found := agents(parse, word)):
            return found
        word = parse.tokens[word].head
    return []


def _stands(parse: Parse, at: int, lexicon: Lexicon) -> bool:
    """Whether a noun without any arguments still tells of a happening: "Clashes erupted"."""
    verb = parse.tokens[at].head
    if relation(parse.tokens[at]) != "nsubj" or verb < 0:
        return False
    return look(lexicon, "incident.breaks", phrases(parse, verb)) is not None
