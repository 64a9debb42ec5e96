"""Order, partition, repetition and time never show in links and origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.lineage import seeds
from fogline.lineage.bodies import bodies
from fogline.lineage.link import link, touching
from fogline.lineage.lore import Lore
from fogline.lineage.origins import origins
from fogline.lineage.pile import pile_of
from fogline.lineage.sign import passages_of, sign
from fogline.nouns import Facts, Link, Page, Report
from fogline.nouns.moment import public_by
from tests.lineage.piles import MemoryShelf, piles, the_lore

LORE = the_lore()
Pile = tuple[dict[str, Page], list[Report]]


def by_page(reports: Sequence[Report]) -> list[list[Report]]:
    rows: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        rows[report.page].append(report)
    return list(rows.values())


def live(pile: Pile, order: Sequence[list[Report]], lore: Lore) -> list[Link]:
    """Feed page by page into a shelf, replacing what each page touches."""
    pages, _ = pile
    shelf = MemoryShelf()
    for reports in order:
        page = pages[reports[0].page]
        touched = touching(reports, {page.id: page}, shelf, lore)
        for key, old in list(shelf.links.items()):
            if tuple(sorted((old.a.report, old.b.report))) in touched.pairs:
                del shelf.links[key]
        shelf.links.update({new.id: new for new in touched.links})
        if page.id not in shelf.pages:
            shelf.add(page, reports)
    return sorted(shelf.links.values(), key=lambda k: (k.a, k.b, k.id))


def facts(pile: Pile, links: Sequence[Link]) -> Facts:
    pages, reports = pile
    return Facts(pages, {r.id: r for r in reports}, {}, {k.id: k for k in links})


@given(piles(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_and_repeats_change_nothing(pile: Pile, dice) -> None:
    pages, reports = pile
    links = link(pages, reports, LORE)
    mixed = [*reports, *reports]
    dice.shuffle(mixed)
    turned = dict(reversed(list(pages.items())))
    assert link(turned, mixed, LORE) == links
    again = origins(facts((turned, mixed), list(reversed(links))), LORE)
    assert again == origins(facts(pile, links), LORE)


@pytest.mark.parametrize(("stale", "crowd"), [(12, 60), (2, 60), (12, 2), (1, 2)])
@given(pile=piles(), dice=st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_live_equals_batch(stale: int, crowd: int, pile: Pile, dice) -> None:
    """Also where fingerprints turn into stock or crowds on the way."""
    pages, reports = pile
    order = by_page(reports)
    dice.shuffle(order)
    with patch.object(seeds, "STALE", stale), patch.object(seeds, "CROWD", crowd):
        assert live(pile, [*order, order[0]], LORE) == link(pages, reports, LORE)


@given(piles(), st.integers(1, 28).map(lambda day: f"2024-05-{day:02d}"))
@settings(max_examples=60, deadline=None)
def test_as_of_is_never_having_seen_the_later(pile: Pile, as_of: str) -> None:
    pages, reports = pile
    early = [report for report in reports if public_by(report.public, as_of)]
    assert link(pages, reports, LORE, as_of) == link(pages, early, LORE)


@given(piles())
@settings(max_examples=60, deadline=None)
def test_spans_agree_with_texts(pile: Pile) -> None:
    pages, reports = pile
    spans = {report.id: report.span for report in reports}
    for found in link(pages, reports, LORE):
        assert found.a < found.b
        assert found.a.report != found.b.report
        for side in (found.a, found.b):
            words = side.span.of(pages[side.page].text)
            assert spans[side.report].holds(side.span)
            assert words == words.strip()
        if found.kind == "verbatim":
            left, right = (s.span.of(pages[s.page].text) for s in (found.a, found.b))
            assert left.split()[1:-1] == right.split()[1:-1]


@given(piles())
@settings(max_examples=60, deadline=None)
def test_signing_a_page_costs_and_sees_only_that_page(pile: Pile) -> None:
    pages, reports = pile
    whole = passages_of(pile_of(bodies(pages, reports)))
    single = [p for rows in by_page(reports) for p in sign(pages[rows[0].page], rows)]
    assert sorted(whole, key=repr) == sorted(single, key=repr)
