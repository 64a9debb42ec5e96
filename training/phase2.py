"""Second phase: our own marked sentences, made sentences and attribution, over a replay of phase one.

Each epoch draws anew, so that the small sets are seen often and the large ones are not forgotten.
"""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

from fogline.reading.pieces import Vocabulary
from training import grammar, marks, re3d, sets, silver, train
from training.example import Example

PLAN = train.Plan(epochs=8, encoder_rate=1e-4, head_rate=6e-4, warm=80, seed=2, fine=True)
MADE, REPLAY = 700, 4500
"""Made sentences and replayed treebank sentences an epoch; our own come twice, re3d once."""

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
    told = [e for e in treebank + gum if e.roles and "B" in e.roles[1]]
    rest = [e for e in treebank + gum if not (e.roles and "B" in e.roles[1])]
    ours = own(marked)
    mentions = re3d.read(data / "re3d")["train"]
    print(f"{len(ours)} own, {len(told)} attributing, {len(mentions)} re3d sentences", flush=True)

    def draw(epoch: int, dice: Random) -> list[Example]:
        made = grammar.draw(MADE, dice)
        replay = dice.sample(rest, REPLAY - len(told))
        some = [*ours, *ours, *made, *told, *replay, *mentions]
        return [e for e in some if 1 <= len(e.words) <= sets.LONGEST]

    def done(epoch: int) -> None:
        train.save(model, labels, out / f"phase2-{epoch + 1}.pt")

    train.run(model, Vocabulary(tokenizer), draw, labels, plan, done)
    return out / f"phase2-{plan.epochs}.pt"
