"""Changes of control as the grammar shows them: which word, who, from whom, which nouns of ground.

Each rule reads one construction and gives a `Change` where a word and what hangs on it fit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse
from fogline.reading.bases import bases, key
from fogline.reading.clauses import agents, case, nominal_agents, obliques, patients, spread
from fogline.reading.lookup import look, phrases
from fogline.reading.tree import places


@dataclass(frozen=True, slots=True)
class Change:
    """A change as the grammar shows it: heads of who, from whom, and the nouns of the ground."""

    action: str
    who: Sequence[int]
    from_whom: Sequence[int]
    ground: Sequence[int]
    here: bool = False
    """Whether the place told last will do where the clause names none."""


Rule = Callable[[Parse, int, Lexicon], Change | None]

OVER = ("of", "over", "in", "on", "to")
"""Prepositions from a light verb's noun to the ground: "control of", "advances in"."""


ATTACKED = ("on", "against", "in", "of", "at", "to")
"""Prepositions from an attack to the ground that is attacked."""


def change(parse: Parse, at: int, lexicon: Lexicon) -> tuple[str, Change | None]:
    """The first rule that reads a word, and what it reads."""
    rules = VERBAL if parse.tokens[at].upos == "VERB" else NOMINAL
    for rule in rules:
        if found := rule(parse, at, lexicon):
            return rule.__name__, found
    return "", None


def driving(parse: Parse, at: int, lexicon: Lexicon) -> Change | None:
    """The object is the one who leaves: "The army drove the militia out of Karo"."""
    action = look(lexicon, "control.drives", phrases(parse, at))
    if not action:
        return None
    losers = patients(parse, at)
    ground = [i for _, i in obliques(parse, at)]
    ground += [k for p in losers for _, k in obliques(parse, p)]
    fighters = any(key(lexicon, "incident.parties", parse.tokens[i].text) for i in losers)
    return Change(action, agents(parse, at), losers, ground or losers, here=fighters)


def repelling(parse: Parse, at: int, lexicon: Lexicon) -> Change | None:
    """The object is an attack: "The army repelled the assault on Karo" and holds it."""
    action = look(lexicon, "control.repels", phrases(parse, at))
    objects = patients(parse, at)
    attacks = [i for i in objects if key(lexicon, "incident.nouns", parse.tokens[i].text)]
    if not action or not attacks:
        return None
    ground = [k for i in (*attacks, at) for c, k in obliques(parse, i) if c in ATTACKED]
    return Change(action, agents(parse, at), nominal_agents(parse, attacks[0]), ground)


def light(parse: Parse, at: int, lexicon: Lexicon) -> Change | None:
    """A light verb with a noun: "The rebels took control of the port"."""
    for i in places(parse, at, "obj", "nsubj", "obl"):
        verbs, nouns = bases(parse.tokens[at].text), bases(parse.tokens[i].text)
        action = look(lexicon, "control.light", [f"{v} {n}" for v in verbs for n in nouns])
        if action:
            ground = [k for c, k in obliques(parse, i) if c in ("", *OVER)]
            ground = ground or [k for c, k in obliques(parse, at) if c in OVER]
            ground = ground or [k for k in places(parse, at, "obj") if k != i]
            return Change(action, agents(parse, at), (), _all(parse, ground[:1]))
    return None


def putting(parse: Parse, at: int, lexicon: Lexicon) -> Change | None:
    """ "The army brought the valley under its control"; "Karo came under rebel control"."""
    if not key(lexicon, "control.puts", parse.tokens[at].text):
        return None
    for preposition, i in obliques(parse, at):
        if preposition == "under" and parse.tokens[i].text.lower() == "control":
            ground = patients(parse, at)
            who = (agents(parse, at) if ground else []) or nominal_agents(parse, i)
            return Change("captured", who, (), ground or _all(parse, places(parse, at, "nsubj")))
    return None


def moving(parse: Parse, at: int, lexicon: Lexicon) -> Change | None:
    """A preposition leads to the ground: "The column pushed into Karo"."""
    for preposition, i in obliques(parse, at):
        pairs = [f"{p} {preposition}" for p in phrases(parse, at)]
        if _how_far(parse, at, i, lexicon):
            return Change("advanced", agents(parse, at), (), [i])
        if preposition and (action := look(lexicon, "control.moves", pairs)):
            return Change(action, agents(parse, at), (), _all(parse, [i]))
    return None


