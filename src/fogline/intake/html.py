"""HTML to blocks: trafilatura's main content as headings, paragraphs, items, quotations, rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fogline.intake.blocks import Piece, joined
from fogline.intake.decode import decode, well_formed
from fogline.intake.fetched import Extracted
from fogline.nouns import PageMeta

_TAGS = {"item": "li", "quote": "quote", "row": "row", "code": "pre"}


def html(data: bytes, charset: str | None, url: str | None) -> Extracted:
    """The main content of an HTML page as blocks, and what its metadata say."""
    from trafilatura import bare_extraction
    from trafilatura.metadata import Document

    page = bare_extraction(
        decode(data, charset),
        url=url,
        include_comments=False,
        include_links=True,
        include_formatting=True,
        with_metadata=True,
    )
    if not isinstance(page, Document):
        return Extracted("")
    meta = PageMeta(
        title=page.title,
        site_name=page.sitename,
        author=page.author,
        published=page.date,
        canonical_url=page.url,
    )
    text, blocks = joined(_pieces(page.body))
    return Extracted(text, blocks, meta)


def _pieces(body: Any) -> Iterator[Piece]:
    for node in body:
        if node.tag in ("list", "table"):
            yield from _pieces(node)
            continue
        tag = node.get("rend", "h2") if node.tag == "head" else _TAGS.get(node.tag, "p")
        sep = "\t" if tag == "row" else ""
        words = well_formed(" ".join(sep.join(node.itertext()).split()))
        link = node if node.tag == "ref" else node.find(".//ref")
        yield Piece(words, tag, None if link is None else link.get("target"))
