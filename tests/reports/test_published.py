"""When a report was published."""

from __future__ import annotations

import pytest

from fogline.reports.split import split
from tests.reports.pages import only, outlets, page, reports_of

BODY = "\n\nNine people were killed near the bridge, an official said.\n\nThe army denied it.\n"
HEAD = "Shelling empties two villages near Goma\n\n"

STATED = [
    ("Issued on: 30/11/2024", "2024-11-30", "date_line"),
    ("Dec 1, 2024", "2024-12-01", "date_line"),
    ("11/30/2024", "2024-11-30", "date_line"),
    ("Sat, 11/30/2024 - 21:11", "2024-11-30", "date_line"),
    ("Sunday, 01/12/2024", "2024-12-01", "date_line:dmy"),
    ("Friday, 01/12/2024", "2024-01-12", "date_line:mdy"),
    ("May 3, 2024 5:30 pm GMT", "2024-05-03T17:30:00+00:00", "date_line"),
    ("May 3, 2024 5:30 pm ET", "2024-05-03T17:30:00-04:00", "date_line"),
    ("2024-12-01T10:00:00Z", "2024-12-01T10:00:00+00:00", "date_line"),
]


@pytest.mark.parametrize(("line", "start", "rule"), STATED)
def test_stated(line: str, start: str, rule: str) -> None:
    when = reports_of(HEAD + line + BODY)[0].published
    assert when is not None
    assert (when.start, when.rule, when.words) == (start, rule, line)


def test_the_page_decides_the_order_of_day_and_month() -> None:
    text = (
        f"{HEAD}03/05/2024{BODY}\n\nTruce talks will resume in Juba, says envoy\n\n30/04/2024{BODY}"
    )
    assert [r.published.start for r in reports_of(text) if r.published] == [
        "2024-05-03",
        "2024-04-30",
    ]


def test_a_named_date_nearby_decides_the_order() -> None:
    text = (
        f"{HEAD}03/05/2024{BODY}\n\nTruce talks will resume in Juba, says envoy\n\n4 May 2024{BODY}"
    )
    assert reports_of(text)[0].published.start == "2024-05-03"  # type: ignore[union-attr]


def test_the_country_of_the_outlet_decides_last() -> None:
    host = "Continue reading at www.nytimes.com\n"
    assert reports_of(f"{HEAD}03/05/2024{BODY}\n{host}")[0].published.start == "2024-03-05"  # type: ignore[union-attr]


def test_an_open_order_is_a_doubt() -> None:
    text = f"{HEAD}03/05/2024{BODY}"
    reports, doubts = split(page(text), outlets())
    assert reports[0].published is None
    assert [(d.kind, d.span.of(text)) for d in doubts] == [("date_order", "03/05/2024")]


def test_a_dateline_takes_its_year_from_the_page() -> None:
    text = "Port reopens\n\nKHARTOUM, Nov 2 (Reuters) - The port has reopened, the ministry said.\n"
    when = reports_of(text, published="2024-11-04")[0].published
    assert when is not None
    assert (when.start, when.rule) == ("2024-11-02", "dateline:year")


def test_a_dateline_without_any_year_is_a_doubt() -> None:
    text = "Port reopens\n\nKHARTOUM, Nov 2 (Reuters) - The port has reopened, the ministry said.\n"
    reports, doubts = split(page(text), outlets())
    assert (reports[0].published, [d.kind for d in doubts]) == (None, ["date_year"])


def test_a_report_without_date_inherits_the_page() -> None:
    when = reports_of(HEAD + BODY.strip(), published="2024-11-04")[0].published
    assert when is not None
    assert (when.start, when.rule) == ("2024-11-04", "page")


def test_a_stamp_is_a_date_and_no_text() -> None:
    report = reports_of(f" date 2024-12-01\n{HEAD}{BODY.strip()}")[0]
    assert report.published is not None
    assert (report.published.start, report.span.start) == ("2024-12-01", 17)


def test_an_update_has_its_time_on_the_day_of_the_page() -> None:
    text = f"{HEAD}Update (1425ET): The bridge is closed again, the governor said.\n\n* * *{BODY}"
    report = reports_of(text, published="2024-11-30")[0]
    assert report.published is not None
    assert (report.published.start, report.published.rule) == (
        "2024-11-30T14:25:00-05:00",
        "update",
    )


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://valley.example/2023/04/17/shells-hit-market", "2023-04-17"),
        ("https://valley.example/news/2022-11-03/drones", "2022-11-03"),
        ("https://valley.example/2023/44/17/shells", None),
        ("https://valley.example/2023/04/archive", None),
    ],
)
def test_the_day_in_an_address_dates_a_page_without_another(address: str, day: str | None) -> None:
    report = only(
        "Shells hit the market of Karo on Monday, a nurse said, killing nine people.",
        canonical_url=address,
    )
    assert report.public == day
