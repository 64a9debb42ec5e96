"""Trees are trees and best; tag paths are permitted and best."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as some

from fogline.reading import decode

TAGS = ("O", "B-A", "I-A", "B-B", "I-B")
scores = st.floats(-9, 9, width=32)


def is_tree(heads: tuple[int, ...]) -> bool:
    def reaches(i: int) -> bool:
        for _ in heads:
            if i == 0:
                return True
            i = heads[i - 1]
        return i == 0

    return sum(h == 0 for h in heads) == 1 and all(reaches(i + 1) for i in range(len(heads)))


def with_own_arcs_out(arc: np.ndarray) -> np.ndarray:
    n = arc.shape[-2]
    arc[..., np.arange(n), np.arange(n) + 1] = -1e4
    return arc


@settings(deadline=None, max_examples=60)
@given(some.arrays(np.float32, st.tuples(st.integers(1, 9)).map(lambda n: (n[0], n[0] + 1)),
                   elements=scores))  # fmt: skip
def test_spanning_tree_is_a_tree(arc: np.ndarray) -> None:
    heads = decode.spanning_tree(with_own_arcs_out(arc))
    assert is_tree(tuple(heads.tolist()))


@settings(deadline=None, max_examples=60)
@given(some.arrays(np.float32, (4, 5), elements=scores))
def test_spanning_tree_is_the_best_one(arc: np.ndarray) -> None:
    arc = with_own_arcs_out(arc)

    def worth(heads: tuple[int, ...]) -> float:
        norm = np.logaddexp.reduce(arc.astype(float), axis=1)
        return float(sum(arc[i, h] - norm[i] for i, h in enumerate(heads)))

    best = max(worth(h) for h in product(range(5), repeat=4) if is_tree(h))
    assert worth(tuple(decode.spanning_tree(arc).tolist())) >= best - 1e-3


@settings(deadline=None, max_examples=60)
@given(some.arrays(np.float32, (3, 6, 7), elements=scores), st.lists(st.integers(1, 6), min_size=3,
                                                                     max_size=3))  # fmt: skip
def test_every_row_of_a_batch_is_a_tree_over_its_words(arc: np.ndarray, sizes: list[int]) -> None:
    arc = with_own_arcs_out(arc)
    lengths = np.array(sizes)
    for b, n in enumerate(sizes):
        arc[b, :, n + 1 :] = -1e4
    heads, _ = decode.trees(arc, lengths)
    for b, n in enumerate(sizes):
        assert is_tree(tuple(heads[b, :n].tolist()))
        assert not heads[b, n:].any()


def permitted(path: tuple[int, ...]) -> bool:
    tags = ["O", *(TAGS[k] for k in path)]
    return all(b[0] != "I" or (a[1:] == b[1:] and a[0] != "O") for a, b in pairwise(tags))


@settings(deadline=None, max_examples=60)
@given(some.arrays(np.float32, (1, 4, 5), elements=scores))
def test_tag_path_is_the_best_permitted_one(weights: np.ndarray) -> None:
    path = tuple(decode.tag_paths(weights, np.array([4]), TAGS)[0].tolist())

    def worth(p: tuple[int, ...]) -> float:
        return float(sum(weights[0, i, k] for i, k in enumerate(p)))

    assert permitted(path)
    best = max(worth(p) for p in product(range(5), repeat=4) if permitted(p))
    assert worth(path) >= best - 1e-3


def test_tag_spans() -> None:
    path = [TAGS.index(t) for t in ("B-A", "I-A", "O", "B-B", "B-B")]
    assert decode.tag_spans(path, TAGS) == [(0, 2, "A"), (3, 4, "B"), (4, 5, "B")]
