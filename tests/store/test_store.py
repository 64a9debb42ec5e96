"""One suite for every database that Fogline supports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect
from tests.factory import TEXT, claim, control, facts, page, report

from fogline.errors import StoreError
from fogline.nouns import Claim, Failure, Page, Quote, Report, decision, failure
from fogline.nouns.decision import Decision
from fogline.store import engine as engines
from fogline.store.codec import decode, encode
from fogline.store.engine import open_engine
from fogline.store.schema import metadata
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


def test_what_is_added_is_read_back_equal(engine: Engine) -> None:
    given = facts()
    assert Writer(engine).add_pages([given]) == 1
    view = View(engine)
    assert view.one(Page, given.page.id) == given.page
    assert view.all(Report) == list(given.reports)
    assert view.all(Claim, kind="toll") == list(given.claims)
    assert view.all(Claim, kind="control") == []
    assert view.raw(given.page.sha256) == TEXT.encode()


def test_adding_twice_changes_nothing(engine: Engine) -> None:
    writer, view = Writer(engine), View(engine)
    writer.add_pages([facts()])
    before = view.all(Page), view.all(Report), view.all(Claim)
    assert writer.add_pages([facts(), facts()]) == 0
    assert (view.all(Page), view.all(Report), view.all(Claim)) == before


def test_an_edited_page_is_a_new_version_and_both_are_kept(engine: Engine) -> None:
    Writer(engine).add_pages([facts(), facts(TEXT.replace("12", "14"))])
    versions = View(engine).versions("https://valley.example/1")
    assert {version.text for version in versions} == {TEXT, TEXT.replace("12", "14")}


@pytest.mark.parametrize("names", [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_the_order_of_arrival_never_shows_in_a_name(engine: Engine, names: list[str]) -> None:
    for name in names:
        Writer(engine).add_pages([facts(name=name)])
    assert [found.name for found in View(engine).all(Page)] == ["a.txt"]


def test_failures_and_decisions_are_kept_once(engine: Engine) -> None:
    bad = failure("x.html", "intake", "too deep")
    ruling = decision("cut", ("link-1",), "ana", "2023-05-02T10:00:00+00:00")
    assert Writer(engine).add([bad, ruling]) == 2
    assert Writer(engine).add([ruling, bad]) == 0
    view = View(engine)
    assert view.all(Failure) == [bad]
    assert view.all(Decision) == [ruling]


def test_ids_come_in_order_whatever_came_first(engine: Engine) -> None:
    many = [facts(f"Page {n}.", f"https://valley.example/{n}") for n in range(9)]
    Writer(engine).add_pages(reversed(many))
    assert View(engine).ids(Page) == sorted(f.page.id for f in many)
    assert View(engine).count(Page) == 9


def test_every_payload_survives_the_codec() -> None:
    item = report(page())
    for what in (None, control(), Quote("she", "A. Name", "told the radio")):
        made = claim(item, what)
        assert decode(Claim, encode(made)) == made


def test_a_broken_database_is_a_store_error(tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"this is no database " * 100)
    with pytest.raises(StoreError, match="cannot open"):
        open_engine(str(broken))


def test_migrations_make_the_tables_of_the_schema(tmp_path: Path) -> None:
    engine = open_engine(str(tmp_path / "case.db"))
    names = {n for n in inspect(engine).get_table_names() if not n.startswith("passage_words")}
    assert names == {*metadata.tables, "alembic_version"}
    newest = max(p.name[:4] for p in (engines.MIGRATIONS / "versions").glob("*.py"))
    assert newest == engines.HEAD
