"""What intake passes along inside: bytes with their origin, and what a parser made of them."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from fogline.nouns import Block, PageMeta


@dataclass(frozen=True, slots=True)
class Fetched:
    """One document as it came, unmodified.

    `media_type` may carry a charset, as HTTP gives it. `meta` is what stands around the document (a
    JSONL record's fields) and wins over what stands in it; `raw` is the record then.
    """

    name: str
    url: str | None
    media_type: str
    data: bytes
    fetched: str | None = None
    meta: PageMeta = field(default_factory=PageMeta)
    raw: bytes | None = None


@dataclass(frozen=True, slots=True)
class Extracted:
    """Stored text with its blocks and metadata.

    Feed entries carry their own `url` and `raw` bytes; elsewhere those of the document hold.
    `refused` says why one page of several has no text.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    meta: PageMeta = field(default_factory=PageMeta)
    url: str | None = None
    raw: bytes | None = None
    refused: str | None = None


def merged(first: PageMeta, then: PageMeta) -> PageMeta:
    """Field by field what `first` says, else what `then` says."""
    names = [entry.name for entry in fields(PageMeta)]
    return PageMeta(**{name: getattr(first, name) or getattr(then, name) for name in names})
