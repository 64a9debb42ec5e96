"""Which kind of document bytes are: by what they begin with, what is declared, and their name."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

PLAIN, HTML, PDF = "text/plain", "text/html", "application/pdf"
FEED, JSON_FEED = "application/xml", "application/feed+json"
JSONL, WARC, UNKNOWN = "application/jsonl", "application/warc", "application/octet-stream"

SUFFIXES = {
    ".txt": PLAIN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".pdf": PDF,
    ".jsonl": JSONL,
    ".ndjson": JSONL,
    ".warc": WARC,
    ".xml": FEED,
    ".rss": FEED,
    ".atom": FEED,
    ".json": JSON_FEED,
}
_DECLARED = {
    "text/html": HTML,
    "application/xhtml+xml": HTML,
    "application/pdf": PDF,
    "application/rss+xml": FEED,
    "application/atom+xml": FEED,
    "application/rdf+xml": FEED,
    "application/xml": FEED,
    "text/xml": FEED,
    "application/feed+json": JSON_FEED,
    "application/json": JSON_FEED,
    "application/jsonl": JSONL,
    "application/x-ndjson": JSONL,
    "application/warc": WARC,
    "text/plain": PLAIN,
}
_PROLOG = r"(?:\ufeff|\s|<\?xml[^>]*>|<!--.*?-->)*"
_MARKS = (
    (re.compile(r"%PDF-"), PDF),
    (re.compile(r"WARC/\d"), WARC),
    (re.compile(_PROLOG + r"<(?:rss|feed|rdf:RDF)[\s>]", re.S), FEED),
    (re.compile(_PROLOG + r"<(?:!doctype\s+html|html|head|body)[\s>]", re.I | re.S), HTML),
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def kind_of(head: bytes, name: str, declared: str | None) -> str:
    """The media type of a document from its first bytes, its name and what was declared."""
    opening = head.decode("utf-8", "replace")
    marked = next((kind for mark, kind in _MARKS if mark.match(opening)), None)
    named = suffix_kind(name)
    told = _DECLARED.get((declared or "").partition(";")[0].strip().lower())
    if marked in (PDF, WARC) or (marked and (told or named) != PLAIN):
        return marked
    if told == JSON_FEED and named == JSONL:
        return JSONL
    if told or named:
        return told or named or UNKNOWN
    if declared or (b"\0" in head and not head.startswith(_WIDE)):
        return UNKNOWN
    return JSONL if head.lstrip().startswith(b"{") else PLAIN


def suffix_kind(name: str) -> str | None:
    """The kind that a file name promises: `a.jsonl.gz` is JSONL; None for other names."""
    path = PurePosixPath(name.lower().removesuffix(".gz"))
    return SUFFIXES.get(path.suffix)
