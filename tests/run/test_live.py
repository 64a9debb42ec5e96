"""Page by page gives the record of all pages at once."""

from __future__ import annotations

from random import Random

import pytest
from tests.run.test_law import read

from fogline.export.records import records
from fogline.ledger.parties import parties
from fogline.nouns import Facts
from fogline.run.case import record_of
from fogline.run.kit import kit
from fogline.run.live import Live
from fogline.store.writer import PageFacts


def facts_of(pages: list[PageFacts]) -> Facts:
    return Facts(
        {f.page.id: f.page for f in sorted(pages, key=lambda f: f.page.id)},
        dict(sorted((r.id, r) for f in pages for r in f.reports)),
        dict(sorted((c.id, c) for f in pages for c in f.claims)),
        {},
        tuple(sorted((d for f in pages for d in f.doubts), key=lambda d: d.id)),
    )


@pytest.mark.parametrize("seed", range(6))
def test_page_by_page_equals_all_at_once(seed: int) -> None:
    pages = list(read())
    Random(seed).shuffle(pages)
    table = parties(kit().reading.actors.ids.values())
    live = Live(facts_of(pages[: seed * 2]), kit().lore, table)
    ledger = live.ledger
    for page in pages:
        ledger = live.add([page])
    whole = record_of(facts_of(pages), kit().lore, table, None)
    assert list(records(ledger)) == list(records(whole))
    assert len(whole.facts.links) > 3
