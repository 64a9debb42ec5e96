"""Lineage in buckets and blocks gives what lineage in memory gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.run.test_law import EXAMPLE, read

from fogline.lineage.link import link
from fogline.nouns import Link, Side, Span
from fogline.run import whole
from fogline.run.backfill import Plan, backfill
from fogline.run.kit import kit
from fogline.run.tables import unpacked
from fogline.store.codec import decode


def test_links_of_a_backfill_equal_links_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "BLOCK", 7)
    chosen = tuple(str(path) for path in sorted(EXAMPLE.glob("*.txt"))[:12])
    done = backfill(Plan(chosen, tmp_path / "out", workers=1, links=True))
    (table,) = (tmp_path / "out" / "link").iterdir()
    found = [decode(Link, row["body"]) for row in unpacked("link", table.read_bytes())]
    pages = {f.page.id: f.page for f in read()}
    expected = link(pages, [r for f in read() for r in f.reports], kit().lore)
    assert found == expected
    assert done.links == len(expected) > 3


def joined(*pairs: str) -> list[Link]:
    spans = Span(0, 1)
    return [Link(p, Side("p", p[0], spans), Side("p", p[1], spans), "near") for p in pairs]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ((), {}),
        (("ab", "cd"), {"a": "a", "b": "a", "c": "c", "d": "c"}),
        (("de", "bd", "ce"), dict.fromkeys("bcde", "b")),
        (("ab", "ba", "aa"), {"a": "a", "b": "a"}),
    ],
)
def test_components(pairs: tuple[str, ...], expected: dict[str, str]) -> None:
    assert whole.components(joined(*pairs)) == expected
    assert whole.components(reversed(joined(*pairs))) == expected
