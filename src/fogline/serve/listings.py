"""The collections of the API: what is in them and how one thing is a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from fogline.export.records import (
    claim_row,
    dispute_row,
    doubt_row,
    event_row,
    line_row,
    link_row,
    origin_row,
    page_row,
    report_row,
)
from fogline.ledger import framing, words
from fogline.ledger.changes import changes as differences
from fogline.ledger.sayings import publisher_of
from fogline.nouns import Claim, Ledger, instant
from fogline.serve.query import Filters, chosen, narrowed
from fogline.serve.shown import Shown
from fogline.serve.site import Site

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Collection:
    """`items` gives the things that pass the filters in a fixed order, `row` one of them as a row,
    `key` its stable id; `heads` are the columns of the HTML table.
    """

    name: str
    about: str
    heads: tuple[str, ...]
    items: Callable[[Site, Shown, Filters], Sequence[Any]]
    row: Callable[[Shown, Any], Row]
    key: Callable[[Any], str] = lambda thing: str(thing.id)


def claim_told(shown: Shown, claim: Claim) -> Row:
    """A claim with its words, its sentence and who printed it."""
    facts = shown.ledger.facts
    report, page = facts.reports[claim.report], facts.pages[claim.page]
    event = shown.event_of.get(claim.id)
    row = claim_row(claim, shown.ledger.claim_origins.get(claim.id, ()))
    told = {
        "said": words.said(claim, report),
        "text": " ".join(claim.sentence.of(page.text).split()),
        "publisher": publisher_of(report),
        "public": report.public,
        "page_name": page.name,
        "event": event.id if event else None,
        "status": event.status if event else None,
    }
    return {**row, **told}


def claims(site: Site, shown: Shown, filters: Filters) -> Sequence[Any]:
    """Claims in order of page and place."""
    wanted = chosen(shown, filters)
    rows = shown.ledger.facts.claims.values()
    found = [c for c in rows if wanted is None or c.id in wanted]
    return sorted(found, key=lambda c: (c.page, c.span, c.id))


def reports(site: Site, shown: Shown, filters: Filters) -> Sequence[Any]:
    """Reports that hold a chosen claim, by page and place."""
    wanted, facts = chosen(shown, filters), shown.ledger.facts
    kept = None if wanted is None else {facts.claims[c].report for c in wanted}
    found = [r for r in facts.reports.values() if kept is None or r.id in kept]
    return sorted(found, key=lambda r: (r.page, r.span, r.id))


def pages(site: Site, shown: Shown, filters: Filters) -> Sequence[Any]:
    """Pages that hold a chosen claim, by name."""
    wanted, facts = chosen(shown, filters), shown.ledger.facts
    kept = None if wanted is None else {facts.claims[c].page for c in wanted}
    found = [p for p in facts.pages.values() if kept is None or p.id in kept]
    return sorted(found, key=lambda p: (p.name, p.id))


def links(site: Site, shown: Shown, filters: Filters) -> Sequence[Any]:
    """Links at whose ends a chosen claim's report stands."""
    wanted, facts = chosen(shown, filters), shown.ledger.facts
    found = sorted(facts.links.values(), key=lambda k: k.id)
    if wanted is None:
        return found
    kept = {facts.claims[c].report for c in wanted}
    return [k for k in found if k.a.report in kept or k.b.report in kept]


def lines(kind: str) -> Callable[[Site, Shown, Filters], Sequence[Any]]:
    """Lines of a kind: toll (running counts and single happenings) or control."""

    def of_kind(site: Site, shown: Shown, filters: Filters) -> Sequence[Any]:
        found = [row for row in narrowed(shown, filters).lines if row.kind.endswith(kind)]
        return sorted(found, key=lambda r: (r.place or "~", r.series, r.moment or "~", r.id))

    return of_kind


def events(site: Site, shown: Shown, filters: Filters) -> Sequence[Any]:
    """Events by day."""
    found = narrowed(shown, filters).events
    return sorted(found, key=lambda e: ((e.date and (e.date.start or e.date.end)) or "~", e.id))


def doubts(site: Site, shown: Shown, filters: Filters) -> Sequence[Any]:
    """Doubts that nobody has muted; `kind` and `language` filter them."""
    facts, muted = shown.ledger.facts, site.muted(shown)
    rows = [d for d in facts.doubts if d.id not in muted and filters.kind in (None, d.kind)]
    tongue = filters.language
    return [d for d in rows if not tongue or facts.pages[d.page].language == tongue]


def origins(site: Site, shown: Shown, filters: Filters) -> Sequence[Any]:
    """Origins that stand behind a chosen claim, most claims first."""
    wanted, ledger = chosen(shown, filters), shown.ledger
    tally: dict[str, int] = {}
    for claim in ledger.facts.claims if wanted is None else wanted:
        for key in ledger.claim_origins.get(claim, ()):
            tally[key] = tally.get(key, 0) + 1
    known = [ledger.origins[key] for key in tally if key in ledger.origins]
    return sorted(known, key=lambda o: (-tally[o.id], o.id))


