"""Addresses: written in one way, and found in feeds, sitemaps and "continue reading" links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin, urlsplit, urlunsplit
from xml.etree import ElementTree as ET

from fogline.errors import BadPage
from fogline.intake.decode import well_formed
from fogline.intake.guard import check_markup
from fogline.intake.settings import IntakeSettings
from fogline.knowledge.outlets import Outlets
from fogline.nouns import Page, Report

_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|ref_src|cmpid|ocid|ns_\w+|at_\w+)"
    r"(?:=|$)",
    re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443}
LONGEST = 2_000


def canonical(url: str) -> str | None:
    """One spelling of an address: no fragment, no tracking words; None for what cannot be read.

    `HTTPS://News.Example:443/a?utm_source=x&id=3#top` is `https://news.example/a?id=3`.
    """
    try:
        parts = urlsplit(well_formed(url).strip())
        host = (parts.hostname or "").rstrip(".").encode("idna").decode()
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not host or len(url) > LONGEST or parts.username:
        return None
    place = f"[{host}]" if ":" in host else host
    if port and port != _PORTS[parts.scheme]:
        place += f":{port}"
    query = "&".join(word for word in parts.query.split("&") if word and not _TRACKING.match(word))
    return urlunsplit((parts.scheme, place, _quoted(parts.path) or "/", _quoted(query), ""))


def _quoted(words: str) -> str:
    """What may not stand in an address, in percent signs."""
    return re.sub(r"[^\x21-\x7e]", lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), words)


def host_of(url: str) -> str:
    """Scheme, host and port of an address: what robots.txt and rates go by."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def in_feed(entries: Iterable[str | None], base: str) -> Iterator[str]:
    """The addresses of a feed's entries."""
    for link in entries:
        if link and (url := canonical(urljoin(base, link))):
            yield url


def in_sitemap(data: bytes, base: str, settings: IntakeSettings) -> tuple[list[str], list[str]]:
    """(pages, further sitemaps) of a sitemap (sitemaps.org 0.9); raises BadPage."""
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise BadPage(base, "a sitemap with a document type is not read")
    check_markup(data, base, settings)
    try:
        root = ET.fromstring(data)
    except (ET.ParseError, ValueError) as error:
        raise BadPage(base, f"sitemap cannot be read: {error}") from error
    found: tuple[list[str], list[str]] = ([], [])
    for item in root:
        kind = item.tag.rpartition("}")[2]
        place = next((c.text for c in item if c.tag.rpartition("}")[2] == "loc"), None)
        url = canonical(urljoin(base, (place or "").strip())) if place else None
        if url and kind in ("url", "sitemap"):
            found[kind == "sitemap"].append(url)
    return found


def originals(
    page: Page, reports: Iterable[Report], outlets: Outlets
) -> Iterator[tuple[str, str | None]]:
    """(address, report) of every "Continue reading at ..." link: where an excerpt goes on."""
    label = re.compile(rf"(?i)[\W_]*(?:{outlets.layout.continue_label})\b.{{0,80}}", re.DOTALL)
    rows = sorted(reports, key=lambda r: (r.span.start, -r.span.end))
    for block in page.blocks:
        if block.href and label.fullmatch(block.span.of(page.text)):
            url = canonical(urljoin(page.url or "", block.href))
            above = [r.id for r in rows if r.span.start <= block.span.start]
            if url and url != page.url:
                yield url, above[-1] if above else None
