from __future__ import annotations

import json

import pytest

from fogline.errors import BadPage
from fogline.intake.feeds import json_feed, xml_feed
from fogline.intake.settings import IntakeSettings
from fogline.nouns import PageMeta

CAPS = IntakeSettings()
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Lantern Wire</title>
<item><title>Bridge down</title><link>https://lantern.example/1</link><author>Kit Orr</author>
<pubDate>Sat, 06 May 2023 07:08:09 +0300</pubDate>
<description>&lt;p&gt;The bridge is down.&lt;/p&gt;&lt;p&gt;Two died.&lt;/p&gt;</description></item>
<item><title>Talks</title><link>https://lantern.example/2</link><description>Plain.</description>
</item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Lantern Wire</title>
<entry><title>Talks</title><link href="https://lantern.example/3"/>
<published>2023-05-06T07:08:09+03:00</published><updated>2023-05-07T00:00:00Z</updated>
<summary>Short.</summary>
<content type="html">&lt;p&gt;Talks open on Monday.&lt;/p&gt;</content></entry>
</feed>"""
ITEM = {
    "url": "https://lantern.example/4",
    "title": "Convoy",
    "content_html": "<p>A convoy came.</p>",
    "date_published": "2023-05-06",
    "authors": [{"name": "Kit Orr"}],
}


def test_rss() -> None:
    first, second = xml_feed(RSS, "feed.xml", CAPS)
    assert first.text == "Bridge down\n\nThe bridge is down.\n\nTwo died."
    assert first.meta == PageMeta(
        title="Bridge down",
        site_name="Lantern Wire",
        author="Kit Orr",
        published="2023-05-06T07:08:09+03:00",
        canonical_url="https://lantern.example/1",
    )
    assert (second.text, second.url) == ("Talks\n\nPlain.", "https://lantern.example/2")


def test_raw_bytes_are_the_entrys_own_and_outlive_its_neighbours() -> None:
    first, second = xml_feed(RSS, "feed.xml", CAPS)
    assert first.raw is not None
    assert first.raw in RSS
    alone = RSS.replace(second.raw or b"?", b"")
    assert [entry.raw for entry in xml_feed(alone, "feed.xml", CAPS)] == [first.raw]


def test_atom() -> None:
    (entry,) = xml_feed(ATOM, "feed.atom", CAPS)
    assert entry.text == "Talks\n\nTalks open on Monday."
    assert entry.meta.published == "2023-05-06T07:08:09+03:00"
    assert entry.meta.modified == "2023-05-07T00:00:00+00:00"


def test_json_feed() -> None:
    data = {"version": "https://jsonfeed.org/version/1.1", "title": "Lantern", "items": [ITEM, 7]}
    (entry,) = json_feed(json.dumps(data).encode(), "feed.json", CAPS)
    assert entry.text == "Convoy\n\nA convoy came."
    assert entry.meta == PageMeta(
        "Convoy", "Lantern", "Kit Orr", "2023-05-06", None, "https://lantern.example/4"
    )


@pytest.mark.parametrize("data", [b"{}", b"[1]", b"7", b"{", b"[" * 100_000, b'{"items": 3}'])
def test_no_json_feed(data: bytes) -> None:
    with pytest.raises(BadPage, match="not a JSON feed"):
        list(json_feed(data, "feed.json", CAPS))


def test_wrong_kinds_of_values_are_no_crash() -> None:
    item = {"title": 3, "authors": ["x"], "url": ["y"], "content_text": {"z": 1}, "author": [2]}
    data = json.dumps({"title": [], "items": [item]}).encode()
    assert [entry.meta for entry in json_feed(data, "feed.json", CAPS)] == [PageMeta()]


def test_no_feed() -> None:
    with pytest.raises(BadPage, match="feed cannot be read"):
        list(xml_feed(b"<urlset><url>x</url></urlset>", "sitemap.xml", CAPS))


def test_a_hostile_entry_is_refused_alone() -> None:
    tag = b"&lt;p " + b" ".join(b"a%d=1" % n for n in range(1500)) + b"&gt;"
    first, second = xml_feed(RSS.replace(b"&lt;p&gt;", tag, 1), "feed.xml", CAPS)
    assert first.refused == "more than 1,000 attributes on one tag"
    assert second.refused is None
