"""`fogline export`: the record in other forms."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fogline.cli.common import AsOf, Database, Pages, case_of, finish, moment, record, say


class Format(StrEnum):
    """The formats that can be written."""

    jsonl = "jsonl"


def export(
    form: Annotated[Format, typer.Argument(metavar="FORMAT", help="jsonl")],
    out: Annotated[Path, typer.Option("-o", "--out", help="File to write.")],
    pages: Pages = None,
    as_of: AsOf = None,
    with_text: Annotated[bool, typer.Option(help="With the stored text of the pages.")] = False,
    database: Database = None,
) -> None:
    """Write the record of the case, or of the pages named, as of any moment."""
    moment(as_of)
    case, added = case_of(pages, database)
    from fogline.export.jsonl import write_jsonl

    written = write_jsonl(record(case, as_of), out, with_text)
    say(f"{written} records written to {out}")
    finish(added)
