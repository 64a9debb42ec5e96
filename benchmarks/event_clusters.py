"""Cluster the action mentions of ECB+ with the ledger's own event matcher, and score it.

    python benchmarks/event_clusters.py ../shared/data/ecbplus [--topics 2 5 12 18 21 23 34 35]

Gold mentions of the usual development topics, in the validated sentences. Each action becomes an
incident (its lemma) with the people, places and times that the gold marks in its sentence; nothing
of the chains is used. Scores follow the CoNLL definitions: MUC, B3, CEAF-e and their mean; beside
it the same-lemma baseline. Singletons count.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

from fogline.ledger.cluster import clusters, edge_of, keys
from fogline.ledger.sayings import saying
from fogline.nouns import Claim, Incident, Report, Span

DEVELOPMENT = ["2", "5", "12", "18", "21", "23", "34", "35"]
Row = dict[str, Any]
Clusters = list[set[str]]


def read(folder: Path, name: str) -> list[Row]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def validated(folder: Path) -> set[tuple[str, int]]:
    """(document, sentence) that the annotators checked."""
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file)
        return {(f"{r['Topic']}_{r['File']}", int(r["Sentence Number"])) for r in rows}


def mentions(folder: Path, topics: set[str]) -> tuple[list[Row], dict[tuple[str, int], list[Row]]]:
    """Action mentions of the topics, and all entities by sentence."""
    checked = validated(folder)
    rows = [*read(folder, "event_mentions"), *read(folder, "entity_mentions")]
    kept = [r for r in rows if r["topic"] in topics and place(r) in checked]
    acts = [r for r in kept if r["mention_type"] in ("ACT", "NEG")]
    beside: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in kept:
        beside[place(row)].append(row)
    return acts, beside


def place(row: Row) -> tuple[str, int]:
    """Document and sentence."""
    topic, _, name = row["doc_id"].partition("_")
    return f"{topic}_{name}", int(row["sent_id"])


def claim_of(row: Row, beside: list[Row]) -> Claim:
    """A mention as an incident with what stands in its sentence."""

    def heads(kind: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(r["mention_head"] for r in beside if r["mention_type"] == kind))

    what = Incident(row["mention_head_lemma"].casefold(), heads("HUM"), (), heads("LOC"))
    at = Span(int(row["tokens_number"][0]), int(row["tokens_number"][0]) + 1)
    sentence = Span(1000 * int(row["sent_id"]), 1000 * int(row["sent_id"]) + 999)
    return Claim(row["mention_id"], row["doc_id"], row["doc_id"], at, sentence, what)


def found(acts: list[Row], beside: dict[tuple[str, int], list[Row]]) -> Clusters:
    """What the ledger puts together."""
    report = Report("r", "p", Span(0, 1), "article", publisher="x")
    rows = [
        saying(claim_of(r, beside[place(r)]), report, (r["doc_id"],), {})
        for r in sorted(acts, key=lambda r: r["mention_id"])
    ]
    shared: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        for key in keys(row):
            if key[0] != "sentence":
                shared[key].append(row)
    edges = {
        edge for key, group in shared.items() for a, b in combinations(group, 2)
        if (edge := edge_of(key, a, b))
    }  # fmt: skip
    return [{s.id for s in group} for group in clusters(rows, edges)]


def grouped(acts: list[Row], key: Any) -> Clusters:
    """Mentions by a key."""
    groups: dict[Any, set[str]] = defaultdict(set)
    for row in acts:
        groups[key(row)].add(row["mention_id"])
    return list(groups.values())


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def muc(gold: Clusters, told: Clusters) -> float:
    """Vilain et al. 1995: links kept."""

    def kept(a: Clusters, b: Clusters) -> float:
        home = {m: i for i, group in enumerate(b) for m in group}
        total = sum(len(group) - 1 for group in a)
        links = sum(len(group) - len({home[m] for m in group}) for group in a)
        return links / total if total else 0.0

    return f1(kept(told, gold), kept(gold, told))


def b_cubed(gold: Clusters, told: Clusters) -> float:
    """Bagga and Baldwin 1998: by mention."""

    def share(a: Clusters, b: Clusters) -> float:
        home = {m: group for group in b for m in group}
        rows = [len(group & home[m]) / len(group) for group in a for m in group]
        return sum(rows) / len(rows)

    return f1(share(told, gold), share(gold, told))


def ceaf(gold: Clusters, told: Clusters) -> float:
    """Luo 2005, entity-based: best one-to-one alignment under the phi-4 similarity."""
    home = {m: i for i, group in enumerate(told) for m in group}
    pairs = Counter((i, home[m]) for i, group in enumerate(gold) for m in group)
    value = {(i, j): 2 * n / (len(gold[i]) + len(told[j])) for (i, j), n in pairs.items()}
    best = aligned(value)
    return f1(best / len(told), best / len(gold))


def aligned(value: dict[tuple[int, int], float]) -> float:
    """The greatest sum of a one-to-one alignment, component by component (auction)."""
    prices: dict[int, float] = defaultdict(float)
    owner: dict[int, int] = {}
    options: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), v in value.items():
        options[i][j] = v
    todo, step = list(options), 1e-4
    while todo:
        i = todo.pop()
        ranked = sorted(((v - prices[j], j) for j, v in options[i].items()), reverse=True)
        if ranked[0][0] <= 0:
            continue
        second = max(ranked[1][0], 0.0) if len(ranked) > 1 else 0.0
        j = ranked[0][1]
        if j in owner:
            todo.append(owner[j])
        owner[j] = i
        prices[j] += ranked[0][0] - second + step
    return sum(value[i, j] for j, i in owner.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--topics", nargs="+", default=DEVELOPMENT)
    given = parser.parse_args()
    acts, beside = mentions(given.folder, set(given.topics))
    gold = grouped(acts, lambda r: r["coref_chain"])
    print(f"{len(acts)} mentions, {len(gold)} chains")
    systems = {
        "ledger": found(acts, beside),
        "same lemma": grouped(acts, lambda r: r["mention_head_lemma"].casefold()),
        "same lemma and topic": grouped(
            acts, lambda r: (r["topic"], r["mention_head_lemma"].casefold())
        ),
        "all apart": [{r["mention_id"]} for r in acts],
    }
    for name, told in systems.items():
        scores = [measure(gold, told) for measure in (muc, b_cubed, ceaf)]
        told_as = "  ".join(
            f"{n} {s:.3f}" for n, s in zip(("MUC", "B3", "CEAFe"), scores, strict=True)
        )
        print(f"{name:22} {told_as}  CoNLL {sum(scores) / 3:.3f}  ({len(told)} clusters)")


if __name__ == "__main__":
    main()
