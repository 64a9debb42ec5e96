"""triggers.toml: what is read, and what is refused."""

from __future__ import annotations

import pytest

from fogline.errors import BadKnowledge
from fogline.knowledge.cues import Trigger, parse

GOOD = """
[killing]
words = ["Kill*", "shot dead"]
[statement]
words = ["said"]
beside = ["official"]
[official]
helper = true
words = ["minister*"]
"""


def test_parse() -> None:
    cues = parse(GOOD)
    assert cues.triggers[:2] == (
        Trigger("kill", "killing", stem=True),
        Trigger("shot dead", "killing"),
    )
    assert cues.beside == (("statement", frozenset({"official"})),)
    assert cues.helpers == {"official"}


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ("[a", "Expected"),
        ("[a]\nbeside = []", "words"),
        ("[a]\nwords = ['x*y']", "star"),
        ("[a]\nwords = ['*']", "star"),
        ("[a]\nwords = ['x']\nbeside = ['b']", "unknown kind 'b'"),
        ("[a]\nwords = ['x']\ncolour = 1", "unknown key 'colour'"),
    ],
)
def test_broken_files_are_refused(broken: str, why: str) -> None:
    with pytest.raises(BadKnowledge, match=why):
        parse(broken)
