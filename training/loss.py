"""Batches as tensors and the sum of the heads' losses, each over the words marked for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from fogline.reading.labels import MENTIONS, NAMES, ROLES, UPOS, bio
from fogline.reading.pieces import Vocabulary, padded
from training.example import Example
from training.model import Reader, word_mask

NONE = -100
NAME_TAGS = bio(NAMES)
MENTION_TAGS = bio(MENTIONS)
UNMARKED = ("NORP", "WPN", "QTY", "TIME")
"""Labels that a coarse set does not mark: its `O` may be any of them."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Label lists that come from the data."""

    feats: tuple[str, ...]
    rels: tuple[str, ...]


def allowed(tag: str, fine: bool) -> list[bool]:
    """Which of our name tags a coarse tag may stand for; without `fine` just itself."""
    if tag == "O" and fine:
        return [t == "O" or t[2:] in UNMARKED for t in NAME_TAGS]
    return [t == tag for t in NAME_TAGS]


def name_loss(logits: Tensor, batch: Sequence[Example], fine: bool) -> Tensor:
    """Minus log of the probability that the marks leave open, a mean over marked words.

    Where only PER, ORG, LOC and what follows from them are marked, a word without a name may have
    any other label; before our own sentences are in the data (`fine` false) it may not.
    """
    rows, masks = [], []
    for b, e in enumerate(batch):
        for w, tag in enumerate(e.names or []):
            rows.append((b, w))
            masks.append(allowed(tag, fine) if e.coarse else [t == tag for t in NAME_TAGS])
    if not rows:
        return logits.sum() * 0
    at = torch.tensor(rows)
    open_ = torch.tensor(masks)
    score = logits[at[:, 0], at[:, 1]]
    seen = score if fine else score[:, :7]
    best = score.masked_fill(~open_, float("-inf")).logsumexp(-1)
    return (seen.logsumexp(-1) - best).mean()


def _filled(batch: Sequence[Example], width: int, rows: list[list[int] | None]) -> Tensor:
    out = torch.full((len(batch), width), NONE)
    for b, row in enumerate(rows):
        if row:
            out[b, : len(row)] = torch.tensor(row)
    return out


def _index(labels: Sequence[str], layer: list[str] | None) -> list[int] | None:
    place = {x: i for i, x in enumerate(labels)}
    return None if layer is None else [place.get(x, NONE) for x in layer]


def cross(logits: Tensor, gold: Tensor) -> Tensor:
    """Mean cross entropy over marked words; zero where none is."""
    if not bool((gold >= 0).any()):
        return logits.sum() * 0
    return F.cross_entropy(logits.flatten(0, -2), gold.flatten(), ignore_index=NONE)


def relation_loss(scores: Tensor, batch: Sequence[Example], labels: Labels) -> Tensor:
    """Mean loss over words with a head; a relation in our own marks stands for its subtypes too."""
    at, open_ = [], []
    families = {r: [x == r or x.startswith(f"{r}:") for x in labels.rels] for r in labels.rels}
    exact = {r: [x == r for x in labels.rels] for r in labels.rels}
    for b, e in enumerate(batch):
        table = families if e.upos is None else exact
        for w, rel in enumerate(e.rels or []):
            if rel in table:
                at.append((b, w))
                open_.append(table[rel])
    if not at:
        return scores.sum() * 0
    place = torch.tensor(at)
    s = scores[place[:, 0], place[:, 1]]
    best = s.masked_fill(~torch.tensor(open_), float("-inf")).logsumexp(-1)
    return (s.logsumexp(-1) - best).mean()


def loss(
    model: Reader, vocabulary: Vocabulary, batch: Sequence[Example], labels: Labels, fine: bool
) -> dict[str, Tensor]:
    """The losses of one batch by head."""
    ids, case, first = (
        torch.from_numpy(a) for a in padded([vocabulary.read(e.words) for e in batch])
    )
    with torch.autocast("cpu", torch.bfloat16):
        x = model.states(ids, case, first)
    x = x.float()
    w, there = x[:, 1:], word_mask(first)
    width = w.shape[1]

    def gold(rows: list[list[int] | None]) -> Tensor:
        return _filled(batch, width, rows)

    heads = gold([[h if h >= 0 else NONE for h in e.heads] if e.heads else None for e in batch])
    out = {
        "arc": cross(model.arcs(x, there), heads),
        "rel": relation_loss(_relations(model, x, heads.clamp(min=0)), batch, labels),
        "upos": 0.5 * cross(model.upos(w), gold([_index(UPOS, e.upos) for e in batch])),
        "feats": 0.3 * cross(model.feats(w), gold([_index(labels.feats, e.feats) for e in batch])),
        "names": name_loss(model.names(w), batch, fine),
        "mentions": 0.5
        * cross(model.mentions(w), gold([_index(MENTION_TAGS, e.mentions) for e in batch])),
    }
    return out | _attribution(model, x, w, there, batch, gold)


def _relations(model: Reader, x: Tensor, heads: Tensor) -> Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        return model.relations(x, heads).float()


def _attribution(model, x, w, there, batch, gold) -> dict[str, Tensor]:  # type: ignore[no-untyped-def]
    if not any(e.roles for e in batch):
        return {}
    b, width, _ = w.shape
    scores = model.roles(w).view(b, width, len(ROLES), 3)
    layers = [
        gold([_index("OBI", e.roles[k]) if e.roles else None for e in batch]) for k in range(4)
    ]
    links = gold([[i if i >= 0 else NONE for i in e.links] if e.links else None for e in batch])
    return {
        "roles": sum(cross(scores[:, :, k], layer) for k, layer in enumerate(layers)),
        "links": 0.5 * cross(model.cue_links(x, there), links),
    }
