"""One claim, one event, one page: the sentences in their context and whose they are."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from markupsafe import Markup, escape

from fogline.export.records import payload
from fogline.ledger import words
from fogline.ledger.sayings import publisher_of
from fogline.ledger.why import reason
from fogline.lineage.tree import Node, family
from fogline.nouns import Claim, Event, Page, Report, Span
from fogline.serve.shown import Shown
from fogline.text.sentences import sentences

CONTEXT = 2
"""Sentences shown before and after the claim's own."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as evidence: its sentence in context, and the chain of who says so."""

    claim: Claim
    said: str
    page: Page
    report: Report
    publisher: str
    chain: tuple[str, ...]
    before: str
    sentence: str
    after: str
    clause: Span
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A report in the source tree."""

    report: Report
    publisher: str
    headline: str
    current: bool
    links: tuple[str, ...]
    kinds: tuple[str, ...]
    children: tuple[Leaf, ...]


def told(shown: Shown, claim: Claim) -> Told:
    """A claim with two sentences of context on either side."""
    facts = shown.ledger.facts
    report, page = facts.reports[claim.report], facts.pages[claim.page]
    before, after = around(page.text, report.span, claim.sentence)
    keys = shown.ledger.claim_origins.get(claim.id, ())
    names = tuple(shown.ledger.origins[k].name if k in shown.ledger.origins else k for k in keys)
    return Told(
        claim, words.said(claim, report), page, report, publisher_of(report),
        (publisher_of(report), *claim.attribution.names), before,
        claim.sentence.of(page.text), after, claim.span, names,
    )  # fmt: skip


def around(text: str, inside: Span, sentence: Span) -> tuple[str, str]:
    """The text of two sentences before and after a sentence."""
    spans = list(sentences(text, inside))
    before = [s for s in spans if s.end <= sentence.start][-CONTEXT:]
    after = [s for s in spans if s.start >= sentence.end][:CONTEXT]
    return (
        text[before[0].start : sentence.start] if before else "",
        text[sentence.end : after[-1].end] if after else "",
    )


def claim_view(shown: Shown, claim: Claim) -> dict[str, Any]:
    """What the template of `/claims/ID` needs."""
    ledger, event = shown.ledger, shown.event_of.get(claim.id)
    others = [ledger.facts.claims[c] for c in event.claims if c != claim.id] if event else []
    lines = shown.lines_of.get(claim.id, [])
    series = {line.series for line in lines}
    return {
        "claim": claim,
        "told": told(shown, claim),
        "others": [told(shown, other) for other in others],
        "event": event,
        "reason": reason(ledger, claim),
        "disputes": disputes(shown, claim),
        "history": [row for row in ledger.lines if row.series in series] if series else [],
        "tree": tree(shown, claim.report),
        "fields": {k: v for k, v in payload(claim.what).items() if v not in (None, [], "", False)},
        "neighbours": neighbours(shown, claim),
    }


def disputes(shown: Shown, claim: Claim) -> list[tuple[Any, list[Told]]]:
    """What does not go with a claim, with the sentences against it."""
    facts = shown.ledger.facts
    return [
        (d, [told(shown, facts.claims[c]) for c in d.claims if c != claim.id][:6])
        for d in shown.disputes_of.get(claim.id, [])
    ]


def neighbours(shown: Shown, claim: Claim) -> tuple[str | None, str | None]:
    """The claims before and after this one in its report."""
    row = [c.id for c in shown.claims_of.get(claim.report, ())]
    at = row.index(claim.id)
    return (row[at - 1] if at else None, row[at + 1] if at + 1 < len(row) else None)


def tree(shown: Shown, report: str) -> Leaf:
    """The family of a report, the text at its root first."""
    return leaf(shown, family(report, shown.ledger.facts.links.values()), report)


def leaf(shown: Shown, node: Node, current: str) -> Leaf:
    """A node of the tree with what a screen shows of its report."""
    facts = shown.ledger.facts
    report = facts.reports[node.report]
    kinds = {facts.links[key].kind for key in node.links if key in facts.links}
    children = [leaf(shown, child, current) for child in node.children]
    ordered = sorted(children, key=lambda c: (c.report.public or "~", c.report.id))
    return Leaf(
        report, publisher_of(report), headline(shown, report), report.id == current,
        node.links, tuple(sorted(kinds)), tuple(ordered),
    )  # fmt: skip


def headline(shown: Shown, report: Report) -> str:
    """A report's headline, or the start of its text."""
    text = shown.ledger.facts.pages[report.page].text
    found = report.headline.of(text) if report.headline else report.title
    return " ".join((found or report.span.of(text)[:80]).split())


def event_view(shown: Shown, event: Event) -> dict[str, Any]:
    """What the template of `/events/ID` needs."""
    facts = shown.ledger.facts
    claims = [facts.claims[c] for c in event.claims]
    found = {d.id: d for c in event.claims for d in shown.disputes_of.get(c, [])}
    return {"event": event, "told": [told(shown, c) for c in claims], "disputes": found.values()}


def page_view(shown: Shown, page: Page, query: str) -> dict[str, Any]:
    """What the template of `/pages/ID` needs: the text with its claims marked."""
    reports = shown.reports_of.get(page.id, [])
    claims = [c for r in reports for c in shown.claims_of.get(r.id, ())]
    return {
        "page": page,
        "reports": reports,
        "claims": claims,
        "stored": stored(page.text, reports, claims, query),
    }


def stored(text: str, reports: list[Report], claims: list[Claim], query: str) -> Markup:
    """The stored text, unchanged, cut where claims and reports begin and end.

    Claims may overlap: each stretch carries all of its claims and the first one's link; the anchor
    of a claim or report stands where it begins.
    """
    cuts = {0, len(text)} | {e for c in claims for e in (c.span.start, c.span.end)}
    cuts |= {r.span.start for r in reports}
    edges = sorted(cuts)
    out = Markup()
    for start, end in pairwise(edges):
        anchors = [r.id for r in reports if r.span.start == start]
        anchors += [c.id for c in claims if c.span.start == start]
        out += Markup("").join(Markup('<span id="{}"></span>').format(a) for a in anchors)
        over = [c for c in claims if c.span.start < end and c.span.end > start]
        piece = escape(text[start:end])
        if over:
            names = " ".join(c.id for c in over)
            link = Markup('<a class="claim {}" data-claims="{}" href="/claims/{}{}">{}</a>')
            piece = link.format(over[0].kind, names, over[0].id, query, piece)
        out += piece
    return out
