"""`fogline annotate`: what each part of the reading saw."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fogline.cli.common import tell_failures

if TYPE_CHECKING:
    from fogline.run.annotate import Annotated as Seen
    from fogline.run.kit import Kit

EVERY = "sentence,token,name,attribution,place,time"


class Form(StrEnum):
    """The forms that layers can be written in."""

    jsonl = "jsonl"
    conllu = "conllu"


def annotate(
    pages: Annotated[
        list[str],
        typer.Argument(
            help="Files, folders, globs, URLs, or - for standard input; a .conllu file "
            "is read with its own sentences and words."
        ),
    ],
    layers: Annotated[str, typer.Option(help="Layers, with commas between them.")] = EVERY,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="File to write.  [default: standard output]")
    ] = None,
    form: Annotated[
        Form, typer.Option("--format", help="conllu writes the token layer alone.")
    ] = Form.jsonl,
    date: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD", help="Day that times resolve against where a page has none."
        ),
    ] = None,
) -> None:
    """Write what the reading saw on pages, one layer of spans each, for evaluation."""
    from fogline.nouns import Failure
    from fogline.run.annotate import annotated
    from fogline.run.kit import kit

    wanted, known = chosen(layers), kit()
    failures: list[Failure] = []
    with out.open("w", encoding="utf-8") if out else nullcontext(sys.stdout) as stream:
        for item in annotated(pages, known, day(date)):
            if isinstance(item, Failure):
                failures.append(item)
                continue
            for line in lines(item, wanted, form, known):
                stream.write(line + "\n")
    tell_failures(failures)
    if failures:
        raise typer.Exit(1)


def lines(item: Seen, wanted: list[str], form: Form, known: Kit) -> Iterator[str]:
    """A page in the form asked for."""
    import msgspec

    from fogline.run.annotate import conllu, rows

    if form is Form.conllu:
        yield from conllu(item)
    else:
        yield from (msgspec.json.encode(r).decode() for r in rows(item, wanted, known.reading))


def chosen(layers: str) -> list[str]:
    """The layers named, checked; raises Unusable."""
    from fogline.errors import Unusable

    wanted = [name.strip() for name in layers.split(",") if name.strip()]
    unknown = [name for name in wanted if name not in EVERY.split(",")]
    if unknown or not wanted:
        raise Unusable(f"--layers {layers}: choose among {EVERY}")
    return wanted


def day(date: str | None) -> str | None:
    """The `--date` value, checked; raises Unusable where it is no day."""
    from datetime import date as calendar

    from fogline.errors import Unusable

    try:
        return calendar.fromisoformat(date).isoformat() if date else None
    except ValueError as error:
        raise Unusable(f"--date {date}: not a day (YYYY-MM-DD)") from error
