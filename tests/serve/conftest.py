"""A small case of invented pages, served: on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from fogline.nouns import (
    Attribution,
    Claim,
    Doubt,
    Page,
    Place,
    Report,
    Span,
    When,
    claim_id,
    doubt,
    page_id,
    report_id,
)
from fogline.run.case import Case
from fogline.run.kit import kit
from fogline.serve.app import make_app
from fogline.serve.settings import Settings
from fogline.store.writer import PageFacts
from tests.factory import control, toll

NOW = "2023-06-01T12:00:00+00:00"
KURMINA = Place("place-kurmina", "Kurmina", "town", 12.5, 30.25, "SD", "North Vale")
SCRIPT = "<script>alert('fog')</script>"


def story(
    n: int, day: str, publisher: str, text: str, claims: list[tuple[str, Any, tuple[str, ...]]]
) -> PageFacts:
    """A page with one report; each claim is a sentence of it, what it says, and whom it cites."""
    digest, url = sha256(text.encode()).hexdigest(), f"https://{n}.example/{n}"
    page = Page(page_id(digest, url), f"{n}.txt", url, "text/plain", digest, text, "en")
    whole = Span(0, len(text))
    report = Report(
        report_id(page.id, whole, None), page.id, whole, "article",
        publisher=publisher, published=When(day, day), headline=Span(0, text.index("\n")),
    )  # fmt: skip
    made = [claim_at(page, report, *row) for row in claims]
    seen: list[Doubt] = [doubt(page.id, Span(0, 5), "reading", "toll", "a number nobody reads")]
    return PageFacts(page, text.encode(), (report,), tuple(made), tuple(seen))


def claim_at(page: Page, report: Report, words: str, what: Any, cites: tuple[str, ...]) -> Claim:
    at = page.text.index(words)
    span = Span(at, at + len(words))
    said = Attribution(cites, cue="said")
    key = claim_id(report.id, span, what)
    return Claim(key, page.id, report.id, span, span, what, said, rule="test", places=(KURMINA,))


def stories() -> list[PageFacts]:
    killed = "Shelling killed 12 people in Kurmina on Monday, the rescue service said."
    raised = "The rescue service said 15 people were killed in Kurmina on Monday."
    taken = "Fighters of the Vale Front captured Kurmina on Tuesday, a monitor said."
    denied = "The army denied losing Kurmina."
    long = " The market had opened early that day and many stalls were full when the shells fell."
    when = When("2023-05-01", "2023-05-01")
    return [
        story(1, "2023-05-01", "Valley Herald", f"Shells hit a market\n\n{killed}{long}\n",
              [(killed, toll(12, high=12, bound=None, period=when), ("rescue service",))]),
        story(2, "2023-05-02", "=cmd|'/c calc'!A1", f"Market shelled\n\n{killed}{long}\n",
              [(killed, toll(12, high=12, bound=None, period=when), ("rescue service",))]),
        story(3, "2023-05-03", f"Evil {SCRIPT}", f"{SCRIPT} title\n\n{raised} {taken}\n\n{denied}",
              [(raised, toll(15, high=15, bound=None, period=when), ("rescue service",)),
               (taken, control("Kurmina", actor="Vale Front"), ("monitor",)),
               (denied, control("Kurmina", actor="Vale Front", polarity="denied"), ("army",))]),
    ]  # fmt: skip


@pytest.fixture(params=["file", pytest.param("server", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "server":
        return str(request.getfixturevalue("postgres"))
    return str(tmp_path / "case.db")


@pytest.fixture
def case(database: str) -> Iterator[Case]:
    case = Case(database)
    case.writer.add_pages(stories())
    yield case
    case.engine.dispose()


@pytest.fixture
def lite(tmp_path: Path) -> Case:
    case = Case(str(tmp_path / "lite.db"))
    case.writer.add_pages(stories())
    return case


def client_of(case: Case, **settings: Any) -> TestClient:
    app = make_app(case, kit(), Settings(lambda: NOW, **settings))
    return TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)


@pytest.fixture
def client(case: Case) -> TestClient:
    return client_of(case)


@pytest.fixture
def local(lite: Case) -> TestClient:
    return client_of(lite)
