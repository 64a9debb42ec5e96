"""PDF to text: pages in order, lines joined into paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from fogline.errors import BadPage
from fogline.intake.blocks import Piece, joined
from fogline.intake.decode import well_formed
from fogline.intake.fetched import Extracted
from fogline.nouns import PageMeta

_HYPHEN = re.compile(r"(?<=[^\W\d_])-\n(?=[a-z])")
_SHORT = 0.75
"""A line shorter than this share of the longest ends its paragraph."""


def pdf(data: bytes, name: str) -> Extracted:
    """The text of a PDF; raises BadPage where it is broken, locked or holds no text."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(data))
        sheets = [well_formed(sheet.extract_text()) for sheet in reader.pages]
        info = reader.metadata
    except PyPdfError as error:
        raise BadPage(name, f"PDF cannot be read: {error}") from error
    text, blocks = joined(Piece(words) for sheet in sheets for words in _paragraphs(sheet))
    if not text:
        raise BadPage(name, "PDF holds no text (scanned images are not read)")
    made = info.creation_date if info else None
    meta = PageMeta(
        title=_words(info.title) if info else None,
        author=_words(info.author) if info else None,
        modified=made.date().isoformat() if made else None,
    )
    return Extracted(text, blocks, meta)


def _words(value: object) -> str | None:
    return str(value).strip() or None if value else None


def _paragraphs(sheet: str) -> Iterator[str]:
    """Lines joined up to an empty line, or to a line that ends early and ends a sentence."""
    lines = [line.strip() for line in sheet.split("\n")]
    full = max(map(len, lines), default=0) * _SHORT
    run: list[str] = []
    for line in lines:
        if line:
            run.append(line)
        if run and (not line or len(line) < full):
            yield _unbroken(run)
            run = []
    if run:
        yield _unbroken(run)


def _unbroken(lines: list[str]) -> str:
    return _HYPHEN.sub("", "\n".join(lines)).replace("\n", " ")
