"""A server over the example pages, or over two invented ones for a team, and a browser for them."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from fogline.run.case import Case
from fogline.run.kit import kit
from fogline.serve.app import make_app
from fogline.serve.login import hasher
from fogline.serve.settings import Settings
from fogline.store.accounts import Account, Accounts
from tests.conftest import lacking
from tests.serve.conftest import NOW, stories

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "aleppo-2024" / "pages"
FLAGS = [
    "--no-sandbox", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--enable-unsafe-swiftshader",
]  # fmt: skip
WORD = "a long pass phrase"


def served(case: Case, **settings: Any) -> Iterator[str]:
    """The address of a server in a thread of its own."""
    app = make_app(case, kit(), Settings(lambda: NOW, **settings))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    case = Case(str(tmp_path_factory.mktemp("browser") / "case.db"))
    case.add([str(EXAMPLE)], kit(), NOW, lambda done, name: None)
    yield from served(case)


@pytest.fixture(scope="session")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    case = Case(str(tmp_path_factory.mktemp("team") / "case.db"))
    case.writer.add_pages(stories())
    Accounts(case.engine).add(Account("rita", "reader", hasher().hash(WORD), NOW))
    yield from served(case, login=True)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api")
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        lacking("Chromium")
    with api.sync_playwright() as player:
        browser = player.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Seen:
    """A browser page and everything that went wrong in it."""

    page: Any
    wrong: list[str] = field(default_factory=list)


@pytest.fixture
def seen(chromium: Any, request: pytest.FixtureRequest) -> Iterator[Seen]:
    """A page that notes errors of the console and requests that leave the host."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    page = context.new_page()
    found = Seen(page)
    page.on("console", lambda m: m.type == "error" and found.wrong.append(m.text))
    page.on("pageerror", lambda e: found.wrong.append(str(e)))
    page.on("request", lambda r: _inside(r.url) or found.wrong.append(f"outside: {r.url}"))
    yield found
    context.close()


def _inside(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "data:", "blob:http://127.0.0.1:"))


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core's source: of FOGLINE_AXE, or of a folder where npm put it."""
    named = os.environ.get("FOGLINE_AXE")
    places = [Path(named)] if named else []
    places += [
        Path(p) / "axe-core" / "axe.min.js" for p in ("node_modules", "/usr/lib/node_modules")
    ]
    try:
        import axe_core_python

        root = Path(axe_core_python.__file__).parent
        places += list(root.rglob("axe.min.js"))
    except ImportError:
        pass
    found = next((p for p in places if p.is_file()), None)
    if found is None:
        lacking("axe-core")
        raise AssertionError
    return found.read_text("utf-8")
