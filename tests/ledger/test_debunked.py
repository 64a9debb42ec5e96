"""Rumours that another report, later, finds false; a party's denial debunks nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.ledger.told import Said, deed, held, of, printed, toll

D, NEXT, LATER = "2031-03-04", "2031-03-06", "2031-06-01"
RUMOURS = [
    deed("coup", "Kurmina", on=D),
    deed("coup", "Kurmina", on=D, stance="unverified"),
    deed("bombing", "Osto", ("Kurmin Army",), on=D),
    held("Osto", "captured", "Falcon Front", D),
    toll(1, on=D, source=("army",)),
]


def false(rumour: Said, source: tuple[str, ...] = ()) -> Said:
    """The story told as false."""
    return replace(rumour, stance="denied", judged=True, source=source)


@pytest.mark.parametrize("rumour", RUMOURS)
def test_a_story_that_another_report_finds_false(rumour: Said) -> None:
    record = of(printed("Herald", D, rumour), printed("Courier", NEXT, false(rumour)))
    assert [e.status for e in record.events] == ["debunked"]
    assert [d.kind for d in record.disputes] == ["debunked"]
    assert set(record.disputes[0].claims) == set(record.facts.claims)
    assert "Courier finds it false" in record.disputes[0].why


@pytest.mark.parametrize("rumour", RUMOURS)
def test_a_party_s_word_is_a_denial(rumour: Said) -> None:
    record = of(
        printed("Herald", D, rumour), printed("Courier", NEXT, false(rumour, ("the ministry",)))
    )
    assert "debunked" not in {e.status for e in record.events}
    assert "debunked" not in {d.kind for d in record.disputes}


def test_what_is_told_after_the_verdict_is_not_debunked_by_it() -> None:
    coup = deed("coup", "Kurmina", on=D)
    record = of(printed("Courier", D, false(coup)), printed("Herald", NEXT, coup))
    assert [d.kind for d in record.disputes] == ["contradiction"]


def test_a_verdict_without_a_day_finds_the_story_of_the_week_before() -> None:
    undated = false(deed("coup", "Kurmina"))
    near = of(printed("Herald", D, deed("coup", "Kurmina", on=D)), printed("B", NEXT, undated))
    far = of(printed("Herald", D, deed("coup", "Kurmina", on=D)), printed("B", LATER, undated))
    assert (len(near.events), len(far.events)) == (1, 2)


def test_a_rumour_that_only_its_verdict_tells() -> None:
    record = of(printed("Courier", NEXT, false(deed("coup", "Kurmina", on=D))))
    assert [e.status for e in record.events] == ["debunked"]
