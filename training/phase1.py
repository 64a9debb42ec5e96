"""First phase: syntax, names and mentions from the public sets."""

from __future__ import annotations

from pathlib import Path
from random import Random

from fogline.reading.pieces import Vocabulary
from training import sets, train
from training.example import Example
from training.loss import Labels
from training.model import Reader, load_base

PLAN = train.Plan(epochs=4, encoder_rate=2e-4, head_rate=1.5e-3, horizon=10)


def run(data: Path, base: Path, out: Path, plan: train.Plan = PLAN) -> Path:
    """Train from the base encoder; the checkpoint's path."""
    import torch

    torch.manual_seed(plan.seed)
    examples = sets.syntax(data)
    labels = Labels(*sets.label_lists(examples))
    model = Reader(len(labels.feats), len(labels.rels))
    load_base(model, base)
    print(f"{len(examples)} sentences, {len(labels.rels)} relations", flush=True)

    def draw(epoch: int, dice: Random) -> list[Example]:
        return examples

    def done(epoch: int) -> None:
        train.save(model, labels, out / f"phase1-{epoch + 1}.pt")

    train.run(model, Vocabulary(base / "tokenizer.json"), draw, labels, plan, done)
    return out / f"phase1-{plan.epochs}.pt"
