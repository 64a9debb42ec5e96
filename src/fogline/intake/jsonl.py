"""JSONL: one page a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from fogline.intake.decode import well_formed
from fogline.intake.fetched import Fetched
from fogline.intake.media import HTML, PLAIN
from fogline.intake.moment import iso
from fogline.intake.settings import IntakeSettings
from fogline.intake.tape import Tape
from fogline.nouns import Failure, PageMeta, failure

_TEXT = ("text", "content", "body", "maintext")
_TITLE = ("title", "headline")
_PUBLISHED = ("published", "date", "published_at", "date_publish", "pubdate")
_SITE = ("publisher", "site", "site_name", "sitename", "source")
_AUTHOR = ("author", "authors", "byline")
_FETCHED = ("fetched", "fetched_at", "date_download")


def records(tape: Tape, name: str, settings: IntakeSettings) -> Iterator[Fetched | Failure]:
    """The records of a JSONL stream; a broken line is a Failure with its number."""
    number, most = 0, settings.line_bytes
    while line := tape.line(most + 1):
        number += 1
        if len(line) > most:
            yield failure(f"{name}#{number}", "intake", f"line longer than {most:,} bytes")
            if not _next_line(tape, settings.skip_bytes):
                yield failure(name, "intake", f"nothing read behind line {number}: it does not end")
                return
        elif line.strip():
            yield _record(line.strip(), name, number)
    if tape.broken:
        yield failure(name, "intake", f"{tape.broken} behind line {number}")


def _next_line(tape: Tape, most: int) -> bool:
    """Go past the rest of an over-long line; False where it has no end within `most` bytes."""
    passed = 0
    while passed < most and (piece := tape.line(min(most, 1 << 20))):
        if piece.endswith(b"\n"):
            return True
        passed += len(piece)
    return passed < most


def _record(line: bytes, name: str, number: int) -> Fetched | Failure:
    where = f"{name}#{number}"
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return failure(where, "intake", f"line {number} is no JSON: {error}")
    if not isinstance(record, dict):
        return failure(where, "intake", f"line {number} is no JSON object")
    body, kind = _first(record, *_TEXT), PLAIN
    if body is None:
        body, kind = _first(record, "html"), HTML
    if body is None:
        return failure(where, "intake", f"line {number} has neither text nor html")
    url = _first(record, "url", "link")
    return Fetched(
        name=_first(record, "name") or url or where,
        url=url,
        media_type=kind,
        data=body.encode(),
        fetched=_first(record, *_FETCHED),
        meta=_meta(record),
        raw=line,
    )


def _meta(record: dict[str, Any]) -> PageMeta:
    return PageMeta(
        title=_first(record, *_TITLE),
        site_name=_first(record, *_SITE),
        author=_first(record, *_AUTHOR),
        published=iso(_first(record, *_PUBLISHED)),
    )


def _first(record: dict[str, Any], *names: str) -> str | None:
    """The first of these fields that holds words; lists of names are joined."""
    for name in names:
        value = record.get(name)
        if isinstance(value, list):
            value = ", ".join(part for part in value if isinstance(part, str))
        if isinstance(value, str) and value.strip():
            return well_formed(value)
    return None
