from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest

from fogline.errors import BadPage
from fogline.intake.settings import IntakeSettings
from fogline.intake.web import fetch

CAPS = IntakeSettings(fetch_bytes=100_000, fetch_seconds=1.0)
STOP = Event()


class Site(BaseHTTPRequestHandler):
    """Pages that behave, and pages that do not."""

    def do_GET(self) -> None:
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
            return
        self.send_response(404 if self.path == "/gone" else 200)
        self.send_header("Content-Type", "text/plain; charset=koi8-r")
        self.end_headers()
        self.write()

    def write(self) -> None:
        try:
            self.wfile.write(b"The bridge is down.")
            while self.path == "/endless":
                self.wfile.write(b"x" * 10_000)
            while self.path == "/slow" and not STOP.wait(0.1):
                self.wfile.write(b"x")
        except OSError:
            pass

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    STOP.set()
    server.shutdown()
    server.server_close()


def test_page_with_its_declared_type_and_final_address(site: str) -> None:
    page = fetch(f"{site}/to/{site}/a", CAPS, "2023-05-06T07:08:09Z")
    assert (page.url, page.data) == (f"{site}/a", b"The bridge is down.")
    assert page.media_type == "text/plain; charset=koi8-r"
    assert page.fetched == "2023-05-06T07:08:09Z"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/gone", "404"),
        ("/endless", "larger than 100,000 bytes"),
        ("/slow", "took longer than 1 s to fetch"),
        ("/to/file:///etc/hostname", "cannot be fetched"),
        ("/to/ftp://127.0.0.1/a", "cannot be fetched"),
        ("/a b", "cannot be fetched"),
    ],
)
def test_refused(site: str, path: str, why: str) -> None:
    with pytest.raises(BadPage, match=why):
        fetch(site + path, CAPS, None)


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://a.example/", "data:text/html,x"])
def test_other_schemes_are_refused(url: str) -> None:
    with pytest.raises(BadPage, match="only http and https"):
        fetch(url, CAPS, None)
