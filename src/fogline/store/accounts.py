"""Accounts, tickets (sessions and tokens) and the audit log."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Engine, delete, insert, select

from fogline.errors import StoreError
from fogline.store.schema import account, audit, ticket

ROLES = ("reader", "analyst", "admin")


@dataclass(frozen=True, slots=True)
class Account:
    """A person who may log in; `password` is an argon2 hash."""

    name: str
    role: str
    password: str
    made: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the audit log."""

    at: str
    account: str
    verb: str
    what: str


class Accounts:
    """Reads and writes who may do what."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, new: Account) -> None:
        """Add an account; raises StoreError where the name is taken or the role unknown."""
        if new.role not in ROLES:
            raise StoreError(f"no role {new.role!r}: one of {', '.join(ROLES)}")
        if self.find(new.name):
            raise StoreError(f"there is an account {new.name} already")
        values = {"name": new.name, "role": new.role, "password": new.password, "made": new.made}
        with self._engine.begin() as connection:
            connection.execute(insert(account).values(**values))

    def find(self, name: str) -> Account | None:
        """The account of that name."""
        query = select(account).where(account.c.name == name)
        with self._engine.connect() as connection:
            row = connection.execute(query).mappings().first()
        return Account(**row) if row else None

    def give(self, secret: str, name: str, kind: str, made: str, ends: str) -> None:
        """Keep the hash of a session's or token's secret until it ends."""
        values = {"hash": digest(secret), "account": name, "kind": kind, "made": made, "ends": ends}
        with self._engine.begin() as connection:
            connection.execute(delete(ticket).where(ticket.c.ends < made))
            connection.execute(insert(ticket).values(**values))

    def holder(self, secret: str, kind: str, now: str) -> Account | None:
        """Whose session or token this is, if it still holds."""
        query = (
            select(account)
            .join(ticket, ticket.c.account == account.c.name)
            .where(ticket.c.hash == digest(secret), ticket.c.kind == kind, ticket.c.ends > now)
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).mappings().first()
        return Account(**row) if row else None

    def end(self, secret: str) -> None:
        """End a session or token."""
        with self._engine.begin() as connection:
            connection.execute(delete(ticket).where(ticket.c.hash == digest(secret)))

    def log(self, entry: Entry) -> None:
        """Write a line of the audit log; nothing takes it out again."""
        values = {"at": entry.at, "account": entry.account, "verb": entry.verb, "what": entry.what}
        with self._engine.begin() as connection:
            connection.execute(insert(audit).values(**values))

    def entries(self, limit: int = 500) -> list[Entry]:
        """The last lines of the audit log, newest first."""
        columns = (audit.c.at, audit.c.account, audit.c.verb, audit.c.what)
        query = select(*columns).order_by(audit.c.id.desc()).limit(limit)
        with self._engine.connect() as connection:
            return [Entry(*row) for row in connection.execute(query)]


def digest(secret: str) -> str:
    """What is kept of a secret (it has 256 random bits, so a plain hash is enough)."""
    return sha256(secret.encode()).hexdigest()
