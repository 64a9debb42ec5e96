"""WARC (ISO 28500): the pages that its response and resource records hold.

Read here and not by a library, because a false length must cost one record and not the file.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from fogline.intake.fetched import Fetched
from fogline.intake.media import FEED, HTML, JSON_FEED, PDF, PLAIN, kind_of
from fogline.intake.settings import IntakeSettings
from fogline.intake.tape import Tape
from fogline.nouns import Failure, failure

_HEADER_LINE = 65_536
_CHUNK = 1 << 22
_PAGES = (HTML, PLAIN, PDF, FEED, JSON_FEED)
Headers = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Body:
    """The bytes of an HTTP response after transfer and content decoding."""

    status: int
    media_type: str | None
    data: bytes


class _Broken(Exception):
    """A record that cannot be read; the next one may be."""


def responses(tape: Tape, name: str, settings: IntakeSettings) -> Iterator[Fetched | Failure]:
    """The pages of a WARC stream in order; each broken record is a Failure."""
    while _at_record(tape):
        headers = _headers(tape)
        where = headers.get("warc-target-uri", "").strip("<>") or name
        try:
            page = _page(headers, _block(tape, headers, settings), where, settings)
        except _Broken as error:
            yield failure(where, "intake", str(error))
        else:
            if page is not None:
                yield page
    if tape.broken or tape.peek(1):
        yield failure(name, "intake", tape.broken or "no WARC record found")


def _at_record(tape: Tape) -> bool:
    """Go past empty lines to the next record; True where there is one."""
    while tape.peek(2) == b"\r\n" or tape.peek(1) == b"\n":
        tape.line(_HEADER_LINE)
    return tape.peek(5) == b"WARC/"


def _headers(tape: Tape) -> Headers:
    """Named fields up to the empty line, names in lower case."""
    fields: Headers = {}
    while (line := tape.line(_HEADER_LINE)).strip():
        key, colon, value = line.decode("utf-8", "replace").partition(":")
        if colon:
            fields[key.strip().lower()] = value.strip()
    return fields


def _block(tape: Tape, headers: Headers, settings: IntakeSettings) -> bytes:
    """The record's block; raises _Broken, standing at the next record, for a false length."""
    told = headers.get("content-length", "")
    size = int(told) if told.isdecimal() and len(told) < 16 else -1
    if 0 <= size <= settings.line_bytes:
        block = tape.read(size)
        rest = tape.peek(9).lstrip(b"\r\n")
        if len(block) == size and b"WARC/".startswith(rest[:5]):
            return block
        tape.unread(block)
        why = tape.broken or f"record with false length {told}"
    elif size < 0:
        why = f"record with false length {told!r}"
    else:
        why = f"record larger than {settings.line_bytes:,} bytes"
    if not _resync(tape, settings.skip_bytes):
        why += "; nothing read behind it"
    raise _Broken(why)


def _resync(tape: Tape, most: int) -> bool:
    """Go to the next line that opens a record; False where there is none within `most` bytes."""
    passed = 0
    while passed < most and (chunk := tape.peek(_CHUNK)):
        at = chunk.find(b"\nWARC/1.")
        if at >= 0:
            tape.skip(at + 1)
            return True
        passed += tape.skip(len(chunk) if len(chunk) < _CHUNK else _CHUNK - 8)
    tape.end()
    return passed == 0


def _page(headers: Headers, block: bytes, where: str, settings: IntakeSettings) -> Fetched | None:
    """The page of a record; None for what is no page: requests, redirects, errors, images."""
    match headers.get("warc-type", "").lower():
        case "response" if block.startswith(b"HTTP/"):
            body = _http(block, settings.line_bytes)
        case "resource":
            body = _Body(200, headers.get("content-type"), block)
        case _:
            return None
    kind = kind_of(body.data[:2048], where.partition("?")[0], body.media_type)
    if not 200 <= body.status < 300 or kind not in _PAGES or not body.data.strip():
        return None
    charset = (body.media_type or "").partition(";")[2]
    date = headers.get("warc-date")
    return Fetched(where, where, f"{kind};{charset}" if charset else kind, body.data, date)


def _http(block: bytes, most: int) -> _Body:
    head, _, data = block.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in lines)
    fields = {key.strip().lower(): value.strip() for key, _, value in pairs}
    status = first.split(" ", 2)[1:2]
    if "chunked" in fields.get("transfer-encoding", "").lower():
        data = _dechunked(data)
    data = _unpacked(data, fields.get("content-encoding", "").lower(), most)
    code = int(status[0]) if status and status[0].isdecimal() else 0
    return _Body(code, fields.get("content-type"), data)


def _dechunked(data: bytes) -> bytes:
    """The body without its chunk lengths; unchanged where the crawler has removed them."""
    parts: list[bytes] = []
    at = 0
    while (end := data.find(b"\r\n", at)) >= 0:
        try:
            size = int(data[at:end].partition(b";")[0], 16)
        except ValueError:
            return b"".join(parts) or data
        if size <= 0:
            break
        parts.append(data[end + 2 : end + 2 + size])
        at = end + size + 4
    return b"".join(parts) or data


def _unpacked(data: bytes, encoding: str, most: int) -> bytes:
    """The body without gzip or deflate; unchanged where the crawler has removed it."""
    if encoding in ("br", "zstd"):
        raise _Broken(f"content encoding {encoding} is not read")
    if encoding not in ("gzip", "x-gzip", "deflate"):
        return data
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        body = unpack.decompress(data, most + 1)
    except zlib.error:
        return data
    if len(body) > most:
        raise _Broken(f"unpacks to more than {most:,} bytes")
    if not unpack.eof:
        raise _Broken("gzip is cut short")
    return body
