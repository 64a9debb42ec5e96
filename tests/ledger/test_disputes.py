"""What does not go together, and how: the kind, and that nothing else comes out."""

from __future__ import annotations

import pytest

from fogline.nouns import Altered, Span
from tests.ledger.told import Said, copied, facts, held, ledger, of, printed, since, toll

D, NEXT = "2031-03-04", "2031-03-05"
KINDS = [
    ("two counts of one strike", "contradiction",
     toll(12, on=D, source=("army",)), toll(40, on=D, source=("rescue service",))),
    ("who did it", "contradiction",
     toll(12, on=D, perpetrator="Kurmin Army", source=("rescue service",)),
     toll(12, on=D, perpetrator="Falcon Front", source=("state radio",))),
    ("denied", "denial",
     held("Osto", "captured", "Falcon Front", D),
     held("Osto", "captured", "Falcon Front", D, stance="denied", cue="denied", source=("army",))),
    ("not so, says another", "contradiction",
     toll(None, on=D, outcome="displaced", bound="vague", low=24),
     toll(None, on=D, outcome="displaced", bound="vague", low=24, stance="denied",
          source=("Ada",))),
    ("near, then taken", "update",
     held("Osto", "reached", "Falcon Front", D), held("Osto", "captured", "Falcon Front", NEXT)),
    ("held, then taken", "update",
     held("Osto", "held", "Kurmin Army", D), held("Osto", "captured", "Falcon Front", NEXT)),
    ("claimed, while the other side pushes back in the region", "contradiction",
     held("Belfa", "captured", "Falcon Front", D, stance="claimed", source=("Falcon Front",)),
     held("North Kurmin", "pushed_back", "Kurmin Army", D, loser="Falcon Front")),
    ("sure and unsure of one cut", "different_scope",
     held("the R1 road", "cut", "Falcon Front", D),
     held("the R1 road", "cut", "Falcon Front", D, stance="unverified")),
    ("counts of two wars", "different_scope",
     since(300_000, "2011-03-01", place="Kurminia", background=True),
     since(350_000, "2024-03-01", source="UN", place="Kurminia", background=True)),
    ("more of one class than of all", "contradiction",
     since(311, "2031-03-01"),
     since(1000, "2031-03-02", source="state television", place="Kurminia", victims="insurgents")),
]  # fmt: skip
NONE = [
    ("two sources agree", toll(12, on=D, source=("army",)), toll(12, on=D, source=("Mayor",))),
    ("other towns", toll(12, "Osto", D), toll(40, "Kurmina", D)),
    ("one source's later figure", toll(12, on=D, source=("army",)),
     toll(14, on=D, source=("army",))),
    ("two sides of one change", held("Osto", "captured", "Falcon Front", D),
     held("Osto", "withdrew", "Kurmin Army", D)),
    ("a part of the dead", since(311, "2031-03-01"),
     since(40, "2031-03-01", source="army", victims="soldiers")),
]  # fmt: skip


@pytest.mark.parametrize(("why", "kind", "a", "b"), KINDS)
def test_kind(why: str, kind: str, a: Said, b: Said) -> None:
    record = of(printed("Herald", NEXT, a), printed("Courier", "2031-03-06", b))
    assert [d.kind for d in record.disputes] == [kind], why
    assert record.disputes[0].why
    assert record.disputes[0].settles
    assert set(record.disputes[0].claims) == set(record.facts.claims)


def test_entered_and_taken_on_two_days_are_two_steps() -> None:
    record = of(
        printed("Herald", NEXT, held("Osto", "entered", "Falcon Front", D)),
        printed("Courier", NEXT, held("Osto", "captured", "Falcon Front", NEXT)),
    )
    assert sorted(d.kind for d in record.disputes) == ["different_scope", "update"]


@pytest.mark.parametrize(("why", "a", "b"), NONE)
def test_no_dispute(why: str, a: Said, b: Said) -> None:
    record = of(printed("Herald", NEXT, a), printed("Courier", "2031-03-06", b))
    assert record.disputes == (), why


def test_an_altered_copy_is_a_contradiction_and_no_step_of_the_count() -> None:
    first = printed("Wire", NEXT, since(277, "2031-03-01"))
    copy = printed("Mirror", NEXT, since(227, "2031-03-01"))
    changed = (Altered(Span(0, 5), Span(0, 5)),)
    record = of(first, copy, links=[copied(first, copy, altered=changed)])
    assert [d.kind for d in record.disputes] == ["contradiction"]
    assert "the copy changed the figure" in record.disputes[0].why
    assert [line.best for line in record.lines] == [277]


def test_another_source_s_figure_in_the_same_words_is_no_altered_copy() -> None:
    first = printed("Herald", NEXT, toll(12, on=D, source=("the ministry",)))
    other = printed("Courier", NEXT, toll(15, on=D, source=("doctors' union",)))
    changed = (Altered(Span(0, 5), Span(0, 5)),)
    record = of(first, other, links=[copied(first, other, altered=changed)])
    assert not any("copy changed" in d.why for d in record.disputes)
    assert {line.best for line in record.lines} == {12, 15}


def test_a_corrected_article_speaks_with_its_last_version() -> None:
    address = "https://standard.example/strikes"
    old = printed("Standard", "2031-03-04T14:00:00+00:00", toll(52, on=D), url=address)
    new = printed("Standard", "2031-03-04T19:00:00+00:00", toll(25, on=D), url=address, number=2)
    record = ledger(facts(old, new))
    assert [(e.best, e.status) for e in record.events if e.status != "superseded"] == [
        (25, "single_source")
    ]
    assert ["corrected by the outlet" in d.why for d in record.disputes] == [True]
    before = ledger(facts(old, new), "2031-03-04T15:00:00+00:00")
    assert [(e.best, e.status) for e in before.events] == [(52, "single_source")]
