"""Full text, copying and accounts, on every database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from tests.factory import TEXT, facts

from fogline.errors import StoreError
from fogline.nouns import Page
from fogline.store.accounts import Account, Accounts, Entry
from fogline.store.copy import copy
from fogline.store.engine import open_engine
from fogline.store.view import View
from fogline.store.writer import Writer


@pytest.fixture(params=["memory", "file", pytest.param("server", marks=pytest.mark.postgres)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "server":
        url = request.getfixturevalue("postgres")
    else:
        url = "sqlite://" if request.param == "memory" else str(tmp_path / "case.db")
    engine = open_engine(url)
    yield engine
    engine.dispose()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("rescue service", 1),
        ("KURMINA", 2),
        ("kurm", 2),
        ("nothing of it", 0),
        ("", 0),
        ('" OR 1=1; DROP TABLE page --', 0),
        ("' & | ! :*", 0),
        ("NEAR(a b) *", 0),
    ],
)
def test_paragraphs_are_found_by_their_words(engine: Engine, asked: str, found: int) -> None:
    Writer(engine).add_pages([facts(), facts()])
    hits = View(engine).search(asked)
    assert len(hits) == found
    pages = {p.id: p for p in View(engine).all(Page)}
    for hit in hits:
        assert asked.split()[0].casefold() in hit.span.of(pages[hit.page].text).casefold()


def test_a_copy_is_equal_and_a_difference_is_noticed(engine: Engine, tmp_path: Path) -> None:
    Writer(engine).add_pages([facts(), facts(TEXT + " Zürich.", "https://valley.example/2")])
    target = open_engine(str(tmp_path / "copy.db"))
    proofs = copy(engine, target)
    assert {p.table: p.rows for p in proofs}["page"] == 2
    assert View(target).all(Page) == View(engine).all(Page)
    assert copy(engine, target) == proofs
    assert len(View(target).search("zurich")) == 1
    with target.begin() as connection:
        connection.execute(text("UPDATE page SET name = 'other'"))
    with pytest.raises(StoreError, match="page differs"):
        copy(engine, target)


def test_accounts_tickets_and_the_log(engine: Engine) -> None:
    accounts, now = Accounts(engine), "2024-01-02T00:00:00+00:00"
    ana = Account("ana", "analyst", "hash", now)
    accounts.add(ana)
    with pytest.raises(StoreError, match="already"):
        accounts.add(ana)
    with pytest.raises(StoreError, match="no role"):
        accounts.add(Account("bo", "king", "hash", now))
    accounts.give("secret", "ana", "session", now, "2024-01-03T00:00:00+00:00")
    assert accounts.holder("secret", "session", now) == ana
    assert accounts.holder("secret", "token", now) is None
    assert accounts.holder("secret", "session", "2024-01-04T00:00:00+00:00") is None
    accounts.end("secret")
    assert accounts.holder("secret", "session", now) is None
    accounts.log(Entry(now, "ana", "login", ""))
    assert accounts.entries() == [Entry(now, "ana", "login", "")]
