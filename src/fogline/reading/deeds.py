"""Deeds told by verbs: what is done, what crowds do, what is sent, found, set up or taken."""

from __future__ import annotations

from collections.abc import Sequence

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse
from fogline.reading.bases import bases, key
from fogline.reading.clauses import agents, nominal_agents, obliques, patients
from fogline.reading.event_nouns import event
from fogline.reading.happening import Happening, onto
from fogline.reading.lookup import look, phrases
from fogline.reading.tree import places, relation

PAIRS = (
    ("air_defence", "downs", "airborne"),
    ("strike", "fires", "airborne"),
    ("deployment", "sends", "forces"),
    ("chemical_attack", "uses", "poisons"),
    ("weapon_seizure", "finds", "arms"),
    ("bombing", "triggers", "mines"),
    ("base_established", "builds", "posts"),
    ("destruction", "wrecks", "property"),
)
"""Type, list of verbs and list of objects in `incident.toml`."""
VIOLENT = ("clash", "attack", "strike", "looting", "riot")
"""What a crowd does when it riots."""
CARE = ("hospital", "hospitals", "clinic", "clinics", "safety", "morgue", "shelter", "shelters")
"""Where people are taken who are not held."""
PRONOUNS = ("him", "her", "he", "she", "them", "they", "who", "whom")


def doing(parse: Parse, at: int, lexicon: Lexicon) -> Happening | None:
    """A verb: "The militia ambushed a convoy"; "The mayor was assassinated"."""
    incident = look(lexicon, "incident.verbs", phrases(parse, at))
    if incident is None or any(event(parse, i, lexicon) for i in agents(parse, at)):
        return None
    who, target = agents(parse, at), [*patients(parse, at), *onto(parse, at)]
    if not target and lexicon.has("incident.transitive", incident):
        return None
    if any(key(lexicon, "incident.nature", parse.tokens[i].text) for i in who):
        return None
    if incident == "dismissal" and not any(_holder(parse, i, lexicon) for i in target):
        return None
    if parse.tokens[at].text.lower() == "bombing" and not target:
        return Happening("bombing", at, who, target, "doing")
    if any("suicide bomber" in _spelled(parse, i) for i in who):
        return Happening("suicide_bombing", at, who, target, "doing")
    if look(lexicon, "incident.deeds", phrases(parse, at)) and _told_already(parse, at):
        return None
    return Happening(incident, at, who, target, "doing")


def _holder(parse: Parse, at: int, lexicon: Lexicon) -> bool:
    """Whether a noun may mean who holds an office: "ousted the minister", not "the jihadists"."""
    t = parse.tokens[at]
    force = any(n.label == "FORCE" and n.span.overlap(t.span) for n in parse.names)
    many = "Number=Plur" in t.feats and t.upos == "NOUN"
    return not (force or many or key(lexicon, "incident.parties", t.text))


def _told_already(parse: Parse, at: int) -> bool:
    """Whether a toll tells it: a counted loss, or an outcome ("struck a market, killing 14")."""
    counted = any(places(parse, i, "nummod") or _many(parse, i) for i in patients(parse, at))
    outcome = relation(parse.tokens[at]) == "advcl" and "VerbForm=Part" in parse.tokens[at].feats
    return outcome or counted or not patients(parse, at)


def _many(parse: Parse, at: int) -> bool:
    """A number alone, or one of people: "270", "dozens of villagers", "more than 40"."""
    return parse.tokens[at].upos == "NUM" or "Number=Plur" in parse.tokens[at].feats


def pairing(parse: Parse, at: int, lexicon: Lexicon) -> Happening | None:
    """A verb with its kind of object: "sent 400 soldiers", "set up a base", "seized rifles"."""
    found = phrases(parse, at)
    who, what = agents(parse, at), patients(parse, at)
    for incident, verbs, things in PAIRS:
        if not look(lexicon, f"incident.{verbs}", found):
            continue
        counted = [k for i in what for c, k in obliques(parse, i) if c == "of"]
        nouns = [n for i in (*what, *counted) for n in _spelled(parse, i)]
        if look(lexicon, f"incident.{things}", nouns):
            moved = what if incident == "deployment" else []
            owners = [a for i in moved for a in nominal_agents(parse, i)]
            return Happening(incident, at, [*who, *owners], onto(parse, at), "pairing")
    if look(lexicon, "incident.comes", found):
        forces = [i for i in who if key(lexicon, "incident.forces", parse.tokens[i].text)]
        return Happening("deployment", at, who, (), "pairing") if forces else None
    return None


def _spelled(parse: Parse, at: int) -> list[str]:
    """A noun as it may be listed: "chemical weapon", "weapon"."""
    stems = bases(parse.tokens[at].text)
    before = parse.tokens[at - 1].text.lower() if at else ""
    return [f"{before} {stem}" for stem in stems] + list(stems)


def crowding(parse: Parse, at: int, lexicon: Lexicon) -> Happening | None:
    """A crowd protests: "Demonstrators gathered"; violent, it riots: "Protesters clashed"."""
    who = agents(parse, at)
    found = phrases(parse, at)
    if _are(parse, who, "mobs", lexicon) and look(lexicon, "incident.verbs", found) in VIOLENT:
        return Happening("riot", at, who, [*patients(parse, at), *onto(parse, at)], "crowding")
    if _are(parse, who, "crowds", lexicon) and look(lexicon, "incident.gathers", found):
        return Happening("protest", at, who, (), "crowding")
    return None


def _are(parse: Parse, heads: Sequence[int], things: str, lexicon: Lexicon) -> bool:
    return any(key(lexicon, f"incident.{things}", parse.tokens[i].text) for i in heads)


def seizing(parse: Parse, at: int, lexicon: Lexicon) -> Happening | None:
    """People are taken: "Gunmen seized two aid workers"; of ground it would be control."""
    taken = patients(parse, at)
    if not key(lexicon, "incident.takes", parse.tokens[at].text):
        return None
    counted = [k for i in taken for c, k in obliques(parse, i) if c == "of"]
    if not any(_person(parse, i, lexicon) for i in (*taken, *counted)):
        return None
    if any(c == "to" and parse.tokens[i].text.lower() in CARE for c, i in obliques(parse, at)):
        return None
    return Happening("arrest", at, agents(parse, at), taken, "seizing")


def _person(parse: Parse, at: int, lexicon: Lexicon) -> bool:
    """Whether a noun means people: a person's name, "him", "two soldiers"."""
    t = parse.tokens[at]
    told = (*parse.names, *parse.mentions)
    named = any(n.label == "PER" and n.span.overlap(t.span) for n in told)
    lists = ("toll.victims", "incident.persons", "incident.parties")
    return named or t.text.lower() in PRONOUNS or any(key(lexicon, x, t.text) for x in lists)
