"""`fogline sitrep`: the situation report."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fogline.cli.common import AsOf, Database, Json, Pages, case_of, finish, moment, record, say


class Form(StrEnum):
    """The forms of the situation report."""

    text = "text"
    md = "md"
    html = "html"
    json = "json"


def sitrep(
    pages: Pages = None,
    as_of: AsOf = None,
    form: Annotated[Form, typer.Option("--format", help="How to write it.")] = Form.text,
    html: Annotated[
        Path | None, typer.Option(help="Also write the HTML form to this file.")
    ] = None,
    json: Json = False,
    database: Database = None,
) -> None:
    """Print the situation report: what is claimed, by whom, each figure with its sentence."""
    moment(as_of)
    case, added = case_of(pages, database)
    from fogline.export.sitrep.forms import render
    from fogline.ledger.situation import situation

    view = situation(record(case, as_of))
    say(render(view, "json" if json else form.value).rstrip("\n"))
    if html:
        html.parent.mkdir(parents=True, exist_ok=True)
        html.write_text(render(view, "html"), encoding="utf-8")
        say("", f"The same report as a page: {html.resolve()}")
    finish(added)
