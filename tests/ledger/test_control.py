"""Timelines of places: who says so matters, and a blanket denial marks nothing."""

from __future__ import annotations

import pytest

from tests.ledger.told import Said, held, of, printed

D = "2031-03-04"
ROLES = [
    ("claimed", held("Osto", "captured", "Falcon Front", D, source=("Falcon Front",))),
    ("claimed", held("Osto", "captured", "Falcon Front", D, source=("Falcon Front spokesman",))),
    ("reported", held("Osto", "captured", "Falcon Front", D, source=("War Monitor",))),
    ("reported", held("Osto", "captured", "Falcon Front", D)),
    ("acknowledged", held("Osto", "withdrew", "Kurmin Army", D, source=("Kurmin Army",))),
    ("acknowledged", held("Osto", "captured", "Falcon Front", D, loser="Kurmin Army",
                          source=("Kurmin Army",))),
    ("denied", held("Osto", "captured", "Falcon Front", D, polarity="denied",
                    source=("Kurmin Army",))),
    ("denied", held("Osto", "lost", "Kurmin Army", D, stance="denied", source=("Kurmin Army",))),
]  # fmt: skip


@pytest.mark.parametrize(("role", "said"), ROLES)
def test_role(role: str, said: Said) -> None:
    (line,) = of(printed("Herald", "2031-03-05", said)).lines
    assert line.state.startswith(role + ": ")
    assert line.place == "Osto"


def test_one_timeline_a_place_in_order_of_time() -> None:
    record = of(
        printed("Herald", "2031-03-06", held("Osto", "captured", "Falcon Front", D)),
        printed("Courier", "2031-03-03", held("Osto", "entered", "Falcon Front", "2031-03-03")),
        printed("Gazette", "2031-03-03", held("Belfa", "entered", "Falcon Front", "2031-03-03")),
    )
    osto = [line for line in record.lines if line.place == "Osto"]
    assert [line.moment for line in osto] == ["2031-03-03", "2031-03-06"]
    assert len({line.series for line in record.lines}) == 2


def test_a_blanket_denial_denies_no_town() -> None:
    record = of(
        printed("Herald", "2031-03-05", held("Osto", "captured", "Falcon Front", D),
                held("Belfa", "captured", "Falcon Front", D)),
        printed("Courier", "2031-03-05",
                held("", "lost", "Kurmin Army", D, extent="many of the towns", stance="denied",
                     source=("Kurmin Army",), cue="denied")),
    )  # fmt: skip
    towns = [event for event in record.events if event.place]
    assert sorted(event.place or "" for event in towns) == ["Belfa", "Osto"]
    assert {event.status for event in towns} == {"single_source"}
    assert not any(line.state.startswith("denied") for line in record.lines)


def test_claimed_and_denied_is_denied_with_both_sides() -> None:
    record = of(
        printed("Herald", "2031-03-05", held("Osto", "captured", "Falcon Front", D)),
        printed("Courier", "2031-03-05", held("Osto", "captured", "Falcon Front", D,
                polarity="denied", cue="denied", source=("Kurmin Army",))),
    )  # fmt: skip
    assert [event.status for event in record.events] == ["denied"]
    assert [(d.kind, len(d.claims)) for d in record.disputes] == [("denial", 2)]


def test_loser_and_winner_are_two_origins() -> None:
    record = of(
        printed("Herald", "2031-03-05",
                held("Osto", "captured", "Falcon Front", D, source=("Falcon Front",)),
                held("Osto", "withdrew", "Kurmin Army", D, source=("Kurmin Army",))),
    )  # fmt: skip
    (event,) = record.events
    assert (event.status, event.origins.low) == ("corroborated", 2)
