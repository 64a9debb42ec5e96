"""Same set of pages, same ledger; `as_of` is the ledger of what was public by then."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.ledger.build import record
from fogline.ledger.desk import Desk
from fogline.ledger.situation import situation
from fogline.lineage.origins import count, origins
from fogline.nouns import Facts, facts_as_of
from tests.ledger.told import ACTORS, Said, deed, facts, held, ledger, printed, since, toll

TOWNS = st.sampled_from(["Kurmina", "Belfa", "Osto", "North Kurmin", None])
DAYS = st.sampled_from([None, "2031-03-01", "2031-03-02", "2031-03-04"])
SOURCES = st.sampled_from([(), ("War Monitor",), ("army",), ("rescue service",)])
PARTIES = st.sampled_from(["Falcon Front", "Lion Brigade", "Kurmin Army", "Kurmin insurgents"])
TOLLS = st.builds(
    toll,
    st.sampled_from([None, 3, 4, 12, 30]),
    TOWNS,
    DAYS,
    source=SOURCES,
    outcome=st.sampled_from(["killed", "wounded", "displaced"]),
    victims=st.sampled_from([None, "civilian", "soldiers"]),
    cause=st.sampled_from([None, "shelling", "airstrike"]),
    stance=st.sampled_from(["asserted", "unverified", "denied"]),
)
RUNNING = st.builds(since, st.sampled_from([None, 200, 242, 311]), st.sampled_from(["2031-03-01"]))
CONTROL = st.builds(
    held,
    st.sampled_from(["Kurmina", "Osto"]),
    st.sampled_from(["captured", "entered", "withdrew", "held"]),
    PARTIES,
    DAYS,
    source=SOURCES,
    polarity=st.sampled_from(["affirmed", "denied"]),
)
DEEDS = st.builds(deed, st.sampled_from(["airstrike", "meeting"]), TOWNS, st.tuples(PARTIES))
SAID = st.one_of(TOLLS, RUNNING, CONTROL, DEEDS)
PUBLIC = st.sampled_from([None, "2031-03-02", "2031-03-04", "2031-03-05T10:00:00+00:00"])
PAGES = st.lists(st.tuples(PUBLIC, st.lists(SAID, min_size=1, max_size=4)), max_size=7)
Told = list[tuple[str | None, list[Said]]]


def facts_of(told: Told) -> Facts:
    rows = [printed(f"Outlet {n}", day, *said, number=n) for n, (day, said) in enumerate(told)]
    return facts(*rows)


def shuffled(found: Facts, order: Any) -> Facts:
    """The same facts, their mappings in another order."""

    def turn(rows: Any) -> dict[Any, Any]:
        return dict(order.draw(st.permutations(list(rows.items()))))

    return replace(
        found, pages=turn(found.pages), reports=turn(found.reports), claims=turn(found.claims)
    )


def made(record: Any) -> tuple[Any, ...]:
    return record.events, record.lines, record.disputes


@settings(max_examples=120, deadline=None)
@given(PAGES, st.data())
def test_order_of_arrival_never_shows(told: Told, order: Any) -> None:
    found = facts_of(told)
    assert made(ledger(found)) == made(ledger(shuffled(found, order)))


def by_page(found: Facts, page: str) -> Facts:
    """The facts of one page."""
    return Facts(
        {page: found.pages[page]},
        {k: r for k, r in found.reports.items() if r.page == page},
        {k: c for k, c in found.claims.items() if c.page == page},
        {},
    )


def joined(a: Facts, b: Facts) -> Facts:
    """The facts of both."""
    return Facts({**a.pages, **b.pages}, {**a.reports, **b.reports}, {**a.claims, **b.claims}, {})


@settings(max_examples=150, deadline=None)
@given(PAGES, st.data())
def test_page_by_page_in_any_order_is_all_at_once(told: Told, order: Any) -> None:
    found = facts_of(told)
    desk, seen, known = Desk(ACTORS), facts(), {}
    for page in order.draw(st.permutations(list(found.pages))):
        new = by_page(found, page)
        seen = joined(seen, new)
        voices = origins(seen)
        changed = {c for c, old in known.items() if voices.by_claim[c] != old}
        desk.add(new, voices, lambda ids, v=voices: count(ids, v), changed)
        known = dict(voices.by_claim)
    live = record(desk, seen, origins(seen), None)
    batch = ledger(found)
    assert [e.id for e in live.events] == [e.id for e in batch.events]
    assert made(live) == made(batch)


@settings(max_examples=80, deadline=None)
@given(PAGES, st.sampled_from(["2031-03-01", "2031-03-02", "2031-03-04", "2031-03-06"]))
def test_as_of_is_the_ledger_of_what_was_public(told: Told, moment: str) -> None:
    found = facts_of(told)
    then = ledger(found, moment)
    never_seen = ledger(facts_as_of(found, moment))
    assert made(then) == made(never_seen)
    assert not any(r.public is None or r.public[:10] > moment for r in then.facts.reports.values())


@settings(max_examples=80, deadline=None)
@given(PAGES)
def test_every_claim_has_its_place(told: Told) -> None:
    whole = ledger(facts_of(told))
    in_events = [claim for event in whole.events for claim in event.claims]
    assert len(in_events) == len(set(in_events))
    in_lines = {claim for line in whole.lines for claim in line.claims}
    denied = {c.id for c in whole.facts.claims.values() if c.stance == "denied"}
    assert set(whole.facts.claims) == set(in_events) | in_lines | denied
    assert all(set(d.claims) <= set(whole.facts.claims) for d in whole.disputes)


@settings(max_examples=60, deadline=None)
@given(PAGES)
def test_every_line_of_the_situation_leads_to_its_sentence(told: Told) -> None:
    whole = ledger(facts_of(told))
    view = situation(whole)
    items = [*view.highlights, *view.contested, *(i for _, rows in view.places for i in rows)]
    assert all(item.notes for item in (*items, *view.figures))
    names = {page.name: page.text for page in whole.facts.pages.values()}
    for note in view.notes:
        assert names[note.page][note.start : note.end] == note.sentence


def test_more_support_never_comes_from_more_copies() -> None:
    one = [("2031-03-04", [toll(12, source=("army",))])]
    assert [e.origins for e in ledger(facts_of(one)).events] == [
        replace(e.origins, why=e.origins.why.replace(" (told 5 times)", ""))
        for e in ledger(facts_of(one * 5)).events
    ]


@pytest.mark.parametrize("moment", ["2031-03-01", "2031-03-03", None])
def test_an_empty_pile_gives_an_empty_record(moment: str | None) -> None:
    assert made(ledger(facts(), moment)) == ((), (), ())
