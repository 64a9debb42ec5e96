"""Framing: the words each report has for the parties, and what it leaves out that others tell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fogline.knowledge.lexicon import Lexicon
from fogline.ledger.sayings import days_told, ordinal, places_of, publisher_of, regions_of
from fogline.nouns import Event, Ledger, Report, Span, own_spans

PARTIES = ("armed_opposition", "state", "civilians", "deeds")
CARRIED, DAYS = 3, 2
"""Outlets that must tell a thing before leaving it out is told; days before the report."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A word that one report uses for one party: where, how often in quotation marks."""

    report: str
    publisher: str
    party: str
    word: str
    own: tuple[Span, ...]
    quoted: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Omission:
    """Something that at least three other outlets tell and this report, of that time, does not."""

    report: str
    publisher: str
    event: str
    title: str
    outlets: int


@dataclass(frozen=True, slots=True)
class Look:
    """The words for one party: a pattern of all forms, and the word each form counts as."""

    party: str
    pattern: re.Pattern[str]
    words: Mapping[str, str]


def frames(ledger: Ledger, lexicon: Lexicon) -> list[Frame]:
    """The words for parties in every report, in order of page and place."""
    looks = [look(lexicon, party) for party in PARTIES]
    marks = quoted_by_page(ledger)
    children: dict[str | None, list[Report]] = defaultdict(list)
    for report in ledger.facts.reports.values():
        children[report.parent].append(report)
    found: list[Frame] = []
    for report in in_order(ledger):
        text, mine = ledger.facts.pages[report.page].text, tuple(children[report.id])
        spans = [(s, marks.get(report.page, ())) for s in own_spans(report, mine)]
        found += [frame for item in looks for frame in frames_of(report, text, spans, item)]
    return found


def in_order(ledger: Ledger) -> list[Report]:
    """Reports by page and place."""
    return sorted(ledger.facts.reports.values(), key=lambda r: (r.page, r.span, r.id))


def look(lexicon: Lexicon, party: str) -> Look:
    """The words of one party, longest first."""
    section = f"framing.{party}"
    listed = lexicon.words(section)
    bits = [re.escape(word).replace(r"\ ", r"\s+") for word in listed]
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(bits) + r")(?!\w)", re.IGNORECASE)
    return Look(party, pattern, {word: lexicon.key(section, word) or word for word in listed})


def quoted_by_page(ledger: Ledger) -> Mapping[str, list[Span]]:
    """Quotations by page, in text order."""
    found: dict[str, list[Span]] = defaultdict(list)
    for claim in ledger.facts.claims.values():
        if claim.kind == "quote":
            found[claim.page].append(claim.span)
    return {page: sorted(spans) for page, spans in found.items()}


def frames_of(
    report: Report, text: str, spans: Iterable[tuple[Span, Sequence[Span]]], item: Look
) -> Iterator[Frame]:
    """The words of one report for one party; each stretch comes with its page's quotations."""
    own: dict[str, list[Span]] = defaultdict(list)
    quoted: dict[str, list[Span]] = defaultdict(list)
    for span, marks in spans:
        for match in item.pattern.finditer(text, span.start, span.end):
            here = Span(*match.span())
            word = item.words[" ".join(match.group().casefold().split())]
            (quoted if inside(here, marks) else own)[word].append(here)
    for word in sorted({*own, *quoted}):
        rows = tuple(own[word]), tuple(quoted[word])
        yield Frame(report.id, publisher_of(report), item.party, word, *rows)


def inside(span: Span, marks: Sequence[Span]) -> bool:
    """Whether a span lies in a quotation."""
    at = bisect_right(marks, span.start, key=lambda mark: mark.start) - 1
    return at >= 0 and marks[at].holds(span)


def omissions(ledger: Ledger) -> list[Omission]:
    """For each report: what others tell of its region and its days, and it does not."""
    told = [event for event in ledger.events if event.outlets >= CARRIED and event.date]
    claims: dict[str, list[str]] = defaultdict(list)
    for claim in ledger.facts.claims.values():
        claims[claim.report].append(claim.id)
    return [
        Omission(report.id, publisher_of(report), event.id, event.title, event.outlets)
        for report in in_order(ledger)
        for event in told
        if left_out(ledger, report, claims[report.id], event)
    ]


def left_out(ledger: Ledger, report: Report, claims: Sequence[str], event: Event) -> bool:
    """Whether a report of that region and those days has no claim of the event."""
    public, days = ordinal(report.public, True), days_told(event.date)
    if not claims or public is None or days is None or not days[1] <= public <= days[1] + DAYS:
        return False
    if set(claims) & set(event.claims) or report.outlet in outlets_of(ledger, event):
        return False
    return bool(lands(ledger, claims) & lands(ledger, event.claims))


def outlets_of(ledger: Ledger, event: Event) -> set[str]:
    """Who prints the event."""
    facts = ledger.facts
    return {facts.reports[facts.claims[c].report].outlet for c in event.claims}


def lands(ledger: Ledger, claims: Iterable[str]) -> set[str]:
    """Regions and places that some claims speak of."""
    found: set[str] = set()
    for claim_id in claims:
        claim = ledger.facts.claims[claim_id]
        found.update(name.casefold() for name in places_of(claim))
        for place in claim.places:
            found.update(key for key in regions_of(place))
    return found
