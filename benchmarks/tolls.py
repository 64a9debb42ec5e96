"""Killed and injured people of the MUC-4 templates (test sets 3 and 4: 200 reports).

    python -m benchmarks.tolls [DATA] [--misses N]

Gold: each filler of HUM TGT: NUMBER whose target has the EFFECT death or injury, as (report, killed
or wounded, number), optional fillers ("?") and PLURAL apart; of alternatives either will do. Found:
the value of any toll claim of the report with that outcome ("casualties" counts for both). The
texts are upper case; they are read in lower case with capitals at the start of sentences, so that
names are mostly lost. Only the numbers of terrorist incidents are in the templates: precision
counts, of the reports with a template, numbers over one that no template holds, and is a floor.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from fogline.nouns import Page, Report, Span, Toll
from fogline.reading.read import read
from fogline.run.kit import kit

SETS = (("tst1/tst1-muc3", "tst1/key-tst1.v7"), ("tst2/tst2-muc4", "tst2/key-tst2.v4"))
SLOT = re.compile(r"^(\d+)\.\s+[A-Z ]+: [A-Z ]+?\s{2,}(.*)$")
OUTCOMES = {"DEATH": "killed", "INJURY": "wounded"}
Slots = dict[int, list[str]]


@dataclass(frozen=True)
class Gold:
    report: str
    outcome: str
    values: frozenset[int]


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """Id and text of each report, in sentence case."""
    parts = re.split(r"^([A-Z]+\d*-MUC\d-\d{4}).*$", path.read_text(errors="replace"), flags=re.M)
    for name, text in zip(parts[1::2], parts[2::2], strict=True):
        yield name, sentence_case(text.strip())


def sentence_case(text: str) -> str:
    """Lower case with a capital at the start of a sentence; line breaks inside it become spaces."""
    flat = re.sub(r"(?<=\S)\n(?=\S)", " ", text).lower()
    return re.sub(r"(^|[.!?]\s+|\n\s*)([a-z])", lambda m: m[1] + m[2].upper(), flat)


def templates(path: Path) -> Iterator[tuple[str, Slots]]:
    """Report id and filled slots of each template."""
    for block in re.split(r"\n\s*\n", path.read_text(errors="replace")):
        slots: Slots = {}
        last = 0
        for line in block.splitlines():
            if m := SLOT.match(line):
                last = int(m[1])
                slots[last] = [m[2].strip()]
            elif last and line.startswith(" "):
                slots[last].append(line.strip())
        if 0 in slots:
            yield slots[0][0].split()[0], slots


def golds(name: str, slots: Slots) -> Iterator[Gold]:
    """The counted dead and injured of a template."""
    effects = {target(row): row.split(":")[0].strip(" ?") for row in slots.get(23, [])}
    for row in slots.get(21, []):
        outcome = OUTCOMES.get(effects.get(target(row), ""))
        values = frozenset(int(n) for n in re.findall(r"\d+", row.split(":")[0]))
        if outcome and values and not row.startswith("?"):
            yield Gold(name, outcome, values)


def target(row: str) -> str:
    """The words of the target, of alternatives the first."""
    found = re.search(r'"([^"]*)"', row)
    return found[1] if found else ""


def found(name: str, text: str) -> set[tuple[str, int]]:
    """Outcome and value of the toll claims of a report."""
    page = Page(name, name, None, "text/plain", sha256(text.encode()).hexdigest(), text)
    report = Report(name, name, Span(0, len(text)), "article")
    claims, _ = read(page, [report], kit().reading)
    told = [c.what for c in claims if isinstance(c.what, Toll) and c.what.value is not None]
    return {(t.outcome, t.value) for t in told if t.value is not None}


def hit(gold: Gold, told: set[tuple[str, int]]) -> bool:
    """Whether a claim has the outcome and one of the values."""
    return any(o in (gold.outcome, "casualties") and v in gold.values for o, v in told)


def main() -> None:
    """Print recall of figures and of single victims, and the floor of precision."""
    parser = argparse.ArgumentParser(description="Tolls on MUC-4")
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data/muc4/CORPORA"))
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    count: Counter[str] = Counter()
    for text_file, key_file in SETS:
        keys: dict[str, list[Gold]] = {}
        for name, slots in templates(options.data / key_file):
            keys.setdefault(name, []).extend(golds(name, slots))
        for name, text in texts(options.data / text_file):
            told = found(name, text)
            for gold in keys.get(name, []):
                kind = "one" if gold.values == {1} else "figures"
                count[f"{gold.outcome} {kind}"] += 1
                count[f"{gold.outcome} {kind} hit"] += hit(gold, told)
                if not hit(gold, told) and count["misses"] < options.misses:
                    count["misses"] += 1
                    print("missed", name, gold.outcome, sorted(gold.values), sorted(told))
            if keys.get(name):
                known = set().union(*(g.values for g in keys[name]))
                figures = {v for o, v in told if o in ("killed", "wounded", "casualties") and v > 1}
                count["told"] += len(figures)
                count["told right"] += len(figures & known)
    for what in ("killed figures", "wounded figures", "killed one", "wounded one"):
        print(f"{what:16} {count[what + ' hit']:4d} of {count[what]:4d} numbers found")
    print(
        f"{'precision, floor':16} {count['told right']:4d} of {count['told']:4d} numbers in a key"
    )


if __name__ == "__main__":
    main()
