from __future__ import annotations

import gzip
import zlib
from io import BytesIO

import pytest

from fogline.intake.settings import IntakeSettings
from fogline.intake.tape import Tape
from fogline.intake.warc import responses
from fogline.nouns import Failure
from tests.intake.bytes import warc_record, zeros

BODY = b"<p>The bridge is down.</p>" * 5
A, B, C = "http://a.example/", "http://b.example/", "http://c.example/"
SMALL = IntakeSettings(line_bytes=100_000, skip_bytes=1_000_000)


def read(data: bytes) -> list[str]:
    found = responses(Tape(BytesIO(data)), "a.warc", SMALL)
    return [f"{each.page} {each.why}" if isinstance(each, Failure) else each.name for each in found]


def test_page_of_a_record() -> None:
    (page,) = responses(Tape(BytesIO(warc_record(A, BODY))), "a.warc", SMALL)
    assert not isinstance(page, Failure)
    assert (page.url, page.data, page.fetched) == (A, BODY, "2023-05-06T07:08:09Z")
    assert page.media_type == "text/html; charset=utf-8"


def test_records_packed_one_by_one() -> None:
    assert read(b"".join(gzip.compress(warc_record(url, BODY)) for url in (A, B, C))) == [A, B, C]


@pytest.mark.parametrize("length", [0, 90, 200, 400, 50_000, 500_000, -5, 10**30])
def test_a_false_length_costs_its_record_only(length: int) -> None:
    told = read(warc_record(A, BODY) + warc_record(B, BODY, length) + warc_record(C, BODY))
    assert told[0] == A
    assert told[1].startswith(f"{B} record ")
    assert told[-1] == C


def test_a_file_cut_short_gives_what_came_before() -> None:
    assert read((warc_record(A, BODY) + warc_record(B, BODY))[:-60]) == [
        A,
        f"{B} record with false length 189; nothing read behind it",
    ]
    packed = gzip.compress(warc_record(A, BODY)) + gzip.compress(warc_record(B, BODY))[:-20]
    assert read(packed)[0] == A
    assert read(packed)[-1] == "a.warc gzip is cut short"


def test_what_is_no_page_is_passed_over() -> None:
    request = warc_record(A, BODY).replace(b"WARC-Type: response", b"WARC-Type: request ")
    moved = warc_record(B, BODY).replace(b"200 OK", b"301 OK")
    image = warc_record(B, b"GIF89a").replace(b"text/html", b"image/gif")
    assert read(request + moved + image + warc_record(C, BODY)) == [C]


def test_transfer_and_content_encoding_are_undone() -> None:
    packed = gzip.compress(BODY)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    fields = "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"
    for body in (chunked, packed, BODY):
        (page,) = responses(Tape(BytesIO(warc_record(A, body, fields=fields))), "a", SMALL)
        assert not isinstance(page, Failure)
        assert page.data == BODY


def test_bombs_inside() -> None:
    packed = "Content-Encoding: gzip\r\n"
    bomb = warc_record(A, zeros(1 << 24), fields=packed)
    cut = warc_record(B, gzip.compress(BODY * 9)[:-12], fields=packed)
    brotli = warc_record(C, BODY, fields="Content-Encoding: br\r\n")
    assert read(bomb + cut + brotli + warc_record(C, BODY)) == [
        f"{A} unpacks to more than 100,000 bytes",
        f"{B} gzip is cut short",
        f"{C} content encoding br is not read",
        C,
    ]


def test_a_record_that_unpacks_without_end_ends_the_file() -> None:
    pack = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    data = warc_record(A, BODY) + warc_record(B, BODY, 10**12) + bytes(4_000_000)
    told = read(pack.compress(data) + pack.flush())
    assert told == [A, f"{B} record larger than 100,000 bytes; nothing read behind it"]


def test_no_warc() -> None:
    assert read(b"WARC" * 50) == ["a.warc no WARC record found"]
