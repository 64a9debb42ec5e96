"""A site on loopback that behaves, and one that does not; served by the tests themselves."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread

Page = tuple[int, dict[str, str], bytes]


class Site:
    """Pages by path; counts what was asked for. `hostile` paths misbehave on the wire."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: Counter[str] = Counter()
        self.answered: Counter[int] = Counter()
        self.headers: dict[str, dict[str, str]] = {}
        self.host = ""
        self.stop = Event()
        self.lock = Lock()

    def html(self, path: str, body: str, etag: str | None = None) -> None:
        headers = {"Content-Type": "text/html; charset=utf-8"}
        if etag:
            headers["ETag"] = etag
        self.pages[path] = 200, headers, body.encode()

    def feed(self, path: str, links: list[str], etag: str | None = None) -> None:
        items = "".join(f"<item><title>{u}</title><link>{u}</link></item>" for u in links)
        body = f"<rss version='2.0'><channel><title>Feed</title>{items}</channel></rss>"
        headers = {"Content-Type": "application/rss+xml", **({"ETag": etag} if etag else {})}
        self.pages[path] = 200, headers, body.encode()

    def sitemap(self, path: str, links: list[str]) -> None:
        items = "".join(f"<url><loc>{u}</loc></url>" for u in links)
        body = f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{items}</urlset>"
        self.pages[path] = 200, {"Content-Type": "text/xml"}, body.encode()

    def text(self, path: str, body: str) -> None:
        self.pages[path] = 200, {"Content-Type": "text/plain"}, body.encode()


def handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with site.lock:
                site.asked[self.path] += 1
                site.headers[self.path] = {k.lower(): v for k, v in self.headers.items()}
            try:
                if self.path.startswith("/bad/"):
                    bad(self, site)
                else:
                    self.answer()
            except OSError:
                pass

        do_POST = do_GET

        def answer(self) -> None:
            status, headers, body = site.pages.get(self.path, (404, {}, b"nothing here"))
            tag = headers.get("ETag")
            if tag and self.headers.get("If-None-Match") == tag:
                status, body = 304, b""
            with site.lock:
                site.answered[status] += 1
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
FOUND = b"HTTP/1.1 302 Found\r\nLocation: "
ANSWERS = {
    "bomb": HTML + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(bytes(30_000_000)),
    "deep": HTML + b"\r\n" + b"<div>" * 60_000,
    "attributes": HTML + b"\r\n<p " + b" ".join(b"a%d=1" % n for n in range(50_000)) + b">",
    "short": HTML + b"Content-Length: 5000\r\n\r\n<p>cut",
    "garbage": bytes(range(256)) * 50,
    "headers": b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(5000)),
    "loop": FOUND + b"/bad/loop\r\n\r\n",
    "home": FOUND + b"http://169.254.169.254/key\r\n\r\n",
    "file": FOUND + b"file:///etc/hostname\r\n\r\n",
    "error": b"HTTP/1.1 503 Busy\r\nRetry-After: 1\r\n\r\n",
    "entities": b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n"
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    b"<urlset><url><loc>&b;</loc></url></urlset>",
}
WAYS = ("slow", "silent", "endless", *ANSWERS)


def bad(asked: BaseHTTPRequestHandler, site: Site) -> None:
    """One way to misbehave for each path; some never end by themselves."""
    wire, way = asked.wfile, asked.path.removeprefix("/bad/").partition("?")[0]
    if way in ANSWERS:
        wire.write(ANSWERS[way])
    elif way == "silent":
        site.stop.wait(30)
    else:
        wire.write(HTML + b"\r\n")
        while not site.stop.wait(0.05 if way == "slow" else 0):
            wire.write(b"<p>many words</p>" * (1 if way == "slow" else 4096))


@contextmanager
def served() -> Iterator[Site]:
    site = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(site))
    server.daemon_threads = True
    site.host = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        site.stop.set()
        server.shutdown()
        server.server_close()
