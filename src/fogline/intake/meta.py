"""What an HTML page says of itself: JSON-LD first, then meta and link elements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from fogline.intake.decode import well_formed
from fogline.intake.moment import iso
from fogline.nouns import PageMeta

_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "article.published",
    "cxenseparse:recs:publishtime",
)
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "dcterms.modified",
)
_MOST_SCRIPTS = 30
_MOST_NODES = 500
Item = dict[str, Any]


def metadata(tree: Any, url: str | None) -> PageMeta:
    """The metadata of a selectolax tree; `url` is where the page came from."""
    named = _meta_elements(tree)
    items = list(_linked_data(tree))
    article = next((item for item in items if _is_article(item)), None)
    dated = article or next((item for item in items if iso(item.get("datePublished"))), {})
    canonical = _canonical(tree) or named.get("og:url")
    return PageMeta(
        title=_words(dated.get("headline")) or named.get("og:title"),
        site_name=named.get("og:site_name") or _name(dated.get("publisher")),
        author=_name(dated.get("author")) or _plain(named.get("author")),
        published=iso(dated.get("datePublished")) or _first_date(named, _PUBLISHED),
        modified=iso(dated.get("dateModified")) or _first_date(named, _MODIFIED),
        canonical_url=urljoin(url or "", canonical) if canonical else None,
    )


def _meta_elements(tree: Any) -> dict[str, str]:
    """The first content of every meta element by its property, name or itemprop, in lower case."""
    named: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        told = node.attributes
        key = told.get("property") or told.get("name") or told.get("itemprop")
        value = _words(told.get("content"))
        if key and value:
            named.setdefault(key.strip().lower(), value)
    return named


def _linked_data(tree: Any) -> Iterator[Item]:
    """Every JSON-LD object of the page, outer ones first."""
    for script in tree.css('script[type="application/ld+json"]')[:_MOST_SCRIPTS]:
        try:
            queue = [json.loads(script.text(), strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(_MOST_NODES):
            if not queue:
                break
            node = queue.pop(0)
            if isinstance(node, list):
                queue += node
            elif isinstance(node, dict):
                yield node
                queue += [node[key] for key in ("@graph", "mainEntity") if key in node]


def _is_article(item: Item) -> bool:
    kinds = item.get("@type")
    names = [kinds] if isinstance(kinds, str) else kinds if isinstance(kinds, list) else []
    return any(str(name).endswith(("Article", "Posting", "Report")) for name in names)


def _first_date(named: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((date for key in keys if (date := iso(named.get(key)))), None)


def _canonical(tree: Any) -> str | None:
    node = tree.css_first('link[rel="canonical"]')
    return _words(node.attributes.get("href")) if node is not None else None


def title(tree: Any) -> str | None:
    """The words of the title element."""
    node = tree.css_first("title")
    return _words(node.text()) if node is not None else None


def _name(value: Any) -> str | None:
    """The names in a JSON-LD person or organisation, or in a list of them."""
    if isinstance(value, list):
        return ", ".join(name for part in value if (name := _name(part))) or None
    return _plain(_words(value.get("name") if isinstance(value, dict) else value))


def _plain(name: str | None) -> str | None:
    """A name, but no address: `article:author` and `author` often hold a profile page."""
    return None if name is None or "://" in name else name


def _words(value: object) -> str | None:
    return well_formed(" ".join(value.split())) or None if isinstance(value, str) else None
