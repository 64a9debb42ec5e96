"""`fogline why`: where a figure comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from fogline.cli.common import AsOf, Database, Json, Pages, case_of, finish, record, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fogline.ledger.why import Reason


def why(
    figure: Annotated[
        str,
        typer.Argument(help="A figure (311), words of an event, or the id of a record."),
    ],
    pages: Pages = None,
    as_of: AsOf = None,
    json: Json = False,
    database: Database = None,
) -> None:
    """Print the sentences behind a figure: who printed them, whom they cite, what disagrees."""
    case, added = case_of(pages, database)
    import msgspec

    from fogline.ledger.why import why as reasons

    found = reasons(record(case, as_of), figure)
    if json:
        say(*(msgspec.json.encode(row).decode() for row in found))
    elif not found:
        say(f"nothing in the record says {figure}")
    else:
        say(*(line for row in found for line in lines(row)))
    finish(added)


def lines(row: Reason) -> Iterator[str]:
    """A reason as text."""
    yield row.said
    yield f"  “{row.sentence}”"
    chain = " ← ".join((row.publisher, *row.chain))
    yield f"  {chain}, {row.public or 'no date'}; {row.page}:{row.start}-{row.end}"
    yield from (f"  origin: {origin}" for origin in row.origins)
    yield f"  read by {row.rule}"
    yield from (f"  {told}" for told in (row.event, row.count) if told)
    yield from (f"  {told}" for told in row.disputes)
    yield ""