def _how_far(parse: Parse, at: int, i: int, lexicon: Lexicon) -> bool:
    """ "advanced 3 km west of Karo", "pushed to within a mile of Karo"."""
    goes = key(lexicon, "control.goes", parse.tokens[at].text)
    far = key(lexicon, "control.measures", parse.tokens[i].text)
    where = not case(parse, i) and lexicon.key("control.compass", parse.tokens[i].text)
    return bool(goes and (far or where))


def leaving(parse: Parse, at: int, lexicon: Lexicon) -> Change | None:
    """No word of where: "The army withdrew", from the place told last."""
    action = look(lexicon, "control.leaves", phrases(parse, at))
    who = agents(parse, at)
    fighters = any(key(lexicon, "incident.parties", parse.tokens[i].text) for i in who)
    if not action or not fighters or places(parse, at, "obj"):
        return None
    away = any(c in ("to", "into", "towards", "toward") for c, _ in obliques(parse, at))
    return None if away else Change("withdrew", who, (), (), here=True)


def taking(parse: Parse, at: int, lexicon: Lexicon) -> Change | None:
    """The object is the ground: "Fighters seized the port"; "the port, seized by fighters"."""
    action = look(lexicon, "control.takes", phrases(parse, at))
    found = patients(parse, at)
    if not action or not found or _goes_on_doing(parse, at):
        return None
    if key(lexicon, "control.measures", parse.tokens[found[0]].text):
        return Change("advanced", agents(parse, at), (), found)
    if action == "besieged":
        found = [*found, *(i for c, i in obliques(parse, at) if c in ("in", "inside"))]
    loser = [i for c, i in obliques(parse, at) if c in ("from", "to")]
    return Change(action, agents(parse, at), loser, found)


def _goes_on_doing(parse: Parse, at: int) -> bool:
    """ "kept fighting" keeps no ground."""
    kept = parse.tokens[at].text.lower() in ("keep", "keeps", "kept", "keeping")
    after = parse.tokens[at + 1] if at + 1 < len(parse.tokens) else None
    return kept and after is not None and after.text.lower().endswith("ing")


def falling(parse: Parse, at: int, lexicon: Lexicon) -> Change | None:
    """The subject is the ground: "Karo fell to the rebels"."""
    subjects = places(parse, at, "nsubj")
    if not subjects or not key(lexicon, "control.falls", parse.tokens[at].text):
        return None
    who = [i for c, i in obliques(parse, at) if c in ("to", "into")]
    return Change("captured", who, (), _all(parse, subjects))


def naming(parse: Parse, at: int, lexicon: Lexicon) -> Change | None:
    """A noun of control: "the fall of Karo", "the army's withdrawal from the hills"."""
    if parse.tokens[at].upos not in ("NOUN", "PROPN"):
        return None
    for preposition, i in obliques(parse, at):
        pairs = [f"{b} {preposition}" for b in bases(parse.tokens[at].text)]
        if action := look(lexicon, "control.nouns", pairs):
            return Change(action, nominal_agents(parse, at), (), _all(parse, [i]))
    return None


def standing(parse: Parse, at: int, lexicon: Lexicon) -> Change | None:
    """ "Karo is under army control", "The army is in control of Karo": a state."""
    t = parse.tokens[at]
    if t.text.lower() not in ("control", "siege", "hands") or not places(parse, at, "cop"):
        return None
    subjects = _all(parse, places(parse, at, "nsubj"))
    if t.text.lower() == "hands":
        who = [i for c, i in obliques(parse, at) if c == "of"] or nominal_agents(parse, at)
        return Change("held", who, (), subjects) if case(parse, at) == "in" and who else None
    under, of = case(parse, at), [i for c, i in obliques(parse, at) if c in ("of", "over")]
    if under == "under":
        held = "held" if t.text.lower() == "control" else "besieged"
        return Change(held, [*nominal_agents(parse, at), *of], (), subjects)
    return Change("held", subjects, (), _all(parse, of)) if under == "in" and of else None


VERBAL: tuple[Rule, ...] = (repelling, driving, light, putting, moving, leaving, taking, falling)
NOMINAL: tuple[Rule, ...] = (standing, naming)


def _all(parse: Parse, heads: Sequence[int]) -> list[int]:
    return [s for h in heads for s in spread(parse, h)]
