"""Spoiled copies keep their marks in step with their words."""

from __future__ import annotations

import pytest
from training.example import Example
from training.marks import examples, unmarked

from training import augment


def sentence() -> Example:
    line = '{c "We didn\'t fire," } {q said} {s Col. [PER Adan Weyrah]}, a spokesman.'
    marked = unmarked(line)
    marked.arcs = ["said>ccomp>fire", "fire>nsubj>We", "ROOT>root>said", "said>nsubj>Col"]
    (example,) = examples(marked, "test")
    return example


@pytest.mark.parametrize("name", augment.SPOILERS)
def test_layers_stay_in_step(name: str) -> None:
    e = augment._SPOIL[name](sentence())
    n = len(e.words)
    assert {len(x) for x in (e.names, e.heads, e.rels, e.links, *(e.roles or [])) if x} == {n}
    assert all(-1 <= h <= n for h in e.heads or [])


def test_stripped_has_no_marks_and_keeps_the_arcs() -> None:
    e = augment.stripped(sentence())
    assert " ".join(e.words) == "We did nt fire said Col. Adan Weyrah a spokesman"
    heads = {w: h for w, h in zip(e.words, e.heads or [], strict=True) if h >= 0}
    assert heads == {"We": 4, "fire": 5, "said": 0, "Adan": 5}
    assert (e.roles or [])[2] == ["B", "I", "I", "I", *"OOOOOO"]


def test_curly_turns_quotes_in_pairs() -> None:
    assert augment.curly(sentence()).words[:5] == ["“", "We", "did", "n’t", "fire"]
