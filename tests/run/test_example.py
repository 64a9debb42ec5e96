"""The example corpus against its own truth: what must never be lost again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fogline.nouns import Ledger, Toll
from fogline.run.case import Case
from fogline.run.kit import kit

FOLDER = Path(__file__).parents[2] / "examples/aleppo-2024"
TRUTH = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    case = Case("sqlite://")
    added = case.add([str(FOLDER / "pages")], kit(), "", lambda done, name: None)
    assert not added.failures
    return case.record(kit())


@pytest.mark.parametrize("series", TRUTH["series"], ids=lambda s: str(s["name"]))
def test_a_running_count_is_one_line_and_never_summed(ledger: Ledger, series: dict) -> None:
    values = [step["value"] for step in series["steps"]]
    told: dict[str, list[int]] = {}
    for line in sorted(ledger.lines, key=lambda line: (line.moment or "", line.best or 0)):
        if line.kind == "toll" and line.best is not None:
            told.setdefault(line.series, []).append(line.best)
    assert values in told.values()
    every = {number for e in ledger.events for number in (e.low, e.best, e.high)}
    assert series["never_sum"] not in every | {line.best for line in ledger.lines}


def test_the_figure_changed_in_the_copy_is_listed(ledger: Ledger) -> None:
    pages = ledger.facts.pages
    changed = {
        frozenset((item.a.of(pages[link.a.page].text), item.b.of(pages[link.b.page].text)))
        for link in ledger.facts.links.values()
        for item in link.altered
    }
    assert frozenset(("277", "227")) in changed


def test_the_figure_of_the_copy_never_backs_the_original(ledger: Ledger) -> None:
    claims = ledger.facts.claims
    for event in ledger.events:
        tolls = [claims[key].what for key in event.claims]
        values = {t.value for t in tolls if isinstance(t, Toll)}
        assert not ({277, 227} <= values and event.status == "corroborated")


def test_nothing_about_the_war_gives_no_tolls_and_no_control(ledger: Ledger) -> None:
    (quiet,) = (p.id for p in ledger.facts.pages.values() if p.name.startswith("40-"))
    kinds = {c.kind for c in ledger.facts.claims.values() if c.page == quiet}
    assert not kinds & {"toll", "control"}
