"""Which tolls count up over days, and not one happening; kept as pages come in.

Those that say so or are too large for one; counts of the same thing by the same origin that give
neither a day nor a cause of their own and are of that size ("the fighting has killed 277 people");
and parts of all these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from fogline.ledger.figures import value_of
from fogline.ledger.sayings import Saying
from fogline.ledger.tolls import Thing, running, says_so, thing, voices_of


class Scales:
    """The running tolls, and how large the running counts of each thing are."""

    def __init__(self) -> None:
        self.running: set[str] = set()
        self.ranges: dict[Thing, tuple[int, int]] = {}
        self.values: dict[Thing, dict[str, int]] = defaultdict(dict)
        self.things: dict[str, set[Thing]] = {}
        self.reports: dict[Thing, set[str]] = defaultdict(set)
        self.tolls: dict[str, list[Saying]] = {}

    def weigh(self, by_report: Mapping[str, Iterable[Saying]]) -> set[str]:
        """Take in the sayings of some reports; gives tolls that are of another sort now."""
        again = set(by_report)
        for report, rows in by_report.items():
            self.tolls[report] = [saying for saying in rows if value_of(saying)]
        changed = {t for rows in by_report.values() for s in rows for t in self.enter(s)}
        for item in changed:
            values = self.values[item].values()
            span = (min(values), max(values)) if values else None
            if span != self.ranges.get(item):
                again |= self.reports[item]
                self.ranges.pop(item, None)
                self.ranges |= {item: span} if span else {}
        return {key for report in again for key in self.judge(report)}

    def enter(self, saying: Saying) -> set[Thing]:
        """Note what a toll counts; gives the things whose range it may change."""
        mine = {thing(v, saying) for v in voices_of(saying)} if value_of(saying) else set()
        before = self.things.get(saying.id, set())
        for old in before - mine:
            self.values[old].pop(saying.id, None)
        for new in mine:
            self.reports[new].add(saying.claim.report)
            if says_so(saying):
                self.values[new][saying.id] = value_of(saying)
        self.things[saying.id] = mine
        return mine | before

    def judge(self, report: str) -> set[str]:
        """The tolls of a report that began or ceased to be running counts."""
        found = self.tolls.get(report, [])
        now, was = running(found, self.ranges), {s.id for s in found} & self.running
        self.running -= was
        self.running |= now
        return now ^ was
