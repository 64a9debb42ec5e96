"""Sentences for people."""

from __future__ import annotations

import pytest

from fogline.ledger import words
from tests.ledger.told import Said, deed, held, printed, since, toll

SAID = [
    (since(311, "2031-03-05", bound="at_least"),
     "War Monitor: at least 311 people killed in North Kurmin since Wed 5 Mar"),
    (toll(28, "Osto", "2031-03-04", victims="civilian", source=("the mayor",)),
     "The mayor: 28 civilians killed (shelling) in Osto on Tue 4 Mar"),
    (toll(1, None, victims="children", cause=None), "Herald: 1 child killed"),
    (toll(None, None, bound="vague", low=24, cause=None), "Herald: dozens of people killed"),
    (toll(None, None, bound=None, low=None, cause=None),
     "Herald: an unknown number of people killed"),
    (toll(14000, None, outcome="displaced", bound="more_than", cause=None, source=("UN",)),
     "UN: more than 14,000 people displaced"),
    (toll(9, None, outcome="casualties", cause=None), "Herald: 9 people killed or wounded"),
    (held("Osto", "withdrew", "Kurmin Army", stance="denied", source=("Kurmin Army",)),
     "Kurmin Army denies withdrawal from Osto"),
    (held("Osto", "captured", "Falcon Front", polarity="denied", source=("a spokesman",)),
     "A spokesman denies capture of Osto by Falcon Front"),
    (held("Osto", "captured", "Falcon Front", extent="half", source=("War Monitor",)),
     "War Monitor: Falcon Front captured half of Osto"),
    (held("Osto", "captured", "Falcon Front", stance="claimed", source=("Falcon Front",)),
     "Falcon Front claims to have captured Osto"),
    (held("Osto", "captured", "Falcon Front", stance="unverified", source=("residents",)),
     "Residents: Falcon Front captured Osto (unverified)"),
    (held("Osto", "captured"), "Herald: Osto captured"),
    (deed("airstrike", "Osto", ("Kurmin Army",)), "Herald: air strike in Osto by Kurmin Army"),
    (deed("meeting", "Osto", ("the mayor",), target=("elders",)),
     "Herald: the mayor meets elders in Osto"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "want"), SAID)
def test_said(said: Said, want: str) -> None:
    _, report, (claim,) = printed("Herald", "2031-03-05", said)
    assert words.said(claim, report) == want
