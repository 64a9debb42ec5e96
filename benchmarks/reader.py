"""What the reader costs and how well it reads: `python benchmarks/reader.py [--json] [--speed]`.

Quality needs the evaluation folder (`--data`, default `../shared/data`); without it only our own
held-back sentences are scored. Speed is measured from words to trees; on one thread in seconds of
the processor, on two in seconds on the wall, the best of three rounds.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from fogline.nouns import Span  # noqa: E402
from fogline.reading.parse import Words, cut  # noqa: E402
from fogline.reading.reader import MODEL, OnnxReader  # noqa: E402
from fogline.text.sentences import sentences  # noqa: E402
from training import report, score, sets  # noqa: E402

MARKED = ROOT / "training" / "data" / "marked"
LOAD = """
import time
from fogline.nouns import Span
from fogline.reading.parse import cut
begun = time.perf_counter()
from fogline.reading.reader import OnnxReader
reader = OnnxReader()
text = "Shells fell on the market at dawn."
reader.parse([cut(text, Span(0, len(text)))])
print(time.perf_counter() - begun)
"""
PEAK = """
import sys
from fogline.nouns import Span
from fogline.reading.parse import cut
from fogline.reading.reader import OnnxReader
from fogline.text.sentences import sentences
text = sys.stdin.read()
reader = OnnxReader(threads=1)
reader.parse([cut(text, s) for s in sentences(text, Span(0, len(text)))])
status = open("/proc/self/status").read()
print(int(status.partition("VmHWM:")[2].split()[0]) / 1024)
"""


def texts(data: Path) -> list[str]:
    """Running text of the news documents held out of GUM, and of EWT dev."""
    from training.treebanks import documents

    groups = [*documents(sets.gum(data, dev=True)), *documents(sets.ewt(data, "dev"))]
    return [score.running(g)[0] for g in groups]


def processor() -> str:
    """The processor's name and its number of cores."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    name = next((x.partition(":")[2].strip() for x in lines if x.startswith("model name")), "")
    flags = next((x for x in lines if x.startswith("flags")), "")
    return f"{name or platform.machine()}{', AVX-512 VNNI' if 'avx512_vnni' in flags else ''}"


def clocked(work: Callable[[], object], rounds: int = 3, wall: bool = False) -> float:
    """The best time of some rounds in seconds: of the processor, or on the `wall`."""
    clock = time.perf_counter if wall else time.process_time
    best = float("inf")
    for _ in range(rounds):
        begun = clock()
        work()
        best = min(best, clock() - begun)
    return best


def speed(data: Path) -> dict[str, float | str]:
    """Words and sentences a second by threads, and against the bare network in plain batches."""
    pages = texts(data)
    words: list[Words] = [cut(t, s) for t in pages for s in sentences(t, Span(0, len(t)))]
    count = sum(len(w.words) for w in words)
    out: dict[str, float | str] = {"processor": processor(), "words": count}
    for threads in (1, 2):
        reader = OnnxReader(threads=threads)
        reader.parse(words[:50])
        taken = clocked(partial(reader.parse, words), wall=threads > 1)
        out[f"words/s, {threads} thread"] = count / taken
        out[f"sentences/s, {threads} thread"] = len(words) / taken
    out["share of the bare network"] = _bare(words) / (count / float(out["words/s, 1 thread"]))
    cutting = clocked(lambda: [cut(t, s) for t in pages for s in sentences(t, Span(0, len(t)))])
    out["words/s, splitter and tokenizer"] = count / cutting
    return out


def _bare(words: list[Words]) -> float:
    """Seconds that the network alone takes, in the same batches with nothing decoded."""
    import numpy as np

    from fogline.reading.pieces import padded
    from fogline.reading.reader import batches

    reader = OnnxReader(threads=1)
    read = [reader._vocabulary.read(w.forms()) for w in words]
    given = []
    for group in batches([len(p.ids) for p in read]):
        ids, case, first = padded([read[k] for k in group])
        heads = np.full((len(group), first.shape[1] - 1), -1, np.int64)
        given.append({"ids": ids, "case": case, "first": first, "heads": heads})
    return clocked(lambda: [reader._session.run(None, g) for g in given])


def cost(data: Path) -> dict[str, float]:
    """Load time (s, to the first parse in a fresh process), peak memory (MiB), weights (MB)."""
    load = [_fresh(LOAD, "") for _ in range(3)]
    peak = _fresh(PEAK, "\n\n".join(texts(data)))
    weights = sum(f.stat().st_size for f in MODEL.iterdir()) / 1e6
    return {"load s": min(load), "peak MiB": peak, "weights MB": weights}


def _fresh(program: str, given: str) -> float:
    done = subprocess.run(
        [sys.executable, "-c", program], input=given, capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    p.add_argument("--model", type=Path, default=MODEL)
    p.add_argument("--weights", default="reader.onnx")
    p.add_argument("--json", action="store_true")
    p.add_argument("--speed", action="store_true", help="speed and memory only")
    args = p.parse_args()
    found: dict[str, object] = {}
    if not args.speed:
        found |= report.scores(args.data, MARKED, args.model, args.weights)
    if args.data.is_dir():
        found |= {"speed": speed(args.data), "cost": cost(args.data)}
    if args.json:
        print(json.dumps(found, indent=1))
        return
    quality = {k: v for k, v in found.items() if k not in ("speed", "cost")}
    print(report.table(quality))  # type: ignore[arg-type]
    for key in ("speed", "cost"):
        for name, value in dict(found.get(key, {})).items():  # type: ignore[call-overload]
            print(f"{key:38} {name:40} {value if isinstance(value, str) else round(value, 2)}")


if __name__ == "__main__":
    main()
