"""Which claims tell of one happening."""

from __future__ import annotations

import pytest

from tests.ledger.told import Said, copied, deed, held, of, printed, toll

D = "2031-03-04"
ONE = [
    ("same figure, place and day", toll(12, "Kurmina", D), toll(12, "Kurmina", D)),
    ("another figure of the same shelling", toll(12, "Kurmina", D), toll(15, "Kurmina", D)),
    ("open and exact", toll(12, "Kurmina", D, bound="at_least"), toll(12, "Kurmina", D)),
    ("dead and wounded", toll(12, "Kurmina", D), toll(30, "Kurmina", D, outcome="wounded")),
    ("undated reports of one day", toll(12), toll(12)),
    ("strike may be from the air", toll(9, cause="airstrike"), toll(9, cause="strike")),
    ("no class against civilians", toll(9, victims="civilian"), toll(9)),
    ("taken, and left by the other", held("Kurmina", "captured", "Falcon Front", D),
     held("Kurmina", "withdrew", "Kurmin Army", D)),
    ("a group and its side", held("Osto", "captured", "Falcon Front", D),
     held("Osto", "captured", "Kurmin insurgents", D)),
    ("told and denied", held("Osto", "captured", "Falcon Front", D),
     held("Osto", "captured", "Falcon Front", D, polarity="denied")),
    ("two tellings of a strike", deed("airstrike", "Belfa", ("Kurmin Army",), on=D),
     deed("airstrike", "Belfa", on=D)),
]  # fmt: skip
TWO = [
    ("another town", toll(4, "Kurmina", D), toll(4, "Osto", D)),
    ("another day", toll(4, "Kurmina", D), toll(4, "Kurmina", "2031-03-07")),
    ("shells and an air strike", toll(4, on=D), toll(4, on=D, cause="airstrike")),
    ("soldiers and civilians", toll(4, victims="soldiers"), toll(4, victims="civilian")),
    ("dead and displaced", toll(4, on=D), toll(4, on=D, outcome="displaced")),
    ("small counts of a region", toll(3, "North Kurmin", D, cause=None),
     toll(3, "North Kurmin", D, cause="attack")),
    ("another winner", held("Kurmina", "captured", "Falcon Front", D),
     held("Kurmina", "captured", "Kurmin Army", D)),
    ("two groups of one side", held("Osto", "captured", "Falcon Front", D),
     held("Osto", "captured", "Lion Brigade", D)),
    ("entered is no capture", held("Osto", "entered", "Falcon Front", D),
     held("Osto", "captured", "Falcon Front", D)),
    ("two towns of one region", held("Osto", "captured", "Falcon Front", D),
     held("Belfa", "captured", "Falcon Front", D)),
    ("strikes by two air forces", deed("airstrike", "Belfa", ("Kurmin Army",), on=D),
     deed("airstrike", "Belfa", ("Falcon Front",), on=D)),
    ("talks and a strike", deed("meeting", "Belfa", ("Kurmin Army",)),
     deed("airstrike", "Belfa", ("Kurmin Army",))),
]  # fmt: skip


def events(a: Said, b: Said) -> int:
    return len(of(printed("Herald", "2031-03-05", a), printed("Courier", "2031-03-05", b)).events)


@pytest.mark.parametrize(("why", "a", "b"), ONE)
def test_one_happening(why: str, a: Said, b: Said) -> None:
    assert events(a, b) == events(b, a) == 1, why


@pytest.mark.parametrize(("why", "a", "b"), TWO)
def test_two_happenings(why: str, a: Said, b: Said) -> None:
    assert events(a, b) == events(b, a) == 2, why


def test_three_equal_counts_on_a_page_may_be_two_events() -> None:
    page = printed(
        "Herald",
        "2031-03-05",
        toll(4, "Kurmina", D, cause="shelling", victims="civilian", source=("state radio",)),
        toll(4, "Osto", D, cause="airstrike", victims="civilian", source=("rescue service",)),
        toll(4, "Kurmina", D, victims="civilian", source=("state radio",)),
    )
    record = of(page)
    assert sorted(len(event.claims) for event in record.events) == [1, 2]
    assert [d.kind for d in record.disputes] == ["different_scope"]


def test_prints_of_one_sentence_are_one_event_even_where_one_gives_no_place() -> None:
    a = printed("Herald", "2031-03-05", toll(6, "Kurmina", D))
    b = printed("Courier", "2031-03-06", toll(6, None))
    assert len(of(a, b).events) == 2
    assert len(of(a, b, links=[copied(a, b)]).events) == 1


def test_a_strike_and_its_dead_in_one_sentence_are_one_event() -> None:
    sentence = "Jets struck the market of Belfa, killing seven and wounding twenty."
    page = printed(
        "Herald", "2031-03-05",
        deed("airstrike", "Belfa", on=D, sentence=sentence),
    )  # fmt: skip
    assert of(page).events[0].kind == "airstrike"


def test_parts_stay_with_their_whole() -> None:
    page = printed(
        "Herald", "2031-03-05", toll(12, on=D), toll(5, on=D, victims="children", part_of=0)
    )
    event = of(page).events[0]
    assert (len(event.claims), event.low, event.best, event.high) == (2, 12, 12, 12)
