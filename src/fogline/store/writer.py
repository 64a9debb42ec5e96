"""The one narrow writer: facts are added, never changed; adding twice changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from fogline.errors import StoreBusy, StoreError
from fogline.nouns import Claim, Decision, Doubt, Failure, Link, Page, Report
from fogline.store import schema
from fogline.store.codec import encode
from fogline.store.passages import passage_rows

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Everything one page gives by itself, with its unmodified bytes."""

    page: Page
    data: bytes
    reports: Sequence[Report] = ()
    claims: Sequence[Claim] = ()
    doubts: Sequence[Doubt] = ()


class Writer:
    """Adds facts in transactions. Raises StoreError (StoreBusy where another holds the file)."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add_pages(self, facts: Iterable[PageFacts]) -> int:
        """Add pages with all they hold; returns how many pages were new."""
        facts = list(facts)
        with _writing(self._engine) as connection:
            new = _insert(connection, schema.page, [_page_row(f.page) for f in facts])
            _insert(connection, schema.raw, [_raw_row(f) for f in facts])
            for table, row, rows in _parts(facts):
                _insert(connection, table, [row(noun) for noun in rows])
        return new

    def add(self, nouns: Iterable[Link | Failure | Decision | Doubt]) -> int:
        """Add links, failures, doubts and decisions; returns how many were new."""
        new = 0
        by_type: dict[type, list[Any]] = {}
        for noun in nouns:
            by_type.setdefault(type(noun), []).append(noun)
        with _writing(self._engine) as connection:
            for kind, group in by_type.items():
                table, row = _LOOSE[kind]
                new += _insert(connection, table, [row(noun) for noun in group])
        return new


class _writing:
    """A transaction whose database errors come out as StoreError."""

    def __init__(self, engine: Engine) -> None:
        self._context = engine.begin()

    def __enter__(self) -> Connection:
        try:
            return self._context.__enter__()
        except SQLAlchemyError as error:
            raise _store_error(error) from error

    def __exit__(self, *details: Any) -> None:
        try:
            self._context.__exit__(*details)
        except SQLAlchemyError as error:
            raise _store_error(error) from error
        if isinstance(details[1], SQLAlchemyError):
            raise _store_error(details[1]) from details[1]


def _store_error(error: SQLAlchemyError) -> StoreError:
    busy = isinstance(error, OperationalError) and "locked" in str(error)
    return StoreBusy("the database is in use") if busy else StoreError(str(error))


def _insert(connection: Connection, table: Table, rows: list[Row]) -> int:
    """Insert the rows whose key is new; how many were."""
    if not rows:
        return 0
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    insert = dialect.insert(table)
    statement = _keep_least(insert) if table is schema.page else insert.on_conflict_do_nothing()
    before = _count(connection, table)
    connection.execute(statement, rows)
    return _count(connection, table) - before


def _keep_least(insert: Any) -> Any:
    """The same page under two names or fetch times: the least record stays, in any order."""
    new, old = insert.excluded, schema.page.c
    binary = new.body.collate("C" if isinstance(insert, postgresql.Insert) else "BINARY")
    values = {"name": new.name, "body": new.body}
    return insert.on_conflict_do_update(index_elements=["id"], set_=values, where=binary < old.body)


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _parts(facts: list[PageFacts]) -> Iterable[tuple[Table, Callable[[Any], Row], list[Any]]]:
    yield schema.report, _report_row, [r for f in facts for r in f.reports]
    yield schema.claim, _claim_row, [c for f in facts for c in f.claims]
    yield schema.doubt, _doubt_row, [d for f in facts for d in f.doubts]
    yield schema.passage, dict, [row for f in facts for row in passage_rows(f.page)]


def _raw_row(facts: PageFacts) -> Row:
    return {"sha256": facts.page.sha256, "data": facts.data}


def _page_row(page: Page) -> Row:
    keys = {"id": page.id, "name": page.name, "url": page.url, "sha256": page.sha256}
    return {**keys, "body": encode(page)}


def _report_row(report: Report) -> Row:
    keys = {"id": report.id, "page": report.page, "public": report.public}
    return {**keys, "publisher": report.publisher, "body": encode(report)}


def _claim_row(claim: Claim) -> Row:
    keys = {"id": claim.id, "page": claim.page, "report": claim.report, "kind": claim.kind}
    return {**keys, "body": encode(claim)}


def _link_row(link: Link) -> Row:
    ends = {"a_report": link.a.report, "b_report": link.b.report}
    return {"id": link.id, **ends, "body": encode(link)}


def _doubt_row(doubt: Doubt) -> Row:
    return {"id": doubt.id, "page": doubt.page, "kind": doubt.kind, "body": encode(doubt)}


def _failure_row(failure: Failure) -> Row:
    return {"id": failure.id, "page": failure.page, "body": encode(failure)}


def _decision_row(decision: Decision) -> Row:
    return {"id": decision.id, "at": decision.at, "body": encode(decision)}


_LOOSE: dict[type, tuple[Table, Callable[[Any], Row]]] = {
    Link: (schema.link, _link_row),
    Doubt: (schema.doubt, _doubt_row),
    Failure: (schema.failure, _failure_row),
    Decision: (schema.decision, _decision_row),
}
