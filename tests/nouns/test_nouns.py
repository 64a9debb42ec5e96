from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import claim, page, report

from fogline.nouns import (
    Facts,
    Furniture,
    Span,
    content_id,
    decision,
    facts_as_of,
    instant,
    own_spans,
    public_by,
    trimmed,
)

FIELDS = st.lists(st.one_of(st.none(), st.booleans(), st.integers(), st.text()), max_size=4)


@given(FIELDS, FIELDS)
def test_ids_agree_only_where_all_fields_do(a: list[object], b: list[object]) -> None:
    same = [(type(x), x) for x in a] == [(type(x), x) for x in b]
    assert (content_id("x", *a) == content_id("x", *b)) == same  # type: ignore[arg-type]


def test_joined_fields_are_told_apart() -> None:
    assert content_id("x", "a.b", "c") != content_id("x", "a", "b.c")


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2)])
def test_a_span_is_never_empty(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="empty or negative"):
        Span(start, end)


@given(st.text(), st.integers(0, 5), st.integers(0, 5))
def test_a_trimmed_span_holds_the_same_words(text: str, start: int, length: int) -> None:
    found = trimmed(text, start, start + length)
    words = text[start : start + length].strip()
    assert (found.of(text) if found else "") == words


MOMENTS = [
    ("2024-11-30", "2024-11-30", True),
    ("2024-11-30", "2024-11-30T12:00:00Z", False),
    ("2024-11-30T11:00:00Z", "2024-11-30T12:00Z", True),
    ("2024-11-30T23:30:00+03:00", "2024-11-30T20:31:00Z", True),
    ("2024-12-01T01:00:00", "2024-11-30", False),
    ("2024-11", "2024-11-30", True),
    ("2024-11", "2024-11-29", False),
    ("2024", "2024-12-31", True),
    (None, "2030-01-01", False),
    (None, None, True),
]


@pytest.mark.parametrize(("public", "as_of", "known"), MOMENTS)
def test_what_was_public_by_a_moment(public: str | None, as_of: str | None, known: bool) -> None:
    assert public_by(public, as_of) is known


@given(st.datetimes(), st.datetimes())
def test_moments_keep_their_order(a: object, b: object) -> None:
    first, second = sorted((str(a), str(b)))
    assert instant(first) <= instant(second)


def test_facts_of_a_moment_hold_only_what_was_public_and_every_ruling() -> None:
    one = page()
    early, late = report(one), report(one, "2023-06-01", span=Span(5, 20))
    claims = {c.id: c for c in (claim(early), claim(late))}
    ruling = decision("cut", ("link-1",), "ana", "2026-01-01T00:00:00+00:00")
    reports = {r.id: r for r in (early, late)}
    facts = Facts({one.id: one}, reports, claims, {}, decisions=(ruling,))
    known = facts_as_of(facts, "2023-05-15")
    assert list(known.reports) == [early.id]
    assert {c.report for c in known.claims.values()} == {early.id}
    assert known.decisions == (ruling,)
    assert facts_as_of(facts, None) is facts


def test_own_spans_leave_out_nested_reports_and_furniture() -> None:
    one = page("a" * 100)
    outer = report(one, furniture=(Furniture(Span(10, 20), "share"),))
    inner = report(one, span=Span(40, 60), parent=outer.id)
    assert own_spans(outer, (outer, inner)) == (Span(0, 10), Span(20, 40), Span(60, 100))


def test_an_unknown_verb_is_no_decision() -> None:
    with pytest.raises(ValueError, match="unknown verb"):
        decision("guess", ("x",), "ana", "2026-01-01T00:00:00+00:00")
