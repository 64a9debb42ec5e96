from __future__ import annotations

import gzip
import io
import json
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from fogline.intake.read import Read, page_from_bytes, pages
from fogline.nouns import Failure, Page, page_id
from tests.intake.bytes import article, pdf_of, warc_record

TEXT = "The governor of Lower Anwar said on Friday that nine people had died in the market."
RSS = (
    "<rss version='2.0'><channel><title>Wire</title><item><title>Bridge</title>"
    f"<link>https://wire.example/1</link><description>{TEXT}</description></item></channel></rss>"
)
FILES = {
    "a.txt": TEXT.encode(),
    "b.html": article(TEXT, TEXT.replace("nine", "ten"), TEXT.replace("nine", "six")),
    "c.pdf": pdf_of(b"BT /F1 12 Tf 50 700 Td (The bridge over the river is down.) Tj ET"),
    "d.jsonl.gz": gzip.compress(json.dumps({"text": TEXT}).encode()),
    "sub/e.warc.gz": gzip.compress(warc_record("https://a.example/", article(TEXT, TEXT, TEXT))),
    "sub/f.rss": RSS.encode(),
    "sub/.hidden.txt": b"hidden",
    "sub/image.png": b"\x89PNG\0",
}
NAMES = ["a.txt", "b.html", "c.pdf", "d.jsonl.gz#1", "https://a.example/", "https://wire.example/1"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pages")
    for name, data in FILES.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(data)
    return root


def told(read: Read) -> str:
    return read.why if isinstance(read, Failure) else read[0].name


def only_page(found: list[Read]) -> Page:
    (one,) = found
    assert not isinstance(one, Failure), one.why
    return one[0]


def test_a_folder_gives_every_kind_of_page(folder: Path) -> None:
    found = list(pages([str(folder)]))
    assert [told(each) for each in found] == NAMES
    for each in found:
        assert not isinstance(each, Failure)
        page, raw = each
        assert page.sha256 == sha256(raw).hexdigest()
        assert page.id == page_id(page.sha256, page.url)
        assert all(block.span.of(page.text).strip() for block in page.blocks)
    assert {each[0].language for each in found if not isinstance(each, Failure)} == {"en", None}


def test_raw_bytes_of_a_file_are_the_file(folder: Path) -> None:
    found = list(pages([str(folder / "a.txt"), str(folder / "b.html")]))
    assert [each[1] for each in found if not isinstance(each, Failure)] == [
        FILES["a.txt"],
        FILES["b.html"],
    ]


def test_inputs_in_order_globs_and_what_is_missing(folder: Path) -> None:
    inputs = [f"{folder}/sub/*.rss", f"{folder}/none.txt", f"{folder}/*.txt", "gopher://x/"]
    assert [told(each) for each in pages(inputs)] == [
        "https://wire.example/1",
        "no such file",
        "a.txt",
        "only http and https addresses are read",
    ]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert [told(each) for each in pages([str(tmp_path)])] == ["no pages in this folder"]


def test_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(RSS.encode())))
    assert [told(each) for each in pages(["-"])] == ["https://wire.example/1"]


def test_the_same_bytes_give_the_same_page() -> None:
    data = FILES["b.html"]
    first = only_page(page_from_bytes(data, "b.html", url="https://a.example/b"))
    again = only_page(page_from_bytes(data, "other.html", url="https://a.example/b"))
    assert (first.id, first.text, first.blocks) == (again.id, again.text, again.blocks)


def test_what_the_caller_knows_reaches_the_page() -> None:
    page = only_page(
        page_from_bytes(
            "Мост закрыт.".encode("koi8-r"),
            "https://a.example/",
            url="https://a.example/",
            media_type="text/plain; charset=koi8-r",
            fetched="2023-05-06T07:08:09Z",
        )
    )
    assert (page.text, page.media_type) == ("Мост закрыт.", "text/plain")
    assert page.fetched == "2023-05-06T07:08:09Z"


def test_plain_text_needs_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fogline.intake.worker._start", lambda: pytest.fail("worker started"))
    assert only_page(page_from_bytes(b"The bridge is down.", "a.txt")).text == "The bridge is down."


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"\x89PNG\0", "a.png", "cannot read application/octet-stream"),
        (b"", "a.txt", "no text in it"),
        (b"<html><body></body></html>", "a.html", "no text in it"),
        (gzip.compress(b"x" * 999, mtime=0)[:-4], "a.txt.gz", "gzip is cut short"),
    ],
)
def test_refused(data: bytes, name: str, why: str) -> None:
    assert [told(each) for each in page_from_bytes(data, name)] == [why]
