"""Pages: what intake makes of bytes."""

from __future__ import annotations

from dataclasses import dataclass, field

from fogline.nouns.ids import content_id
from fogline.nouns.span import Span


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like stretch of the stored text with the mark-up it came from.

    `tag` is one of p, h1..h6, li, caption, quote, pre, row (plain text: always p), `href` the first
    link target in it. Blocks are in text order and do not overlap.
    """

    span: Span
    tag: str = "p"
    href: str | None = None


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What the page says of itself outside its text (HTML meta, JSON-LD, feed, JSONL field)."""

    title: str | None = None
    site_name: str | None = None
    author: str | None = None
    published: str | None = None
    """ISO day or instant."""
    modified: str | None = None
    canonical_url: str | None = None
    stamp: str | None = None
    """The crawler's day, where the first line was a stamp such as ` date 2024-12-01`."""


@dataclass(frozen=True, slots=True)
class Page:
    """One fetched page; its text is never re-flowed afterwards.

    `sha256` is of the unmodified bytes, `text` the stored text that all spans refer to, `fetched`
    an ISO instant (or None where nobody knows) which decides nothing.
    """

    id: str
    name: str
    url: str | None
    media_type: str
    sha256: str
    text: str
    language: str | None = None
    fetched: str | None = None
    meta: PageMeta = field(default_factory=PageMeta)
    blocks: tuple[Block, ...] = ()


def page_id(sha256: str, url: str | None) -> str:
    """The id of a page: its bytes and where they were published."""
    return content_id("page", sha256, url)
