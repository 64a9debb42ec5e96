"""Links: kind, direction, background, what was altered."""

from __future__ import annotations

import pytest

from fogline.lineage.link import link
from fogline.nouns import Furniture, Link, Page, Report, Span
from tests.lineage.piles import page_of, pile, report_of, the_lore

LORE = the_lore()
RAID = (
    "Gunmen on motorcycles raided the salt works at Tombel before sunrise and drove off 40 camels, "
    "said a clerk who hid behind the scales until they had left."
)
SPUN_SOURCE = (
    "Mortar rounds killed 23 traders at the cattle market of Nyala on Friday, the Darfur Bar "
    "Association said. Trucks carried 61 wounded people to the Turkish hospital. The army accused "
    "the Rapid Support Forces of firing from the Otash camp. Aid workers left Nyala for Kas with "
    "14 lorries of sorghum."
)
SPUN = (
    "Otash camp was where the Rapid Support Forces had fired from, alleged the military. "
    "The Turkish hospital took in 61 injured brought by lorry. According to the Darfur Bar "
    "Association, 23 merchants were slain on Friday as shells hit Nyala's livestock bazaar. "
    "With 14 truckloads of sorghum, relief staff quit Nyala for Kas."
)
QUOTE = "We will rebuild every bridge that they have burned on the Lugenda, stone by stone"


def links(*rows: tuple[str, str | None, str | None]) -> list[Link]:
    return link(*pile(*rows), LORE)


KINDS = [
    (RAID, RAID, "verbatim"),
    (RAID, RAID.replace("before sunrise", "at dawn"), "near"),
    (f"{RAID} The rest is ours.", f"As the Tombel Echo wrote: “{RAID}”", "quotation"),
    (f"“{QUOTE},” the minister said.", f'He told a crowd: "{QUOTE}."', "quotation"),
    (SPUN_SOURCE, SPUN, "paraphrase"),
]


@pytest.mark.parametrize(("a", "b", "kind"), KINDS)
def test_kind(a: str, b: str, kind: str) -> None:
    found = links((a, "Tombel Echo", "2024-03-01"), (b, "The Quay", "2024-03-02"))
    assert {item.kind for item in found} == {kind}


STOCK = [
    (
        "The envoy spoke of grain in a phone call with his Chadian counterpart on Monday.",
        "She complained of drones in a phone call with his Chadian counterpart last week.",
    ),
    (
        "Copyright 2024. All rights reserved. Subscribe to our newsletter.",
        "Fresh fish on page 9. All rights reserved. Subscribe to our newsletter.",
    ),
    (
        "Shelling killed 9 people in Sake on Monday, a nurse said by phone.",
        "Nine died when shells fell on Sake on Monday, according to the mayor.",
    ),
]


@pytest.mark.parametrize(("a", "b"), STOCK)
def test_stock_phrases_and_like_events_are_no_reuse(a: str, b: str) -> None:
    assert links((a, "A", "2024-03-01"), (b, "B", "2024-03-01")) == []


def test_background_is_shown_but_is_no_evidence() -> None:
    war = "The war, which broke out in 2017, has killed more than 4,000 people in Cabo Delgado."
    found = links(
        (f"Boats burned at Pemba on Monday. {war}", "A", "2024-03-01"),
        (f"A convoy reached Palma on Friday. {war}", "B", "2024-03-08"),
    )
    assert [item.background for item in found] == [True]


WAYS = [
    (("Meridian Herald", "2024-03-01", ()), ("The Quay", "2024-03-02", ()), "a->b"),
    (("Meridian Herald", "2024-03-02", ()), ("The Quay", "2024-03-01", ()), "b->a"),
    (("Meridian Herald", "2024-03-01", ()), ("The Quay", "2024-03-01", ()), "unknown"),
    (("Meridian Herald", "2024-03-01", ("AFP",)), ("The Quay", "2024-03-02", ("AFP",)), "unknown"),
    (("AFP", "2024-03-02", ("AFP",)), ("The Quay", "2024-03-02", ("AFP",)), "a->b"),
    (("Red Sea Press", "2024-03-02", ("RSP",)), ("The Quay", "2024-03-02", ("RSP",)), "a->b"),
]


