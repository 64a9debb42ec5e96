"""`fogline user`: accounts of a team server."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from fogline.cli.common import Database, clock, existing, say

if TYPE_CHECKING:
    from fogline.store.accounts import Accounts

user = typer.Typer(help="Accounts of a team server.", no_args_is_help=True)
YEAR = 365
Password = Annotated[
    str, typer.Option(prompt=True, confirmation_prompt=True, hide_input=True, help="Asked for.")
]


def accounts(database: str | None) -> Accounts:
    """The accounts of a database."""
    from fogline.run.case import Case
    from fogline.store.accounts import Accounts

    return Accounts(Case(existing(database)).engine)


@user.command()
def add(
    name: Annotated[str, typer.Argument(help="Name to log in with.")],
    role: Annotated[str, typer.Option(help="reader, analyst or admin.")] = "reader",
    password: Password = "",
    database: Database = None,
) -> None:
    """Add a user; the password is asked for and kept as an argon2 hash."""
    from fogline.errors import Unusable
    from fogline.serve.login import hasher
    from fogline.store.accounts import Account

    if len(password) < 10:
        raise Unusable("a password has ten characters or more")
    accounts(database).add(Account(name, role, hasher().hash(password), clock()))
    say(f"{name} may log in as {role}")


@user.command()
def token(
    name: Annotated[str, typer.Argument(help="Whose token.")],
    days: Annotated[int, typer.Option(help="Days that it holds.")] = YEAR,
    database: Database = None,
) -> None:
    """Print a token for scripts: send it as `Authorization: Bearer TOKEN`."""
    from fogline.errors import Unusable
    from fogline.nouns import instant

    held = accounts(database)
    if held.find(name) is None:
        raise Unusable(f"no user {name}")
    secret, now = secrets.token_urlsafe(32), clock()
    held.give(secret, name, "token", now, (instant(now) + timedelta(days=days)).isoformat())
    say(secret)
