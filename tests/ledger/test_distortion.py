"""Nothing distorted is ever support, and copies are no second origin."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from fogline.nouns import Control, Incident, Toll
from tests.ledger.told import Said, copied, deed, held, of, printed, toll

D = "2031-03-04"
TRUE = [
    *(toll(n, "Kurmina", D, source=("rescue service",), perpetrator="Kurmin Army",
           victims=victims, bound=bound)
      for n, victims, bound in product((3, 12, 140), ("civilian", None), ("exact", "at_least"))),
    held("Kurmina", "captured", "Falcon Front", D, source=("War Monitor",)),
    held("Osto", "withdrew", "Kurmin Army", D, source=("War Monitor",)),
    deed("airstrike", "Belfa", ("Kurmin Army",), on=D, source=("rescue service",)),
]  # fmt: skip


def altered(said: Said, **fields: Any) -> Said:
    return replace(said, what=replace(said.what, **fields), source=("second source",))


def number(said: Said) -> list[Said]:
    if not isinstance(said.what, Toll) or said.what.value is None:
        return []
    wrong = [said.what.value + 1, said.what.value * 10]
    return [altered(said, value=n, low=n, high=said.what.high and n) for n in wrong]


def place(said: Said) -> list[Said]:
    if isinstance(said.what, Control):
        return [altered(said, place="Belfa")]
    name = "places" if isinstance(said.what, Toll) else "place"
    return [altered(said, **{name: ("Osto",)})]


def actor(said: Said) -> list[Said]:
    match said.what:
        case Toll():
            return [altered(said, perpetrator="Falcon Front")]
        case Control(actor="Falcon Front"):
            return [altered(said, actor=name) for name in ("Lion Brigade", "Kurmin Army")]
        case Incident():
            return [altered(said, actor=("Falcon Front",))]
    return [altered(said, actor="Falcon Front")]


def polarity(said: Said) -> list[Said]:
    if isinstance(said.what, Control):
        return [altered(said, polarity="denied")]
    return [replace(said, stance="denied", source=("second source",))]


CASES = [
    (said, wrong)
    for said in TRUE
    for change in (number, place, actor, polarity)
    for wrong in change(said)
]


def test_there_are_sixty_of_them() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize(("true", "wrong"), CASES)
def test_a_distorted_claim_corroborates_nothing(true: Said, wrong: Said) -> None:
    record = of(printed("Herald", "2031-03-05", true), printed("Courier", "2031-03-05", wrong))
    assert {event.status for event in record.events} <= {"single_source", "contested", "denied"}
    separate, disputed = len(record.events) == 2, bool(record.disputes)
    assert separate or disputed


@pytest.mark.parametrize("true", TRUE)
def test_the_undistorted_claim_of_a_second_source_does(true: Said) -> None:
    again = replace(true, source=("Health Ministry",))
    record = of(printed("Herald", "2031-03-05", true), printed("Courier", "2031-03-05", again))
    assert [event.status for event in record.events] == ["corroborated"]


@pytest.mark.parametrize("said", [replace(TRUE[0], source=()), TRUE[0]])
def test_twenty_reprints_stay_one_source(said: Said) -> None:
    pages = [printed(f"Outlet {n}", "2031-03-05", said, number=n) for n in range(20)]
    links = [copied(pages[0], page) for page in pages[1:]]
    event = of(*pages, links=links).events[0]
    assert (event.status, event.origins.low, event.origins.high) == ("single_source", 1, 1)
    assert (len(event.claims), event.outlets) == (20, 20)
