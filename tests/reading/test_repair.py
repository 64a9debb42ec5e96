"""Mended trees: what is moved, what is left, and that a tree stays a tree."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.nouns import Parse, Said, Span, Token
from fogline.reading.repair import is_tree, mended, moved

Row = tuple[str, str, int, str]


def parse(rows: list[Row], cue: int, content: tuple[int, int]) -> Parse:
    """A parse from (word, upos, head from 1, relation) with one attribution."""
    tokens, at = [], 0
    for word, upos, head, rel in rows:
        tokens.append(Token(Span(at, at + len(word)), word, upos, "_", head - 1, rel))
        at += len(word) + 1
    words = Span(tokens[content[0]].span.start, tokens[content[1] - 1].span.end)
    said = (Said(None, tokens[cue].span, (words,)),)
    return Parse(Span(0, at - 1), tuple(tokens), said=said)


def arcs(p: Parse) -> list[str]:
    words = ["ROOT", *(t.text for t in p.tokens)]
    return [f"{words[t.head + 1]}>{t.deprel}>{t.text}" for t in p.tokens]


UNDER = [
    ("Nine", "NUM", 2, "nsubj"),
    ("died", "VERB", 0, "root"),
    (",", "PUNCT", 5, "punct"),
    ("police", "NOUN", 5, "nsubj"),
    ("said", "VERB", 2, "parataxis"),
]


def test_speech_in_front_hangs_under_its_verb() -> None:
    found = arcs(mended(parse(UNDER, 4, (0, 2))))
    assert found == [
        "died>nsubj>Nine",
        "said>ccomp>died",
        "said>punct>,",
        "said>nsubj>police",
        "ROOT>root>said",
    ]


@pytest.mark.parametrize(
    ("rows", "cue", "content"),
    [
        (
            [
                ("Police", "NOUN", 2, "nsubj"),
                ("said", "VERB", 0, "root"),
                ("nine", "NUM", 4, "nsubj"),
                ("died", "VERB", 2, "ccomp"),
            ],
            1,
            (2, 4),
        ),
        ([*UNDER, ("burnt", "VERB", 2, "conj")], 4, (0, 6)),  # the speech goes on after the verb
    ],
)
def test_what_stands_right_is_left(rows: list[Row], cue: int, content: tuple[int, int]) -> None:
    p = parse(rows, cue, content)
    assert mended(p) == p


moves = st.lists(
    st.tuples(st.integers(0, 4), st.integers(-1, 4), st.sampled_from(["conj", "obj"])), max_size=4
)


@settings(deadline=None)
@given(moves)
def test_moved_arcs_never_break_the_tree(some: list[tuple[int, int, str]]) -> None:
    assert is_tree(moved(parse(UNDER, 4, (0, 2)), some).tokens)