@pytest.mark.parametrize(("a", "b", "way"), WAYS)
def test_direction(a: tuple, b: tuple, way: str) -> None:
    pages = [page_of(RAID, name) for name in ("a.txt", "b.txt")]
    reports = [report_of(p, *row) for p, row in zip(pages, (a, b), strict=True)]
    (found,) = link({p.id: p for p in pages}, reports, LORE)
    first = found.a.report == reports[0].id
    turned = {"a->b": "b->a", "b->a": "a->b"}.get(found.direction, found.direction)
    assert (found.direction if first else turned) == way
    assert found.why


def test_the_quoting_report_is_downstream() -> None:
    said = f"The Quay wrote on Sunday: “{RAID}”"
    pages, reports = pile((RAID, "The Quay", None), (said, "Tombel Echo", None))
    (found,) = link(pages, reports, LORE)
    source = found.a if found.direction == "a->b" else found.b
    assert found.direction != "unknown"
    assert source.report == reports[0].id


def test_changed_figures_are_listed() -> None:
    text = (
        "Officials in Rubaya said that {} miners had died in the pit and that none had been freed."
    )
    pages, reports = pile((text.format("412"), "A", None), (text.format("370"), "B", None))
    (found,) = link(pages, reports, LORE)
    (change,) = found.altered
    told = {
        change.a.of(pages[found.a.page].text),
        change.b.of(pages[found.b.page].text),
    }
    assert told == {"412", "370"}


def test_furniture_and_nested_reports_are_not_the_reports_own() -> None:
    host = page_of(f"My day at the lake.\n{RAID}\nMore of the lake.", "host.txt")
    inner = Span(20, 20 + len(RAID))
    outer = report_of(host, "A Blog")
    nested = Report("report-inner", host.id, inner, "embedded_quote", parent=outer.id)
    other = page_of(RAID, "other.txt")
    source = report_of(other, "The Quay")
    found = link({host.id: host, other.id: other}, [outer, nested, source], LORE)
    assert {side.report for item in found for side in (item.a, item.b)} == {
        "report-inner",
        source.id,
    }
    bare = Report(outer.id, host.id, outer.span, "article", furniture=(Furniture(inner, "ad"),))
    assert link({host.id: host, other.id: other}, [bare, source], LORE) == []


def test_a_text_of_many_days_is_stock_and_one_of_many_outlets_is_not() -> None:
    every_day = [(RAID, "The Quay", f"2024-03-{day:02d}") for day in range(1, 15)]
    one_day = [(RAID, f"Outlet {n}", "2024-03-01") for n in range(14)]
    assert links(*every_day) == []
    assert len(links(*one_day)) == 14 * 13 // 2


def test_arabic_and_cyrillic_are_compared_too() -> None:
    arabic = "قصفت المدفعية سوق الحبوب في كادقلي قبل الفجر وأحرقت أربعين خيمة للنازحين قرب النهر"
    russian = (
        "Беспилотники дважды ударили по складу топлива у переправы через Днепр в ночь на среду"
    )
    for text in (arabic, russian):
        assert [item.kind for item in links((text, "A", None), (text, "B", None))] == ["verbatim"]


def sides(pages: dict[str, Page], item: Link) -> list[str]:
    return [side.span.of(pages[side.page].text) for side in (item.a, item.b)]


def test_spans_are_exact_on_both_sides() -> None:
    rows = (f"Rain. {RAID} Fog.", "A", None), (f"Dust and heat. {RAID} Night.", "B", None)
    pages, reports = pile(*rows)
    (found,) = link(pages, reports, LORE)
    assert sides(pages, found) == [RAID.rstrip("."), RAID.rstrip(".")]
