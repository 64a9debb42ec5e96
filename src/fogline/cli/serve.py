"""`fogline serve`: the screens and the API over a case."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from fogline.cli.common import Database, add_pages, clock, existing, say

EXAMPLE = ("examples", "aleppo-2024", "pages")


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    example: Annotated[
        bool, typer.Option("--example", help="Serve the example pages, from memory.")
    ] = False,
    name: Annotated[
        list[str] | None, typer.Option("--name", help="Host name that browsers use (team server).")
    ] = None,
    secure: Annotated[
        bool, typer.Option("--secure", help="Behind HTTPS: cookies never go in the clear.")
    ] = False,
    database: Database = None,
) -> None:
    """Serve the screens. On loopback nobody logs in; elsewhere every user needs an account."""
    import uvicorn

    from fogline.errors import Unusable
    from fogline.run.case import Case
    from fogline.run.kit import kit
    from fogline.serve.app import make_app
    from fogline.serve.settings import LOCAL_HOSTS, LOOPBACK, Settings

    login = host not in LOOPBACK
    if login and example:
        raise Unusable("--example is for this machine alone: leave --host out")
    if login and not name:
        raise Unusable("name the host that browsers use: --name monitor.example.org")
    case = Case("sqlite://" if example else existing(database))
    if example:
        print("reading the example pages ...", file=sys.stderr)  # noqa: T201
        add_pages(case, [str(example_pages())])
    hosts = (*LOCAL_HOSTS, *(name or ()))
    app = make_app(case, kit(), Settings(clock, login=login, secure=secure, hosts=hosts))
    app.state.site.records.shown(None)
    say(f"Fogline on http://{host}:{port}")
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)


def example_pages() -> Path:
    """The example pages: of the repository, or of the installed package."""
    from fogline.errors import Unusable

    here = Path(__file__).resolve()
    for root in (Path.cwd(), here.parents[3], here.parents[1]):
        if (found := root.joinpath(*EXAMPLE)).is_dir():
            return found
    raise Unusable("no example pages here: run from the repository, or name a database")
