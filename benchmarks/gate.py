"""What the lexical gate lets through: all annotated claims, few sentences of ordinary news.

    python benchmarks/gate.py [--show 40] [SHARED]

SHARED is the optional evaluation folder (`../shared`). A claim counts as let through where a
sentence of ours that holds any of its words passes. Ordinary news: GUM news (Wikinews), ECB+
without its topics on violence (12, 14, 18, 19), article bodies of the extraction benchmark.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

from fogline.knowledge.cues import parse
from fogline.nouns import Span
from fogline.reading.gate import Gate, build
from fogline.text.sentences import sentences

DATA = Path(__file__).parent.parent / "src/fogline/knowledge/data/triggers.toml"
Claim = tuple[str, str, int, int]


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def gold(shared: Path, kind: str) -> list[Claim]:
    """(kind, page text, start, end) of every annotated claim of one file."""
    texts = {p.name: p.read_text(encoding="utf-8") for p in (shared / "pages").glob("*.txt")}
    return [
        (kind, texts[r["page"]], r["start"], r["end"]) for r in rows(shared / f"gold/{kind}.jsonl")
    ]


def fakes(shared: Path) -> list[Claim]:
    with (shared / "data/fakes_syria/fa-kes.csv").open(encoding="utf-8", newline="") as lines:
        texts = {r["unit_id"]: r["article_content"] for r in csv.DictReader(lines)}
    groups = rows(shared / "gold/fa-kes/toll_groups.jsonl")
    tolls = [t for g in groups for t in g["tolls"] if not t.get("optional")]
    return [("fa-kes", texts[str(t["article"])], t["start"], t["end"]) for t in tolls]


def ordinary(shared: Path) -> Iterator[tuple[str, str]]:
    """(set, text) of ordinary news."""
    news = gzip.decompress((shared / "data/ud_gum/news.conllu.gz").read_bytes()).decode()
    for line in news.splitlines():
        if line.startswith("# text = "):
            yield "gum news", line.removeprefix("# text = ")
    docs = gzip.decompress((shared / "data/ecbplus/docs.jsonl.gz").read_bytes()).decode()
    for line in docs.splitlines():
        row = json.loads(line)
        if int(row["topic"]) not in (12, 14, 18, 19):
            yield "ecb+", closed(f"{row['title']}\n\n{row['text']}")
    bench = shared / "data/maincontent/article-extraction-benchmark/ground-truth.json"
    for row in json.loads(bench.read_text(encoding="utf-8")).values():
        yield "web news", row["articleBody"]


def closed(text: str) -> str:
    """Token-separated text as people write it: "did n't" and "team 's" without their blanks."""
    return re.sub(r" (n't|'\w{1,2})\b", r"\1", text)


def split(text: str) -> list[Span]:
    return sentences(text, Span(0, len(text))) if text.strip() else []


def report_claims(gate: Gate, claims: list[Claim], show: int) -> None:
    cut = {text: split(text) for text in {c[1] for c in claims}}
    lost = []
    for claim in claims:
        kind, text, start, end = claim
        held = [s.of(text) for s in cut[text] if s.overlap(Span(start, end))]
        if not any(gate.passes(sentence) for sentence in held):
            lost.append((kind, text[start:end], held))
    share = 100 * (1 - len(lost) / len(claims))
    print(f"{claims[0][0]:8s} {len(claims):5d} claims, let through {share:6.2f} %")
    for _, words, held in lost[:show]:
        print("   lost:", words[:90], "||", str(held)[:200])


def report_ordinary(gate: Gate, shared: Path, show: int) -> None:
    total: dict[str, list[int]] = {}
    seconds, chars, why = 0.0, 0, {}
    for name, text in ordinary(shared):
        cut = [s.of(text) for s in split(text)]
        started = time.process_time()
        passed = [gate.passes(sentence) for sentence in cut]
        seconds += time.process_time() - started
        chars += len(text)
        for pile in (total.setdefault(name, [0, 0]), total.setdefault("all", [0, 0])):
            pile[0] += len(cut)
            pile[1] += sum(not kinds for kinds in passed)
        for kinds in passed:
            for kind in kinds:
                pair = why.setdefault(kind, [0, 0])
                pair[0] += 1
                pair[1] += len(kinds) == 1
    for name, (count, spared) in total.items():
        print(f"{name:9s} {count:6d} sentences, spared {100 * spared / count:5.1f} %")
    if show:
        print(dict(sorted(why.items(), key=lambda item: -item[1][1])))
    print(f"{chars / seconds / 1e6:.1f} MB/s")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("shared", nargs="?", type=Path, default=Path("../shared"))
    options.add_argument("--show", type=int, default=0)
    chosen = options.parse_args()
    gate = build(parse(DATA.read_text(encoding="utf-8")))
    piles = [gold(chosen.shared, k) for k in ("tolls", "control", "events", "quotes")]
    piles.append(fakes(chosen.shared))
    for claims in piles:
        report_claims(gate, claims, chosen.show)
    report_claims(gate, [("all", *claim[1:]) for pile in piles for claim in pile], 0)
    report_ordinary(gate, chosen.shared, chosen.show)


if __name__ == "__main__":
    main()