def frames(site: Site, shown: Shown, filters: Filters) -> Sequence[Any]:
    """Words for parties, by outlet."""
    found = site.frames(shown)
    outlet = (filters.outlet or "").casefold()
    return [f for f in found if not outlet or f.publisher.casefold() == outlet]


def omissions(site: Site, shown: Shown, filters: Filters) -> Sequence[Any]:
    """What reports leave out that three other outlets tell."""
    kept = {e.id for e in narrowed(shown, filters).events}
    return [o for o in left_out(shown) if o.event in kept]


def left_out(shown: Shown) -> list[framing.Omission]:
    """All omissions of a record."""
    return shown.once("omissions", lambda: framing.omissions(shown.ledger))


def changes(site: Site, shown: Shown, filters: Filters) -> Sequence[Any]:
    """What is different since `since`, or else since a day before."""
    since = filters.since or day_before(shown)
    before = site.records.shown(since).ledger
    found = shown.once(
        f"changes {shown.ledger.as_of} {since}", lambda: differences(before, shown.ledger)
    )
    clean = filters.model_copy(update={"since": None})
    after = narrowed(shown, clean)
    kept = {e.id for e in after.events} | {row.id for row in after.lines}
    return [c for c in found if not clean.chosen or c.event in kept]


def day_before(shown: Shown) -> str:
    """A day before the record's moment, or before the last day with a report."""
    until = shown.ledger.as_of or (shown.days[-1][0] if shown.days else "2000-01-02")
    return (instant(until) - timedelta(days=1)).isoformat(timespec="seconds")


def frame_row(shown: Shown, frame: framing.Frame) -> Row:
    """A word for a party: how often in the outlet's own voice, how often quoted."""
    spans = {"own": [[s.start, s.end] for s in frame.own]}
    spans |= {"quoted": [[s.start, s.end] for s in frame.quoted]}
    page = shown.ledger.facts.reports[frame.report].page
    names = ("report", "publisher", "party", "word")
    return {**{n: getattr(frame, n) for n in names}, "page": page, **spans}


def ledger_words(ledger: Ledger) -> str:
    """ "as of 2024-12-01" or "all pages"."""
    return f"as of {ledger.as_of}" if ledger.as_of else "all pages"


COLLECTIONS = (
    Collection("pages", "Pages as they were stored.", ("id", "name", "language", "chars", "url"),
        pages, lambda s, p: page_row(p)),
    Collection("reports", "Journalistic items that pages hold.",
        ("id", "headline", "publisher", "published", "kind", "page"),
        reports, lambda s, r: report_row(r, s.ledger.facts.pages[r.page].text)),
    Collection("claims", "Who says what happened; every claim leads to its sentence.",
        ("id", "said", "text", "publisher", "public", "stance", "status"), claims, claim_told),
    Collection("events", "Claims about one happening; origins are counted, not outlets.",
        ("id", "title", "place", "status", "origins", "outlets"),
        events, lambda s, e: event_row(e)),
    Collection("tolls", "Running counts and single happenings, by origin and scope.",
        ("moment", "state", "place", "origin", "origins", "status", "why"),
        lines("toll"), lambda s, r: line_row(r)),
    Collection("control", "Who is said to hold which place, and by whom it is said.",
        ("moment", "place", "state", "origin", "origins", "status"),
        lines("control"), lambda s, r: line_row(r)),
    Collection("disputes", "Claims that cannot all hold, denials, updates, other scopes.",
        ("kind", "why", "settles", "claims"),
        lambda site, s, f: sorted(narrowed(s, f).disputes, key=lambda d: d.id),
        lambda s, d: dispute_row(d)),
    Collection("lineage", "Passages that reports share, and who took them from whom.",
        ("id", "kind", "direction", "why"), links, lambda s, k: link_row(k)),
    Collection("origins", "Independent voices, and the claims they stand behind.",
        ("id", "name", "why"), origins, lambda s, o: origin_row(o)),
    Collection("framing", "Words for the parties, in an outlet's own voice or quoted.",
        ("publisher", "party", "word", "own", "quoted"), frames, frame_row,
        lambda f: f"{f.report}.{f.party}.{f.word}"),
    Collection("omissions", "What a report leaves out that three other outlets tell.",
        ("publisher", "title", "outlets", "report"), omissions, lambda s, o: asdict(o),
        lambda o: f"{o.report}.{o.event}"),
    Collection("changes", "What is new, raised, lowered, denied or corrected since a moment.",
        ("kind", "why", "event"), changes, lambda s, c: {**asdict(c), "claims": list(c.claims)},
        lambda c: f"{c.kind}.{c.event}"),
    Collection("doubts", "What was seen and not understood.",
        ("id", "kind", "why", "page"), doubts, lambda s, d: doubt_row(d)),
)  # fmt: skip
BY_NAME = {collection.name: collection for collection in COLLECTIONS}
