"""Sentence and word boundaries against the treebanks' own, on raw text; megabytes a second.

    python benchmarks/text.py [--show 40] [DATA]

DATA is the optional evaluation folder (`../shared/data`). Raw text is rebuilt from `# text` and
SpaceAfter; `# newpar` starts a paragraph. A unit counts when both its ends are right, as in the
CoNLL 2018 scorer; multi-word tokens count as their words. `arabic` counts words after both sides
have joined "al - X", the one convention in which this tokenizer departs from the treebank.
"""

from __future__ import annotations

import argparse
import gzip
import re
import time
from pathlib import Path

from fogline.nouns import Span
from fogline.text.sentences import sentences
from fogline.text.tokens import tokens

SETS = (
    "ud_ewt/dev.conllu",
    "ud_ewt/train.conllu.gz",
    "ud_gum/news.conllu.gz",
    "ud_gum/bio.conllu.gz",
    "ud_gum/interview.conllu.gz",
    "ud_gum/voyage.conllu.gz",
)
Doc = tuple[str, list[tuple[int, int]], list[tuple[int, int]]]


def blocks(path: Path) -> list[list[str]]:
    raw = path.read_bytes()
    whole = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    return [b.split("\n") for b in whole.strip().split("\n\n")]


def surface(block: list[str]) -> list[tuple[list[str], bool]]:
    """Each surface token as its words, and whether a space follows."""
    found, inside = [], 0
    for line in block:
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        number, form, misc = cells[0], cells[1], cells[9]
        if "." in number:
            continue
        if "-" in number:
            found.append(([form], "SpaceAfter=No" not in misc))
            first, last = map(int, number.split("-"))
            inside, words = last - first + 1, []
            continue
        if inside:
            words.append(form)
            inside -= 1
            if not inside and "".join(words) == found[-1][0][0]:
                found[-1] = (words, found[-1][1])
            continue
        found.append(([form], "SpaceAfter=No" not in misc))
    return found


def documents(path: Path) -> list[Doc]:
    docs: list[Doc] = []
    text, sents, words = "", [], []
    for block in blocks(path):
        heads = [line for line in block if line.startswith("#")]
        if any(h.startswith("# newdoc") for h in heads) and text:
            docs.append((text, sents, words))
            text, sents, words = "", [], []
        if any(h.startswith("# newpar") for h in heads) and text:
            text = text.rstrip() + "\n\n"
        begin = len(text)
        for parts, space in surface(block):
            for part in parts:
                words.append((len(text), len(text) + len(part)))
                text += part
            text += " " if space else ""
        sents.append((begin, len(text.rstrip())))
    return [*docs, (text, sents, words)]


def f1(gold: set, found: set) -> float:
    return 100 * 2 * len(gold & found) / max(1, len(gold) + len(found))


def joined(text: str, words: list[tuple[int, int]]) -> set:
    """Words with "al-X" made one, so that both conventions can be compared."""
    spans = set(words)
    for m in re.finditer(r"(?i:\b(?:al|el|an|as|ash|ad|at|ar|az))-\w+(?:['’](?!s\b)\w+)*", text):
        inner = {w for w in spans if m.start() <= w[0] and w[1] <= m.end()}
        spans = spans - inner | {m.span()}
    return spans


def measure(path: Path, show: int) -> str:
    gold_s, gold_w, gold_a, our_s, our_w, our_a = (set() for _ in range(6))
    chars, seconds = 0, 0.0
    for number, (text, sents, words) in enumerate(documents(path)):
        whole, started = Span(0, len(text.rstrip()) or 1), time.process_time()
        found = sentences(text, whole)
        ours = [t for s in found for t in tokens(text, s)]
        seconds += time.process_time() - started
        chars += len(text)
        mine_s = {(s.start, s.end) for s in found}
        mine_w = [(t.start, t.end) for t in ours]
        for pile, spans in (
            (gold_s, sents),
            (our_s, mine_s),
            (gold_w, words),
            (our_w, mine_w),
            (gold_a, joined(text, words)),
            (our_a, joined(text, mine_w)),
        ):
            pile |= {(number, *s) for s in spans}
        if show > 0:
            show -= differences(text, set(sents), mine_s, set(words), set(mine_w), show)
    scores = (f1(gold_s, our_s), f1(gold_w, our_w), f1(gold_a, our_a))
    name = f"{path.parent.name}/{path.name}"
    told = "sentences F1 {:6.2f}  words F1 {:6.2f}  arabic {:6.2f}".format(*scores)
    return f"{name:32s} {told}  {chars / seconds / 1e6:.1f} MB/s"


def differences(text: str, gs: set, os: set, gw: set, ow: set, most: int) -> int:
    """Print what differs: for reading, not for tuning to a text."""
    lines = [f"  S- {text[a:b]!r}" for a, b in sorted(gs - os)]
    lines += [f"  S+ {text[a:b]!r}" for a, b in sorted(os - gs)]
    lines += [
        f"  W- {text[a:b]!r} in {text[max(0, a - 15) : b + 15]!r}" for a, b in sorted(gw - ow)
    ]
    print(*lines[:most], sep="\n")
    return min(most, len(lines))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    options.add_argument("--show", type=int, default=0)
    options.add_argument("--only", default="")
    chosen = options.parse_args()
    for name in SETS:
        if chosen.only in name:
            print(measure(chosen.data / name, chosen.show))


if __name__ == "__main__":
    main()
