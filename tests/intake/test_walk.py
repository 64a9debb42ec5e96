from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from fogline.intake.walk import Found, walk


def walked(markup: str) -> list[Found]:
    return walk(LexborHTMLParser(markup).body)


CASES = [
    ("<p>a <b>b</b>\n c</p>", [("p", "a b c")]),
    ("<div>loose<p>para</p>tail</div>", [("p", "loose"), ("p", "para"), ("p", "tail")]),
    ("<h3>Head</h3><blockquote><p>said</p></blockquote>", [("h3", "Head"), ("quote", "said")]),
    ("<ul><li>one<ul><li>in</li></ul></li></ul>", [("li", "one"), ("li", "in")]),
    ("<figure><img><figcaption>Photo: X</figcaption></figure>", [("caption", "Photo: X")]),
    ("<div class='wp-caption'><p>Smoke</p></div>", [("caption", "Smoke")]),
    ("<table><tr><td>a</td><td>b</td></tr></table>", [("row", "a\tb")]),
    ("<table><tr><td><p>x</p><p>y</p></td></tr></table>", [("p", "x"), ("p", "y")]),
    ("<p>By X<br>Dunmore</p>", [("p", "By X\nDunmore")]),
    ("<pre>a\n  b</pre>", [("pre", "a\n  b")]),
    ("a<script>x</script><p hidden>h</p><p style='display: none'>n</p>b", [("p", "ab")]),
    ("", []),
]


@pytest.mark.parametrize(("markup", "expected"), CASES)
def test_blocks(markup: str, expected: list[tuple[str, str]]) -> None:
    assert [(block.piece.tag, block.piece.text) for block in walked(markup)] == expected


def test_links_and_furniture_are_told() -> None:
    nav, link, text = walked(
        '<nav><a href="/">Home</a></nav><p><a href="/x">Read on</a></p>'
        '<p>See <a href="/y">y</a></p>'
    )
    assert nav.side
    assert not link.side
    assert (link.piece.href, link.density) == ("/x", 1.0)
    assert (text.piece.href, text.density) == ("/y", 0.2)


def test_depth_of_page_is_no_depth_of_stack() -> None:
    assert [b.piece.text for b in walked("<div>" * 3000 + "deep")] == ["deep"]
