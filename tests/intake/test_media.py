from __future__ import annotations

import pytest

from fogline.intake.media import FEED, HTML, JSON_FEED, JSONL, PDF, PLAIN, UNKNOWN, WARC, kind_of

CASES = [
    (b"The bridge is down.", "a.txt", None, PLAIN),
    (b"The bridge is down.", "stdin", None, PLAIN),
    (b"<!doctype html><p>x", "stdin", None, HTML),
    (b"\xef\xbb\xbf\n<!-- x --><HTML lang=en>", "stdin", None, HTML),
    (b"<html>quoted mark-up", "a.txt", None, PLAIN),
    (b"<p>x", "page.html.gz", None, HTML),
    (b"<p>x", "https://a.example/", "text/html; charset=utf-8", HTML),
    (b"<?xml version='1.0'?>\n<rss version='2.0'>", "https://a.example/", "text/html", FEED),
    (b"<?xml version='1.0'?><html xmlns='x'>", "a.xml", None, HTML),
    (b"%PDF-1.7", "download", "application/octet-stream", PDF),
    (b"WARC/1.0\r\n", "crawl", None, WARC),
    (b'{"text": "x"}', "a.jsonl", "application/json", JSONL),
    (b'{"text": "x"}', "stdin", None, JSONL),
    (b'{"items": []}', "feed.json", None, JSON_FEED),
    (b"\x89PNG\0", "a", None, UNKNOWN),
    (b"GIF89a", "https://a.example/x", "image/gif", UNKNOWN),
]


@pytest.mark.parametrize(("head", "name", "declared", "kind"), CASES)
def test_kind_of(head: bytes, name: str, declared: str | None, kind: str) -> None:
    assert kind_of(head, name, declared) == kind
