"""May two claims tell of one happening? Place, time, kind and figure, each a small question."""

from __future__ import annotations

from fogline.ledger.sayings import Saying, fold
from fogline.nouns import Claim, Control, Incident, Toll

GROUPS = {
    "airstrike": "air", "drone_strike": "air", "air_strike": "air", "strike": "fire",
    "bombardment": "fire", "shelling": "ground_fire", "rocket": "ground_fire",
    "mortar": "ground_fire", "missile": "fire", "clash": "ground", "attack": "attack",
    "ambush": "ground", "raid": "ground",
    "offensive": "ground", "assault": "ground", "fighting": "ground", "bombing": "bomb",
    "suicide_bombing": "bomb", "car_bomb": "bomb", "mine": "bomb", "assassination": "killing",
    "execution": "killing", "sniper": "killing",
}  # fmt: skip
"""Kinds of violence that reports name differently, by how the harm is done."""
LOOSE = {"fire": {"air", "ground_fire", "fire"}, "attack": set(GROUPS.values())}
"""Words that fit several ways: "strike" may be from the air or from the ground."""
HOLD = frozenset({"captured", "held", "retaken"})
LEAVE = frozenset({"withdrew", "lost", "pushed_back"})
NEAR = frozenset({"entered", "reached", "advanced"})


def same_place(a: Saying, b: Saying) -> bool:
    """The same place is named, or one lies in the region that the other names."""
    if a.where & b.where:
        return True
    return bool((a.wide and a.where & b.within) or (b.wide and b.where & a.within))


def apart(a: Saying, b: Saying) -> bool:
    """Both name places, and none of them is the other's or holds it."""
    return bool(a.where and b.where) and not same_place(a, b)


def days_between(a: Saying, b: Saying) -> int:
    """0 where the days overlap, else the days from one to the other."""
    return max(0, a.days[0] - b.days[1], b.days[0] - a.days[1])


def same_days(a: Saying, b: Saying) -> bool:
    """The days overlap; where neither text gives them, reports may lie two days apart."""
    return days_between(a, b) <= (0 if a.dated or b.dated else 2)


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
    found = [(words.rfind(key), GROUPS[key]) for key in GROUPS if key in words]
    return max(found)[1] if found else None


def causes_fit(a: Claim, b: Claim) -> bool:
    """Neither tells a kind of violence that the other excludes."""
    one, two = cause_of(a), cause_of(b)
    if one is None or two is None or one == two:
        return True
    return two in LOOSE.get(one, ()) or one in LOOSE.get(two, ())


def agents_differ(a: Saying, b: Saying) -> bool:
    """Both say who did it, and they name nobody in common."""
    return bool(a.actors and b.actors) and not a.actors & b.actors


def bounds(toll: Toll) -> tuple[float, float]:
    """Lowest and highest number a toll admits ("at least 12": 12 to any)."""
    low = toll.low if toll.low is not None else 0
    high = toll.high if toll.high is not None else float("inf")
    return (low * 0.9, high * 1.1) if toll.bound == "about" else (low, high)


def figures_agree(a: Toll, b: Toll) -> bool:
    """Both can be true of one number, and one does not say more than the other knows.

    "At least 12" agrees with 12 and with "at least 12", not with 40: a lower count that is still
    open is earlier news, no support for the higher.
    """
    if a.value is None or b.value is None:
        return True
    if "about" in (a.bound, b.bound):
        (low, high), (other_low, other_high) = bounds(a), bounds(b)
        return low <= other_high and other_low <= high and near(a.value, b.value)
    return a.value == b.value


def near(a: int, b: int) -> bool:
    """Within a tenth of one another."""
    return abs(a - b) * 10 <= max(a, b)


def victims_fit(a: Toll, b: Toll) -> bool:
    """The same class of victims, or one of them says nothing narrower than people."""
    loose = {None, "mixed", "persons", "people"}
    return a.victims == b.victims or a.victims in loose or b.victims in loose


def phase(action: str) -> str:
    """Steps of taking a place: coming near, holding (or leaving it to the other), and the rest."""
    if action in HOLD or action in LEAVE:
        return "hands"
    return "near" if action in NEAR else action


def gainer(what: Control) -> str | None:
    """Who has the place afterwards, where it is told."""
    if what.action == "pushed_back":
        return what.actor
    return None if what.action in LEAVE else what.actor


def leaver(what: Control) -> str | None:
    """Who has lost the place, where it is told."""
    if what.action in ("withdrew", "lost"):
        return what.actor
    return what.loser


def hands_fit(a: Control, b: Control) -> bool:
    """No other winner and no other loser is told."""
    return parties_fit(gainer(a), gainer(b)) and parties_fit(leaver(a), leaver(b))


def parties_fit(a: str | None, b: str | None) -> bool:
    """One is not told, or both are one."""
    return not a or not b or fold(a) == fold(b)


def one_happening(a: Saying, b: Saying) -> bool:
    """Whether two claims may tell of one happening; figures and who did it may still differ."""
    first, second = a.claim.what, b.claim.what
    if isinstance(first, Control) and isinstance(second, Control):
        return one_change(a, b, first, second)
    if isinstance(first, Control) or isinstance(second, Control):
        return False
    if not (same_place(a, b) and same_days(a, b) and causes_fit(a.claim, b.claim)):
        return False
    if isinstance(first, Toll) and isinstance(second, Toll):
        return one_loss(a, b, first, second)
    if isinstance(first, Incident) and isinstance(second, Incident):
        return one_deed(a, b, first, second)
    return False


def one_change(a: Saying, b: Saying, first: Control, second: Control) -> bool:
    """Two claims of control speak of one step at one place."""
    exact = bool(a.where & b.where)
    same = phase(first.action) == phase(second.action) and hands_fit(first, second)
    return exact and same and days_between(a, b) <= 1


def one_loss(a: Saying, b: Saying, first: Toll, second: Toll) -> bool:
    """Two counts of one harm: at a town, or of equal figures where only a region is named."""
    if first.outcome == second.outcome and not victims_fit(first, second):
        return False
    if a.wide or b.wide:
        told = first.value is not None and first.value == second.value
        return told and first.outcome == second.outcome and bool(a.where & b.where)
    same_cause = cause_of(a.claim) is not None and cause_of(a.claim) == cause_of(b.claim)
    return same_cause or figures_agree(first, second)


def one_deed(a: Saying, b: Saying, first: Incident, second: Incident) -> bool:
    """Two incidents of one kind by one party at one place."""
    same = first.incident == second.incident or cause_of(a.claim) is not None
    targets = {fold(t) for t in first.target} & {fold(t) for t in second.target}
    either = not first.target or not second.target or bool(targets)
    return same and either and not agents_differ(a, b) and not (a.wide or b.wide)
