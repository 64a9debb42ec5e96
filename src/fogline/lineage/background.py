"""What two reports share that is no news: the standing state of a war, one speaker's statement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from fogline.lineage.align import density
from fogline.lineage.kinds import Pair, Sheet
from fogline.lineage.lore import Lore, background_pattern
from fogline.nouns import Link, day_of, link_id

NEXT = 12
"""Words between two passages that belong together."""
LOOSE = 0.75
"""Density below which a passage is a rewording."""
APART = 2
"""Days between two reports from which they tell of different days' news."""
_END = re.compile(r"[.!?…]+[\"”'’)]*\s+|\n+")

Found = tuple[Pair, Link]
"""A passage and its link."""


def is_background(pair: Pair, lore: Lore) -> bool:
    """Whether half of a passage stands in sentences that tell the state of the war.

    "The war, which began in 2011, has killed more than 400,000 people" ends many a report.
    """
    sides = ((pair.a, pair.a_words), (pair.b, pair.b_words))
    return any(2 * told_words(sheet, *words, lore) >= words[1] - words[0] for sheet, words in sides)


def told_words(sheet: Sheet, first: int, last: int, lore: Lore) -> int:
    """How many of the words `[first, last)` stand in sentences with a cue of background."""
    text = sheet.body.text
    begin, end = int(sheet.words.starts[first]), int(sheet.words.ends[last - 1])
    count = 0
    for start, stop in sentences(text, begin, end):
        if background_pattern(lore).search(text, start, stop):
            places = sheet.words.starts[first:last]
            count += int(((places >= start) & (places < stop)).sum())
    return count


def sentences(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """The whole sentences that a stretch touches (at most 400 characters beyond it)."""
    low, high = max(0, begin - 400), min(len(text), end + 400)
    cuts = [low, *(match.end() for match in _END.finditer(text, low, high)), high]
    return [(start, stop) for start, stop in pairwise(cuts) if start < end and stop > begin]


def settled(found: Sequence[Found]) -> list[Link]:
    """The links of one pair of reports, judged together."""
    for rule in (carried_on, other_news, one_statement):
        found = rule(found)
    return [link for _, link in found]


def carried_on(found: Sequence[Found]) -> list[Found]:
    """A passage that follows background directly, on both sides, is background too.

    "Millions have fled" after "The war began in 2011."
    """
    stock = [pair for pair, link in found if link.background]
    return [
        (pair, as_background(link) if any(adjoin(other, pair) for other in stock) else link)
        for pair, link in found
    ]


def adjoin(before: Pair, after: Pair) -> bool:
    """Whether one passage follows the other within NEXT words on both sides."""
    return 0 <= after.a_words[0] - before.a_words[1] <= NEXT and (
        0 <= after.b_words[0] - before.b_words[1] <= NEXT
    )


def other_news(found: Sequence[Found]) -> list[Found]:
    """Reports of different days that share background and little else share background only.

    Monday's and Friday's report of one agency repeat three sentences on how the siege began.
    """
    news = [pair for pair, link in found if is_news(link)]
    if not any(link.background for _, link in found) or not apart(found[0][0]):
        return list(found)
    if any(sum(pair.equal for pair in news) > 0.25 * length for length in lengths(found[0][0])):
        return list(found)
    return [(pair, as_background(link) if is_news(link) else link) for pair, link in found]


def one_statement(found: Sequence[Found]) -> list[Found]:
    """Loose passages beside a longer quotation are renderings of the same statement.

    Both report what a ministry said, each in its own words, and quote the same sentence of it.
    """
    quoted = sum(pair.equal for pair, link in found if link.kind == "quotation")
    news = [pair for pair, link in found if is_news(link)]
    loose = all(not pair.runs or density(pair.runs) < LOOSE for pair in news)
    if not news or not loose or sum(size(pair) for pair in news) >= quoted:
        return list(found)
    return [(pair, as_statement(link) if is_news(link) else link) for pair, link in found]


def size(pair: Pair) -> int:
    """Equal words of a passage, or all words of a rewrite."""
    return pair.equal or pair.a_words[1] - pair.a_words[0]


def is_news(link: Link) -> bool:
    """Whether a link is evidence of copying."""
    return not link.background and link.kind != "quotation"


def apart(pair: Pair) -> bool:
    """Whether the two reports are of days that lie APART."""
    days = [day_of(sheet.body.report.public) for sheet in (pair.a, pair.b)]
    return None not in days and abs(number(days[0] or "") - number(days[1] or "")) >= APART


def number(day: str) -> int:
    """A running number of an ISO day (months count 31 days; only small differences matter)."""
    year, month, date = (int(part) for part in (day + "-01-01").split("-")[:3])
    return (year * 12 + month) * 31 + date


def lengths(pair: Pair) -> tuple[int, int]:
    """Words of both reports."""
    return len(pair.a.words), len(pair.b.words)


def as_background(link: Link) -> Link:
    """The same link, marked as background."""
    if link.background:
        return link
    return replace(link, background=True, why=(*link.why, "background: no news of the day"))


def as_statement(link: Link) -> Link:
    """The same link as a rendering of one statement."""
    why = (*link.why, "both render the statement that they quote")
    key = link_id(link.a, link.b, "quotation")
    return replace(link, id=key, kind="quotation", direction="unknown", why=why)
