"""`fogline copy`: a case from one database to another."""

from __future__ import annotations

from typing import Annotated

import typer

from fogline.cli.common import existing, say


def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="Database file or URL.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Database file or URL, made if new.")],
) -> None:
    """Copy every fact, compare both databases row by row, and print the proof."""
    from fogline.store.copy import copy as copy_facts
    from fogline.store.engine import open_engine

    proofs = copy_facts(open_engine(existing(source)), open_engine(target))
    for proof in proofs:
        say(f"{proof.sha256[:16]}  {proof.rows:>9}  {proof.table}")
    say("both databases hold the same facts")
