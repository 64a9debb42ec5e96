"""Incidents: what was done or said, by whom, to whom, where, with what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Claim, Incident, Parse, Span
from fogline.reading.bases import bases
from fogline.reading.clauses import agents, clause, nominal_agents, obliques, patients, spread
from fogline.reading.parties import named
from fogline.reading.reality import unreal
from fogline.reading.scene import Found, Scene
from fogline.reading.settings import sites
from fogline.reading.telling import told
from fogline.reading.tree import relation

SPEECH = frozenset(
    ["pledge", "threat", "warning", "demand", "accusation", "denial", "statement", "designation"]
)
ONTO = ("on", "against", "at", "in", "with", "towards", "toward", "upon")


@dataclass(frozen=True, slots=True)
class Happening:
    """A happening as the grammar shows it: heads of who does it to whom."""

    incident: str
    at: int
    who: tuple[int, ...]
    target: tuple[int, ...]
    rule: str


def incidents(scene: Scene, index: int, lexicon: Lexicon) -> Found:
    """The happenings of one sentence."""
    sentence = scene.sentences[index]
    if sentence.parse is None:
        return
    for happening in _happenings(sentence.parse, lexicon):
        span = clause(sentence.parse, happening.at)
        if not unreal(sentence, span, lexicon) and (
            claim := _claim(scene, index, happening, span, lexicon)
        ):
            yield claim


def _happenings(parse: Parse, lexicon: Lexicon) -> Iterator[Happening]:
    taken: set[int] = set()
    for at in range(len(parse.tokens)):
        if at in taken:
            continue
        if found := naming(parse, at, lexicon) or doing(parse, at, lexicon):
            yield found


def doing(parse: Parse, at: int, lexicon: Lexicon) -> Happening | None:
    """A verb: "The militia ambushed a convoy"; "The mayor was assassinated"."""
    if parse.tokens[at].upos != "VERB" or relation(parse.tokens[at]) == "amod":
        return None
    after = parse.tokens[at + 1].text.lower() if at + 1 < len(parse.tokens) else ""
    stems = bases(parse.tokens[at].text)
    phrases = [f"{b} {after}" for b in stems] + list(stems)
    incident = next((k for p in phrases if (k := lexicon.key("incident.verbs", p))), None)
    if incident is None:
        return None
    target = list(patients(parse, at))
    target += [i for c, i in obliques(parse, at) if c in ONTO]
    return Happening(incident, at, (*agents(parse, at),), (*target,), "doing")


def naming(parse: Parse, at: int, lexicon: Lexicon) -> Happening | None:
    """A noun: "Israeli airstrikes on the port", "launched an offensive against the army"."""
    t = parse.tokens[at]
    if t.upos not in ("NOUN", "PROPN") or relation(t) == "compound":
        return None
    before = " ".join(parse.tokens[i].text.lower() for i in range(max(at - 1, 0), at))
    stems = bases(t.text)
    phrases = [f"{before} {b}" for b in stems] + list(stems)
    incident = next((k for p in phrases if (k := lexicon.key("incident.nouns", p))), None)
    if incident is None:
        return None
    who, verb = nominal_agents(parse, at), t.head
    lit = verb >= 0 and any(lexicon.has("incident.light", b) for b in _verb(parse, verb))
    if lit and relation(t) in ("obj", "nsubj"):
        who = who + agents(parse, verb)
    target = [s for c, i in obliques(parse, at) if c in ONTO or c == "of" for s in spread(parse, i)]
    if lit:
        target += [i for c, i in obliques(parse, verb) if c in ONTO]
    elif verb >= 0 and relation(t) == "nsubj":
        target += patients(parse, verb)
    if not who and not target and not lit:
        return None
    return Happening(incident, at, (*who,), (*target,), "naming")


def _verb(parse: Parse, at: int) -> list[str]:
    after = parse.tokens[at + 1].text.lower() if at + 1 < len(parse.tokens) else ""
    stems = bases(parse.tokens[at].text)
    return [f"{b} {after}" for b in stems] + list(stems)


def _claim(
    scene: Scene, index: int, happening: Happening, span: Span, lexicon: Lexicon
) -> Claim | None:
    actor, actor_words = named(scene, index, happening.who, lexicon)
    target, target_words = named(scene, index, happening.target, lexicon)
    if happening.incident in SPEECH and not actor:
        return None
    parse = scene.sentences[index].parse
    assert parse is not None
    names, located, place_words = sites(scene, index, span)
    if happening.incident in SPEECH:
        names, located, place_words = (), (), ()
    weapon, weapon_words = _weapon(parse, span, lexicon)
    what = Incident(
        incident=happening.incident,
        actor=actor,
        target=tuple(t for t in target if t not in actor),
        place=names,
        weapon=weapon,
    )
    parts = {
        "action": (parse.tokens[happening.at].span,),
        "actor": actor_words,
        "target": target_words,
        "place": place_words,
        "weapon": weapon_words,
    }
    return told(scene, index, span, what, f"incident.{happening.rule}", parts, located)


def _weapon(parse: Parse, span: Span, lexicon: Lexicon) -> tuple[str | None, tuple[Span, ...]]:
    """The first weapon the clause names."""
    inside = [t for t in parse.tokens if span.holds(t.span)]
    for n in range(len(inside)):
        for size in (2, 1):
            words = inside[n : n + size]
            tail = bases(words[-1].text)
            before = " ".join(w.text.lower() for w in words[:-1])
            for base in tail:
                if lexicon.has("incident.weapons", f"{before} {base}".strip()):
                    where = Span(words[0].span.start, words[-1].span.end)
                    return f"{before} {base}".strip(), (where,)
    return None, ()
