"""The law: same pages, same ledger; and `as_of(t)` is never having seen what came later."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.export.records import records
from fogline.nouns import Failure, public_by
from fogline.run.case import Case
from fogline.run.kit import kit
from fogline.run.pipeline import facts_of
from fogline.store.writer import PageFacts

EXAMPLE = Path(__file__).parents[2] / "examples/aleppo-2024/pages"
MOMENTS = ("2024-11-29", "2024-11-30T12:00:00Z", "2024-12-02", "2024-12-10")


@cache
def read() -> tuple[PageFacts, ...]:
    """A dozen example pages, read once: reading one page sees no other."""
    from fogline.intake.read import pages

    chosen = [str(path) for path in sorted(EXAMPLE.glob("*.txt"))[:12]]
    found = facts_of(pages(chosen), kit())
    return tuple(item for item in found if not isinstance(item, Failure))


def ledger(batches: list[list[PageFacts]], as_of: str | None = None) -> list[dict[str, object]]:
    case = Case("sqlite://")
    for batch in batches:
        case.writer.add_pages(batch)
    return list(records(case.record(kit(), as_of)))


@st.composite
def splits(draw: st.DrawFn) -> list[list[PageFacts]]:
    """The pages in any order, cut anywhere, some seen twice."""
    pages = list(read())
    again = draw(st.lists(st.sampled_from(pages), max_size=3))
    shuffled = draw(st.permutations(pages + again))
    cuts = sorted(draw(st.sets(st.integers(1, len(shuffled) - 1), max_size=4)))
    ends = [0, *cuts, len(shuffled)]
    return [list(shuffled[a:b]) for a, b in pairwise(ends)]


@settings(max_examples=15, deadline=None)
@given(splits())
def test_any_order_any_split_any_repetition_gives_the_same_ledger(
    batches: list[list[PageFacts]],
) -> None:
    assert ledger(batches) == ledger([list(read())])


@pytest.mark.parametrize("moment", MOMENTS)
def test_as_of_equals_never_having_seen_what_came_later(moment: str) -> None:
    early = []
    for facts in read():
        reports = [r for r in facts.reports if public_by(r.public, moment)]
        kept = {r.id for r in reports}
        claims = [c for c in facts.claims if c.report in kept]
        if reports:
            early.append(PageFacts(facts.page, facts.data, reports, claims, facts.doubts))
    assert early, "the moment shows nothing"
    known, all_pages = ledger([early], moment), ledger([list(read())], moment)
    assert known == all_pages
    hidden = any(not public_by(r.public, moment) for facts in read() for r in facts.reports)
    assert (known != ledger([list(read())])) == hidden


def test_the_example_pages_hold_claims() -> None:
    assert sum(len(facts.claims) for facts in read()) > 20
