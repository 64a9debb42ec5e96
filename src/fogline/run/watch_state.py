"""What the watcher remembers between two runs, in tables of its own beside the facts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import Column, Engine, Float, Index, Integer, MetaData, String, Table, Text, select
from sqlalchemy.dialects import postgresql, sqlite

from fogline.run.watch_urls import host_of

NEVER = 1e18
metadata = MetaData()
address = Table(
    "watch_address",
    metadata,
    Column("url", Text, primary_key=True),
    Column("host", Text, nullable=False),
    Column("kind", String(12), nullable=False),
    Column("source", Text, nullable=False),
    Column("found", Text),
    Column("etag", Text),
    Column("modified", Text),
    Column("digest", String(64)),
    Column("due", Float, nullable=False),
    Column("wait", Float, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("told", Text, nullable=False),
    Index("watch_address_due", "due"),
)
told = Table("watch_told", metadata, Column("page", String(32), primary_key=True))


@dataclass(frozen=True, slots=True)
class Address:
    """An address under watch.

    `kind` is feed, sitemap, page or original (what an excerpt goes on at); `found` the report or
    address that led here; `due` when to fetch it next, in seconds of the clock; `wait` the pause
    after that; `told` what the last fetch gave, in words.
    """

    url: str
    kind: str
    source: str
    found: str | None = None
    etag: str | None = None
    modified: str | None = None
    digest: str | None = None
    due: float = 0.0
    wait: float = 0.0
    tries: int = 0
    told: str = ""


FIELDS = [address.c[name] for name in Address.__dataclass_fields__]


def _row(one: Address) -> dict[str, Any]:
    return {"host": host_of(one.url), **asdict(one)}


class State:
    """Reads and writes the watcher's tables."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        metadata.create_all(engine)

    def meet(self, found: Iterable[Address]) -> int:
        """Take new addresses; those known already stay as they are. How many were new."""
        rows = [_row(one) for one in found]
        if not rows:
            return 0
        with self._engine.begin() as connection:
            known = connection.execute(
                select(address.c.url).where(address.c.url.in_([r["url"] for r in rows]))
            )
            held = {row[0] for row in known}
            fresh = [row for row in rows if row["url"] not in held]
            if fresh:
                connection.execute(self._insert(address).on_conflict_do_nothing(), fresh)
        return len({row["url"] for row in fresh})

    def keep(self, one: Address) -> None:
        """Write what is known of an address now."""
        values = _row(one)
        with self._engine.begin() as connection:
            statement = self._insert(address).values(**values)
            connection.execute(statement.on_conflict_do_update(index_elements=["url"], set_=values))

    def due(self, by: float, resting: Collection[str] = (), limit: int = 50) -> list[Address]:
        """Addresses that are due by then and not of a resting host, the longest due first."""
        query = select(*FIELDS).where(address.c.due <= by, address.c.host.not_in(resting))
        query = query.order_by(address.c.due, address.c.url).limit(limit)
        with self._engine.connect() as connection:
            return [Address(**row) for row in connection.execute(query).mappings()]

    def next_due(self) -> float:
        """When the next address is due."""
        query = select(address.c.due).order_by(address.c.due).limit(1)
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        return float(row[0]) if row else NEVER

    def find(self, url: str) -> Address | None:
        """The address, if it is known."""
        with self._engine.connect() as connection:
            query = select(*FIELDS).where(address.c.url == url)
            row = connection.execute(query).mappings().first()
        return Address(**row) if row else None

    def told(self) -> set[str]:
        """Pages whose changes were told in alerts."""
        with self._engine.connect() as connection:
            return {row[0] for row in connection.execute(select(told.c.page))}

    def tell(self, pages: Iterable[str]) -> None:
        """Remember that the changes of these pages were told."""
        rows = [{"page": page} for page in pages]
        if rows:
            with self._engine.begin() as connection:
                connection.execute(self._insert(told).on_conflict_do_nothing(), rows)

    def _insert(self, table: Table) -> Any:
        dialect = postgresql if self._engine.dialect.name == "postgresql" else sqlite
        return dialect.insert(table)


def after(one: Address, now: float, wait: float, **more: Any) -> Address:
    """The address once it was fetched, due again after `wait`."""
    return replace(one, due=now + wait, wait=wait, **more)
