"""Build the two binary pages of the example corpus from the texts beside this file.

    pip install reportlab
    python examples/aleppo-2024/sources/build.py

Writes pages/37-crossline-flash-update.pdf (reportlab, invariant, uncompressed) and
pages/39-crawl.warc.gz (WARC/1.1, one gzip member per record). Same input, same bytes.
"""

from __future__ import annotations

import gzip
import uuid
from pathlib import Path

SOURCES = Path(__file__).parent
PAGES = SOURCES.parent / "pages"
CRAWLED = "2024-12-06T05:00:00Z"
RESPONSES = [
    ("https://www.levantwire.example/2024/12/01/tel-rifaat", "200 OK", "1-levantwire.html"),
    (
        "https://tidewatergazette.example/world/second-front-aleppo",
        "200 OK",
        "2-tidewatergazette.html",
    ),
    ("https://kestrelnews.example/syria-fuel-trucks", "200 OK", "3-kestrelnews.html"),
    ("https://kestrelnews.example/syria-1000-dead", "404 Not Found", "4-not-found.html"),
]


def main() -> None:
    """Write both files."""
    write_pdf(SOURCES / "37-crossline-flash-update.txt", PAGES / "37-crossline-flash-update.pdf")
    (PAGES / "39-crawl.warc.gz").write_bytes(b"".join(warc_members()))


def write_pdf(source: Path, target: Path) -> None:
    """Print each line of the text as one line of the PDF; `---` starts a new page."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(target), pagesize=A4, invariant=1, pageCompression=0)
    canvas.setTitle("Northwest Syria - Flash Update No. 3")
    canvas.setAuthor("Crossline Relief Forum")
    for number, page in enumerate(source.read_text(encoding="utf-8").split("---\n"), 1):
        canvas.setFont("Helvetica", 11)
        for row, line in enumerate(page.splitlines()):
            canvas.drawString(72, 770 - 16 * row, line)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 40, f"Crossline Relief Forum - page {number} of 2")
        canvas.showPage()
    canvas.save()


def warc_members() -> list[bytes]:
    """A warcinfo record and one response record for each page, each gzipped alone."""
    info = b"software: examples/aleppo-2024/sources/build.py\r\nformat: WARC File Format 1.1\r\n"
    records = [record("warcinfo", "", "application/warc-fields", info)]
    for url, status, name in RESPONSES:
        records.append(
            record("response", url, "application/http;msgtype=response", http(status, name))
        )
    return [gzip.compress(item, 9, mtime=0) for item in records]


def http(status: str, name: str) -> bytes:
    """The response as it came over the wire, headers and body."""
    body = (SOURCES / "warc" / name).read_bytes()
    head = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def record(kind: str, url: str, media_type: str, block: bytes) -> bytes:
    """One WARC/1.1 record; its id follows from kind and address, not from chance."""
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{kind} {url}")
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\n{target}WARC-Date: {CRAWLED}\r\n"
        f"WARC-Record-ID: <urn:uuid:{name}>\r\nContent-Type: {media_type}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


if __name__ == "__main__":
    main()
