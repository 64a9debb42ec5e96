"""The record without what could harm a person: a ledger in, a ledger out, every span unmoved.

Names are covered in the stored text itself, so no format can leak what another hides.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from fogline.export.extract import Redaction
from fogline.export.redact import rules
from fogline.export.redact.mask import Touched, masked
from fogline.export.redact.names import of_record, without_names
from fogline.export.redact.people import Judge
from fogline.export.redact.places import without_places
from fogline.nouns import Ledger, Span


def redact(ledger: Ledger, level: str, judge: Judge, made: str) -> tuple[Ledger, Redaction]:
    """The ledger as a level allows; `low` is the record itself."""
    if level == "low":
        return ledger, Redaction(level, {}, made)
    touched: Touched = Counter()
    calm = without_live(ledger, level, judge, made, touched)
    judge = of_record(judge, calm)
    named_ = without_names(calm, judge, touched)
    safe = without_places(named_, calm, level, judge, made, touched)
    if level == "high":
        safe = without_sentences(safe, touched)
    return safe, Redaction(level, dict(sorted(touched.items())), made)


def without_live(ledger: Ledger, level: str, judge: Judge, made: str, touched: Touched) -> Ledger:
    """Without movements told in the last hours: their claims, events, lines, disputes."""
    facts = ledger.facts
    moving = {
        claim.id
        for claim in facts.claims.values()
        if rules.live(claim, facts.reports[claim.report].public, made, level, judge)
    }
    if not moving:
        return ledger
    spoiled = [event for event in ledger.events if moving & set(event.claims)]
    gone = moving.union(*(event.claims for event in spoiled))
    told = {(facts.claims[key].page, facts.claims[key].sentence) for key in gone}
    gone |= {c.id for c in facts.claims.values() if (c.page, c.sentence) in told}
    touched["live movements held back (claims)"] += len(gone)
    kept = {key: claim for key, claim in facts.claims.items() if key not in gone}
    return replace(
        ledger,
        facts=replace(facts, claims=kept),
        events=tuple(e for e in ledger.events if not gone & set(e.claims)),
        lines=tuple(line for line in ledger.lines if not gone & set(line.claims)),
        disputes=tuple(d for d in ledger.disputes if not gone & set(d.claims)),
        claim_origins={k: o for k, o in ledger.claim_origins.items() if k not in gone},
        origins={
            key: replace(o, claims=tuple(c for c in o.claims if c not in gone))
            for key, o in ledger.origins.items()
        },
    )


def without_sentences(ledger: Ledger, touched: Touched) -> Ledger:
    """Every stored text covered: no sentence leaves at the highest level."""
    facts = ledger.facts
    touched["stored texts covered"] += len(facts.pages)
    pages = {
        key: replace(page, text=masked(page.text, (Span(0, len(page.text)),) if page.text else ()))
        for key, page in facts.pages.items()
    }
    reports = {key: replace(r, title=None) for key, r in facts.reports.items()}
    return replace(ledger, facts=replace(facts, pages=pages, reports=reports))
