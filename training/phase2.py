"""Second phase: everything.

The public sets of phase one go on, joined by our own marked sentences (twice an epoch), sentences
made from a grammar (new ones each epoch) and attribution read off trees.
"""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

from fogline.reading.pieces import Vocabulary
from training import grammar, marks, re3d, sets, silver, train
from training.example import Example

PLAN = train.Plan(epochs=5, encoder_rate=1.3e-4, head_rate=9e-4, warm=60, seed=2, fine=True)
MADE = 700
"""Made sentences an epoch."""

HELD_BELIEF = re.compile(
    r"\b(?:fear|belie[vf]|think|thought|hope|expect|suspect|want|know|knew|worr)\w*", re.IGNORECASE
)


def own(folder: Path) -> list[Example]:
    """Our marked sentences. One that speaks of a belief and marks nothing trains no attribution:
    other sets mark beliefs, our guide leaves them open."""
    out = marks.load(folder, held=False)
    for e in out:
        if e.roles and "B" not in e.roles[1] and HELD_BELIEF.search(" ".join(e.words)):
            e.roles = e.links = None
    return out


def run(
    data: Path, marked: Path, start: Path, tokenizer: Path, out: Path, plan: train.Plan = PLAN
) -> Path:
    """Train on from a checkpoint of phase one; the last checkpoint's path."""
    model, labels = train.load(start)
    treebank = sets.ewt(data, "train")
    for e in treebank:
        silver.lay(e)
    gum = sets.gum(data, dev=False)
    ours = own(marked)
    public = [*treebank, *gum, *re3d.read(data / "re3d")["train"]]
    told = sum(1 for e in public if e.roles and "B" in e.roles[1])
    print(f"{len(ours)} own sentences, {len(public)} public, {told} attributing", flush=True)

    def draw(epoch: int, dice: Random) -> list[Example]:
        some = [*ours, *ours, *grammar.draw(MADE, dice), *public]
        return [e for e in some if 1 <= len(e.words) <= sets.LONGEST]

    def done(epoch: int) -> None:
        train.save(model, labels, out / f"phase2-{epoch + 1}.pt")

    train.run(model, Vocabulary(tokenizer), draw, labels, plan, done)
    return out / f"phase2-{plan.epochs}.pt"
