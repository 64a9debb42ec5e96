"""The one narrow reader: facts in a fixed order, whatever order they came in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import Engine, Table, func, select

from fogline.nouns import Claim, Decision, Doubt, Failure, Link, Page, Report
from fogline.store import schema
from fogline.store.codec import decode
from fogline.store.passages import Hit, find

T = TypeVar("T")

TABLES: dict[type, Table] = {
    Page: schema.page,
    Report: schema.report,
    Claim: schema.claim,
    Link: schema.link,
    Doubt: schema.doubt,
    Failure: schema.failure,
    Decision: schema.decision,
}


class View:
    """Reads facts; every list is ordered by id, so that the order of arrival never shows."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self, noun: type[T], **where: str) -> list[T]:
        """Every noun of a type, or those whose columns have the values given."""
        table = TABLES[noun]
        query = select(table.c.body).order_by(table.c.id)
        for column, value in where.items():
            query = query.where(table.c[column] == value)
        return [decode(noun, body) for (body,) in self._rows(query)]

    def one(self, kind: type[T], key: str) -> T | None:
        """The noun with this id."""
        table = TABLES[kind]
        rows = self._rows(select(table.c.body).where(table.c.id == key))
        return decode(kind, rows[0][0]) if rows else None

    def raw(self, sha256: str) -> bytes | None:
        """The unmodified bytes with this hash."""
        query = select(schema.raw.c.data).where(schema.raw.c.sha256 == sha256)
        rows = self._rows(query)
        return bytes(rows[0][0]) if rows else None

    def versions(self, url: str) -> list[Page]:
        """Every version of the page at a URL, ordered by id."""
        return self.all(Page, url=url)

    def ids(self, kind: type) -> list[str]:
        """The ids of every noun of a kind."""
        table = TABLES[kind]
        return [row[0] for row in self._rows(select(table.c.id).order_by(table.c.id))]

    def count(self, kind: type) -> int:
        """How many nouns of a kind there are."""
        return int(self._rows(select(func.count()).select_from(TABLES[kind]))[0][0])

    def search(self, words: str, limit: int = 1000) -> list[Hit]:
        """Paragraphs that hold all the words, best first."""
        return find(self._engine, words, limit)

    def _rows(self, query: Any) -> Sequence[Any]:
        with self._engine.connect() as connection:
            return connection.execute(query).fetchall()
