"""Documents that the tests of intake build: ordinary ones and hostile ones."""

from __future__ import annotations

import gzip

PARAGRAPH = "<p>The governor of Lower Anwar said on Friday that nine people died in the market.</p>"


def article(*paragraphs: str, head: str = "", body: str = "") -> bytes:
    """An HTML page with a menu, an article, a side column and a footer."""
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("Home", "World", "Sport"))
    inside = "".join(f"<p>{words}</p>" for words in paragraphs)
    page = (
        f"<!doctype html><html><head>{head}</head><body><nav><ul>{menu}</ul></nav>"
        f"<article><h1>Market hit in Anwar</h1>{inside}{body}</article>"
        "<aside><p>Subscribe to our letter and get the news of the day every morning.</p></aside>"
        "<footer><p>All rights reserved by the owner of this page and by nobody else.</p></footer>"
        "</body></html>"
    )
    return page.encode()


def warc_record(url: str, body: bytes, length: int | None = None, fields: str = "") -> bytes:
    """A WARC response record; `length` is what it says of itself, right or wrong."""
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{fields}\r\n".encode()
    block = http + body
    told = len(block) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2023-05-06T07:08:09Z\r\nContent-Length: {told}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def zeros(size: int) -> bytes:
    """`size` zero bytes as gzip, in members of 16 MB or less: a thousandth of that in length."""
    member = min(size, 1 << 24)
    return gzip.compress(bytes(member)) * (size // member)


def cut(data: bytes, missing: int) -> bytes:
    """Gzip without its last bytes."""
    return gzip.compress(data)[:-missing]


def pdf_of(stream: bytes, packed: bool = False) -> bytes:
    """A PDF of one sheet with this content stream."""
    how = b"/Filter /FlateDecode " if packed else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< %s/Length %d >>\nstream\n%s\nendstream" % (how, len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (Flash update) /Author (Relief Forum) /CreationDate (D:20230506070809Z) >>",
    ]
    out, starts = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    trailer = b"trailer << /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF"
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer % (size, len(out))
