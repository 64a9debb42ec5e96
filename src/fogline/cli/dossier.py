"""`fogline dossier`: what the pages say of one actor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from fogline.cli.common import AsOf, Database, Json, Pages, case_of, finish, record, say, show

if TYPE_CHECKING:
    from fogline.ledger.dossier import Entry


def dossier(
    actor: Annotated[str, typer.Argument(help="The actor, by any of its names.")],
    pages: Pages = None,
    as_of: AsOf = None,
    json: Json = False,
    database: Database = None,
) -> None:
    """Print an actor's dossier: names, leaders, splits, designations, sponsors, deeds."""
    case, added = case_of(pages, database)
    from dataclasses import asdict

    from fogline.ledger.dossier import dossier as dossier_of
    from fogline.ledger.parties import parties
    from fogline.run.kit import kit

    reading = kit().reading
    known = reading.actors.find(actor)
    names = (known.name, *known.aliases) if known else (actor,)
    table = parties(reading.actors.ids.values())
    found = dossier_of(record(case, as_of), names, reading.lexicon, table)
    if not json:
        say(found.actor, *(f"  {name}: {count} reports" for name, count, _ in found.names), "")
    heads = ("date", "topic", "what", "source", "where")
    show(heads, map(cells, found.entries), map(asdict, found.entries), json)
    finish(added)


def cells(entry: Entry) -> tuple[str, ...]:
    """A row of the table."""
    where = f"{entry.page}:{entry.span.start}"
    return (entry.public or "")[:10], entry.topic, entry.text, entry.source, where
