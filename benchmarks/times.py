"""Time expressions against TimeBank (TIMEX3), scored as in TempEval-3.

    python benchmarks/times.py [--show 60] [DATA]

DATA is the optional evaluation folder (`../shared/data`). Base: each document's creation time.
F1 of spans (strict: equal; relaxed: overlapping, paired one to one), and of relaxed pairs whose
type or value is right. "with references" adds `references` ("now", "recently"), which TimeBank
marks and Fogline keeps apart from dates.
"""

from __future__ import annotations

import argparse
import html
import re
import time
from pathlib import Path

from fogline.nouns import Span, TimeMention
from fogline.reading.times import find, references
from fogline.text.sentences import sentences

Gold = tuple[Span, str, str]


def document(path: Path) -> tuple[str, str, list[Gold]]:
    """The creation time, the plain text and its annotated TIMEX3."""
    raw = path.read_text(encoding="utf-8")
    created = re.search(r'<DCT>.*?value="([^"]*)"', raw, re.S)
    body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.S)
    text, gold, opened = "", [], None
    for piece in re.split(r"(<[^>]+>)", body[1] if body else ""):
        if piece.startswith("<TIMEX3"):
            fields = dict(re.findall(r'(\w+)="([^"]*)"', piece))
            opened = (len(text), fields)
        elif piece == "</TIMEX3>" and opened:
            start, fields = opened
            if start < len(text):
                gold.append((Span(start, len(text)), fields["type"], fields.get("value", "")))
            opened = None
        elif not piece.startswith("<"):
            text += html.unescape(piece)
    return (created[1] if created else ""), text, gold


def found_in(text: str, base: str, *, wide: bool) -> list[TimeMention]:
    mentions: list[TimeMention] = []
    for sentence in sentences(text, Span(0, len(text))):
        dated = find(text, sentence, base)
        loose = references(text, sentence) if wide else []
        mentions += dated
        mentions += [r for r in loose if not any(r.span.overlap(d.span) for d in dated)]
    return sorted(mentions, key=lambda m: m.span)


def pairs(gold: list[Gold], ours: list[TimeMention]) -> list[tuple[Gold, TimeMention]]:
    """Overlapping expressions, one to one, the larger overlaps first."""
    options = sorted(
        ((-g[0].overlap(o.span), i, j) for i, g in enumerate(gold) for j, o in enumerate(ours)
         if g[0].overlap(o.span)),
    )  # fmt: skip
    used_g: set[int] = set()
    used_o: set[int] = set()
    chosen = []
    for _, i, j in options:
        if i not in used_g and j not in used_o:
            used_g.add(i)
            used_o.add(j)
            chosen.append((gold[i], ours[j]))
    return chosen


def score(folder: Path, *, wide: bool, show: int) -> None:
    counts = dict.fromkeys(("gold", "ours", "strict", "relaxed", "type", "value"), 0)
    seconds, chars = 0.0, 0
    for path in sorted(folder.glob("*.tml")):
        base, text, gold = document(path)
        started = time.process_time()
        ours = found_in(text, base[:10], wide=wide)
        seconds, chars = seconds + time.process_time() - started, chars + len(text)
        matched = pairs(gold, ours)
        counts["gold"] += len(gold)
        counts["ours"] += len(ours)
        counts["strict"] += sum(g[0] == o.span for g, o in matched)
        counts["relaxed"] += len(matched)
        counts["type"] += sum(g[1] == o.timex for g, o in matched)
        counts["value"] += sum(g[2] == o.value for g, o in matched)
        if show > 0:
            show -= differences(base, text, gold, ours, matched, show)
    print(f"{'with references' if wide else 'dates alone':16s} {counts['gold']} gold, "
          f"{counts['ours']} found;", end=" ")  # fmt: skip
    for name in ("strict", "relaxed", "type", "value"):
        print(f"{name} F1 {200 * counts[name] / (counts['gold'] + counts['ours']):.1f}", end="  ")
    print(f"{chars / seconds / 1e6:.2f} MB/s")


def differences(base: str, text: str, gold: list, ours: list, matched: list, most: int) -> int:
    lines = [
        f"V {base[:10]} {g[0].of(text)!r} {g[1]} {g[2]} | {o.span.of(text)!r} {o.timex} {o.value} "
        f"{o.when.rule} | {text[max(0, g[0].start - 50) : g[0].end + 30]!r}"
        for g, o in matched
        if g[2] != o.value
    ]
    lines += [f"- {base[:10]} {g!r} {g[0].of(text)!r} in {text[g[0].start - 30 : g[0].end + 20]!r}"
              for g in gold if g not in [m[0] for m in matched]]  # fmt: skip
    lines += [f"+ {o.span.of(text)!r} {o.when.rule} {text[o.span.start - 30 : o.span.end + 20]!r}"
              for o in ours if o not in [m[1] for m in matched]]  # fmt: skip
    print(*lines[:most], sep="\n")
    return min(most, len(lines))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    options.add_argument("--show", type=int, default=0)
    chosen = options.parse_args()
    folder = chosen.data / "timex" / "TimeBank"
    score(folder, wide=True, show=chosen.show)
    score(folder, wide=False, show=0)


if __name__ == "__main__":
    main()
