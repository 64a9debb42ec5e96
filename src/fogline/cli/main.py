"""`fogline`: one file a command. Commands import what they need when they run, not before."""

from __future__ import annotations

import sys

import typer

from fogline.cli import (
    add,
    annotate,
    backfill,
    changes,
    claims,
    compare,
    control,
    copy,
    disputes,
    doctor,
    dossier,
    doubts,
    events,
    explain,
    export,
    framing,
    init,
    lineage,
    reports,
    serve,
    sitrep,
    tolls,
    user,
    verify,
    watch,
    why,
)

app = typer.Typer(
    name="fogline",
    help="Pages of war news in; a sourced record of who claims what out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    init.init,
    add.add,
    reports.reports,
    sitrep.sitrep,
    claims.claims,
    explain.explain,
    tolls.tolls,
    control.control,
    events.events,
    disputes.disputes,
    changes.changes,
    compare.compare,
    dossier.dossier,
    framing.framing,
    why.why,
    lineage.lineage,
    lineage.origins,
    doubts.doubts,
    annotate.annotate,
    verify.verify,
    backfill.backfill,
    watch.watch,
    doctor.doctor,
    copy.copy,
    serve.serve,
):
    app.command()(command)
app.command(name="export")(export.export)
app.add_typer(user.user, name="user")


@app.callback()
def options(
    version: bool = typer.Option(False, "--version", help="Print the version and stop."),
) -> None:
    """Pages of war news in; a sourced record of who claims what out."""
    if version:
        from fogline import __version__

        typer.echo(__version__)
        raise typer.Exit()


def main() -> None:
    """Run the command line. Exit codes: 0 done, 1 done with failures, 2 could not start."""
    from fogline.errors import FoglineError

    try:
        app()
    except FoglineError as error:
        print(f"fogline: {error}", file=sys.stderr)  # noqa: T201
        sys.exit(2)
