"""`fogline explain`: one claim, its sentence with the parts marked, the rule that made it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from fogline.cli.common import AsOf, Database, Json, Pages, case_of, finish, record, say

if TYPE_CHECKING:
    from fogline.nouns import Claim, Ledger, Page


def explain(
    claim: Annotated[str, typer.Argument(help="The id of a claim, or its beginning.")],
    pages: Pages = None,
    parse: Annotated[bool, typer.Option(help="Also print the parse of the sentence.")] = False,
    as_of: AsOf = None,
    json: Json = False,
    database: Database = None,
) -> None:
    """Print a claim's sentence with its parts marked, its source chain, and the rule."""
    from fogline.errors import Unusable

    case, added = case_of(pages, database)
    ledger = record(case, as_of)
    found = [c for key, c in ledger.facts.claims.items() if key.startswith(claim)]
    if len(found) != 1:
        raise Unusable(f"{len(found)} claims begin with {claim}")
    if json:
        import msgspec

        from fogline.export.records import claim_row

        row = claim_row(found[0], ledger.claim_origins.get(found[0].id, ()))
        say(msgspec.json.encode(row).decode())
    else:
        say(*lines(found[0], ledger), *(parsed(found[0], ledger) if parse else ()))
    finish(added)


def lines(claim: Claim, ledger: Ledger) -> Iterator[str]:
    """The claim as text."""
    from fogline.ledger.words import told

    page, report = ledger.facts.pages[claim.page], ledger.facts.reports[claim.report]
    yield f"{claim.id}  {claim.kind}, {claim.stance}{', background' if claim.background else ''}"
    yield f"  {told(claim)}"
    yield f"  “{marked(claim, page)}”"
    chain = " ← ".join((report.publisher or "an unnamed publisher", *claim.attribution.names))
    how = f" (seen by {claim.attribution.found_by})" if claim.attribution.found_by else ""
    yield f"  {chain}{how}, {report.public or 'no date'}; {page.name}:{claim.span.start}"
    origins = [ledger.origins[key] for key in ledger.claim_origins.get(claim.id, ())]
    yield from (f"  origin: {origin.name} ({'; '.join(origin.why)})" for origin in origins)
    yield f"  rule {claim.rule}: {docstring(claim.rule) or 'see the rules of its kind'}"


def marked(claim: Claim, page: Page) -> str:
    """The sentence with its parts in brackets: [count: at least 12]."""
    sentence = claim.sentence.of(page.text)
    at = claim.sentence.start
    parts = sorted(
        {(s.start - at, s.end - at, n) for n, spans in claim.parts for s in spans},
        key=lambda part: (part[0], -part[1]),
    )
    pieces, last = [], 0
    for start, end, name in parts:
        if start >= last:
            pieces += [sentence[last:start], f"[{name}: {sentence[start:end]}]"]
            last = end
    return " ".join("".join([*pieces, sentence[last:]]).split())


def docstring(rule: str) -> str | None:
    """The first sentence of the docstring of the function that a rule is named after."""
    from importlib import import_module

    kind, _, name = rule.split("@")[0].partition(".")
    homes = ("loss_rules", "loss_words", "losses", "changes", "happenings", "deeds", "event_nouns")
    for home in (*homes, "speech", f"kinds.{kind}"):
        function = getattr(import_module(f"fogline.reading.{home}"), name.split(":")[-1], None)
        if function is not None and function.__doc__:
            return " ".join(str(function.__doc__).split("\n\n")[0].split())
    return None


def parsed(claim: Claim, ledger: Ledger) -> Iterator[str]:
    """The parse of the sentence, a word a line."""
    from fogline.reading.parse import cut
    from fogline.run.kit import kit

    page = ledger.facts.pages[claim.page]
    (tree,) = kit().reading.reader.parse([cut(page.text, claim.sentence)])
    for number, token in enumerate(tree.tokens, 1):
        yield f"  {number:3} {token.text:20} {token.upos:6} {token.head + 1:3} {token.deprel}"
