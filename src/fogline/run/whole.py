"""Lineage of a whole backfill on disk: sign (in every part), group by hash, align.

    passage tables -> buckets by hash -> pairs of reports -> blocks of pairs -> links

Gives the links that `lineage.link` gives for all reports in memory. What stays in memory: the id
and moment of every report, one bucket, one block. Stock phrases and crowds are told by
`lineage.seeds` in their bucket, so no hash that everybody prints makes pairs of everybody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fogline.lineage.link import Duo, again, duo, verdicts
from fogline.lineage.lore import Lore
from fogline.lineage.seeds import ANCHORS
from fogline.nouns import Link, Page, Passage, Report
from fogline.run.tables import facts_in, unpacked

BUCKETS = 64
BLOCK = 2_000
"""Pairs aligned at a time."""
ROW = np.dtype([("hash", "<i8"), ("report", "<i4"), ("at", "<i4")])
Rows = NDArray[np.void]
Read = Callable[[str, str], bytes]
"""(table, part) to the bytes of its file."""


class Buckets:
    """Fingerprints of all parts on disk, by hash; also the shelf that alignment asks."""

    def __init__(self, folder: Path, parts: Iterable[str], read: Read) -> None:
        self.folder, self.read = folder, read
        self.ids: list[str] = []
        self.moments: list[str] = []
        self.part: dict[str, str] = {}
        self._spill(parts)
        self.rows = [self._sorted(number) for number in range(BUCKETS)]

    def _spill(self, parts: Iterable[str]) -> None:
        files = [(self.folder / f"{n}.rows").open("wb") for n in range(BUCKETS)]
        for part in parts:
            numbers: dict[str, int] = {}
            rows = []
            for row in unpacked("passage", self.read("passage", part)):
                key = row["report"]
                if key not in numbers and key not in self.part:
                    numbers[key] = len(self.ids)
                    self.part[key] = part
                    self.ids.append(key)
                    self.moments.append(row["moment"])
                if key in numbers:
                    rows.append((row["hash"], numbers[key], row["at"]))
            table = np.array(rows, ROW)
            where = table["hash"].view(np.uint64) >> np.uint64(58)
            for n, file in enumerate(files):
                file.write(table[where == n].tobytes())
        for file in files:
            file.close()

    def _sorted(self, number: int) -> Rows:
        path = self.folder / f"{number}.rows"
        table = np.sort(np.fromfile(path, ROW), order=["hash", "report", "at"])
        table.tofile(path)
        return np.memmap(path, ROW, "r") if len(table) else table

    def passage(self, row: tuple[int, int, int]) -> Passage:
        """A row as a noun."""
        return Passage(row[0], self.ids[row[1]], row[2], self.moments[row[1]])

    def passages(self, hashes: Collection[int]) -> Iterator[Passage]:
        """All fingerprints with one of these hashes."""
        wanted = np.array(sorted(hashes), np.int64)
        where = wanted.view(np.uint64) >> np.uint64(58)
        for n, rows in enumerate(self.rows):
            mine = wanted[where == n]
            low = np.searchsorted(rows["hash"], mine)
            high = np.searchsorted(rows["hash"], mine, "right")
            for a, b in zip(low.tolist(), high.tolist(), strict=True):
                yield from map(self.passage, rows[a:b].tolist())

    def linked(self, reports: Collection[str]) -> Iterable[Duo]:
        """Nothing is linked before the work is done."""
        return ()

    def reports(self, ids: Collection[str]) -> tuple[Mapping[str, Page], Iterable[Report]]:
        """The pages of these reports by id, and all reports of those pages."""
        pages: dict[str, Page] = {}
        found: dict[str, Report] = {}
        for part in sorted({self.part[key] for key in ids}):
            for page, reports in self._part(part):
                if any(report.id in ids for report in reports):
                    pages[page.id] = page
                    found.update((report.id, report) for report in reports)
        return pages, found.values()

    @lru_cache(maxsize=64)  # noqa: B019
    def _part(self, part: str) -> list[tuple[Page, list[Report]]]:
        facts, _ = facts_in(lambda table: self.read(table, part))
        return [(f.page, list(f.reports)) for f in facts]


def group(passages: Iterable[Passage]) -> Counter[Duo]:
    """Pairs of reports that share a fingerprint of this bucket; a pair of anchors counts 1,
    words count ANCHORS. Stock makes no pairs, a crowd those with its earliest report."""
    weights: Counter[Duo] = Counter()
    for value, (verdict, members) in verdicts(list(passages)).items():
        anchor = value & 1
        if verdict == "stock" or (anchor and verdict != "plain"):
            continue
        centre = verdict.removeprefix("crowd ")
        pairs = (
            combinations(sorted(members), 2)
            if verdict == "plain"
            else (duo(centre, other) for other in members if other != centre)
        )
        for pair in pairs:
            weights[pair] += 1 if anchor else ANCHORS
    return weights


def links_of(buckets: Buckets, lore: Lore) -> Iterator[Link]:
    """All links among the reports of the buckets, block by block."""
    weights: Counter[Duo] = Counter()
    for rows in buckets.rows:
        weights.update(group(map(buckets.passage, rows.tolist())))
    pairs = sorted(pair for pair, weight in weights.items() if weight >= ANCHORS)
    for start in range(0, len(pairs), BLOCK):
        yield from again(set(pairs[start : start + BLOCK]), (), {}, buckets, lore)


def components(links: Iterable[Link]) -> dict[str, str]:
    """By report: the least report that links lead to (union-find; Tarjan 1975)."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for link in links:
        a, b = sorted((root(link.a.report), root(link.b.report)))
        parent[b] = a
    return {key: root(key) for key in sorted(parent)}
