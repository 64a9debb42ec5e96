"""Events as claims come in: only the claims that a new one may belong to are put together anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from fogline.ledger.cells import Ground
from fogline.ledger.cluster import SAME_TEXT, Edge, Key, clusters, edge, edge_of, keys
from fogline.ledger.events import event_of
from fogline.ledger.sayings import Saying
from fogline.nouns import Event

Pair = tuple[str, str]


class Happenings:
    """Claims with the edges between them, and the event of each claim."""

    def __init__(self) -> None:
        self.events: dict[str, Event] = {}
        self.pairs: set[Pair] = set()
        self.copies: dict[str, set[str]] = defaultdict(set)
        self.found: dict[str, Saying] = {}
        self.by_key: dict[Key, set[str]] = defaultdict(set)
        self.edges: dict[str, set[Edge]] = defaultdict(set)

    def note(self, pairs: Iterable[Pair]) -> set[Pair]:
        """Keep prints of one sentence; gives those that are new."""
        fresh = set(pairs) - self.pairs
        self.pairs |= fresh
        for a, b in fresh:
            self.copies[a].add(b)
            self.copies[b].add(a)
        return fresh

    def add(
        self, touched: Mapping[str, Saying], fresh: Collection[Pair], ground: Ground
    ) -> tuple[set[str], list[Event]]:
        """Put touched claims in their places: claims whose event is another, events that ended."""
        dirty = {other for key in touched for other in self.leave(key)}
        for key, saying in touched.items():
            if key not in ground.running and not saying.claim.background:
                self.enter(saying)
        dirty |= {c for pair in fresh for c in pair} | set(touched)
        for pair in fresh:
            self.join(*pair)
        return self.regroup(dirty, ground)

    def leave(self, key: str) -> set[str]:
        """Take a claim out; gives those that were beside it."""
        event = self.events.get(key)
        beside = set(event.claims) if event else set()
        saying = self.found.pop(key, None)
        for place in keys(saying) if saying else ():
            self.by_key[place].discard(key)
        for old in self.edges.pop(key, ()):
            other = old.b if old.a == key else old.a
            self.edges[other].discard(old)
            beside.add(other)
        return beside

    def enter(self, saying: Saying) -> None:
        """Put a claim in, with its edges to all that may tell of the same."""
        self.found[saying.id] = saying
        for place in keys(saying):
            for other in self.by_key[place]:
                self.link(edge_of(place, saying, self.found[other]))
            self.by_key[place].add(saying.id)
        for other in self.copies.get(saying.id, ()):
            self.join(saying.id, other)

    def join(self, a: str, b: str) -> None:
        """An edge between prints of one sentence, where both are happenings."""
        if a in self.found and b in self.found:
            self.link(edge(SAME_TEXT, a, b))

    def link(self, new: Edge | None) -> None:
        """Keep an edge at both ends."""
        if new:
            self.edges[new.a].add(new)
            self.edges[new.b].add(new)

    def regroup(self, dirty: Iterable[str], ground: Ground) -> tuple[set[str], list[Event]]:
        """Make the events of all claims that edges lead to from these."""
        reached = self.reach(dirty)
        before = {key: self.events.pop(key, None) for key in reached}
        inside = sorted(reached & self.found.keys())
        found = [self.found[key] for key in inside]
        links = {link for key in inside for link in self.edges.get(key, ())}
        for group in clusters(found, links):
            event = event_of(group, ground.reports, ground.count, ground.gone)
            self.events.update((saying.id, event) for saying in group)
        moved = {key for key in reached if self.events.get(key) != before[key]}
        ended = [before[key] for key in moved]
        return moved, list({event.id: event for event in ended if event}.values())

    def reach(self, dirty: Iterable[str]) -> set[str]:
        """Everything that edges, or one event, connect to these."""
        seen: set[str] = set()
        todo = list(dirty)
        while todo:
            key = todo.pop()
            if key not in seen:
                seen.add(key)
                todo += [end for link in self.edges.get(key, ()) for end in (link.a, link.b)]
                event = self.events.get(key)
                todo += event.claims if event else ()
        return seen
