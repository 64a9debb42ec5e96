"""Attribution spans out of scores: layers, links and what stays apart."""

from __future__ import annotations

import numpy as np
import pytest

from fogline.nouns import Span, Token
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
    return [
        (a.source and a.source.of(text), a.cue and a.cue.of(text), tuple(c.of(text) for c in a.content))
        for a in found
    ]  # fmt: skip


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
