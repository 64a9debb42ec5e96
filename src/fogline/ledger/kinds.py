"""Kinds of happening: what a claim may be one with, by family, phase and cause."""

from __future__ import annotations

from fogline.ledger.parties import fold
from fogline.nouns import Claim, Control, Incident, Toll

GROUPS = {
    "airstrike": "air", "drone_strike": "air", "air_strike": "air", "air_raid": "air",
    "strike": "fire", "bombardment": "fire", "shelling": "ground_fire", "rocket": "ground_fire",
    "mortar": "ground_fire", "artillery": "ground_fire", "missile": "fire", "clash": "ground",
    "fighting": "ground", "battle": "ground", "attack": "attack", "ambush": "ground",
    "raid": "ground", "offensive": "ground", "assault": "ground", "bombing": "bomb",
    "blast": "bomb", "explosion": "bomb", "suicide_bombing": "bomb", "car_bomb": "bomb",
    "mine": "bomb", "assassination": "killing", "execution": "killing", "sniper": "killing",
}  # fmt: skip
"""Kinds of violence that reports name differently, by how the harm is done."""
LOOSE = {"fire": {"air", "ground_fire", "bomb"}, "attack": set(GROUPS.values())}
"""Words that fit several ways: "strike" may be from the air or from the ground."""
FAMILIES = {"displaced": "flight", "refugees": "flight", "captured": "taken"}
"""Outcomes that are no part of the harm done on the spot."""
HOLD = frozenset({"captured", "held", "retaken"})
LEAVE = frozenset({"withdrew", "lost", "pushed_back"})
NEAR = frozenset({"entered", "reached", "advanced"})

TALK = {
    "statement", "pledge", "threat", "demand", "accusation", "denial", "meeting", "phone_call",
    "designation", "warning", "request", "rumour", "promise", "agreement", "appointment",
    "authorisation", "training", "planning",
}  # fmt: skip
"""Incidents that are words, not deeds."""


def family(claim: Claim) -> str:
    """What kind of happening a claim may belong to; claims of two families are never one."""
    match claim.what:
        case Control(action=action):
            return "control " + phase(action)
        case Toll(outcome=outcome):
            return FAMILIES.get(outcome, "harm")
        case Incident(incident=kind):
            return "harm" if cause_group(kind) else "deed " + kind
    return "quote"


def phase(action: str) -> str:
    """Steps of taking a place: coming near, holding (or leaving it to the other), and the rest."""
    if action in HOLD or action in LEAVE:
        return "hands"
    return "near" if action in NEAR else action


def cause_of(claim: Claim) -> str | None:
    """The group of the kind of violence, where one is told."""
    what = claim.what
    word = what.cause if isinstance(what, Toll) else getattr(what, "incident", None)
    return cause_group(word) if word else None


def cause_group(word: str) -> str | None:
    """The group of a cause as written: "Russian air strikes" is air."""
    words = fold(word).replace("-", "_").replace(" ", "_")
    if words in GROUPS:
        return GROUPS[words]
    found = [(words.rfind(key), len(key), group) for key, group in GROUPS.items() if key in words]
    return max(found)[2] if found else None
