"""RSS, Atom and JSON feeds: every entry with content is a page of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from fogline.errors import BadPage
from fogline.intake.decode import well_formed
from fogline.intake.fetched import Extracted
from fogline.intake.fragment import fragment
from fogline.intake.guard import check_markup
from fogline.intake.moment import iso
from fogline.intake.settings import IntakeSettings
from fogline.nouns import PageMeta

_ENTRY = re.compile(rb"<(item|entry)[\s>].*?</\1\s*>", re.DOTALL)
Entry = dict[str, Any]


def xml_feed(data: bytes, name: str, settings: IntakeSettings) -> Iterator[Extracted]:
    """The entries of an RSS or Atom feed; raises BadPage where there is none to read.

    An entry's raw bytes are its own stretch of the feed, so that an entry keeps its hash while
    others come and go around it.
    """
    import feedparser

    check_markup(data, name, settings)
    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=True)
    if not feed.entries and (feed.bozo or not feed.version):
        raise BadPage(name, f"feed cannot be read: {feed.get('bozo_exception', 'no feed')}")
    raws = [found[0] for found in _ENTRY.finditer(data)]
    site = _words(feed.feed.get("title"))
    for at, entry in enumerate(feed.entries):
        raw = raws[at] if len(raws) == len(feed.entries) else _dump(entry)
        yield _page(
            _content(entry),
            PageMeta(
                title=_words(entry.get("title")),
                site_name=site,
                author=_words(entry.get("author")),
                published=_moment(entry, "published"),
                modified=_moment(entry, "updated"),
                canonical_url=_words(entry.get("link")),
            ),
            raw,
            settings,
        )


def json_feed(data: bytes, name: str, settings: IntakeSettings) -> Iterator[Extracted]:
    """The items of a JSON feed (version 1 or 1.1); raises BadPage where it is none."""
    try:
        feed = json.loads(data)
        items = feed["items"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadPage(name, "not a JSON feed") from error
    if not isinstance(feed, dict) or not isinstance(items, list):
        raise BadPage(name, "not a JSON feed")
    for item in items:
        if isinstance(item, dict):
            meta = _item_meta(item, _words(feed.get("title")))
            bodies = (_words(item.get(key)) for key in ("content_html", "content_text", "summary"))
            yield _page(next(filter(None, bodies), ""), meta, _dump(item), settings)


def _item_meta(item: Entry, site: str | None) -> PageMeta:
    authors = item.get("authors") or [item.get("author")]
    people = [each for each in authors if isinstance(each, dict)] if authors else []
    return PageMeta(
        title=_words(item.get("title")),
        site_name=site,
        author=", ".join(filter(None, (_words(each.get("name")) for each in people))) or None,
        published=iso(item.get("date_published")),
        modified=iso(item.get("date_modified")),
        canonical_url=_words(item.get("url")),
    )


def _words(value: object) -> str | None:
    return well_formed(value).strip() or None if isinstance(value, str) else None


def _page(content: str, meta: PageMeta, raw: bytes, settings: IntakeSettings) -> Extracted:
    url = meta.canonical_url
    try:
        check_markup(content.encode("utf-8", "replace"), url or "", settings)
    except BadPage as error:
        return Extracted("", url=url, raw=raw, refused=error.why)
    text, blocks = fragment(content, meta.title)
    return Extracted(text, blocks, meta, url, raw)


def _content(entry: Entry) -> str:
    bodies = [part.get("value", "") for part in entry.get("content", [])]
    return str(max([*bodies, entry.get("summary", "")], key=len))


def _moment(entry: Entry, name: str) -> str | None:
    """A date of an entry as written, with its offset; else feedparser's reading, in UTC."""
    parsed = dict.get(entry, f"{name}_parsed")
    written = iso(dict.get(entry, name))
    if written or parsed is None:
        return written
    year, month, day, hour, minute, second = parsed[:6]
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC).isoformat()


def _dump(entry: Entry) -> bytes:
    return json.dumps(entry, sort_keys=True, default=str).encode()
