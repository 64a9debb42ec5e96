"""Sentences for people: what a claim says, in plain words and always with its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from fogline.ledger.parties import fold
from fogline.nouns import Claim, Control, Incident, Quote, Report, Toll, When

PAST = {
    "captured": "captured", "entered": "entered", "reached": "reached",
    "advanced": "advanced in", "held": "hold", "withdrew": "withdrew from", "lost": "lost",
    "retaken": "retook", "pushed_back": "pushed back", "cut": "cut", "besieged": "besieged",
    "siege_lifted": "lifted the siege of", "contested": "fight over", "threatened": "threaten",
}  # fmt: skip
DEED = {
    "captured": "capture of", "entered": "entry into", "reached": "arrival at",
    "advanced": "advance in", "held": "control of", "withdrew": "withdrawal from",
    "lost": "loss of", "retaken": "recapture of", "pushed_back": "retreat from",
    "cut": "cutting of", "besieged": "siege of", "siege_lifted": "end of the siege of",
    "contested": "fighting over", "threatened": "threat to",
}  # fmt: skip
HAVING = {
    "captured": "to have captured", "entered": "to have entered", "reached": "to have reached",
    "advanced": "to advance in", "held": "to hold", "withdrew": "to have left",
    "lost": "to have lost", "retaken": "to have retaken", "cut": "to have cut",
    "pushed_back": "to have pushed back others at",
    "besieged": "to besiege", "siege_lifted": "to have lifted the siege of",
    "contested": "to fight over", "threatened": "to threaten",
}  # fmt: skip
PASSIVE = {
    "captured": "captured", "entered": "entered", "reached": "reached", "retaken": "retaken",
    "cut": "cut", "besieged": "besieged", "lost": "lost", "threatened": "threatened",
    "siege_lifted": "relieved", "contested": "contested", "held": "held", "withdrew": "abandoned",
    "advanced": "advanced on", "pushed_back": "the scene of a retreat",
}  # fmt: skip
PEOPLE = {
    None: "people", "mixed": "people", "civilian": "civilians", "combatant": "combatants",
    "soldiers": "soldiers", "insurgents": "insurgents", "police": "police", "children": "children",
    "women": "women",
}  # fmt: skip
BOUNDS = {
    "at_least": "at least ", "more_than": "more than ", "about": "about ", "nearly": "nearly ",
    "up_to": "up to ",
}  # fmt: skip

VAGUE = ((2000, "thousands of"), (100, "hundreds of"), (12, "dozens of"), (3, "several"))
"""Words for counts without a figure, by the least that they allow."""
DEEDS = {
    "meeting": "meets", "phone_call": "speaks by telephone with", "statement": "makes a statement",
    "pledge": "pledges support", "threat": "threatens", "demand": "makes demands of",
    "accusation": "accuses", "deployment": "deploys forces", "arrest": "arrests",
    "reinforcement": "sends reinforcements", "agreement": "reaches an agreement with",
    "designation": "designates",
}  # fmt: skip
"""Deeds that are told with their doer first."""
CAUSE = 4
"""Words of a cause that are short enough to stand in a line."""
SINGULAR = frozenset({"reuters", "times", "news", "hamas", "isis", "is", "us", "hts", "afp"})
"""Names that end in s and are one."""
KINDS = {"airstrike": "air strike"}


def listed(names: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + " and " + names[-1]


def capital(words: str) -> str:
    """The words with a capital first letter."""
    return words[:1].upper() + words[1:]


def source_of(claim: Claim, report: Report) -> str:
    """Whose words these are: the innermost source, or else the outlet."""
    names = claim.attribution.names
    return names[-1] if names else report.publisher or "unnamed outlet"


def does(verb: str, name: str) -> str:
    """ "the army claims", "the rebels claim"; a name in the plural ends in s."""
    last = name.split()[-1].casefold() if name.split() else ""
    if last.endswith("s") and not last.endswith("ss") and last not in SINGULAR:
        return verb
    return verb[:-1] + "ies" if verb.endswith("y") else verb + "s"


def figure(toll: Toll) -> str:
    """ "at least 311", "about 200", "dozens of", "an unknown number of"."""
    if toll.value is not None:
        return f"{BOUNDS.get(toll.bound or '', '')}{toll.value:,}"
    vague = next((word for least, word in VAGUE if (toll.low or 0) >= least), None)
    return vague or ("some" if toll.low else "an unknown number of")


def people(toll: Toll, number: str) -> str:
    """ "28 civilians", "at least 311 people", "14,000 families"."""
    noun = "families" if toll.unit == "families" else PEOPLE.get(toll.victims, str(toll.victims))
    noun = noun.replace("_", " and ")
    if toll.value == 1:
        noun = {"people": "person", "children": "child", "women": "woman"}.get(
            noun, noun.removesuffix("s")
        )
    return f"{number} {noun}"


def loss(toll: Toll) -> str:
    """ "at least 12 civilians killed in an airstrike in Kurmina since Wed 27 Nov"."""
    outcome = "killed or wounded" if toll.outcome == "casualties" else toll.outcome
    words = f"{people(toll, figure(toll))} {outcome}"
    if toll.cause and len(toll.cause.split()) <= CAUSE:
        words += f" ({toll.cause.replace('_', ' ')})"
    if toll.places:
        words += f" in {listed(toll.places[:3])}"
    return words + since(toll.period)


def since(when: When | None) -> str:
    """ " since Wed 27 Nov" for an interval, " on Wed 27 Nov" for a day, else nothing."""
    if when is None or not when.start or len(when.start) < 10:
        return ""
    if when.end and when.end[:10] == when.start[:10]:
        return f" on {day(when.start)}"
    return f" since {day(when.start)}"


def day(moment: str) -> str:
    """ "Wed 27 Nov"."""
    found = date.fromisoformat(moment[:10])
    return f"{found:%a} {found.day} {found:%b}"


def change(what: Control) -> str:
    """ "Insurgents captured half of Kurmina", "Kurmina captured"."""
    place = place_told(what)
    if what.action == "pushed_back" and what.loser:
        return f"{what.actor or 'Others'} pushed back {what.loser} at {place}"
    if what.actor:
        return f"{what.actor} {PAST.get(what.action, what.action)} {place}"
    return f"{place} {PASSIVE.get(what.action, what.action)}"


def place_told(what: Control) -> str:
    """The place with its extent: "half of Kurmina"."""
    if not what.extent:
        return what.place or "an unnamed place"
    return f"{what.extent} of {what.place}" if what.place else what.extent


def deed(what: Incident) -> str:
    """ "air strike in Kurmina by the air force", "the mayor meets elders in Kurmina"."""
    where = f" in {listed(what.place[:2])}" if what.place else ""
    whom = listed(what.target[:2])
    if what.actor and what.incident in DEEDS:
        return f"{listed(what.actor[:2])} {DEEDS[what.incident]} {whom}".rstrip() + where
    words = KINDS.get(what.incident, what.incident.replace("_", " "))
    words += f" against {whom}" if whom else ""
    return words + where + (f" by {listed(what.actor[:2])}" if what.actor else "")


def told(claim: Claim) -> str:
    """What a claim says, without its source."""
    match claim.what:
        case Toll() as toll:
            return loss(toll)
        case Control() as control:
            return change(control)
        case Incident() as incident:
            return deed(incident)
        case Quote() as quote:
            return f"{quote.speaker_name or quote.speaker or 'Somebody'} is quoted"


def said(claim: Claim, report: Report) -> str:
    """ "Army denies withdrawal from Hama", "Observatory: at least 311 people killed"."""
    name, what = source_of(claim, report), claim.what
    source = capital(name)
    if claim.stance == "denied" and claim.judged:
        return f"{source} {does('find', name)} it false: {told(claim)}"
    if isinstance(what, Control) and "denied" in (what.polarity, claim.stance):
        owner = f" by {what.actor}" if what.actor and fold(what.actor) != fold(name) else ""
        deed = DEED.get(what.action, what.action)
        return f"{source} {does('deny', name)} {deed} {place_told(what)}{owner}"
    if claim.stance == "denied":
        return f"{source} {does('deny', name)}: {told(claim)}"
    if isinstance(what, Control) and what.actor and fold(what.actor) == fold(name):
        verb = HAVING.get(what.action, what.action)
        return f"{source} {does('claim', name)} {verb} {place_told(what)}"
    hedge = {"claimed": " (claimed)", "unverified": " (unverified)"}.get(claim.stance, "")
    return f"{source}: {told(claim)}{hedge}"


def sources(claims: Iterable[Claim], reports: Mapping[str, Report]) -> str:
    """The names of those who say so, each once, in order of name."""
    return listed(sorted({source_of(claim, reports[claim.report]) for claim in claims}))
