"""`fogline events`: what is said to have happened, with independent origins before outlets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from fogline.cli.common import AsOf, Database, Json, Pages, case_of, finish, record, show

if TYPE_CHECKING:
    from fogline.nouns import Event


def events(
    pages: Pages = None,
    place: Annotated[str | None, typer.Option(help="Only this place.")] = None,
    kind: Annotated[str | None, typer.Option(help="Only this kind: control, airstrike ...")] = None,
    status: Annotated[str | None, typer.Option(help="Only this status: corroborated ...")] = None,
    as_of: AsOf = None,
    json: Json = False,
    database: Database = None,
) -> None:
    """Print events: claims about one happening, put together across reports."""
    case, added = case_of(pages, database)
    ledger = record(case, as_of)
    rows = [e for e in ledger.events if not place or (e.place or "").casefold() == place.casefold()]
    rows = [e for e in rows if (not kind or e.kind == kind) and (not status or e.status == status)]
    rows.sort(key=lambda e: ((e.date.start if e.date else None) or "", e.id))
    from fogline.export.records import event_row

    heads = ("date", "kind", "place", "what", "origins", "outlets", "status")
    show(heads, map(cells, rows), map(event_row, rows), json)
    finish(added)


def cells(event: Event) -> tuple[str, ...]:
    """A row of the table."""
    day = ((event.date.start if event.date else None) or "")[:10]
    low, high = event.origins.low, event.origins.high
    origins = str(low) if low == high else f"{low}-{high}"
    place, outlets = event.place or "", str(event.outlets)
    return day, event.kind, place, event.title, origins, outlets, event.status
