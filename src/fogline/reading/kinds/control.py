"""Control: who took, entered, reached, held, left, lost, cut or besieged which ground."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Claim, Control, Parse, Span
from fogline.reading.bases import bases, key
from fogline.reading.clauses import agents, case, clause, nominal_agents, obliques, patients, spread
from fogline.reading.ground import Ground, grounds
from fogline.reading.parties import named
from fogline.reading.reality import unreal
from fogline.reading.recall import last_place
from fogline.reading.scene import Found, Scene
from fogline.reading.telling import told
from fogline.reading.tree import below, places


@dataclass(frozen=True, slots=True)
class Change:
    """A change as the grammar shows it: heads of who, from whom, and the nouns of the ground."""

    action: str
    who: Sequence[int]
    from_whom: Sequence[int]
    ground: Sequence[int]
    here: bool = False
    """Whether the place told last will do where the clause names none."""


OVER = ("of", "over", "in", "on", "to")
"""Prepositions from a light verb's noun to the ground: "control of", "advances in"."""

TOWNS_ONLY = ("cut", "besieged", "reached")
"""What is not done to a whole country: "cut Syria off from its allies" is no loss of ground."""

Rule = Callable[[Parse, int, Lexicon], Change | None]


def controls(scene: Scene, index: int, lexicon: Lexicon) -> Found:
    """The changes and states of control of one sentence, one claim a place."""
    sentence = scene.sentences[index]
    if sentence.parse is None:
        return
    seen: set[tuple[str, str]] = set()
    for at in range(len(sentence.parse.tokens)):
        rule, change = _change(sentence.parse, at, lexicon)
        if change is None:
            continue
        span = clause(sentence.parse, at)
        found = _grounds(scene, index, at, change, lexicon)
        if not found or unreal(sentence, sentence.parse.tokens[at].span, lexicon):
            continue
        for ground in found:
            if (change.action, ground.name) not in seen:
                seen.add((change.action, ground.name))
                yield _claim(scene, index, at, change, ground, f"control.{rule}", span, lexicon)


def _change(parse: Parse, at: int, lexicon: Lexicon) -> tuple[str, Change | None]:
    """The first rule that reads a word, and what it reads."""
    rules = VERBAL if parse.tokens[at].upos == "VERB" else NOMINAL
    for rule in rules:
        if found := rule(parse, at, lexicon):
            return rule.__name__, found
    return "", None


def _claim(
    scene: Scene,
    index: int,
    at: int,
    change: Change,
    ground: Ground,
    rule: str,
    span: Span,
    lexicon: Lexicon,
) -> Claim:
    parse = scene.sentences[index].parse
    assert parse is not None
    who, who_words = named(scene, index, change.who, lexicon)
    loser, loser_words = named(scene, index, change.from_whom, lexicon)
    what = Control(
        place=ground.name,
        action=change.action,
        actor=who[0] if who else None,
        loser=loser[0] if loser else None,
        extent=ground.extent,
    )
    parts = {
        "action": (parse.tokens[at].span,),
        "actor": who_words,
        "loser": loser_words,
        "place": (ground.words,),
    }
    located = (ground.place,) if ground.place else ()
    return told(scene, index, span, what, rule, parts, located)


def _grounds(
    scene: Scene, index: int, at: int, change: Change, lexicon: Lexicon
) -> list[Ground]:
    """The ground of a change, with what "including" adds to it."""
    parse = scene.sentences[index].parse
    assert parse is not None
    found = [g for head in change.ground for g in grounds(scene, index, head, lexicon)]
    if found:
        added = [i for i in below(parse, at) if case(parse, i) in ("including", "like")]
        heads = [s for i in added for s in spread(parse, i)]
        found += [g for head in heads for g in grounds(scene, index, head, lexicon)]
    elif change.here:
        word = parse.tokens[at].span
        sentence = scene.sentences[index].span
        last = last_place(scene, index, word.start) or last_place(scene, index, sentence.end)
        found = [Ground(last.name, None, word, last)] if last else []
    if change.action in TOWNS_ONLY:
        found = [g for g in found if g.place is None or g.place.kind != "country"]
    return list({g.words: g for g in found}.values())


def driving(parse: Parse, at: int, lexicon: Lexicon) -> Change | None:
    """The object is the one who leaves: "The army drove the militia out of Karo"."""
    action = _look(lexicon, "control.drives", _phrases(parse, at))
    if not action:
        return None
    losers = patients(parse, at)
    ground = [i for _, i in obliques(parse, at)]
    ground += [k for p in losers for _, k in obliques(parse, p)]
    fighters = any(key(lexicon, "incident.parties", parse.tokens[i].text) for i in losers)
    return Change(action, agents(parse, at), losers, ground or losers, here=fighters)


