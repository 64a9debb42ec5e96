"""Chains from the first text to the last copy, and the difference of their words."""

from __future__ import annotations

from fogline.lineage.diff import word_diff
from fogline.lineage.link import link
from fogline.lineage.tree import Node, family
from tests.lineage.piles import pile, the_lore

LORE = the_lore()
TEXT = (
    "Two barges with 300 tonnes of flour ran aground below Malakal after the pilot saw lights on "
    "the western bank and cut the engine."
)


def shape(node: Node, names: dict[str, str]) -> tuple:
    return names[node.report], [shape(child, names) for child in node.children]


def test_a_chain_is_told_from_its_top() -> None:
    said = f"The Quay wrote: “{TEXT}”"
    pages, reports = pile(
        (TEXT, "Malakal Radio", "2024-03-01"),
        (f"At dawn. {TEXT}", "The Quay", "2024-03-03"),
        (said, "A Blog", "2024-03-05"),
    )
    names = {report.id: report.publisher or "" for report in reports}
    links = link(pages, reports, LORE)
    top = family(reports[2].id, links)
    assert names[top.report] == "Malakal Radio"
    assert ("The Quay", [("A Blog", [])]) in shape(top, names)[1]


def test_a_report_alone_is_its_own_family() -> None:
    assert family("report-x", []) == Node("report-x", (), (), ())


def test_words_are_compared() -> None:
    copy = TEXT.replace("300", "500").replace(" and cut the engine", "").replace("Two", "The two")
    pages, reports = pile((TEXT, "A", None), (copy, "B", None))
    (found,) = link(pages, reports, LORE)
    told = [
        (piece.op, *(span.of(pages[side.page].text) if span else "" for side, span in (
            (found.a, piece.a), (found.b, piece.b))))
        for piece in word_diff(pages, found)
        if piece.op != "equal"
    ]  # fmt: skip
    first = found.a.report == reports[0].id
    assert ("changed", "300", "500") in told if first else ("changed", "500", "300") in told
