"""What is different between two moments."""

from __future__ import annotations

import pytest

from fogline.ledger.changes import changes
from tests.ledger.told import facts, held, ledger, printed, since, toll

D = "2031-03-04"
CASES = [
    ("new", [], toll(12, on=D)),
    ("raised", [toll(12, on=D, source=("army",))], toll(20, on=D, source=("army",))),
    ("lowered", [toll(20, on=D, source=("army",))], toll(12, on=D, source=("army",))),
    ("raised", [since(242, "2031-03-01")], since(311, "2031-03-01")),
    ("denied", [held("Osto", "captured", "Falcon Front", D)],
     held("Osto", "captured", "Falcon Front", D, stance="denied", cue="denied", source=("army",))),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "before", "after"), CASES)
def test_kind(kind: str, before: list, after: object) -> None:
    pages = [printed("Herald", "2031-03-05", *before)] if before else []
    found = facts(*pages, printed("Courier", "2031-03-06", after))
    told = changes(ledger(found, "2031-03-05"), ledger(found))
    assert [change.kind for change in told] == [kind]
    assert set(told[0].claims) <= set(found.claims)


def test_nothing_changes_between_equal_records() -> None:
    record = ledger(facts(printed("Herald", "2031-03-05", toll(12), since(200, "2031-03-01"))))
    assert changes(record, record) == []


@pytest.mark.parametrize(("kind", "kept"), [("corrected", [toll(25, on=D)]), ("retracted", [])])
def test_a_later_version(kind: str, kept: list) -> None:
    address = "https://standard.example/strikes"
    old = printed("Standard", "2031-03-04", toll(52, on=D), url=address)
    new = printed(
        "Standard", "2031-03-06", *kept, held("Osto", "held", "army"), url=address, number=2
    )
    found = facts(old, new)
    told = changes(ledger(found, "2031-03-05"), ledger(found))
    assert [change.kind for change in told if change.kind != "new"] == [kind]
