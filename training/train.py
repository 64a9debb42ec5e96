"""The training loop: batches of like length, warm-up and linear decay, a checkpoint an epoch."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch

from fogline.reading.pieces import Vocabulary
from training.augment import spoiled
from training.example import Example
from training.loss import Labels, loss
from training.model import Reader


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast one phase trains.

    Rates fall in a line to nothing over `horizon` epochs (default: over all of them).
    """

    epochs: int
    encoder_rate: float
    head_rate: float
    pieces: int = 1400
    warm: int = 50
    seed: int = 1
    fine: bool = False
    horizon: int = 0


def batches(
    examples: list[Example], size: Callable[[Example], int], most: int, dice: Random
) -> Iterator[list[Example]]:
    """Shuffled batches of sentences of like length, at most `most` padded pieces in each."""
    sized = sorted(((size(e) * dice.uniform(0.9, 1.1), i) for i, e in enumerate(examples)))
    out: list[list[int]] = []
    widest = 0.0
    for pieces, i in sized:
        widest = max(widest, pieces)
        if not out or (len(out[-1]) + 1) * widest > most:
            out.append([])
            widest = pieces
        out[-1].append(i)
    dice.shuffle(out)
    for group in out:
        yield [examples[i] for i in group]


def run(
    model: Reader,
    vocabulary: Vocabulary,
    draw: Callable[[int, Random], list[Example]],
    labels: Labels,
    plan: Plan,
    done: Callable[[int], None],
) -> None:
    """Train; `draw(epoch, dice)` gives an epoch's sentences, `done(epoch)` is called after each."""
    torch.manual_seed(plan.seed)
    dice = Random(plan.seed)
    encoder = list(model.encoder.parameters())
    known = {id(p) for p in encoder}
    head = [p for p in model.parameters() if id(p) not in known]
    groups = [
        {"params": encoder, "lr": plan.encoder_rate},
        {"params": head, "lr": plan.head_rate},
    ]
    opt = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)

    def size(e: Example) -> int:
        return len(vocabulary.read(e.words).ids)

    total = (plan.horizon or plan.epochs) * sum(
        1 for _ in batches(draw(0, Random(0)), size, plan.pieces, Random(0))
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        opt, lambda t: min((t + 1) / plan.warm, max(0.01, 1 - t / total))
    )
    begun, step = time.monotonic(), 0
    for epoch in range(plan.epochs):
        model.train()
        sums: dict[str, float] = {}
        sentences = [spoiled(e, dice) for e in draw(epoch, dice)]
        for batch in batches(sentences, size, plan.pieces, dice):
            parts = loss(model, vocabulary, batch, labels, plan.fine)
            sum(parts.values(), torch.tensor(0.0)).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            opt.step()
            schedule.step()
            opt.zero_grad(set_to_none=True)
            step += 1
            for name, value in parts.items():
                sums[name] = sums.get(name, 0.0) + value.item()
            if step % 50 == 0:
                shown = " ".join(f"{k} {v / 50:.3f}" for k, v in sums.items())
                print(f"{step}/{total} {time.monotonic() - begun:.0f}s {shown}", flush=True)
                sums = {}
        done(epoch)


def save(model: Reader, labels: Labels, path: Path) -> None:
    """Weights and label lists in one file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"model": model.state_dict(), "feats": labels.feats, "rels": labels.rels}, path)


def load(path: Path) -> tuple[Reader, Labels]:
    """The model of a checkpoint."""
    state = torch.load(path, weights_only=True)
    labels = Labels(tuple(state["feats"]), tuple(state["rels"]))
    model = Reader(len(labels.feats), len(labels.rels))
    model.load_state_dict(state["model"])
    return model, labels
