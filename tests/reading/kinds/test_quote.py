"""Quotations: their words, speakers and media. Every text here is invented."""

from __future__ import annotations

import pytest
from tests.reading.kit import lexicon, scene

from fogline.nouns import Claim, Quote
from fogline.reading.kinds.quote import quotes
from fogline.reading.scene import Scene

Told = tuple[str, str | None, str | None]


def _told(of: Scene) -> list[Told]:
    found = [c for i in range(len(of.sentences)) for c in quotes(of, i, lexicon())]
    return [_row(c, of.page.text) for c in found if isinstance(c, Claim)]


def _row(claim: Claim, text: str) -> Told:
    what = claim.what
    assert isinstance(what, Quote)
    return claim.span.of(text), what.speaker_name, what.medium


TEXTS: list[tuple[str, list[Told]]] = [
    (
        '"We hold the ridge," Amina Bako told Radio Dorvan.',
        [("We hold the ridge,", "Amina Bako", "told Radio Dorvan")],
    ),
    (
        'Amina Bako, a nurse, said: "Nobody slept."',
        [("Nobody slept.", "Amina Bako", None)],
    ),
    (
        "“Nobody slept,” Amina Bako said. “Nobody will.”",
        [("Nobody slept,", "Amina Bako", None), ("Nobody will.", "Amina Bako", None)],
    ),
    (
        "“Nobody slept. Nobody will,” said Amina Bako, a nurse.",
        [("Nobody slept. Nobody will,", "Amina Bako", None)],
    ),
    (
        "“Nobody slept.\n\n“Nobody will,” said Amina Bako, a nurse.",
        [("Nobody slept.", "Amina Bako", None), ("Nobody will,", "Amina Bako", None)],
    ),
    (
        "Amina Bako runs the clinic. “Nobody slept,” she said in a post on Facebook.",
        [("Nobody slept,", "Amina Bako", "in a post on Facebook")],
    ),
    (
        "The clinic is full, said Amina Bako, a nurse. “Nobody slept last night,” Bako said.",
        [("Nobody slept last night,", "Amina Bako", None)],
    ),
    (
        'The Harun Brigade described the raid as "a lesson for all".',
        [("a lesson for all", "Harun Brigade", None)],
    ),
    ('Villagers fled into the so-called "quiet zone" on Monday.', []),
    ('The film "Night Ferry" opened in Dorvan on Monday.', []),
    ("The boats' owners and the nurses' union met on Monday.", []),
]


@pytest.mark.parametrize(("text", "told"), TEXTS)
def test_quotations(text: str, told: list[Told]) -> None:
    assert _told(scene(text)) == told


ACCOUNT = """The clinic on the hill has no roof any more.

We spoke to "Amina" [not her real name], a nurse in Dorvan.

I heard the first shell at six. We carried the children down.

Nobody came until noon. The road was cut at the mill.

We have bread for two days.

Amina said her sister had left. She hopes to follow.
"""


def test_the_account_of_a_witness_is_hers() -> None:
    assert _told(scene(ACCOUNT)) == [
        ("I heard the first shell at six. We carried the children down.", "Amina", None),
        ("Nobody came until noon. The road was cut at the mill.", "Amina", None),
        ("We have bread for two days.", "Amina", None),
    ]


def test_a_quotation_keeps_its_source_and_cue() -> None:
    of = scene('"We hold the ridge," Amina Bako said on Monday.')
    claim = next(iter(quotes(of, 0, lexicon())))
    assert isinstance(claim, Claim)
    parts = {name: [s.of(of.page.text) for s in spans] for name, spans in claim.parts}
    assert parts == {"source": ["Amina Bako"], "cue": ["said"]}
    assert claim.attribution.names == ("Amina Bako",)
    assert claim.rule == "quote.marked"
