"""`fogline claims`: who says what, claim by claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from fogline.cli.common import AsOf, Database, Json, Pages, case_of, finish, record, show

if TYPE_CHECKING:
    from fogline.nouns import Claim, Ledger

Filter = Annotated[str | None, typer.Option(show_default=False)]


def claims(
    pages: Pages = None,
    kind: Annotated[
        str | None, typer.Option(help="toll, control, incident or quote.", show_default=False)
    ] = None,
    place: Filter = None,
    actor: Filter = None,
    source: Filter = None,
    stance: Annotated[
        str | None,
        typer.Option(help="asserted, claimed, unverified or denied.", show_default=False),
    ] = None,
    as_of: AsOf = None,
    json: Json = False,
    database: Database = None,
) -> None:
    """Print the claims: what is said, by whom, where it stands. Filters match parts of names."""
    case, added = case_of(pages, database)
    ledger = record(case, as_of)
    from fogline.export.records import claim_row

    wanted = {"place": place, "actor": actor, "source": source}
    found = [
        claim
        for claim in in_order(ledger)
        if (not kind or claim.kind == kind)
        and (not stance or claim.stance == stance)
        and all(not word or has(claim, field, word) for field, word in wanted.items())
    ]
    heads = ("id", "kind", "what", "source", "stance", "outlet", "public", "where")
    rows = (claim_row(c, ledger.claim_origins.get(c.id, ())) for c in found)
    show(heads, (cells(claim, ledger) for claim in found), rows, json)
    finish(added)


def in_order(ledger: Ledger) -> list[Claim]:
    """Claims page by page, in text order."""
    pages = ledger.facts.pages
    return sorted(ledger.facts.claims.values(), key=lambda c: (pages[c.page].name, c.span, c.id))


def has(claim: Claim, field: str, word: str) -> bool:
    """Whether a place, an actor or a source of the claim holds the word."""
    what = claim.what
    names: dict[str, list[object]] = {
        "place": [getattr(what, "place", None), getattr(what, "places", None)],
        "actor": [getattr(what, n, None) for n in ("actor", "perpetrator", "loser", "target")],
        "source": [claim.attribution.names, claim.attribution.beside],
    }
    return any(word.casefold() in str(name).casefold() for name in names[field] if name)


def cells(claim: Claim, ledger: Ledger) -> tuple[str, ...]:
    """A row of the table."""
    from fogline.ledger.words import told

    report, page = ledger.facts.reports[claim.report], ledger.facts.pages[claim.page]
    source = " ← ".join(claim.attribution.names) or "own voice"
    words = claim.span.of(page.text) if claim.kind == "quote" else told(claim)
    where = f"{page.name}:{claim.span.start}-{claim.span.end}"
    outlet, day = report.publisher or "", (report.public or "")[:10]
    return claim.id, claim.kind, " ".join(words.split()), source, claim.stance, outlet, day, where
