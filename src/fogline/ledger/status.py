"""How firm an event is: who supports it, who contradicts it, who denies it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from fogline.ledger.compare import agents_differ, figures_agree, parties_differ, victims_fit
from fogline.ledger.figures import is_some, seconds
from fogline.ledger.sayings import Saying
from fogline.nouns import Control, Count, Incident, Toll

Counter = Callable[[Iterable[str]], Count]
"""Claim ids to the number of independent origins behind them."""
_DENIAL = re.compile(r"\b(?:den(?:y|ies|ied|ying|ial)|reject|dismiss|refut|rebut|no truth|untrue)")


def supporters(best: Saying, group: Sequence[Saying]) -> list[Saying]:
    """Claims that say the same as the best one: same kind, figure, party and polarity."""
    return [saying for saying in group if supports(best, saying)]


def supports(best: Saying, other: Saying) -> bool:
    """Whether `other` says what `best` says; anything that differs is no support."""
    if best.affirmed != other.affirmed or agents_differ(best, other):
        return False
    match best.claim.what, other.claim.what:
        case Toll() as a, Toll() as b:
            return best is other or (same_count(a, b) and b.value is not None)
        case Control(), Control():
            return not parties_differ(best.targets, other.targets)
        case Incident() as c, Incident() as d:
            return c.incident == d.incident or best is other
    return False


def same_count(a: Toll, b: Toll) -> bool:
    """One figure for one outcome of one class; a part supports no whole."""
    like = a.outcome == b.outcome and bool(a.part_of) == bool(b.part_of)
    return like and victims_fit(a, b) and figures_agree(a, b)


def contradicts(best: Saying, other: Saying) -> bool:
    """A claim of the same happening with another figure or another doer, by another origin."""
    if not other.affirmed or set(best.voices) & set(other.voices):
        return False
    match best.claim.what, other.claim.what:
        case Toll() as a, Toll() as b if a.outcome == b.outcome:
            whole = not (a.part_of or b.part_of or is_some(a) != is_some(b)) and victims_fit(a, b)
            return (whole and not figures_agree(a, b)) or agents_differ(best, other)
        case Control(), Control():
            return agents_differ(best, other)
    return False


def denies(saying: Saying) -> bool:
    """Whether a claim rejects what others say, and does not only say that it is otherwise."""
    cue = (saying.claim.attribution.cue or "").casefold()
    return not saying.affirmed and bool(_DENIAL.search(cue) or speaks_for_itself(saying))


def speaks_for_itself(saying: Saying) -> bool:
    """Whether a party of the change speaks: "the army: we have not left the town"."""
    what = saying.claim.what
    names = " ".join(saying.claim.attribution.names).casefold()
    parties = [what.actor, what.loser] if isinstance(what, Control) else []
    return any(name and name.casefold() in names for name in parties)


def refutes(saying: Saying, best: Saying) -> bool:
    """Whether a report of another origin, not earlier, finds that what `best` tells is false."""
    if not saying.verdict or set(saying.voices) & set(best.voices):
        return False
    undated = not (saying.public and best.public)
    return undated or seconds(saying.public) >= seconds(best.public)


def status_of(best: Saying, group: Sequence[Saying], count: Count) -> str:
    """debunked, denied, contested, corroborated or single_source.

    A rumour that the pile knows only from those who found it false is debunked too.
    """
    if best.verdict or (best.affirmed and any(refutes(saying, best) for saying in group)):
        return "debunked"
    against = [saying for saying in group if saying.affirmed != best.affirmed]
    if not best.affirmed or any(denies(saying) for saying in against):
        return "denied"
    if against or any(contradicts(best, saying) for saying in group):
        return "contested"
    return "corroborated" if count.low > 1 else "single_source"
