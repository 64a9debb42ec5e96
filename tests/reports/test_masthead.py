from __future__ import annotations

from hashlib import sha256

import pytest

from fogline.knowledge import load
from fogline.knowledge.outlets import parse
from fogline.nouns import Page, page_id
from fogline.reports.split import split

OUTLETS = parse(load.text("outlets.toml"))
BODY = "Shells hit the market of Karo on Monday and killed nine people, a nurse at the clinic said."
HEADLINE = "Nine killed as shells hit market in Karo"
TOPS = [
    ("NILE COURIER", "Nile Courier"),
    ("THE HILL TIMES", "The Hill Times"),
    ("Delta Post | World", "Delta Post"),
    ("Valley Chronicle - news you can trust", "Valley Chronicle"),
    ("State Bulletin of Karo (SBK)", "State Bulletin of Karo"),
    ("Border Gazette LIVE", "Border Gazette"),
]


def page(text: str) -> Page:
    digest = sha256(text.encode()).hexdigest()
    return Page(page_id(digest, None), "p.txt", None, "text/plain", digest, text)


@pytest.mark.parametrize(("top", "name"), TOPS)
def test_the_masthead_names_the_publisher_and_is_no_headline(top: str, name: str) -> None:
    text = (
        f"{top}\n\nNine killed as shells hit market in Karo\n\nMay 2, 2023\nBy Ko Min\n\n{BODY}\n"
    )
    ((report,), _) = split(page(text), OUTLETS)
    assert report.publisher == name
    assert report.headline
    assert report.headline.of(text) == HEADLINE
    assert report.span.start == report.headline.start


def test_a_date_in_the_masthead_still_dates_the_report() -> None:
    text = f"NILE COURIER\nFriday 5 May 2023\n\nNine killed as shells hit market\n\n{BODY}\n"
    ((report,), _) = split(page(text), OUTLETS)
    assert report.published
    assert report.published.start == "2023-05-05"


def test_two_decks_of_one_headline_are_no_masthead() -> None:
    text = (
        f"Shells rain on the market of Karo\n\nNine killed, dozens hurt\n\nMay 2, 2023\n\n{BODY}\n"
    )
    ((report,), _) = split(page(text), OUTLETS)
    assert report.publisher is None


@pytest.mark.parametrize(
    "line", ["GOMA (KPA) - ", "KARO, May 2 (KPA) — ", "By KPA\n\n", "{}\n\n(KPA)"]
)
def test_an_agency_is_known_by_what_the_page_credits(line: str) -> None:
    text = line.format(BODY) if "{}" in line else line + BODY
    ((report,), _) = split(page(f"Nine killed in Karo market\n\nMay 2, 2023\n\n{text}\n"), OUTLETS)
    assert report.wire == ("KPA",)


def test_what_a_headline_is_about_is_no_publisher() -> None:
    lead = "Six wounded in strike on crowded market"
    for top in ("Yemen: Six people killed by rocket in Karo", "Yemen", "SUDAN"):
        found, _ = split(page(f"{top}\n\n{lead}\n\n{BODY}\n"), OUTLETS)
        assert {r.publisher for r in found} == {None}


def test_titles_under_more_stories_are_no_part_of_the_report() -> None:
    text = (
        f"{HEADLINE}\n\n{BODY}\nMore Stories\nFive killed in Tripoli clashes\nTwo held in Goma raid"
    )
    ((report,), _) = split(page(text), OUTLETS)
    assert "Tripoli" not in report.span.of(text)


def test_an_excerpt_is_published_by_the_host_it_is_taken_from() -> None:
    text = f"{HEADLINE}\n\nExcerpt from www.deltaherald.example\n\n{BODY}\n"
    ((report,), _) = split(page(text), OUTLETS)
    assert report.publisher == "Delta Herald"
    assert report.publisher_basis == "origin"
