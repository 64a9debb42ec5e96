"""HTML to blocks: the page's own structure, with trafilatura's judgement of what is content."""

from __future__ import annotations

import re
from typing import Any

from fogline.intake.align import kept
from fogline.intake.blocks import joined
from fogline.intake.content import content
from fogline.intake.decode import charset_of, decode
from fogline.intake.fetched import Extracted, merged
from fogline.intake.meta import metadata, title
from fogline.intake.walk import walk
from fogline.nouns import PageMeta

_DOCUMENT = re.compile(r"<(?:!doctype|html|head|body)[\s>]", re.IGNORECASE)
_HEAD = 4096
_LATEST = "2100-12-31"
"""A fixed end for dates: with the clock's, one page would be read otherwise tomorrow."""


def html(data: bytes, charset: str | None, url: str | None) -> Extracted:
    """The content of an HTML page as blocks, and what its metadata say.

    A fragment without head and body is all content.
    """
    from selectolax.lexbor import LexborHTMLParser

    markup = decode(data, charset or charset_of(data[:_HEAD].decode("latin-1")))
    tree = LexborHTMLParser(markup)
    found = walk(tree.body)
    if not _DOCUMENT.search(markup):
        text, blocks = joined(block.piece for block in found)
        return Extracted(text, blocks)
    article = _article(markup, url)
    words = " ".join(article.body.itertext()) if article else ""
    chosen = content(found, kept([block.piece.text for block in found], words))
    text, blocks = joined(block.piece for block in chosen)
    guessed = merged(_guessed(article), PageMeta(title=title(tree)))
    return Extracted(text, blocks, merged(metadata(tree, url), guessed))


def _article(markup: str, url: str | None) -> Any:
    """Trafilatura's document, or None where it finds no article."""
    from trafilatura import bare_extraction

    return bare_extraction(
        markup,
        url=url,
        favor_precision=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={
            "extensive_search": False,
            "original_date": True,
            "max_date": _LATEST,
        },
    )


def _guessed(article: Any) -> PageMeta:
    """What trafilatura and htmldate read out of the page where its metadata are silent."""
    if article is None:
        return PageMeta()
    return PageMeta(title=article.title, author=article.author, published=article.date)
