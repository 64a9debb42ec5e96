"""Happenings as the grammar shows them: which word, of which type, who and against whom.

Four readings: a noun of happening ("airstrikes on the port"), a verb ("ambushed a convoy"), forces
that are moved ("sent 400 soldiers"), and acts of speech ("accused the army of looting").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse
from fogline.reading.bases import bases, key
from fogline.reading.clauses import agents, nominal_agents, obliques, passive, patients, spread
from fogline.reading.lookup import look, phrases
from fogline.reading.tree import places, relation

ONTO = ("on", "against", "at", "with", "towards", "toward", "upon", "into")
BETWEEN = ("between", "among")
CONTACT = ("meeting", "phone_call", "agreement")
PAIRS = (
    ("air_defence", "downs", "airborne"),
    ("strike", "fires", "airborne"),
    ("deployment", "sends", "forces"),
    ("weapon_seizure", "finds", "arms"),
    ("base_established", "builds", "posts"),
    ("destruction", "wrecks", "property"),
)
"""Type, list of verbs and list of objects in `incident.toml`."""
PRONOUNS = ("him", "her", "he", "she", "them", "they", "who", "whom")
UP = 3
"""How many words above a noun its clause may stand."""


@dataclass(frozen=True, slots=True)
class Happening:
    """A happening: its type, its word, heads of who does it and of whom or what it is done to."""

    incident: str
    at: int
    who: Sequence[int]
    target: Sequence[int]
    rule: str
    speech: bool = False
    by: int | None = None
    """The verb that carries a noun of happening: "launched" of "launched an attack"."""


def happenings(parse: Parse, lexicon: Lexicon) -> Iterator[Happening]:
    """The happenings of a sentence in text order; a verb that only carries a noun gives none."""
    for at, t in enumerate(parse.tokens):
        if t.upos == "VERB" and relation(t) not in ("amod", "case", "mark"):
            found = speaking(parse, at, lexicon) or pairing(parse, at, lexicon)
            found = found or seizing(parse, at, lexicon) or doing(parse, at, lexicon)
        elif t.upos in ("NOUN", "PROPN", "VERB") and relation(t) not in ("case", "mark"):
            found = naming(parse, at, lexicon)
        else:
            found = None
        if found:
            yield found


def doing(parse: Parse, at: int, lexicon: Lexicon) -> Happening | None:
    """A verb: "The militia ambushed a convoy"; "The mayor was assassinated"."""
    incident = look(lexicon, "incident.verbs", phrases(parse, at))
    if incident is None or any(_event(parse, i, lexicon) for i in agents(parse, at)):
        return None
    who, target = agents(parse, at), [*patients(parse, at), *_onto(parse, at)]
    if not target and lexicon.has("incident.transitive", incident):
        return None
    if any(key(lexicon, "incident.nature", parse.tokens[i].text) for i in who):
        return None
    if look(lexicon, "incident.deeds", phrases(parse, at)) and _told_already(parse, at, who):
        return None
    return Happening(incident, at, who, target, "doing")


def _told_already(parse: Parse, at: int, who: Sequence[int]) -> bool:
    """Whether killing is an outcome ("struck a market, killing 14") or a count, told elsewhere."""
    counted = any(places(parse, i, "nummod") for i in patients(parse, at))
    outcome = relation(parse.tokens[at]) == "advcl" and "VerbForm=Part" in parse.tokens[at].feats
    return outcome or (counted and not who)


def pairing(parse: Parse, at: int, lexicon: Lexicon) -> Happening | None:
    """A verb with its kind of object: "sent 400 soldiers", "set up a base", "seized rifles"."""
    found = phrases(parse, at)
    who, what = agents(parse, at), patients(parse, at)
    for incident, verbs, things in PAIRS:
        if not look(lexicon, f"incident.{verbs}", found):
            continue
        counted = [k for i in what for c, k in obliques(parse, i) if c == "of"]
        nouns = [parse.tokens[i].text for i in (*what, *counted)]
        if any(key(lexicon, f"incident.{things}", noun) for noun in nouns):
            owners = [a for i in what for a in nominal_agents(parse, i)]
            return Happening(incident, at, [*who, *owners], _onto(parse, at), "pairing")
    if look(lexicon, "incident.comes", found):
        forces = [i for i in who if key(lexicon, "incident.forces", parse.tokens[i].text)]
        return Happening("deployment", at, who, (), "pairing") if forces else None
    return None


def seizing(parse: Parse, at: int, lexicon: Lexicon) -> Happening | None:
    """People are taken: "Gunmen seized two aid workers"; of ground it would be control."""
    taken = patients(parse, at)
    if not key(lexicon, "incident.takes", parse.tokens[at].text):
        return None
    if not any(_person(parse, i, lexicon) for i in taken):
        return None
    return Happening("arrest", at, agents(parse, at), taken, "seizing")


def _person(parse: Parse, at: int, lexicon: Lexicon) -> bool:
    """Whether a noun means people: a person's name, "him", "two soldiers"."""
    t = parse.tokens[at]
    told = (*parse.names, *parse.mentions)
    named = any(n.label == "PER" and n.span.overlap(t.span) for n in told)
    return named or t.text.lower() in PRONOUNS or bool(key(lexicon, "toll.victims", t.text))


