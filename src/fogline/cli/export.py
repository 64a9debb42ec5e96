"""`fogline export`: the record in other forms."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fogline.cli.common import AsOf, Database, Pages, case_of, clock, finish, moment, record, say

if TYPE_CHECKING:
    from fogline.export.extract import Known
    from fogline.export.redact.people import Judge


class Format(StrEnum):
    """The formats that can be written."""

    acled = "acled"
    ged = "ged"
    plover = "plover"
    polecat = "polecat"
    hxl = "hxl"
    geojson = "geojson"
    parquet = "parquet"
    webannotation = "webannotation"
    prov = "prov"
    claimreview = "claimreview"
    atom = "atom"
    csv = "csv"
    jsonl = "jsonl"
    sqlite = "sqlite"
    html = "html"


class Level(StrEnum):
    """How much is taken out for the safety of people."""

    low = "low"
    moderate = "moderate"
    high = "high"


def export(
    form: Annotated[Format, typer.Argument(metavar="FORMAT", help=", ".join(Format))],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder (or FILE.jsonl) to write.")],
    pages: Pages = None,
    as_of: AsOf = None,
    redact: Annotated[
        Level | None,
        typer.Option(
            help="What to take out: low nothing, moderate private names and sensitive places, "
            "high also every sentence.  [default: moderate; low for jsonl]",
            show_default=False,
        ),
    ] = None,
    with_text: Annotated[
        bool, typer.Option(help="jsonl: with the stored text of the pages (at low).")
    ] = False,
    database: Database = None,
) -> None:
    """Write the record of the case, or of the pages named, as of any moment."""
    moment(as_of)
    case, added = case_of(pages, database)
    from fogline.export.formats import extract, level_of, write
    from fogline.export.jsonl import write_jsonl

    level = level_of(form, redact)
    asked = {"pages": str(len(pages))} if pages else {}
    asked |= {"with_text": "yes"} if with_text else {}
    known, judge = knowing()
    view = extract(record(case, as_of), known, judge, level, clock(), asked)
    if out.suffix == ".jsonl" and form == Format.jsonl:
        written = write_jsonl(view.ledger, out, with_text and level == Level.low)
        say(f"{written} records written to {out}")
    else:
        files = write(form, view, out).files
        say(*(f"{file.rows} rows in {out / file.name}" for file in files))
        say(f"redaction: {level}; what is missing: {out / 'LOSSES.md'}")
    finish(added)


def knowing() -> tuple[Known, Judge]:
    """What exports look up, of the kit."""
    from fogline.run.exchange import exchange
    from fogline.run.kit import kit

    return exchange(kit())
