"""How well pages are split into reports.

    .venv/bin/python benchmarks/split.py [--pages 200] [--seed 2] [--misses N]

1. Synthetic digests of real articles (FA-KES, article-extraction-benchmark) that the weights were
   not fitted on: F1 over cut points, right within 40 characters, by kind of separator.
2. Single articles of the same half: the share that stays in one piece.
3. The annotated pages, with the scorer beside them.

Needs the evaluation folder `../shared`; nothing of it is kept.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from hashlib import sha256
from pathlib import Path

from benchmarks.digests import KINDS, SHARED, Digest, digests, halves, single
from benchmarks.knowledge import outlets, page_of
from fogline.nouns.page import Page
from fogline.nouns.report import Report
from fogline.reports.split import split

NEAR = 40


def found_starts(text: str) -> list[int]:
    """Where reports begin, those at the top of the page and nested ones left out."""
    reports, _ = split(page_of(text), outlets())
    return [r.span.start for r in reports if r.parent is None and r.span.start > NEAR]


def score(digest: Digest) -> Counter[str]:
    """right, found and true cut points of one page."""
    want = [start for start, _ in digest.spans if start > NEAR]
    got = found_starts(digest.text)
    left, right = list(got), 0
    for cut in want:
        near = next((g for g in left if abs(g - cut) <= NEAR), None)
        if near is not None:
            left.remove(near)
            right += 1
    return Counter(right=right, found=len(got), true=len(want))


def line(name: str, n: int, c: Counter[str]) -> str:
    p, r = c["right"] / max(1, c["found"]), c["right"] / max(1, c["true"])
    f = 2 * p * r / (p + r) if p + r else 0.0
    return f"{name:<12} {n:>5} {c['true']:>6} {p:>9.3f} {r:>7.3f} {f:>7.3f}"


def synthetic(count: int, seed: int) -> None:
    _, pools = halves()
    pages = digests(pools, count, seed)
    counts = {kind: Counter[str]() for kind in KINDS}
    for page in pages:
        counts[page.kind].update(score(page))
    print(f"{'separator':<12} {'pages':>5} {'cuts':>6} {'precision':>9} {'recall':>7} {'F1':>7}")
    for kind in KINDS:
        print(line(kind, sum(p.kind == kind for p in pages), counts[kind]))
    print(line("all", len(pages), sum(counts.values(), Counter[str]())))


def singles() -> None:
    _, pools = halves()
    rng = random.Random(5)
    for name, pool in zip(("FA-KES", "maincontent"), pools, strict=True):
        whole = sum(not found_starts(single(a, rng).text) for a in pool)
        print(f"single articles in one piece, {name}: {whole} of {len(pool)}")


def record(page: Page, report: Report) -> dict[str, object]:
    return {
        "type": "report", "id": report.id, "page": page.name, "start": report.span.start,
        "end": report.span.end, "parent": report.parent, "kind": report.kind,
        "headline": report.headline.of(page.text) if report.headline else None,
        "publisher": report.publisher, "byline": report.byline, "dateline": report.dateline,
        "published": report.published.start if report.published else None,
        "wire": list(report.wire), "continues_at": report.continues_at,
        "furniture": [[f.span.start, f.span.end] for f in report.furniture],
    }  # fmt: skip


def annotated(misses: int) -> None:
    rows: list[dict[str, object]] = []
    for path in sorted((SHARED / "pages").glob("*.txt")):
        raw = path.read_bytes()
        page = page_of(raw.decode(), path.name, sha256(raw).hexdigest())
        rows.append(
            {
                "type": "page",
                "id": page.id,
                "name": page.name,
                "chars": len(page.text),
                "sha256": page.sha256,
            }
        )
        rows += [record(page, r) for r in split(page, outlets())[0]]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "records.jsonl"
        out.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
        command = [
            sys.executable,
            str(SHARED / "score/score.py"),
            str(out),
            str(SHARED / "gold"),
            "--misses",
            str(misses),
        ]
        told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    print(
        "\n".join(row for row in told.splitlines() if row.startswith(("measure", "reports.", "  ")))
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=200)
    options.add_argument("--seed", type=int, default=2)
    options.add_argument("--misses", type=int, default=0)
    args = options.parse_args()
    synthetic(args.pages, args.seed)
    singles()
    annotated(args.misses)


if __name__ == "__main__":
    main()
