"""`make gate`: score Fogline on the annotation in ../shared where it is present.

    python -m benchmarks.quality [--quick] [--allow-regression]

Writes docs/quality.md. Floors stand in benchmarks/floors.json, pinned with the hash of the
annotation; they only rise. A measure under its floor ends with exit code 1 (and the floors stay),
unless --allow-regression lowers them. `--quick` scores the pages alone, without the benchmarks.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "benchmarks/floors.json"
OUT = ROOT / "docs/quality.md"
SLACK = 0.005
"""How far a measure may fall under its floor: one item of a small set, rounded."""
LONGEST = 600
"""Seconds a benchmark may take."""
ERROR_RATES = ("links.lookalikes", "traps.sprung", "_called_copy", "origins_error")

ASKED = {
    "reports.boundary": 0.93,
    "reports.publisher": 0.90,
    "reports.published": 0.95,
    "reports.wire": 0.95,
    "reports.headline": 0.95,
    "reports.continues_at": 1.0,
    "reports.furniture": 0.85,
    "links.strong": 1.0,
    "links.firm": 0.80,
    "links.direction": 0.80,
    "links.lookalikes": 0.05,
    "origins.count": 0.85,
    "tolls.figure": 0.92,
    "tolls.strict": 0.75,
    "tolls.attributed_to": 0.90,
    "tolls.part_of": 0.70,
    "tolls.places": 0.85,
    "tolls.period_to": 0.80,
    "control.change": 0.75,
    "control.polarity": 0.95,
    "control.actor": 0.85,
    "incidents.core": 0.70,
    "incidents.type": 0.80,
    "quotes.span": 0.95,
    "quotes.speaker": 0.92,
    "disputes.recall": 0.65,
    "disputes.kind": 0.80,
    "disputes.precision": 0.70,
    "traps.sprung": 0.08,
}
"""What the project asks of itself on the two annotated pages."""

ASKED_OF_FAKES = {
    "reuse.passages": 0.85,
    "reuse.background_called_copy": 0.10,
    "reuse.same_statement_called_copy": 0.10,
    "tolls.found": 0.85,
    "tolls.strict": 0.65,
    "groups.origins": 0.75,
    "groups.range": 0.70,
}
"""What it asks on the FA-KES articles."""

BENCHMARKS = {
    "The example corpus against its own truth": ("benchmarks.example",),
    "Main text and dates of publication": ("benchmarks.intake",),
    "Splitting synthetic digests": ("benchmarks.split",),
    "Sentences and words": ("benchmarks.text",),
    "The lexical gate": ("benchmarks.gate",),
    "The reader": ("benchmarks.reader",),
    "Attribution": ("benchmarks.attribution", "../shared/data/polnear/dev"),
    "Tolls of MUC-4": ("benchmarks.tolls",),
    "Times": ("benchmarks.times",),
    "Places": ("benchmarks.places",),
    "Copies that were spun": ("benchmarks.spun",),
}


@dataclass(frozen=True, slots=True)
class Set:
    """A set of annotated pages: where they are and which scorer compares them."""

    title: str
    pages: Path
    scorer: tuple[str, ...]
    gold: Path
    asked: dict[str, float]


def sets(fakes: Path) -> list[Set]:
    """The annotated pages, and FA-KES written out as one text file an article."""
    score, gold = SHARED / "score", SHARED / "gold"
    table = SHARED / "data/fakes_syria/fa-kes.csv"
    return [
        Set("two pages", SHARED / "pages", (str(score / "score.py"),), gold, ASKED),
        Set(
            "FA-KES",
            written(table, fakes),
            (str(score / "fakes.py"), "--csv", str(table)),
            gold / "fa-kes",
            ASKED_OF_FAKES,
        ),
    ]


def written(table: Path, folder: Path) -> Path:
    """Each article as a text page `UNIT_ID.txt`, unchanged."""
    import csv

    folder.mkdir(parents=True, exist_ok=True)
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            path = folder / f"{row['unit_id']}.txt"
            path.write_bytes(row["article_content"].encode())
    return folder


def scored(item: Set, packs: bool = True) -> dict[str, dict[str, Any]]:
    """Measures by name, from an export of the pages."""
    from fogline.export.jsonl import write_jsonl
    from fogline.run.case import Case
    from fogline.run.kit import kit

    case, tools = Case("sqlite://"), kit(packs)
    case.add([str(item.pages)], tools, "", lambda done, name: None)
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / "records.jsonl"
        write_jsonl(case.record(tools), records)
        program, *options = item.scorer
        command = [sys.executable, program, str(records), str(item.gold), "--json", *options]
        told = subprocess.run(command, capture_output=True, text=True, check=False)
    if not told.stdout:
        raise SystemExit(told.stderr)
    rows = json.loads(told.stdout)
    return {row["name"]: row for row in (rows if isinstance(rows, list) else rows["measures"])}


def table(
    rows: dict[str, dict[str, Any]], bare: dict[str, dict[str, Any]], asked: dict[str, float]
) -> Iterator[str]:
    """A Markdown table of the measures; `bare` are those without actor packs."""
    yield "| measure | kind | n | precision | recall | score | asked | without packs |"
    yield "|---|---|--:|--:|--:|--:|--:|--:|"
    for name, row in rows.items():
        wish = shown(asked[name]) if name in asked else ""
        cells = (
            row["kind"],
            row.get("gold", row.get("n")),
            shown(row["precision"]),
            shown(row["recall"]),
        )
        without = shown(bare[name]["score"]) if name in bare else ""
        middle = " | ".join(map(str, cells))
        yield f"| {name} | {middle} | {mark(name, row['score'], asked)} | {wish} | {without} |"


def shown(value: float | None) -> str:
    """Three digits, or a dash."""
    return "-" if value is None else f"{value:.3f}"


def mark(name: str, score: float | None, asked: dict[str, float]) -> str:
    """The score, in bold where it falls short of what was asked."""
    if name not in asked or score is None:
        return shown(score)
    short = score > asked[name] if is_rate(name) else score < asked[name]
    return f"**{shown(score)}**" if short else shown(score)


def is_rate(name: str) -> bool:
    """Whether less is better."""
    return name.endswith(ERROR_RATES)


def pinned() -> str:
    """The hash of the annotation."""
    whole = sha256()
    for path in sorted((SHARED / "gold").rglob("*.json*")):
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]


def kept(found: dict[str, float], allow: bool) -> list[str]:
    """Compare with the floors and raise them; what fell under its floor, in words."""
    stored = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    old: dict[str, float] = stored["floors"] if stored.get("gold") == pinned() else {}
    fallen = [f"{n}: {found[n]:.3f}, floor {old[n]:.3f}" for n in old if worse(n, found, old)]
    if fallen and not allow:
        return fallen
    best = {n: v if n not in old or allow else better(n, v, old[n]) for n, v in found.items()}
    floors = {n: round(v, 4) for n, v in sorted({**old, **best}.items())}
    FLOORS.write_text(json.dumps({"gold": pinned(), "floors": floors}, indent=1) + "\n")
    return []


def worse(name: str, found: dict[str, float], old: dict[str, float]) -> bool:
    """Whether a measure is worse than its floor by more than the slack."""
    if name not in found:
        return False
    gap = found[name] - old[name]
    return gap > SLACK if is_rate(name) else gap < -SLACK


def better(name: str, new: float, old: float) -> float:
    """The better of two values."""
    return min(new, old) if is_rate(name) else max(new, old)


def bench(modules: tuple[str, ...]) -> str:
    """What a benchmark prints."""
    command = [sys.executable, "-m", *modules]
    try:
        told = subprocess.run(
            command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=LONGEST
        )
    except subprocess.TimeoutExpired:
        return f"took longer than {LONGEST} seconds: not measured in this run"
    return (told.stdout if told.returncode == 0 else told.stderr[-2000:]).rstrip()


HEAD = """# Quality

