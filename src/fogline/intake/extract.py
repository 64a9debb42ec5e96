"""One document to its pages, by media type; runs inside the worker, plain text apart."""

from __future__ import annotations

from collections.abc import Iterator

from fogline.errors import BadPage
from fogline.intake.decode import charset_of
from fogline.intake.feeds import json_feed, xml_feed
from fogline.intake.fetched import Extracted, Fetched
from fogline.intake.guard import check_markup
from fogline.intake.html import html
from fogline.intake.pdf import pdf
from fogline.intake.plain import plain
from fogline.intake.settings import IntakeSettings


def extract(document: Fetched, settings: IntakeSettings) -> Iterator[Extracted]:
    """The pages of a document; raises BadPage with the reason where it is refused."""
    kind, data = document.media_type.partition(";")[0], document.data
    _check_size(document, kind, settings)
    match kind:
        case "text/plain":
            yield plain(data, charset_of(document.media_type))
        case "text/html":
            check_markup(data, document.name, settings)
            yield html(data, charset_of(document.media_type), document.url)
        case "application/pdf":
            yield pdf(data, document.name)
        case "application/xml":
            yield from xml_feed(data, document.name, settings)
        case "application/feed+json":
            yield from json_feed(data, document.name, settings)
        case _:
            raise BadPage(document.name, f"cannot read {kind}")


def _check_size(document: Fetched, kind: str, settings: IntakeSettings) -> None:
    caps = {
        "text/html": settings.html_bytes,
        "text/plain": settings.text_bytes,
        "application/pdf": settings.pdf_bytes,
    }
    most = caps.get(kind, settings.feed_bytes)
    if len(document.data) > most:
        raise BadPage(document.name, f"larger than {most:,} bytes")
