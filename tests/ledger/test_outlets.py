"""An outlet counts once, under its name and under its bare host."""

from __future__ import annotations

from tests.ledger.told import of, printed, toll

D = "2031-03-04"


def test_a_host_and_its_name_are_one_outlet_and_one_voice() -> None:
    said = toll(12, on=D)
    record = of(printed("The Kivu Post", D, said), printed("kivupost.example", "2031-03-05", said))
    [event] = record.events
    assert event.outlets == 1
    assert (event.origins.low, event.origins.high) == (1, 1)
    assert event.status == "single_source"
    assert [o.name for o in record.origins.values()] == ["The Kivu Post"]


def test_two_outlets_are_two() -> None:
    said = toll(12, on=D)
    record = of(printed("Kivu Post", D, said), printed("kivuherald.example", D, said))
    [event] = record.events
    assert (event.outlets, event.origins.high) == (2, 2)
