"""Origins: who speaks, per report and per claim, and how many they are."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from fogline.lineage.decisions import ruled
from fogline.lineage.link import link
from fogline.lineage.origins import count, origins
from fogline.nouns import (
    Attribution,
    Claim,
    Decision,
    Facts,
    Origins,
    Page,
    Report,
    Span,
    Toll,
    claim_id,
    decision,
)
from tests.lineage.piles import page_of, report_of, the_lore

LORE = the_lore()
DIED = "Shells killed 31 people in the fish market of El Fasher on Tuesday"
STORY = (
    f"{DIED}. Boys carried the wounded away on doors, and by dusk the traders had washed the "
    "tables and covered the melons with wet sacks."
)
SAID = "Health Ministry"
OWN = "At least 31 died when the fish hall of El Fasher was hit, {}."


class Case:
    """Reports with a toll claim on their first sentence."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.reports: list[Report] = []
        self.claims: dict[str, Claim] = {}

    def add(
        self,
        text: str,
        publisher: str,
        names: tuple[str, ...] = (),
        wire: tuple[str, ...] = (),
        beside: tuple[str, ...] = (),
    ) -> str:
        """Returns the id of the claim."""
        page = page_of(text, f"{len(self.pages)}.txt")
        report = report_of(page, publisher, "2024-06-04", wire)
        span = Span(0, text.index(".") if "." in text else len(text))
        toll = Toll("killed", 31, 31, 31, "exact")
        key = claim_id(report.id, span, toll)
        self.pages[page.id] = page
        self.reports.append(report)
        self.claims[key] = Claim(
            key, page.id, report.id, span, span, toll, Attribution(names, beside)
        )
        return key

    def facts(self, decisions: Iterable[Decision] = ()) -> Facts:
        links = link(self.pages, self.reports, LORE)
        return Facts(
            self.pages,
            {r.id: r for r in self.reports},
            self.claims,
            {k.id: k for k in links},
            decisions=tuple(decisions),
        )

    def origins(self, decisions: Iterable[Decision] = ()) -> Origins:
        return origins(self.facts(decisions), LORE)


def counted(*rows: tuple) -> tuple[int, int]:
    case = Case()
    ids = [case.add(*row) for row in rows]
    found = count(ids, case.origins())
    return found.low, found.high


COUNTS = [
    # two outlets that cite one body, without a shared word
    ([(f"{DIED}.", "A", ("UNAMID",)), (OWN.format("said UNAMID"), "B", ("UNAMID",))], (1, 1)),
    # the body and one who speaks for it
    ([(f"{DIED}.", "A", (f"{SAID} spokesman",)), (OWN.format("x"), "B", (SAID,))], (1, 1)),
    # two bodies
    ([(f"{DIED}.", "A", ("UNAMID",)), (OWN.format("x"), "B", (SAID,))], (2, 2)),
    # the innermost source counts, not the channel
    ([(f"{DIED}.", "A", ("state radio", SAID)), (OWN.format("x"), "B", (SAID,))], (1, 1)),
    # side by side
    ([(f"{DIED}.", "A", ("UNAMID",), (), (SAID,))], (2, 2)),
    # one text printed three times
    ([(STORY, "A"), (STORY, "B"), (STORY, "C")], (1, 1)),
    # reprints of an agency text nobody holds
    ([(STORY, "A", (), ("AFP",)), (STORY, "B", (), ("AFP",))], (1, 1)),
    # two other texts of one agency
    ([(STORY, "A", (), ("AFP",)), (OWN.format("traders said"), "B", (), ("AFP",))], (1, 1)),
    # the agency as a source and as a credit
    ([(f"{DIED}.", "A", ("AFP",)), (OWN.format("it was said"), "B", (), ("AFP",))], (1, 1)),
    # two outlets in their own voice and words may rest on one another
    ([(f"{DIED}.", "A"), (OWN.format("it is said"), "B")], (1, 2)),
    # unnamed sources of two outlets may be the same or not
    ([(f"{DIED}.", "A", ("two medics",)), (OWN.format("x"), "B", ("a medic",))], (1, 2)),
    # an outlet that gives no source beside a body that counts
    ([(f"{DIED}.", "A", ("UNAMID",)), (OWN.format("x"), "B")], (1, 2)),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), COUNTS)
def test_independent_origins_of_one_toll(rows: list[tuple], expected: tuple[int, int]) -> None:
    assert counted(*rows) == expected


def test_a_text_nobody_holds_is_a_virtual_origin() -> None:
    case = Case()
    for publisher in ("A", "B"):
        case.add(STORY, publisher, (), ("AFP",))
    virtual = [o for o in case.origins().origins.values() if o.virtual]
    assert [o.name for o in virtual] == ["AFP text, not seen"]
    assert set(virtual[0].reports) == {r.id for r in case.reports}


def test_a_copy_that_drops_the_source_keeps_its_voice() -> None:
    case = Case()
    ids = [case.add(STORY, "A", ("UNAMID",)), case.add(STORY, "B")]
    found = case.origins()
    assert count(ids, found).high == 1
    assert found.origins[found.by_claim[ids[1]][0]].name == "UNAMID"


def test_a_copy_that_shortens_the_source_keeps_its_voice() -> None:
    case = Case()
    full, short = "Darfur Observatory for Human Rights", "Observatory"
    ids = [case.add(STORY, "A", (full,)), case.add(STORY, "B", (short,))]
    assert count(ids, case.origins()).high == 1
    other = Case()
    ids = [other.add(STORY, "A", (full,)), other.add(STORY, "B", ("Nuba Monitor",))]
    assert count(ids, other.origins()).high == 2


def test_the_count_is_explained_in_words() -> None:
    case = Case()
    ids = [case.add(STORY, "A", ("UNAMID",)), case.add(OWN.format("x"), "The Quay")]
    why = count(ids, case.origins()).why
    assert "UNAMID" in why
    assert "The Quay may rest on the others" in why


def test_a_public_quotation_does_not_merge_two_reporters() -> None:
    said = "“No grain will leave Kismayo while a single gun points at it,” Amina Noor said."
    case = Case()
    for publisher, frame in (("A", "The crowd went quiet. "), ("B", "Rain fell on the quay. ")):
        case.add(frame + said, publisher)
    assert len(case.facts().links) == 1
    assert len({o for keys in case.origins().by_report.values() for o in keys}) == 2


@pytest.mark.parametrize(("verb", "voices"), [("cut", 2), ("confirm", 1), ("flip", 1)])
def test_a_persons_ruling_wins(verb: str, voices: int) -> None:
    case = Case()
    ids = [case.add(STORY, "A"), case.add(STORY, "B")]
    (key,) = case.facts().links
    ruling = decision(verb, (key,), "editor", "2024-06-05T10:00:00Z")
    assert count(ids, case.origins([ruling])).high == voices
    undo = decision("undo", (ruling.id,), "editor", "2024-06-05T11:00:00Z")
    assert case.origins([undo, ruling]) == case.origins()


def test_a_flip_turns_the_arrow() -> None:
    case = Case()
    case.add(STORY, "AFP", (), ("AFP",))
    case.add(STORY, "The Quay", (), ("AFP",))
    (before,) = case.facts().links.values()
    flip = decision("flip", (before.id,), "editor", "2024-06-05T10:00:00Z")
    (after,) = ruled([before], [flip])
    assert {before.direction, after.direction} == {"a->b", "b->a"}
    assert after.why[0] == "flip by editor"
