"""Paragraphs of pages for full text: SQLite's FTS5 or PostgreSQL's tsvector, asked alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, text

from fogline.nouns import Page, Span, trimmed

_PARAGRAPH = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w+", re.UNICODE)
WORDS = 12
"""Words of a question that are looked for."""
_ASK = {
    "sqlite": (
        'SELECT p.page, p.start, p."end" FROM passage_words w JOIN passage p ON p.rowid = w.rowid '
        "WHERE passage_words MATCH :words ORDER BY bm25(passage_words), p.id LIMIT :limit"
    ),
    "postgresql": (
        "SELECT page, start, \"end\" FROM passage, to_tsquery('simple', :words) q "
        "WHERE to_tsvector('simple', words) @@ q "
        "ORDER BY ts_rank(to_tsvector('simple', words), q) DESC, id LIMIT :limit"
    ),
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph that holds the words asked for."""

    page: str
    span: Span


def passage_rows(page: Page) -> list[dict[str, Any]]:
    """The paragraphs of a page as rows of the table."""
    spans = (trimmed(page.text, *m.span()) for m in _PARAGRAPH.finditer(page.text))
    return [
        {
            "id": f"{page.id}-{span.start}",
            "page": page.id,
            "start": span.start,
            "end": span.end,
            "words": span.of(page.text).replace("\x00", " "),
        }
        for span in spans
        if span
    ]


def find(engine: Engine, asked: str, limit: int = 1000) -> list[Hit]:
    """Paragraphs that hold every word asked for (the last as a beginning), best first."""
    words = _WORD.findall(asked)[:WORDS]
    if not words:
        return []
    lite = engine.dialect.name == "sqlite"
    terms = [f'"{word}"' if lite else f"'{word}'" for word in words]
    joined = " ".join(terms) + "*" if lite else " & ".join(terms) + ":*"
    with engine.connect() as connection:
        query = text(_ASK[engine.dialect.name])
        rows = connection.execute(query, {"words": joined, "limit": limit}).fetchall()
    return [Hit(page, Span(start, end)) for page, start, end in rows]
