"""Third phase: a short finish on what conflict news needs.

Our own and made sentences weigh most; a part of the treebanks keeps the syntax. Coarse names that
say by their own words that they are a force or a facility are marked as such.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from fogline.reading.pieces import Vocabulary
from training import grammar, re3d, sets, silver, train
from training.example import Example
from training.phase2 import own
from training.treebanks import finer

PLAN = train.Plan(epochs=3, encoder_rate=8e-5, head_rate=6e-4, warm=40, seed=3, fine=True)
MADE, REPLAY = 1000, 3500
"""Made and replayed sentences an epoch; our own come twice."""


def run(
    data: Path, marked: Path, start: Path, tokenizer: Path, out: Path, plan: train.Plan = PLAN
) -> Path:
    """Train on from a checkpoint of phase two; the last checkpoint's path."""
    model, labels = train.load(start)
    treebank = sets.ewt(data, "train")
    for e in treebank:
        silver.lay(e)
        if e.names is not None:
            finer(e)
    public = [*treebank, *sets.gum(data, dev=False)]
    told = [e for e in public if e.roles and "B" in e.roles[1]]
    rest = [e for e in public if not (e.roles and "B" in e.roles[1])]
    ours = own(marked)
    mentions = re3d.read(data / "re3d")["train"]
    print(f"{len(ours)} own, {len(told)} attributing, {len(rest)} to replay", flush=True)

    def draw(epoch: int, dice: Random) -> list[Example]:
        some = [*ours, *ours, *grammar.draw(MADE, dice), *told, *mentions]
        some += dice.sample(rest, REPLAY)
        return [e for e in some if 1 <= len(e.words) <= sets.LONGEST]

    def done(epoch: int) -> None:
        train.save(model, labels, out / f"phase3-{epoch + 1}.pt")

    train.run(model, Vocabulary(tokenizer), draw, labels, plan, done)
    return out / f"phase3-{plan.epochs}.pt"
