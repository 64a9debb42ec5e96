"""Low, best and high of a happening, by the conventions of UCDP GED, each with the rule told.

GED's codebook: low and high are the lowest and highest figures that sources deem reliable, best the
most probable one; where nothing decides, the lower figure is taken. Here: every origin counts once,
with the last figure it gave; best is the figure most origins stand by, then the latest, then the
lower. A vague count ("dozens") bounds nothing where somebody counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fogline.ledger.compare import figures_agree
from fogline.ledger.sayings import Saying
from fogline.nouns import Toll, instant

OUTCOMES = ("killed", "casualties", "wounded", "missing", "captured", "displaced", "refugees")
"""In the order in which one of them speaks for an event."""


SOME = frozenset(
    {"children", "women", "men", "medics", "journalists", "elderly", "girls", "boys", "babies"}
)
"""Classes that nobody counts as the whole of a harm."""


@dataclass(frozen=True, slots=True)
class Range:
    """The figures of an event, and how they were chosen."""

    outcome: str | None
    low: int | None
    best: int | None
    high: int | None
    rule: str


NOTHING = Range(None, None, None, None, "")


def toll_of(saying: Saying) -> Toll | None:
    """The toll a saying tells, if it tells one."""
    return saying.claim.what if isinstance(saying.claim.what, Toll) else None


def is_some(toll: Toll) -> bool:
    """Whether a toll counts only some of the people hit: the women, the children, the medics."""
    return toll.victims in SOME


def wholes(group: Sequence[Saying]) -> list[Saying]:
    """Affirmed counts that are no part of another count of the group, of the leading outcome."""
    ids = {saying.id for saying in group}
    counts = [
        (saying, toll)
        for saying in group
        if (toll := toll_of(saying)) and saying.affirmed and toll.part_of not in ids
    ]
    told = {toll.outcome for _, toll in counts}
    lead = next((outcome for outcome in OUTCOMES if outcome in told), None)
    leading = [(saying, toll) for saying, toll in counts if toll.outcome == lead]
    full = [saying for saying, toll in leading if not is_some(toll)]
    return full or [saying for saying, _ in leading]


def standing(counts: Sequence[Saying]) -> dict[str, Saying]:
    """By origin: the last figure it gave (of one day the higher, since counts grow)."""
    rows = sorted(counts, key=lambda s: (seconds(s.public), value_of(s), s.id))
    return {voice: saying for saying in rows for voice in saying.voices or (saying.claim.report,)}


def value_of(saying: Saying) -> int:
    """The figure, or the least that a vague word allows."""
    toll = toll_of(saying)
    return (toll.value or toll.low or 0) if toll else 0


def span_of(group: Sequence[Saying]) -> Range:
    """Low, best and high of a group of claims."""
    counts = wholes(group)
    exact = [s for s in counts if (toll := toll_of(s)) and toll.value is not None] or counts
    last = list(standing(exact).values())
    if not last:
        return NOTHING
    best = min(last, key=lambda s: (-len(backers(s, last)), -seconds(s.public), value_of(s), s.id))
    values = [value_of(saying) for saying in last]
    toll = toll_of(best)
    outcome = toll.outcome if toll else None
    if not any(values):
        return Range(outcome, None, None, None, "no figure is told")
    rule = rule_told(len(last), len(backers(best, last)), min(values), max(values))
    return Range(outcome, min(values), value_of(best), max(values), rule)


def seconds(public: str | None) -> float:
    """A moment as a number; what has no date is oldest."""
    return instant(public).timestamp() if public else float("-inf")


def backers(best: Saying, last: Sequence[Saying]) -> list[Saying]:
    """Of the last figures of all origins, those that agree with this one."""
    mine = toll_of(best)
    return [s for s in last if mine and (toll := toll_of(s)) and figures_agree(mine, toll)]


def rule_told(origins: int, backing: int, low: int, high: int) -> str:
    """How the figures were chosen, in a sentence."""
    if low == high:
        return f"all {origins} origins give this figure" if origins > 1 else "one origin's figure"
    stands = f"{backing} of {origins} origins" if backing > 1 else "the latest of the origins"
    return f"low and high: the lowest and highest figure an origin stands by; best: {stands}"
