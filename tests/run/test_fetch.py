from __future__ import annotations

import gzip
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest

from fogline.errors import BadPage
from fogline.run.fetch import FetchSettings, Reply, get, plain, reachable

HOME = FetchSettings(seconds=1.0, bytes=100_000, redirects=3, networks=("127.0.0.1/32",))
STOP = Event()

PUBLIC = ("8.8.8.8", "2606:4700:4700::1111")
PRIVATE = (
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",
    "100.64.0.1", "224.0.0.1", "255.255.255.255", "198.18.0.1", "::1", "::", "fe80::1%eth0",
    "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::",
    "64:ff9b::7f00:1", "2001:db8::1",
)  # fmt: skip


class Site(BaseHTTPRequestHandler):
    """Pages that behave, and pages that do not."""

    def do_GET(self) -> None:
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
        elif self.path == "/drip":
            self.drip(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 1000)
        else:
            self.send_response(200)
            if self.path == "/short":
                self.send_header("Content-Length", "500")
            self.end_headers()
            self.write()

    def write(self) -> None:
        try:
            self.wfile.write(f"{self.path} of {self.headers['Host']}".encode())
            while self.path == "/endless":
                self.wfile.write(b"x" * 10_000)
            if self.path == "/slow":
                self.drip(b"x" * 1000)
        except OSError:
            pass

    def drip(self, data: bytes) -> None:
        try:
            for byte in data:
                if STOP.wait(0.1):
                    return
                self.wfile.write(bytes((byte,)))
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


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_reached(address: str) -> None:
    assert reachable(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_not(address: str) -> None:
    assert not reachable(address)


def test_a_network_that_is_allowed() -> None:
    assert reachable("10.1.2.3", ("10.1.0.0/16",))
    assert not reachable("10.2.2.3", ("10.1.0.0/16",))


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://2130706433/",
     "http://0x7f.1/", "http://[::ffff:127.0.0.1]/"],
)  # fmt: skip
def test_no_spelling_leads_home(url: str) -> None:
    with pytest.raises(BadPage, match=r"no public address|cannot be fetched"):
        get(url, FetchSettings(seconds=2.0))


def test_the_connection_goes_to_the_address_that_was_checked(site: str) -> None:
    asked: list[str] = []

    def once(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    port = site.rpartition(":")[2]
    reply = get(f"http://news.example:{port}/a", HOME, resolve=once)
    assert reply.body == f"/a of news.example:{port}".encode()
    assert asked == ["news.example"]


@pytest.mark.parametrize(("first", "then"), [("127.0.0.1", "10.0.0.1"), ("127.0.0.1", "::1")])
def test_a_name_that_changes_between_two_hops_is_checked_again(
    site: str, first: str, then: str
) -> None:
    answers = iter([[first], [then]])
    port = site.rpartition(":")[2]
    with pytest.raises(BadPage, match="no public address"):
        get(f"http://news.example:{port}/to//b", HOME, resolve=lambda *_: next(answers))


def test_one_private_address_among_public_ones_is_enough() -> None:
    with pytest.raises(BadPage, match="no public address"):
        get("http://news.example/", HOME, resolve=lambda *_: ["8.8.8.8", "10.0.0.1"])


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/endless", "larger than 100,000 bytes"),
        ("/slow", "took longer than 1 s"),
        ("/drip", "took longer than 1 s"),
        ("/short", "cannot be fetched|early"),
        ("/to/file:///etc/hostname", "only http and https"),
        ("/to/http://10.0.0.1/", "no public address"),
        ("/to//to//to//to//a", "more than 3 redirects"),
    ],
)
def test_refused(site: str, path: str, why: str) -> None:
    with pytest.raises(BadPage, match=why):
        get(site + path, HOME)


def test_every_hop_is_asked_for(site: str) -> None:
    def may(url: str) -> str | None:
        return "robots.txt says no" if url.endswith("/b") else None

    assert get(f"{site}/a", HOME, may=may).status == 200
    with pytest.raises(BadPage, match="robots"):
        get(f"{site}/to//b", HOME, may=may)


def packed(body: bytes, encoding: str = "gzip") -> Reply:
    return Reply("http://a.example/", 200, "OK", (("Content-Encoding", encoding),), body)


def test_content_encoding_is_undone_within_bounds() -> None:
    assert plain(packed(gzip.compress(b"The bridge is down.")), 100).body == b"The bridge is down."
    for bad in (packed(gzip.compress(bytes(10_000))), packed(gzip.compress(b"x")[:-4]),
                packed(b"x"), packed(b"x", "br")):  # fmt: skip
        with pytest.raises(BadPage):
            plain(bad, 1000)