Written by `make gate`; do not edit. Bold: short of what was asked. n is the number of annotated
items (for an accuracy the number of matched items). Error rates (links.lookalikes, traps.sprung,
*_called_copy): less is better. The annotated texts are not part of this repository; without them
`make gate` says so and changes nothing.
"""


def report(quick: bool, allow: bool) -> int:
    """Score everything, write the page, compare with the floors."""
    lines: list[str] = [HEAD]
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for item in sets(Path(folder) / "fa-kes"):
            print(f"scoring {item.title} ...", file=sys.stderr)
            rows = scored(item)
            bare = {} if quick else scored(item, packs=False)
            lines += [f"## {item.title}", "", *(text := list(table(rows, bare, item.asked))), ""]
            print("\n".join(text), flush=True)
            tag = "" if item.title == "two pages" else "fakes:"
            found |= {tag + n: r["score"] for n, r in rows.items() if r["score"] is not None}
    fallen = kept(found, allow)
    if not quick:
        for title, modules in BENCHMARKS.items():
            print(f"{title} ...", file=sys.stderr)
            lines += [f"## {title}", "", "```", bench(modules), "```", ""]
            OUT.write_text("\n".join(lines), encoding="utf-8")
    for row in fallen:
        print(f"under the floor: {row}", file=sys.stderr)
    return 1 if fallen else 0


def main() -> int:
    """Parse the options; without the annotation there is nothing to do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the annotated pages alone")
    parser.add_argument("--allow-regression", action="store_true", help="lower the floors")
    told = parser.parse_args()
    if not (SHARED / "gold").exists():
        print("no annotation beside the project: nothing scored", file=sys.stderr)
        return 0
    return report(told.quick, told.allow_regression)


if __name__ == "__main__":
    sys.exit(main())