def speaking(parse: Parse, at: int, lexicon: Lexicon) -> Happening | None:
    """An act of speech: "accused the army of looting", "vowed to retake the port"."""
    incident = look(lexicon, "incident.speech", phrases(parse, at))
    if incident is None or (incident == "phone_call" and _calls_so(parse, at)):
        return None
    target = [*patients(parse, at), *_onto(parse, at)]
    target += [i for c, i in obliques(parse, at) if c in ("to", "by") and incident != "statement"]
    who = agents(parse, at) or _by_below(parse, at)
    return Happening(
        _meant(parse, at, incident, lexicon), at, who, target, "speaking", incident != "phone_call"
    )


def _calls_so(parse: Parse, at: int) -> bool:
    """ "called him a traitor", "called to resign": no phone is used."""
    named = [i for i in places(parse, at, "xcomp", "ccomp") if parse.tokens[i].upos != "VERB"]
    return bool(named) or not places(parse, at, "obj") or len(places(parse, at, "obj")) > 1


def _by_below(parse: Parse, at: int) -> list[int]:
    """The agent of a passive under its complement: "designated a terrorist group by the UN"."""
    under = places(parse, at, "xcomp", "obj", "obl")
    return [s for k in under for c, i in obliques(parse, k) if c == "by" for s in spread(parse, i)]


def _meant(parse: Parse, at: int, incident: str, lexicon: Lexicon) -> str:
    """A statement of what the speaker will do is a pledge; a vow to help is one too."""
    inner = places(parse, at, "ccomp", "xcomp")
    if not inner:
        return incident
    word = parse.tokens[inner[0]]
    helps = key(lexicon, "incident.helps", word.text) is not None
    ready = lexicon.has("incident.ready", word.text)
    if incident == "statement" and (ready or (helps and _will(parse, inner[0]))):
        return "pledge"
    return "pledge" if incident == "threat" and helps else incident


def _will(parse: Parse, at: int) -> bool:
    words = {parse.tokens[i].text.lower() for i in places(parse, at, "aux")}
    return bool(words & {"will", "would", "'ll", "shall"})


def naming(parse: Parse, at: int, lexicon: Lexicon) -> Happening | None:
    """A noun: "Israeli airstrikes on the port", "launched an offensive against the army"."""
    incident = _event(parse, at, lexicon)
    if incident is None or relation(parse.tokens[at]) in ("compound", "amod"):
        return None
    verb = parse.tokens[at].head
    opens = verb >= 0 and look(lexicon, "incident.light", phrases(parse, verb)) is not None
    opened = opens and relation(parse.tokens[at]) in ("obj", "nsubj", "obl", "conj")
    who, target = nominal_agents(parse, at), _targets(parse, at)
    sides = [s for c, i in obliques(parse, at) if c in BETWEEN for s in spread(parse, i)]
    if opened:
        done = relation(parse.tokens[at]) != "nsubj" or passive(parse, verb)
        who = [*who, *agents(parse, verb)] if done else who
        target += _onto(parse, verb)
    elif verb >= 0 and relation(parse.tokens[at]) == "nsubj":
        target += patients(parse, verb)
    elif target and not who and not sides:
        who = _above(parse, at)
    if not (who or target or sides or opened or _stands(parse, at, lexicon)):
        return None
    by = verb if opened or _stands(parse, at, lexicon) else None
    return Happening(incident, at, [*who, *sides], target, "naming", by=by)


def _event(parse: Parse, at: int, lexicon: Lexicon) -> str | None:
    """The type of a noun with the words before it: "drone strike", "exchange of fire"."""
    t = parse.tokens[at]
    if t.upos not in ("NOUN", "PROPN", "VERB") or (t.upos == "VERB" and t.deprel == "amod"):
        return None
    stems = bases(t.text)
    before = [parse.tokens[i].text.lower() for i in range(max(at - 3, 0), at)]
    spelled = [" ".join(before[-n:]) for n in (3, 2, 1) if n <= len(before)]
    spelled = [s.replace(" - ", "-") for s in spelled]
    after = [parse.tokens[i].text.lower() for i in range(at + 1, min(at + 3, len(parse.tokens)))]
    found = [f"{s} {stem}" for s in spelled for stem in stems]
    found += [f"{stem} {' '.join(after)}" for stem in stems]
    if t.upos == "VERB":
        return None
    return look(lexicon, "incident.nouns", [*found, *stems])


def _targets(parse: Parse, at: int) -> list[int]:
    """Whom or what a noun of happening is done to: "attack on the port", "killing of a judge"."""
    found = [i for c, i in obliques(parse, at) if c in (*ONTO, "of")]
    return [s for i in found for s in spread(parse, i)]


def _onto(parse: Parse, at: int) -> list[int]:
    return [s for c, i in obliques(parse, at) if c in ONTO for s in spread(parse, i)]


def _above(parse: Parse, at: int) -> list[int]:
    """Who does what the clause above tells: "fled after clashes with the army"."""
    word = parse.tokens[at].head
    for _ in range(UP):
        if word < 0:
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
