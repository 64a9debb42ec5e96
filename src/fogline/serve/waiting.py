"""What waits for a person: links of unknown direction, events that may be one, doubts by kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rapidfuzz.fuzz import token_set_ratio

from fogline.lineage.decisions import in_force
from fogline.nouns import Doubt, Event, Link
from fogline.serve.shown import Shown

Name = Literal["merges", "links", "doubts"]
ALIKE = 70
"""Likeness of two titles (0 to 100) from which events are put before a person."""
DAYS = 2


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to rule on; `subjects` are what the ruling speaks of."""

    id: str
    subjects: tuple[str, ...]
    why: str
    events: tuple[Event, Event] | None = None
    link: Link | None = None
    doubt: Doubt | None = None


def tasks(shown: Shown, name: Name) -> list[Task]:
    """The queue of that name, without what people have ruled on."""
    ruled = {s for d in in_force(shown.ledger.facts.decisions) for s in d.subjects}
    waiting = shown.once(f"queue {name}", lambda: QUEUES[name](shown))
    return [task for task in waiting if not ruled.issuperset(task.subjects)]


def links(shown: Shown) -> list[Task]:
    """Copies of which nobody knows who was first, the longest passage first."""
    found = [
        k for k in shown.ledger.facts.links.values()
        if k.direction == "unknown" and not k.background
    ]  # fmt: skip
    ordered = sorted(found, key=lambda k: (-len(k.a.span), k.id))
    return [Task(k.id, (k.id,), "; ".join(k.why), link=k) for k in ordered]


def doubts(shown: Shown) -> list[Task]:
    """What was not understood, like doubts together."""
    ordered = sorted(shown.ledger.facts.doubts, key=lambda d: (d.stage, d.kind, d.page, d.span))
    return [Task(d.id, (d.id,), f"{d.stage}, {d.kind}: {d.why}", doubt=d) for d in ordered]


def merges(shown: Shown) -> list[Task]:
    """Pairs of events of one kind, place and time with like titles, the most alike first."""
    found = []
    for a, b in neighbours(shown.ledger.events):
        likeness = token_set_ratio(a.title, b.title)
        if likeness >= ALIKE:
            why = f"same kind and place, at most {DAYS} days apart, titles {likeness:.0f} % alike"
            best = (a.claims[0], b.claims[0])
            found.append((-likeness, Task(f"{a.id}.{b.id}", best, why, events=(a, b))))
    return [task for _, task in sorted(found, key=lambda pair: (pair[0], pair[1].id))]


def neighbours(events: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    """Pairs of events of one kind and place, close in time."""
    groups: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        if event.place:
            groups[event.kind, event.place.casefold()].append(event)
    for group in groups.values():
        rows = sorted(group, key=lambda e: (day(e), e.id))
        for i, a in enumerate(rows):
            for b in rows[i + 1 : i + 12]:
                if near(day(a), day(b)):
                    yield a, b


def day(event: Event) -> str:
    """The day of an event, or nothing."""
    when = event.date
    return ((when.start or when.end) if when else None) or ""


def near(a: str, b: str) -> bool:
    """Whether two days are close; an unknown one may be any."""
    if len(a) < 10 or len(b) < 10:
        return True
    return abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days) <= DAYS


QUEUES = {"links": links, "doubts": doubts, "merges": merges}
