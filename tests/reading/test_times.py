"""Times in prose: tables of phrases and right answers, and laws over any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.nouns import Span, TimeMention
from fogline.reading.times import find, references

BASE = "2024-11-30"  # a Saturday

# Words, what is found in them, start, end, precision; None for an open side.
DATED = [
    # weekdays
    ("on Wednesday", "Wednesday", "2024-11-27", "2024-11-27", "day"),
    ("last Wednesday", "last Wednesday", "2024-11-27", "2024-11-27", "day"),
    ("The dam broke on Saturday.", "Saturday", "2024-11-30", "2024-11-30", "day"),
    ("The dam broke last Saturday.", "last Saturday", "2024-11-23", "2024-11-23", "day"),
    ("next Saturday", "next Saturday", "2024-12-07", "2024-12-07", "day"),
    ("The envoys will meet on Monday.", "Monday", "2024-12-02", "2024-12-02", "day"),
    ("The envoys met on Monday.", "Monday", "2024-11-25", "2024-11-25", "day"),
    ("He said on Monday it would end.", "Monday", "2024-11-25", "2024-11-25", "day"),
    ("It is scheduled to open on Tuesday.", "Tuesday", "2024-12-03", "2024-12-03", "day"),
    ("SHELLS HIT PORT ON MONDAY", "MONDAY", "2024-11-25", "2024-11-25", "day"),
    ("Monday's raid", "Monday", "2024-11-25", "2024-11-25", "day"),
    ("Mondays raid killed two", "Mondays", "2024-11-25", "2024-11-25", "day"),
    ("late on Thursday", "late on Thursday", "2024-11-28", "2024-11-28", "part_of_day"),
    ("early Friday", "early Friday", "2024-11-29", "2024-11-29", "part_of_day"),
    # dates
    ("Nov 27", "Nov 27", "2024-11-27", "2024-11-27", "day"),
    ("27 November", "27 November", "2024-11-27", "2024-11-27", "day"),
    ("the 27th of November", "the 27th of November", "2024-11-27", "2024-11-27", "day"),
    ("NOV. 27", "NOV. 27", "2024-11-27", "2024-11-27", "day"),
    ("It fell on 3 March.", "3 March", "2024-03-03", "2024-03-03", "day"),
    ("It will open on 3 March.", "3 March", "2025-03-03", "2025-03-03", "day"),
    ("Sunday, April 16, 2023", "Sunday, April 16, 2023", "2023-04-16", "2023-04-16", "day"),
    ("16 April 2023", "16 April 2023", "2023-04-16", "2023-04-16", "day"),
    ("30/11/2024", "30/11/2024", "2024-11-30", "2024-11-30", "day"),
    ("11/27/2024", "11/27/2024", "2024-11-27", "2024-11-27", "day"),
    ("01/12/2024", "01/12/2024", "2024-12-01", "2024-12-01", "day"),
    ("on 2023-04-15", "2023-04-15", "2023-04-15", "2023-04-15", "day"),
    ("yesterday", "yesterday", "2024-11-29", "2024-11-29", "day"),
    ("the day after tomorrow", "the day after tomorrow", "2024-12-02", "2024-12-02", "day"),
    ("three days ago", "three days ago", "2024-11-27", "2024-11-27", "day"),
    # ranges
    ("Friday into Saturday", "Friday into Saturday", "2024-11-29", "2024-11-30", "day"),
    ("between 5 and 9 May", "between 5 and 9 May", "2024-05-05", "2024-05-09", "day"),
    ("May 5-9, 2022", "May 5-9, 2022", "2022-05-05", "2022-05-09", "day"),
    ("from March to June", "March to June", "2024-03-01", "2024-06-30", "month"),
    ("from November to February", "November to February", "2023-11-01", "2024-02-29", "month"),
    ("between Tuesday and Thursday", "Tuesday and Thursday", "2024-11-26", "2024-11-28", "day"),
    ("between 2011 and 2015", "between 2011 and 2015", "2011-01-01", "2015-12-31", "year"),
    ("the 2014-16 war", "2014-16", "2014-01-01", "2016-12-31", "year"),
    # parts of days and clock times
    ("Thursday night", "Thursday night", "2024-11-28", "2024-11-29", "part_of_day"),
    ("overnight", "overnight", "2024-11-29", "2024-11-30", "part_of_day"),
    ("overnight to Thursday", "overnight to Thursday", "2024-11-27", "2024-11-28", "part_of_day"),
    ("overnight on Thursday", "overnight on Thursday", "2024-11-28", "2024-11-29", "part_of_day"),
    ("this morning", "this morning", "2024-11-30", "2024-11-30", "part_of_day"),
    ("last night", "last night", "2024-11-29", "2024-11-30", "part_of_day"),
    ("at dawn on Friday", "dawn on Friday", "2024-11-29", "2024-11-29", "part_of_day"),
    ("on the night of 27 November", "night of 27 November", "2024-11-27", "2024-11-28",
     "part_of_day"),
    ("1425ET", "1425ET", "2024-11-30T14:25:00-05:00", "2024-11-30T14:25:00-05:00", "minute"),
    ("2:25pm EST", "2:25pm EST", "2024-11-30T14:25:00-05:00", "2024-11-30T14:25:00-05:00",
     "minute"),
    ("at 0600 GMT", "0600 GMT", "2024-11-30T06:00:00+00:00", "2024-11-30T06:00:00+00:00",
     "minute"),
    ("at 18:49 UTC+3", "18:49 UTC+3", "2024-11-30T18:49:00+03:00", "2024-11-30T18:49:00+03:00",
     "minute"),
    ("5 a.m. on Monday", "5 a.m. on Monday", "2024-11-25", "2024-11-25", "minute"),
    ("on Monday at 5 p.m.", "Monday at 5 p.m.", "2024-11-25", "2024-11-25", "minute"),
    # open sides
    ("since November 27", "November 27", "2024-11-27", "2024-11-30", "day"),
    ("since 2016", "2016", "2016-01-01", "2024-11-30", "year"),
    ("by Friday", "Friday", None, "2024-11-29", "day"),
    ("from early Monday", "early Monday", "2024-11-25", None, "part_of_day"),
    ("in recent weeks", "recent weeks", None, "2024-11-30", "vague"),
    # weeks, months, years
    ("earlier this week", "earlier this week", "2024-11-25", "2024-11-30", "week"),
    ("later this week", "later this week", "2024-11-30", "2024-12-01", "week"),
    ("last week", "last week", "2024-11-18", "2024-11-24", "week"),
    ("over the weekend", "the weekend", "2024-11-30", "2024-11-30", "week"),
    ("this month", "this month", "2024-11-01", "2024-11-30", "month"),
    ("in December", "December", "2024-12-01", "2024-12-31", "month"),
    ("It fell in December.", "December", "2023-12-01", "2023-12-31", "month"),
    ("in May", "May", "2024-05-01", "2024-05-31", "month"),
    ("last April", "last April", "2024-04-01", "2024-04-30", "month"),
    ("April last year", "April last year", "2023-04-01", "2023-04-30", "month"),
    ("early in March 2022", "early in March 2022", "2022-03-01", "2022-03-31", "month"),
    ("the end of last year", "the end of last year", "2023-01-01", "2023-12-31", "year"),
    ("eight years ago", "eight years ago", "2016-01-01", "2016-12-31", "year"),
    ("the 2011 protests", "2011", "2011-01-01", "2011-12-31", "year"),
    ("the 1990s", "the 1990s", "1990-01-01", "1999-12-31", "year"),
    ("in the late '80s", "the late '80s", "1980-01-01", "1989-12-31", "year"),
    ("the summer of 2014", "the summer of 2014", "2014-06-01", "2014-08-31", "month"),
    ("last winter", "last winter", "2023-12-01", "2024-02-29", "month"),
    ("the 19th century", "the 19th century", "1800-01-01", "1899-12-31", "year"),
    # stretches
    ("in the past 24 hours", "the past 24 hours", "2024-11-29", "2024-11-30", "day"),
    ("over the past three days", "the past three days", "2024-11-27", "2024-11-30", "day"),
    ("in the next two weeks", "the next two weeks", "2024-11-30", "2024-12-14", "week"),
    ("in the past year", "the past year", "2023-11-30", "2024-11-30", "year"),
]  # fmt: skip

# Words, TIMEX3 type and value; no interval is claimed.
UNDATED = [
    ("13 months", "DURATION", "P13M"),
    ("a two-week truce", "DURATION", "P2W"),
    ("nearly twenty-two years", "DURATION", "P22Y"),
    ("2 1/2 years", "DURATION", "P2Y6M"),
    ("several hours", "DURATION", "PTXH"),
    ("half an hour", "DURATION", "PT30M"),
    ("two decades", "DURATION", "P20Y"),
    ("for years", "DURATION", "PXY"),
    ("two days after the raid", "DURATION", "P2D"),
    ("the same day", "DATE", "XXXX-XX-XX"),
    ("at dawn", "TIME", "XXXX-XX-XXTMO"),
    ("every Friday", "SET", "XXXX-WXX-5"),
    ("on Fridays", "SET", "XXXX-WXX-5"),
    ("every two weeks", "SET", "P2W"),
    ("daily", "SET", "XXXX-XX-XX"),
    ("each July", "SET", "XXXX-07"),
]

NOTHING = [
    "They may march on the second town now.",
    "A 12-year-old boy and a man of 60 died.",
    "Some 2000 people fled and 1,980 stayed.",
    "It cost $2020 and 1999 tonnes burned.",
    "March on, said May.",
    "A second shell fell; the minute hand stopped.",
    "About 40 tonnes a year pass here.",
    "Gunmen held the Armenian quarter.",
    "The ratio was 3.45 and the score 2:1.",
    "Highway M20 and Resolution 2254 were named.",
    "Photo 0156 was deleted.",
]


def mentions(text: str, base: str | None = BASE) -> list[TimeMention]:
    return find(text, Span(0, len(text)), base)


@pytest.mark.parametrize(("text", "words", "start", "end", "precision"), DATED)
def test_dated(text: str, words: str, start: str | None, end: str | None, precision: str) -> None:
    (mention,) = mentions(text)
    when = mention.when
    assert (mention.span.of(text), when.words) == (words, words)
    assert (when.start, when.end, when.precision) == (start, end, precision)


@pytest.mark.parametrize(("text", "timex", "value"), UNDATED)
def test_undated(text: str, timex: str, value: str) -> None:
    (mention,) = mentions(text)
    assert (mention.timex, mention.value) == (timex, value)
    assert (mention.when.start, mention.when.end) == (None, None)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert mentions(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Thursday night", "2024-11-28TNI"),
        ("at 14:25", "2024-11-30T14:25"),
        ("last week", "2024-W47"),
        ("the weekend", "2024-W48-WE"),
        ("December", "2024-12"),
        ("the third quarter", "2024-Q3"),
        ("the 1990s", "199"),
        ("the past three days", "P3D"),
        ("a few years ago", "PAST_REF"),
    ],
)
def test_values(text: str, value: str) -> None:
    assert [m.value for m in mentions(text)] == [value]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("It began on Friday; the next day the town fell.", ["2024-11-29", "2024-11-30"]),
        ("Troops left on 3 May 2022 and came back two days later.", ["2022-05-03", "2022-05-05"]),
        ("It fell in 2015, four years earlier than the port.", ["2015-01-01", "2011-01-01"]),
        ("The raid on Monday came a day after the talks.", ["2024-11-25", None]),
    ],
)
def test_counted_from_the_date_before(text: str, starts: list[str | None]) -> None:
    assert [m.when.start for m in mentions(text)] == starts


def test_the_base_decides() -> None:
    assert [m.when.start for m in mentions("on Saturday", "2023-04-18")] == ["2023-04-15"]
    past = mentions("in the past 24 hours", "2024-11-30T21:00:00+02:00")[0].when
    assert (past.start, past.end) == ("2024-11-29T21:00:00+02:00", "2024-11-30T21:00:00+02:00")
    summer = mentions("1425ET", "2024-07-01")[0].when
    assert summer.start == "2024-07-01T14:25:00-04:00"


@pytest.mark.parametrize("base", [None, "", "no date"])
def test_without_a_base(base: str | None) -> None:
    text = "On Friday, after 3 May 2022 and in 2016, shells fell overnight; last week too."
    found = {m.span.of(text): (m.when.start, m.when.end) for m in mentions(text, base)}
    assert found.pop("3 May 2022") == ("2022-05-03", None)
    assert found.pop("2016") == ("2016-01-01", "2016-12-31")
    assert set(found.values()) == {(None, None)}
    assert set(found) == {"Friday", "overnight", "last week"}


def test_rules_are_named() -> None:
    rules = [m.when.rule for m in mentions("since Monday, at dawn on Tuesday, Friday to Saturday")]
    assert rules == ["since+weekday", "weekday_part", "range"]


def test_references_are_no_dates() -> None:
    text = "Fighters now hold the pass, which soon may fall; recently they left."
    assert [m.value for m in references(text, Span(0, len(text)))] == [
        "PRESENT_REF",
        "FUTURE_REF",
        "PAST_REF",
    ]
    assert mentions(text) == []


WORDS = (
    "on since between and to late early Friday MAY March 5 27 2016 2024-02-30 31 June 14:25 pm GMT "
    "night dawn overnight the past last next three days weeks year years ago later a century 12th "
    "1990s every of in , . - ( 's quarter weekend 99/99/9999 24:70 0 24:00 12 a.m. tomorrow half "
    "summer winter 1500 20 hundred minutes"
)
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(PIECES, max_size=14), st.sampled_from([None, BASE, "2024-02-29", "2023-01-01"]))
def test_any_words_give_ordered_spans_and_intervals(pieces: list[str], base: str | None) -> None:
    text = " ".join(pieces)
    found = mentions(text, base) if text else []
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    for mention in found:
        when = mention.when
        assert when.words == mention.span.of(text)
        if when.start and when.end:
            assert when.start[:10] <= when.end[:10]
