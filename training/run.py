"""The whole recipe: `python -m training.run --data DATA --base BASE --out WORK --model FOLDER`.

BASE is the folder of MiniLM-L6's files (`model.safetensors`, `tokenizer.json`). Checkpoints go to
WORK; with `--from CHECKPOINT` the first phase is skipped. The scores are printed at the end.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training import phase1, phase2, phase3, sets
from training.export import export
from training.report import scores, table

HERE = Path(__file__).parent


def main() -> None:
    """Train, export, score."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", type=Path, default=Path("../shared/data"))
    p.add_argument("--base", type=Path, required=True)
    p.add_argument("--out", type=Path, default=Path("build/reader"))
    p.add_argument("--model", type=Path, default=Path("src/fogline/reading/model"))
    p.add_argument("--from", dest="start", type=Path)
    p.add_argument("--threads", type=int, default=2)
    args = p.parse_args()
    torch.set_num_threads(args.threads)
    torch.use_deterministic_algorithms(True)
    tokenizer = args.base / "tokenizer.json"
    first = args.start or phase1.run(args.data, args.base, args.out)
    marked = HERE / "data" / "marked"
    second = phase2.run(args.data, marked, first, tokenizer, args.out)
    last = phase3.run(args.data, marked, second, tokenizer, args.out)
    calibration = [e.words for e in sets.syntax(args.data) + phase2.own(HERE / "data" / "marked")]
    print(export(last, tokenizer, calibration, args.model, args.out))
    print(table(scores(args.data, HERE / "data" / "marked", args.model)))


if __name__ == "__main__":
    main()
