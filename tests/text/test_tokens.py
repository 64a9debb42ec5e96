"""Words: a table after the conventions of the English Web Treebank, and laws over any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.nouns import Span
from fogline.text.tokens import tokens

# Each case: the words with blanks between them; the text is the case with `~` removed.
CASES = [
    "They do~n't know ;",
    "He ca~n't , wo~n't and should~n’t go~.",
    "Do~n't shoot~!",
    "I~'m sure we~'ve seen they~'re gone~, he~'d left~, she~'ll stay~.",
    "Sudan~'s army and Kyiv~’s mayor",
    "the rebels~' guns and the boss~'s car",
    "He can~not go~.",
    "They got~ta leave~.",
    "We did~nt see it",
    "al-Bashir~'s men left al-Fashir and El-Obeid",
    "Ma'rib~, Sana'a and Qur’an",
    "O'Connor~'s convoy near N'Djamena",
    "Shi'ite~-~led militias",
    "Iran~-~backed fighters in a rebel~-~held town",
    "pro-Russian~, non-combatant and anti-tank fire by ex-soldiers",
    "UN~-~backed talks with a US~-~led force",
    "a 12~-~year~-~old boy and a T~-~72 tank",
    "1,000 men~, 3.5 million~, 40~% and .5 tonnes",
    "$~40 or €~3.2 or US$~1,500",
    "a 5~km stretch~, 30~mm guns and 15~kg of explosives",
    "at 14:25 or 2:25~pm EST or 9 p.m. on 30/11/2024 and 2024-11-30",
    "1425~ET and 0600~GMT",
    "the 20th~, 1st and 3rd brigades in the 1980s",
    "on 9/11 and 3~/~4 of them and~/~or more",
    "U.S. troops and U.N.~-~run camps",
    "Gen. Aung and Lt. Col. J. Musa of Example Inc. fled",
    "They left on Nov. 3~.",
    "“~Stop~!~”~, he said~.",
    '"~No~,~" she said ~(~in Arabic~)~.',
    "wait ~... what ~… no",
    "see https://example.org/a?b=1~. and www.example.org~, or example.com~.",
    "mail desk@example.org~, ask @frontdesk about #Goma~.",
    "A~-~10 jets ~-- two of them ~— left",
    "Jean~-~Pierre met Kim~-~led staff",
    "w/o food",
    "a note~[~12~]~.",
    "40~,~000~-~strong".replace("40~,~000", "40,000"),
    "الجيش دخل المدينة~،",
]


@pytest.mark.parametrize("case", CASES)
def test_hard_cases(case: str) -> None:
    text = case.replace("~ ", "~").replace(" ~", " ").replace("~", "")
    found = [t.of(text) for t in tokens(text, Span(0, len(text)))]
    assert found == case.replace("~", " ").split()


def test_tokens_stay_in_their_span() -> None:
    text = "one two-three four"
    assert [t.of(text) for t in tokens(text, Span(4, 13))] == ["two", "-", "three"]


@given(st.text(alphabet="aBn't1 .,:/-–@#$%&’“_\u0301é\n", min_size=1, max_size=60))
def test_tokens_cover_all_but_white_space(text: str) -> None:
    found = tokens(text, Span(0, len(text)))
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = {i for t in found for i in range(t.start, t.end)}
    assert {i for i, c in enumerate(text) if not c.isspace()} == covered
