"""How firm an event is: who supports it, who contradicts it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from fogline.ledger.compare import agents_differ, figures_agree, hands_fit, victims_fit
from fogline.ledger.figures import toll_of
from fogline.ledger.sayings import Saying
from fogline.nouns import Control, Count, Incident, Toll

Counter = Callable[[Iterable[str]], Count]
"""Claim ids to the number of independent origins behind them."""


def supporters(best: Saying, group: Sequence[Saying]) -> list[Saying]:
    """Claims that say the same as the best one: same kind, figure, party and polarity."""
    return [saying for saying in group if supports(best, saying)]


def supports(best: Saying, other: Saying) -> bool:
    """Whether `other` says what `best` says; anything that differs is no support."""
    if best.affirmed != other.affirmed or agents_differ(best, other):
        return False
    match best.claim.what, other.claim.what:
        case Toll() as a, Toll() as b:
            same = a.outcome == b.outcome and victims_fit(a, b) and a.part_of == b.part_of
            return same and b.value is not None and a.value == b.value
        case Control() as a, Control() as b:
            return a.action == b.action or hands_fit(a, b)
        case Incident() as a, Incident() as b:
            return a.incident == b.incident
    return False


def contradicts(best: Saying, other: Saying) -> bool:
    """A claim of the same happening with another figure or another doer, by another origin."""
    if not other.affirmed or set(best.voices) & set(other.voices):
        return False
    a, b = toll_of(best), toll_of(other)
    if a and b and a.outcome == b.outcome and not (a.part_of or b.part_of):
        return rivals(a, b) or agents_differ(best, other)
    return type(best.claim.what) is type(other.claim.what) and agents_differ(best, other)


def rivals(a: Toll, b: Toll) -> bool:
    """Two counts of one harm that do not agree."""
    return victims_fit(a, b) and not figures_agree(a, b)


def status_of(best: Saying, group: Sequence[Saying], count: Count) -> str:
    """denied, contested, corroborated or single_source."""
    if any(saying.affirmed != best.affirmed for saying in group) or not best.affirmed:
        return "denied"
    if any(contradicts(best, saying) for saying in group):
        return "contested"
    return "corroborated" if count.low > 1 else "single_source"
