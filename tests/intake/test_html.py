from __future__ import annotations

import pytest

from fogline.intake.html import html
from tests.intake.bytes import article

TEXTS = [
    "The governor of Lower Anwar said on Friday that nine people had died in the market.",
    "Two drivers who came from the river said that the bridge was closed to all but lorries.",
    "The ministry of health counted forty wounded, of whom six were moved to the capital.",
    "At the school in Dunmore, teachers said they had taken in sixty families since Monday.",
    "The army denied that it had shelled the town and spoke of an explosion in a fuel depot.",
    "A convoy of the relief forum reached the northern suburbs with flour and blankets.",
]


def lines(data: bytes) -> list[tuple[str, str]]:
    page = html(data, None, "https://lantern.example/a")
    assert all(block.span.of(page.text).strip() for block in page.blocks)
    return [(block.tag, block.span.of(page.text)) for block in page.blocks]


def test_article_without_its_furniture() -> None:
    assert lines(article(*TEXTS)) == [
        ("h1", "Market hit in Anwar"),
        *(("p", text) for text in TEXTS),
    ]


def test_headings_captions_credits_and_rows_are_kept() -> None:
    extra = (
        "<h2>What is known</h2><figure><img src=a.jpg><figcaption>The bridge. Photo: K. Orr"
        "</figcaption></figure><blockquote>We heard it twice, said a baker.</blockquote>"
        "<table><tr><th>Day</th><th>Dead</th></tr><tr><td>Friday</td><td>9</td></tr></table>"
    )
    data = article(*TEXTS, body=extra).replace(
        b"</h1>", b'</h1><div class="byline">By Kit Orr, Lantern Wire</div>'
    )
    found = lines(data)
    assert found[:2] == [("h1", "Market hit in Anwar"), ("p", "By Kit Orr, Lantern Wire")]
    assert found[-5:] == [
        ("h2", "What is known"),
        ("caption", "The bridge. Photo: K. Orr"),
        ("quote", "We heard it twice, said a baker."),
        ("row", "Day\tDead"),
        ("row", "Friday\t9"),
    ]


DIGESTS = {
    "articles": '<article class="post"><h2>{h}</h2><p>{t}</p>{more}</article>',
    "boxes": '<div class="item"><h3>{h}</h3><div class="entry"><p>{t}</p></div>{more}</div>',
    "flat": "<h2>{h}</h2><p>{t}</p>{more}<hr>",
    "list": "<li><h3>{h}</h3><p>{t}</p>{more}</li>",
    "breaks": "<b>{h}</b><br><br>{t}<br><br>* * *<br><br>",
}


@pytest.mark.parametrize("shape", DIGESTS)
def test_no_article_of_a_digest_is_lost(shape: str) -> None:
    more = '<p><a href="https://h.example/{n}">Continue reading at h.example</a></p>'
    items = "".join(
        DIGESTS[shape].format(h=f"Item {n}", t=text, more=more.format(n=n))
        for n, text in enumerate(TEXTS)
    )
    menu = '<ul class="menu"><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul>'
    page = f"<html><body>{menu}<div id=c>{items}</div><footer>Imprint</footer></body></html>"
    found = "\n".join(text for _, text in lines(page.encode()))
    assert [text for text in TEXTS if text not in found] == []
    assert found.count("Item") == len(TEXTS)
    if shape != "breaks":
        assert found.count("Continue reading at h.example") == len(TEXTS)
    assert "World" not in found


def test_page_that_the_extractor_overlooks_is_read_whole() -> None:
    ticker = "".join(f"<p>10:{n:02} siren off</p>" for n in range(60))
    page = f"<html><body>{ticker}<p>{TEXTS[0]}</p></body></html>"
    assert len(lines(page.encode())) == 61


def test_fragment_is_all_content() -> None:
    assert lines(b"<p>One.</p><p><a href='/x'>Two</a></p>") == [("p", "One."), ("p", "Two")]


def test_charset_of_the_page_itself_is_used() -> None:
    text = "Губернатор области сообщил, что обстрел города прекратился к утру."
    head = '<meta charset="windows-1251">'
    data = article(*[text] * 4, head=head).decode().encode("cp1251")
    assert text in html(data, None, None).text


def test_lone_surrogates_cannot_reach_the_store() -> None:
    lone = "\udfff".encode("utf-8", "surrogatepass")
    data = article(*(text + " &#xD800;" for text in TEXTS)).replace(b"market", lone)
    html(data, None, None).text.encode()
