from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from fogline.intake.meta import metadata
from fogline.nouns import PageMeta

URL = "https://lantern.example/world/1"


def told(head: str) -> PageMeta:
    return metadata(LexborHTMLParser(f"<html><head>{head}</head></html>"), URL)


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


CASES = [
    ('<meta property="og:site_name" content="The  Lantern">', PageMeta(site_name="The Lantern")),
    ('<meta name="author" content="Kit Orr">', PageMeta(author="Kit Orr")),
    ('<meta name="author" content="https://lantern.example/kit">', PageMeta()),
    (
        '<meta property="article:published_time" content="2023-05-06T07:08:09+03:00">',
        PageMeta(published="2023-05-06T07:08:09+03:00"),
    ),
    ('<meta itemprop="datePublished" content="2023-05-06">', PageMeta(published="2023-05-06")),
    ('<link rel="canonical" href="/world/1">', PageMeta(canonical_url=URL)),
    (
        linked(
            '{"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], "headline": "Market hit",'
            ' "datePublished": "2023-05-06", "dateModified": "2023-05-07",'
            ' "author": [{"name": "Kit Orr"}, {"name": "Lantern Wire"}],'
            ' "publisher": {"name": "The Lantern"}}]}'
        ),
        PageMeta(
            title="Market hit",
            site_name="The Lantern",
            author="Kit Orr, Lantern Wire",
            published="2023-05-06",
            modified="2023-05-07",
        ),
    ),
    (linked("[" * 100_000), PageMeta()),
    (linked('{"@type": 3, "datePublished": {"x": 1}, "author": 7}'), PageMeta()),
]


@pytest.mark.parametrize(("head", "expected"), CASES)
def test_metadata(head: str, expected: PageMeta) -> None:
    assert told(head) == expected
