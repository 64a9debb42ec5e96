"""The situation report: a ledger as OCHA's skeleton, every line with notes to its sentences."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fogline.ledger import items
from fogline.ledger.figures import seconds
from fogline.ledger.items import Draft, FigureDraft
from fogline.nouns import Ledger, Report
from fogline.nouns.outlet import fullest
from fogline.nouns.situation import Corpus, Figure, Item, Note, Situation

HIGHLIGHTS, FIGURES, PLACES, PER_PLACE = 10, 16, 14, 10
"""How many lines a section holds; what is left out is told in its heading."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Note numbers by claim id, in order of first mention."""

    by_claim: dict[str, int]

    def of(self, claims: Iterable[str]) -> tuple[int, ...]:
        """The numbers of some claims, ascending."""
        return tuple(sorted({self.by_claim[claim] for claim in claims}))


def situation(ledger: Ledger) -> Situation:
    """The situation report of a ledger."""
    figures = items.figures(ledger)[:FIGURES]
    highlights = items.highlights(ledger, figures)[:HIGHLIGHTS]
    places = items.by_place(ledger, PLACES, PER_PLACE)
    contested = items.contested(ledger)
    told = [draft for _, rows in places for draft in rows]
    drafts: list[Draft | FigureDraft] = [*highlights, *figures, *told, *contested]
    numbers = numbered(drafts)
    return Situation(
        as_of=ledger.as_of,
        highlights=tuple(item(draft, numbers) for draft in highlights),
        places=tuple((name, tuple(item(d, numbers) for d in rows)) for name, rows in places),
        figures=tuple(figure(draft, numbers) for draft in figures),
        contested=tuple(item(draft, numbers) for draft in contested),
        sources=sources(ledger),
        corpus=corpus(ledger),
        notes=tuple(note(ledger, claim, n) for claim, n in numbers.by_claim.items()),
    )


def numbered(drafts: Sequence[Draft | FigureDraft]) -> Numbers:
    """A number for every claim that is referred to, in order of first mention."""
    claims = dict.fromkeys(claim for draft in drafts for claim in draft.claims)
    return Numbers({claim: n for n, claim in enumerate(claims, 1)})


def item(draft: Draft, numbers: Numbers) -> Item:
    """A line with its note numbers."""
    notes = numbers.of(draft.claims)
    return Item(draft.text, draft.status, draft.origins, draft.outlets, notes, draft.date)


def figure(draft: FigureDraft, numbers: Numbers) -> Figure:
    """A key figure with its note numbers."""
    row = draft.row
    return Figure(
        draft.label, row.low, row.best, row.high, row.origin, draft.scope, row.moment,
        draft.status, row.origins, draft.outlets, numbers.of(draft.claims), draft.history,
    )  # fmt: skip


def note(ledger: Ledger, claim_id: str, number: int) -> Note:
    """The sentence behind a claim, who printed it and whom it cites."""
    claim = ledger.facts.claims[claim_id]
    report, page = ledger.facts.reports[claim.report], ledger.facts.pages[claim.page]
    return Note(
        number,
        claim_id,
        claim.sentence.of(page.text),
        report.publisher or "unnamed outlet",
        report.public,
        (*claim.attribution.names, *claim.attribution.beside),
        page.name,
        claim.sentence.start,
        claim.sentence.end,
    )


def sources(ledger: Ledger) -> tuple[tuple[str, int], ...]:
    """Outlets with the number of their reports, most first."""
    rows = [r for r in ledger.facts.reports.values() if r.publisher]
    names = outlet_names(rows)
    tally = Tally(names[r.outlet] for r in rows)
    return tuple(sorted(tally.items(), key=lambda pair: (-pair[1], pair[0])))


def outlet_names(reports: Iterable[Report]) -> dict[str, str]:
    """By key of an outlet: the fullest name that any of its reports gives."""
    names: dict[str, str] = {}
    for report in reports:
        if report.publisher:
            names[report.outlet] = fullest(names.get(report.outlet, ""), report.publisher)
    return names


def corpus(ledger: Ledger) -> Corpus:
    """What the report rests on."""
    facts = ledger.facts
    public = sorted((r.public for r in facts.reports.values() if r.public), key=seconds)
    return Corpus(
        pages=len(facts.pages),
        reports=len(facts.reports),
        outlets=len({r.outlet for r in facts.reports.values() if r.publisher}),
        origins=len({o for voices in ledger.claim_origins.values() for o in voices}),
        claims=len(facts.claims),
        doubts=len(facts.doubts),
        undated=sum(r.public is None for r in facts.reports.values()),
        failures=len(facts.failures),
        first=public[0] if public else None,
        last=public[-1] if public else None,
        languages=tuple(sorted({p.language for p in facts.pages.values() if p.language})),
    )