def repelling(parse: Parse, at: int, lexicon: Lexicon) -> Change | None:
    """The object is an attack: "The army repelled the assault on Karo" and holds it."""
    action = _look(lexicon, "control.repels", _phrases(parse, at))
    objects = patients(parse, at)
    attacks = [i for i in objects if key(lexicon, "incident.nouns", parse.tokens[i].text)]
    if not action or not attacks:
        return None
    ground = [k for i in attacks for _, k in obliques(parse, i)]
    ground += [k for _, k in obliques(parse, at)]
    return Change(action, agents(parse, at), nominal_agents(parse, attacks[0]), ground)


def light(parse: Parse, at: int, lexicon: Lexicon) -> Change | None:
    """A light verb with a noun: "The rebels took control of the port"."""
    for i in places(parse, at, "obj", "nsubj", "obl"):
        verbs, nouns = bases(parse.tokens[at].text), bases(parse.tokens[i].text)
        action = _look(lexicon, "control.light", [f"{v} {n}" for v in verbs for n in nouns])
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
            who = agents(parse, at) if ground else nominal_agents(parse, i)
            return Change("captured", who, (), ground or _all(parse, places(parse, at, "nsubj")))
    return None


def moving(parse: Parse, at: int, lexicon: Lexicon) -> Change | None:
    """A preposition leads to the ground: "The column pushed into Karo"."""
    for preposition, i in obliques(parse, at):
        pairs = [f"{p} {preposition}" for p in _phrases(parse, at)]
        if not preposition and _how_far(parse, at, i, lexicon):
            return Change("advanced", agents(parse, at), (), [i])
        if preposition and (action := _look(lexicon, "control.moves", pairs)):
            return Change(action, agents(parse, at), (), _all(parse, [i]))
    return None


def _how_far(parse: Parse, at: int, i: int, lexicon: Lexicon) -> bool:
    """ "advanced 3 km west of Karo", "pushed to within a mile of Karo"."""
    goes = key(lexicon, "control.goes", parse.tokens[at].text)
    far = key(lexicon, "control.measures", parse.tokens[i].text)
    return bool(goes and (far or lexicon.key("control.compass", parse.tokens[i].text)))


def leaving(parse: Parse, at: int, lexicon: Lexicon) -> Change | None:
    """No word of where: "The army withdrew", from the place told last."""
    action = _look(lexicon, "control.leaves", _phrases(parse, at))
    who = agents(parse, at)
    fighters = any(key(lexicon, "incident.parties", parse.tokens[i].text) for i in who)
    if not action or not fighters or places(parse, at, "obj"):
        return None
    away = any(c in ("to", "into", "towards", "toward") for c, _ in obliques(parse, at))
    return None if away else Change("withdrew", who, (), (), here=True)


def taking(parse: Parse, at: int, lexicon: Lexicon) -> Change | None:
    """The object is the ground: "Fighters seized the port"; "the port, seized by fighters"."""
    action = _look(lexicon, "control.takes", _phrases(parse, at))
    found = patients(parse, at)
    if not action or not found:
        return None
    if key(lexicon, "control.measures", parse.tokens[found[0]].text):
        return Change("advanced", agents(parse, at), (), found)
    loser = [i for c, i in obliques(parse, at) if c in ("from", "to")]
    return Change(action, agents(parse, at), loser, found)


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
        if action := _look(lexicon, "control.nouns", pairs):
            return Change(action, nominal_agents(parse, at), (), _all(parse, [i]))
    return None


def standing(parse: Parse, at: int, lexicon: Lexicon) -> Change | None:
    """ "Karo is under army control", "The army is in control of Karo": a state."""
    t = parse.tokens[at]
    if t.text.lower() != "control" or not places(parse, at, "cop"):
        return None
    subjects = _all(parse, places(parse, at, "nsubj"))
    under, of = case(parse, at), [i for c, i in obliques(parse, at) if c in ("of", "over")]
    if under == "under":
        return Change("held", [*nominal_agents(parse, at), *of], (), subjects)
    return Change("held", subjects, (), _all(parse, of)) if under == "in" and of else None


VERBAL: tuple[Rule, ...] = (repelling, driving, light, putting, moving, leaving, taking, falling)
NOMINAL: tuple[Rule, ...] = (standing, naming)


def _phrases(parse: Parse, at: int) -> list[str]:
    """The verb with its particle, then alone: "cut off", "cut"."""
    near = [i for i in places(parse, at, "compound", "advmod", "case", "obl") if 0 < i - at < 6]
    words = [parse.tokens[i].text.lower() for i in near if parse.tokens[i].upos in ("ADP", "ADV")]
    stems = bases(parse.tokens[at].text)
    return [f"{stem} {word}" for word in words for stem in stems] + list(stems)


def _look(lexicon: Lexicon, section: str, phrases: list[str]) -> str | None:
    return next((found for p in phrases if (found := lexicon.key(section, p))), None)


def _all(parse: Parse, heads: Sequence[int]) -> list[int]:
    return [s for h in heads for s in spread(parse, h)]


