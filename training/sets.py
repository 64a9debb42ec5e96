"""The sets that train and measure the reader, and which licence lets them."""

from __future__ import annotations

from pathlib import Path

from training import re3d
from training.example import Example
from training.treebanks import GUM_DEV, GUM_GENRES, conllu, uner, with_attributions, with_names

LONGEST = 110
"""Words of the longest training sentence."""


def ewt(data: Path, part: str) -> list[Example]:
    """UD English-EWT with UNER's names; `part` is train or dev."""
    path = data / "ud_ewt" / ("train.conllu.gz" if part == "train" else "dev.conllu")
    examples = conllu(path)
    with_names(examples, uner(data / "uner" / f"ewt-{part}.iob2"))
    return examples


def gum(data: Path, dev: bool) -> list[Example]:
    """UD English-GUM, the free genres; its held-out news documents, or all the others."""
    examples = [e for g in GUM_GENRES for e in conllu(data / "ud_gum" / f"{g}.conllu.gz")]
    with_attributions(examples)
    return [e for e in examples if (e.extra["doc"] in GUM_DEV) == dev]


def syntax(data: Path) -> list[Example]:
    """All sentences of the first phase."""
    parts = ewt(data, "train") + gum(data, dev=False) + re3d.read(data / "re3d")["train"]
    return [e for e in parts if 1 <= len(e.words) <= LONGEST]


def label_lists(examples: list[Example]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Feature classes (seen five times or more) and relations of the treebanks, sorted."""
    counts: dict[str, int] = {}
    for e in examples:
        for f in e.feats or []:
            counts[f] = counts.get(f, 0) + 1
    feats = sorted(f for f, n in counts.items() if n >= 5)
    rels = sorted({r for e in examples for r in e.rels or []} | {"root"})
    return tuple(feats), tuple(rels)
