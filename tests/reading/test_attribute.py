"""Attribution spans out of scores: layers, links and what stays apart."""

from __future__ import annotations

import numpy as np
import pytest

from fogline.nouns import Said, Span, Token
from fogline.reading.attribute import attributions

Found = tuple[str | None, str | None, tuple[str, ...]]


def said(text: str, layers: tuple[str, str, str, str], links: dict[int, int]) -> list[Found]:
    """Attributions of a sentence from tag strings per layer and, by word, the cue's word."""
    words = text.split()
    tokens, at = [], 0
    for w in words:
        tokens.append(Token(Span(at, at + len(w)), w, "X", "_", -1, "dep"))
        at += len(w) + 1
    roles = np.full((len(words), 4, 3), -5, np.float32)
    for k, layer in enumerate(layers):
        for i, tag in enumerate(layer):
            roles[i, k, "OBI".index(tag)] = 5
    scores = np.full((len(words), len(words) + 1), -5, np.float32)
    for i, cue in links.items():
        scores[i, cue + 1] = 5
    found = attributions(tuple(tokens), roles.reshape(len(words), 12), scores)
    return [shown(a, text) for a in found]


def shown(a: Said, text: str) -> Found:
    content = tuple(c.of(text) for c in a.content)
    return a.source and a.source.of(text), a.cue and a.cue.of(text), content


@pytest.mark.parametrize(
    ("text", "layers", "links", "expected"),
    [
        (
            "police said nine died",
            ("BOOO", "OBOO", "OOBI", "OOOO"),
            {0: 1, 1: 1, 2: 1},
            [("police", "said", ("nine died",))],
        ),
        (
            "it fell she said and burned",
            ("OOBOOO", "OOOBOO", "BIOOBI", "OOOOOO"),
            {0: 3, 2: 3, 3: 3, 4: 3},
            [("she", "said", ("it fell", "and burned"))],
        ),
        (
            "radio said police denied raids",
            ("BOBOO", "OBOBO", "OOBII", "OOOOB"),
            {0: 1, 1: 1, 2: 3, 3: 3, 4: 3},
            [("radio", "said", ()), ("police", "denied", ("police denied raids", "raids"))],
        ),
        (
            "he was quoted by her as saying so",
            ("BOOOOOOO", "OBIOOBIO", "OOOOOOOB", "OOOOOOOO"),
            {0: 1, 1: 1, 5: 1, 7: 1},
            [("he", "was quoted", ("so",))],
        ),
        (
            "nine dead : police",
            ("OOOB", "OOOO", "BIOO", "OOOO"),
            {0: -1, 3: -1},
            [("police", None, ("nine dead",))],
        ),
        ("rain fell", ("OO", "OO", "OO", "OO"), {}, []),
    ],
)
def test_groups(
    text: str, layers: tuple[str, str, str, str], links: dict[int, int], expected: list[Found]
) -> None:
    assert said(text, layers, links) == expected


def test_inner_content_that_begins_with_the_outer_goes_to_the_other_cue() -> None:
    found = said(
        "radio citing police said nine died",
        ("BOBOOO", "OBOBOO", "OOOOBI", "OOOOBI"),
        {0: 3, 1: 1, 2: 1, 3: 3, 4: 3},
    )
    assert found == [
        ("radio", "said", ("nine died",)),
        ("police", "citing", ("nine died",)),
    ]


def tree(rows: list[tuple[str, str, int, str]]) -> tuple[Token, ...]:
    """Tokens from (word, upos, head counted from 1, relation)."""
    out, at = [], 0
    for word, upos, head, rel in rows:
        out.append(Token(Span(at, at + len(word)), word, upos, "_", head - 1, rel))
        at += len(word) + 1
    return tuple(out)


def mended(rows: list[tuple[str, str, int, str]], source: str, cue: str, content: str) -> Found:
    tokens = tree(rows)
    text = " ".join(t.text for t in tokens)
    roles = np.full((len(tokens), 4, 3), -5, np.float32)
    for k, layer in enumerate((source, cue, content, "O" * len(tokens))):
        for i, tag in enumerate(layer):
            roles[i, k, "OBI".index(tag)] = 5
    links = np.full((len(tokens), len(tokens) + 1), -5, np.float32)
    links[:, cue.index("B") + 1] = 5
    (a,) = attributions(tokens, roles.reshape(len(tokens), 12), links)
    return shown(a, text)


SAID = [
    ("Police", "NOUN", 3, "compound"),
    ("chiefs", "NOUN", 3, "nsubj"),
    ("said", "VERB", 0, "root"),
    ("nine", "NUM", 5, "nsubj"),
    ("died", "VERB", 3, "ccomp"),
    ("there", "ADV", 5, "advmod"),
]


@pytest.mark.parametrize(
    ("source", "content"),
    [
        ("OOOOOO", "OOOBII"),  # no source tagged: the verb's subject
        ("OBOOOO", "OOOBIO"),  # content cut short: the clause
    ],
)
def test_the_tree_fills_what_the_tagger_left(source: str, content: str) -> None:
    found = mended(SAID, source, "OOBOOO", content)
    assert found == ("chiefs", "said", ("nine died there",))


def test_a_source_cut_short_is_drawn_out_but_not_over_a_participle() -> None:
    rows = [
        ("Medics", "NOUN", 7, "nsubj"),
        ("of", "ADP", 3, "case"),
        ("Delta", "PROPN", 1, "nmod"),
        (",", "PUNCT", 5, "punct"),
        ("citing", "VERB", 1, "acl"),
        ("kin", "NOUN", 5, "obj"),
        ("said", "VERB", 0, "root"),
        ("so", "ADV", 7, "advmod"),
    ]
    assert mended(rows, "BOOOOOOO", "OOOOOOBO", "OOOOOOOB")[0] == "Medics of Delta"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“ We fled at night .", True),
        ("They took all . ”", True),
        ("“ Nothing is left . ”", True),
        ("A “ new ” phase .", False),
        ("We fled .", False),
    ],
)
def test_a_sentence_inside_quotation_marks_is_content(text: str, expected: bool) -> None:
    words = text.split()
    found = said(text, ("O" * len(words),) * 4, {})
    assert found == ([(None, None, (text,))] if expected else [])
