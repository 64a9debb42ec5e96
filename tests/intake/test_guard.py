from __future__ import annotations

import pytest

from fogline.errors import BadPage
from fogline.intake.guard import check_markup
from fogline.intake.settings import IntakeSettings

CAPS = IntakeSettings(attributes=50, depth=40)
DEEP = "nested deeper than 40 elements"
MANY = "more than 50 attributes on one tag"


def attributes(count: int, form: str = "a{}=1") -> str:
    return " ".join(form.format(n) for n in range(count))


REFUSED = [
    ("<p " + attributes(51), MANY),
    ("<p " + attributes(51, "a{}"), MANY),
    ("<p " + attributes(51, "a{}='x'") + ">", MANY),
    ("<p/" + attributes(51, "a{}").replace(" ", "/") + ">", MANY),
    ('<p b=">" ' + attributes(51), MANY),
    ("<div>" * 41, DEEP),
    ("<div></b>" * 41, DEEP),
    ("<DIV class='x'><Span>" * 21, DEEP),
    ("<ul><li>" * 41, DEEP),
]
READ = [
    "<p " + attributes(50) + ">",
    "<div>" * 40 + "</div>" * 40 + "<div>" * 40,
    "<p>line <br>" * 500,
    "<li>item" * 500,
    "<div>x</div>" * 500,
    "<!--" + "<div>" * 500 + "-->",
    "<![CDATA[" + "<div>" * 500 + "]]>",
    "<script>" + "'<div>'" * 500 + "</script>",
    "<!-- open " + "<div>" * 500,
    "<" * 1000,
    "a < b and c > d " * 100,
    "",
]


@pytest.mark.parametrize(("markup", "why"), REFUSED)
def test_refused(markup: str, why: str) -> None:
    with pytest.raises(BadPage) as caught:
        check_markup(markup.encode(), "a.html", CAPS)
    assert caught.value.why == why


@pytest.mark.parametrize("markup", READ)
def test_read(markup: str) -> None:
    check_markup(markup.encode(), "a.html", CAPS)
