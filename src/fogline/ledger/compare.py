"""May two claims tell of one happening? Place, time, kind and party, each a small question."""

from __future__ import annotations

from fogline.ledger.kinds import LOOSE, TALK
from fogline.ledger.parties import Party, any_kin
from fogline.ledger.sayings import FREE, Saying
from fogline.nouns import Control, Incident, Toll

FEW, TELLING = 3, 5
"""Fewer may be anybody; from the second on, equal counts of one day and region are one."""
ANYONE = frozenset({None, "mixed", "persons", "people"})
"""Victims of whom nothing narrower is told than that they are people."""


def same_place(a: Saying, b: Saying) -> bool:
    """The same place is named, or one lies in the region that the other names."""
    return bool(a.where & b.where) or region_holds(a, b) or region_holds(b, a)


def region_holds(a: Saying, b: Saying) -> bool:
    """Whether `b` lies in a region that `a` names."""
    return a.wide and bool(a.where & b.within)


def apart(a: Saying, b: Saying) -> bool:
    """Both name places, and none of them is the other's or holds it."""
    return bool(a.where and b.where) and not same_place(a, b)


def days_between(a: Saying, b: Saying) -> int:
    """0 where the days overlap, else the days from one to the other."""
    return max(0, a.days[0] - b.days[1], b.days[0] - a.days[1])


def same_days(a: Saying, b: Saying) -> bool:
    """The days overlap; where neither text gives them, reports may lie two days apart."""
    return days_between(a, b) <= (0 if a.dated or b.dated else 2)


def causes_fit(a: Saying, b: Saying) -> bool:
    """Neither tells a kind of violence that the other excludes."""
    one, two = a.cause, b.cause
    if one is None or two is None or one == two:
        return True
    return two in LOOSE.get(one, ()) or one in LOOSE.get(two, ())


def same_cause(a: Saying, b: Saying) -> bool:
    """Both tell the kind of violence, and it is the same."""
    return a.cause is not None and a.cause == b.cause


def summed(saying: Saying) -> bool:
    """Several places are named: a count over all of them."""
    return len(saying.where) > 1


def timeless(saying: Saying) -> bool:
    """Neither the text nor the report gives a day."""
    return saying.days == FREE


def agents_differ(a: Saying, b: Saying) -> bool:
    """Both say who did it, and they name nobody in common."""
    return parties_differ(a.actors, b.actors)


def parties_differ(a: tuple[Party, ...], b: tuple[Party, ...]) -> bool:
    """Both name somebody, and nobody of one is kin to anybody of the other."""
    return bool(a and b) and not any_kin(a, b)


def figures_agree(a: Toll, b: Toll) -> bool:
    """Both give one figure, "about" within a tenth; a count without a figure agrees with any.

    "At least 12" does not agree with 40: a lower count that is still open is earlier news.
    """
    if a.value is None or b.value is None:
        return True
    if "about" in (a.bound, b.bound):
        return abs(a.value - b.value) * 10 <= max(a.value, b.value)
    return a.value == b.value


def figures_close(a: Toll, b: Toll) -> bool:
    """Counts of one harm soon after it: within a factor of three, and not of one or two people."""
    one, two = a.value or a.low or 0, b.value or b.low or 0
    return TELLING <= max(one, two) <= 3 * min(one, two)


def victims_fit(a: Toll, b: Toll) -> bool:
    """The same class of victims, or one of them says nothing narrower than people."""
    return a.victims == b.victims or a.victims in ANYONE or b.victims in ANYONE


def one_happening(a: Saying, b: Saying) -> bool:
    """Whether two claims may tell of one happening; figures and who did it may still differ."""
    if a.family != b.family:
        return False
    match a.claim.what, b.claim.what:
        case Control(), Control():
            return one_change(a, b)
        case Toll() as first, Toll() as second:
            return one_loss(a, b, first, second)
        case Incident() as first, Incident() as second:
            return one_deed(a, b, first, second)
    return False


def one_change(a: Saying, b: Saying) -> bool:
    """Two claims of control speak of one step at one place, with no other winner or loser."""
    hands = parties_differ(a.actors, b.actors) or parties_differ(a.targets, b.targets)
    return bool(a.where & b.where) and not hands and days_between(a, b) <= 1


def one_loss(a: Saying, b: Saying, first: Toll, second: Toll) -> bool:
    """Two counts of one harm: at a town, or of equal figures where only a region is named."""
    if not same_days(a, b) or not causes_fit(a, b):
        return False
    if first.outcome != second.outcome:
        return same_place(a, b) and not (a.wide or b.wide) and same_cause(a, b)
    if not victims_fit(first, second):
        return False
    equal = first.value is not None and first.value == second.value
    if equal and (first.value or 0) < FEW and not same_few(a, b):
        return False
    if equal and a.claim.report == b.claim.report:
        return True
    if timeless(a) or timeless(b) or not same_place(a, b):
        return False
    if a.wide or b.wide:
        return equal and ((first.value or 0) >= TELLING or same_cause(a, b))
    close = figures_agree(first, second) or figures_close(first, second)
    return close or same_cause(a, b)


def same_few(a: Saying, b: Saying) -> bool:
    """One or two dead are the same people only where cause, side or source says so.

    Or where a report tells in its own voice what it also has from somebody who only claims it.
    """
    told = same_cause(a, b) or any_kin(a.targets, b.targets) or bool({*a.voices} & {*b.voices})
    return told or backs(a, b) or backs(b, a)


def backs(own: Saying, claimed: Saying) -> bool:
    """Whether a report says for itself what it also gives as somebody's mere claim."""
    here = own.claim.report == claimed.claim.report and not own.claim.attribution.names
    return here and claimed.claim.stance in ("claimed", "unverified")


def one_deed(a: Saying, b: Saying, first: Incident, second: Incident) -> bool:
    """Two incidents of one kind by one party at one place (of words: on one day)."""
    if agents_differ(a, b) or parties_differ(a.targets, b.targets) or not same_days(a, b):
        return False
    if a.family != "harm":
        known = any_kin(a.actors, b.actors) or bool(a.where & b.where)
        return known and not apart(a, b) and (first.incident not in TALK or shared(a, b))
    exact = same_place(a, b) and not (a.wide or b.wide)
    return exact and causes_fit(a, b)


def shared(a: Saying, b: Saying) -> bool:
    """Something besides the speaker is shared: whom it was said to, the place, or the source."""
    return (
        any_kin(a.targets, b.targets)
        or bool(a.where & b.where)
        or bool(set(a.voices) & set(b.voices))
    )
