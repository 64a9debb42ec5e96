"""Limits of intake: what a page may cost before it is refused with its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IntakeSettings:
    """Caps on one page; bytes are counted after unpacking, seconds are wall time.

    Parsers take quadratic time on many attributes and on deep nesting, so both are counted by a
    linear scan before a parser sees the page. What gets through runs in a worker process that is
    killed at `seconds` or at `memory` bytes.
    """

    html_bytes: int = 2_000_000
    text_bytes: int = 20_000_000
    pdf_bytes: int = 50_000_000
    feed_bytes: int = 20_000_000
    line_bytes: int = 20_000_000
    """Longest line of a JSONL file, longest record of a WARC file."""
    skip_bytes: int = 500_000_000
    """How much of an over-long line is read past before the rest of its file is given up."""
    attributes: int = 1_000
    depth: int = 400
    seconds: float = 30.0
    memory: int = 2_000_000_000
    fetch_seconds: float = 30.0
    fetch_bytes: int = 50_000_000
    user_agent: str = "fogline (+https://pypi.org/project/fogline)"
