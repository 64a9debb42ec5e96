"""`fogline doubts`: what was seen and not understood."""

from __future__ import annotations

from fogline.cli.common import Database, Json, Pages, case_of, finish, show


def doubts(pages: Pages = None, json: Json = False, database: Database = None) -> None:
    """Print what Fogline saw and did not understand, with the words and the reason."""
    case, added = case_of(pages, database)
    facts = case.facts()
    from fogline.export.records import doubt_row

    found = sorted(facts.doubts, key=lambda d: (d.kind, facts.pages[d.page].name, d.span))
    cells = (
        (d.kind, d.span.of(facts.pages[d.page].text), d.why, facts.pages[d.page].name)
        for d in found
    )
    show(("kind", "words", "why", "page"), cells, map(doubt_row, found), json)
    finish(added)
