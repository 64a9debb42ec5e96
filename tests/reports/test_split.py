"""Whole pages: a digest, a blog, posts and quotations inside reports, laws."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.nouns.page import Block
from fogline.nouns.report import Report
from fogline.nouns.span import Span
from fogline.reports.split import split
from tests.reports.pages import BLOG, DIGEST, only, outlets, page, reports_of


def words(report: Report, text: str) -> str | None:
    return report.headline.of(text) if report.headline else None


def test_a_digest_of_excerpts() -> None:
    found = reports_of(DIGEST)
    assert [
        (r.kind, r.publisher, r.continues_at, r.published and r.published.start) for r in found
    ] == [
        ("host_text", None, None, None),
        ("excerpt", "Delta Courier", "www.deltacourier.net", "2024-11-03"),
        ("excerpt", "Hill Post", "hillpost.org", "2024-11-04"),
        ("excerpt", "TASS", "tass.com", "2024-11-02"),
        ("host_text", None, None, None),
    ]
    assert [words(r, DIGEST) for r in found[1:4]] == [
        "Shelling empties two villages near Goma",
        "Envoy says truce talks will resume in Juba",
        "Port reopens after drone attack, ministry says",
    ]
    assert found[3].wire == ("Reuters",)
    assert [f.kind for f in found[1].furniture] == ["related", "continue_reading"]


def test_excerpts_end_with_their_last_line() -> None:
    excerpts = [r.span.of(DIGEST) for r in reports_of(DIGEST) if r.kind == "excerpt"]
    assert [e.splitlines()[-1].split()[-1] for e in excerpts] == [
        "www.deltacourier.net", "hillpost.org", "tass.com/",
    ]  # fmt: skip


def test_a_blog_of_pasted_articles() -> None:
    first, second = reports_of(BLOG)
    assert (words(first, BLOG), first.publisher, first.wire) == (
        "Army says it has retaken the bridge at Sennar", "France 24", ("AFP",),
    )  # fmt: skip
    assert (words(second, BLOG), second.publisher, second.byline, second.wire) == (
        "Rivers rise in the south as the camps wait for tents", "HILL POST", "Maria Restrepo", (),
    )  # fmt: skip
    assert first.published is not None
    assert (first.published.start, first.published.rule) == ("2024-11-04", "date_line:dmy")
    assert first.span.of(BLOG).endswith("(AFP)")
    assert second.span.of(BLOG).endswith("arrive next week.")


ARTICLE = """Shells hit the market of Nyala

At least nine people were killed when shells hit the market of Nyala, a doctor said on Sunday.

A long siege

The army has surrounded the town since May. Shells fall on the market every week, residents said.

"We do not know where to go," said a trader who lost two brothers in the shelling of the market.

Air strikes

Jets bombed the airport of Nyala on Saturday, according to the doctor, who asked not to be named.
"""


def test_a_page_of_one_article_is_one_report() -> None:
    report = only(ARTICLE)
    assert report.span.of(ARTICLE) == ARTICLE.strip()
    assert (report.kind, words(report, ARTICLE)) == ("article", "Shells hit the market of Nyala")


def test_a_site_speaks_for_its_only_article() -> None:
    text = ARTICLE + "\n(AFP)\n"
    report = only(text, site_name="Delta Courier")
    assert (report.publisher, report.publisher_basis, report.wire) == (
        "Delta Courier",
        "page",
        ("AFP",),
    )


CREDITS = [
    ("By AFP", "(Photo: Reuters)", "AFP", ("AFP",)),
    ("By Lina Haddad", "(Hill Post with Reuters)", None, ()),
    ("By Lina Haddad", "(The Irrawaddy with Reuters)", "The Irrawaddy", ("Reuters",)),
    ("Via The Cradle", "", "The Cradle", ()),
    ("Authored by Jan Kos via Antiwar.com,", "", "Antiwar.com", ()),
    ("By Lina Haddad", "© Jean Ilunga, AFP", None, ()),
]


@pytest.mark.parametrize(("byline", "credit", "publisher", "wire"), CREDITS)
def test_publisher_and_wire(
    byline: str, credit: str, publisher: str | None, wire: tuple[str, ...]
) -> None:
    head, body = ARTICLE.split("\n\n", 1)
    report = only(f"{head}\n\n{byline}\n\n{body}\n{credit}\n")
    assert (report.publisher, report.wire) == (publisher, wire)


def test_told_an_agency_is_no_credit() -> None:
    report = only(ARTICLE.replace("a trader who", "a trader who told AFP that he"))
    assert (report.publisher, report.wire) == (None, ())


POST = """Army denies losing the depot

The army denied on Monday that it had lost the depot at Kibira to the rebels.

Smoke seen over the depot of Kibira this morning, no word from the garrison.
— Lina Haddad (@linahaddad) November 3, 2024

A spokesman said that the smoke came from a fire in the kitchen of the garrison.
"""


def test_a_post_inside_a_report() -> None:
    outer, post = reports_of(POST)
    assert (post.parent, post.kind, post.publisher) == (outer.id, "embedded_quote", "Lina Haddad")
    assert post.published is not None
    assert post.published.start == "2024-11-03"
    assert post.span.of(POST).startswith("Smoke seen")
    assert post.span.of(POST).endswith("November 3, 2024")


def blocks_of(text: str, tags: dict[int, str]) -> tuple[Block, ...]:
    found, at = [], 0
    for i, piece in enumerate(text.split("\n\n")):
        found.append(Block(Span(at, at + len(piece)), tags.get(i, "p")))
        at += len(piece) + 2
    return tuple(found)


QUOTING = "\n\n".join((
    "What the papers say of the bridge at Sennar",
    "Nobody agrees on who holds the bridge. The Irrawaddy reports:",
    "The paramilitary force has held both banks since the weekend, and the army has moved its guns "
    "to the hills above the town, where they shell the road to the market every night until dawn, "
    "said a driver who crossed on foot with his family.",
    "That does not fit with what the army says, which is that it holds the eastern bank.",
))  # fmt: skip


def test_a_block_quotation_names_its_outlet() -> None:
    blocks = blocks_of(QUOTING, {0: "h1", 2: "quote"})
    outer, quoted = split(page(QUOTING, blocks), outlets())[0]
    assert (quoted.parent, quoted.publisher) == (outer.id, "The Irrawaddy")
    assert quoted.span == blocks[2].span


LIVE = """Fighting for the bridge at Sennar: live

3 November 2024

10:30 Army claims the bridge

The army said that its troops had crossed the bridge at Sennar, which nobody confirmed.

8:15 Shells fall on the market

Shells fell on the market of Sennar before dawn, a doctor told the Delta Courier by telephone.
"""

COMMENTED = (
    ARTICLE
    + """
Comments (2)

hill99 wrote:

The army never held the bridge in the first place.

Nov 4, 2024

Reply
"""
)

WRAPPED = """NYALA Nov 3 At least nine people were killed
when shells hit the market of Nyala on Sunday
morning, a doctor said.
The army, which has surrounded the town since
May, denied that it had fired on the market of
the town."""


@pytest.mark.parametrize("text", [LIVE, COMMENTED, WRAPPED])
def test_one_article_stays_one_report(text: str) -> None:
    assert "Comments" not in only(text).span.of(text)


SIGNED_BELOW = """Shelling empties two villages near Goma

Two villages near Goma were empty on Sunday after a night of shelling, a priest said by telephone.

Jean Ilunga
Sat, 11/30/2024 - 21:11

Talks on prisoners resume in the harbour

The talks on the prisoners went on in the old harbour, where the delegations met over breakfast.

Lina Haddad Sun, 12/01/2024 - 08:15
"""


HOSTED = """Fighting spreads to the port of Sawakin

Update (1425ET): The port is closed again, the governor said on state radio this afternoon.

* * *

The port was closed on Saturday after two drones hit a crane, and ships waited in the roads.

* * *

Via Dabanga

Dockers said that nobody had been paid since May, and that the army had taken over the gate.

They asked not to be named, because the army had arrested two of their number in October.

Hill Editor
Sat, 11/30/2024 - 21:11
"""


def test_pasted_texts_are_reports_inside_the_post() -> None:
    outer, pasted = reports_of(HOSTED)
    assert (outer.byline, outer.published and outer.published.start) == (
        "Hill Editor",
        "2024-11-30",
    )
    assert (pasted.parent, pasted.kind, pasted.publisher) == (outer.id, "article", "Dabanga")
    assert pasted.span.of(HOSTED).startswith("Via Dabanga")
    assert pasted.span.of(HOSTED).endswith("in October.")


def test_name_and_date_below_the_text() -> None:
    found = reports_of(SIGNED_BELOW)
    assert [(r.byline, r.published and r.published.start) for r in found] == [
        ("Jean Ilunga", "2024-11-30"), ("Lina Haddad", "2024-12-01"),
    ]  # fmt: skip


def test_where_a_text_first_appeared() -> None:
    head, body = ARTICLE.split("\n\n", 1)
    note = "This content originally appeared on Al Jazeera."
    report = only(f"{head}\n\n30 November 2024\n{note}\n\n{body}")
    assert (report.publisher, report.publisher_basis) == ("Al Jazeera", "origin")
    assert words(report, ARTICLE) == "Shells hit the market of Nyala"


ROUNDUP = """Shelling empties two villages

By Jean Ilunga | The Irrawaddy

Two villages north of the river were empty on Sunday after a night of shelling, a priest said.

Talks resume

By Olena Bondar | Reuters

The talks on the prisoners went on in the old harbour, where the delegations met over breakfast.

The post Talks resume appeared first on Hill Post.
"""


def test_signed_summaries() -> None:
    found = reports_of(ROUNDUP)
    assert [(r.publisher, r.byline) for r in found] == [
        ("The Irrawaddy", "Jean Ilunga"), ("Hill Post", "Olena Bondar"),
    ]  # fmt: skip


def test_headings_below_an_only_title_divide_no_reports() -> None:
    blocks = blocks_of(ARTICLE.strip(), {0: "h1", 2: "h2", 5: "h2"})
    assert len(split(page(ARTICLE.strip(), blocks), outlets())[0]) == 1


def test_headings_that_link_to_their_stories_divide_reports() -> None:
    pieces = [p for story in ("Nyala", "Goma") for p in (
        f"Shells hit the market of {story} on Sunday morning",
        f"At least nine people were killed at the market of {story}, a doctor said on Sunday.",
        f"Nobody claimed the attack, which {story} had feared since the army came near in May.",
    )]  # fmt: skip
    text, at, blocks = "\n\n".join(pieces), 0, []
    for i, piece in enumerate(pieces):
        tag, href = ("h2", f"https://hillpost.org/{i}") if i % 3 == 0 else ("p", None)
        blocks.append(Block(Span(at, at + len(piece)), tag, href))
        at += len(piece) + 2
    assert len(split(page(text, tuple(blocks)), outlets())[0]) == 2


def test_empty_pages_hold_nothing() -> None:
    assert split(page(""), outlets()) == ([], [])
    assert split(page(" \n \n"), outlets()) == ([], [])


LINES = st.sampled_from([
    "", "", "", "---", "(AFP)", "By Lina Haddad", "Nov. 3, 2024", "03/05/2024", "01:38", "1. Talks",
    "Read also:", "Shelling empties two villages near Goma", "A long siege", "Share", "> they ran",
    "Continue reading at hillpost.org", "KHARTOUM, Nov 2 (Reuters) - It reopened.", "é…\u00a0",
    "At least nine people were killed on Sunday, a health official said.", "No comments:",
    "Smoke over the depot — Lina (@lina) May 3, 2024", "https://hillpost.org/a", "  padded  line ",
    "© Jean Ilunga, AFP", "Via TASS", "Update (1425ET): It goes on.", "Hill Editor",
])  # fmt: skip
TEXTS = st.lists(LINES | st.text(max_size=40), max_size=30).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_spans_nest_and_do_not_overlap(text: str) -> None:
    reports, doubts = split(page(text), outlets())
    by_id = {r.id: r for r in reports}
    assert len(by_id) == len(reports)
    for report in reports:
        assert report.span.end <= len(text)
        assert report.parent is None or by_id[report.parent].span.holds(report.span)
        assert all(report.span.holds(f.span) for f in report.furniture)
        assert report.headline is None or report.span.holds(report.headline)
    for a, b in pairwise(reports):
        assert a.parent != b.parent or a.span.end <= b.span.start
    assert all(d.span.end <= len(text) for d in doubts)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_splitting_depends_on_the_text_alone(text: str) -> None:
    assert split(page(text), outlets()) == split(page(text, name="b.txt"), outlets())


@pytest.mark.parametrize("mark", ["> ", ""])
def test_the_letter_that_is_answered_is_a_report_of_its_own(mark: str) -> None:
    text = (
        "I asked two nurses and they say that the number of dead is nine, not twenty as was told.\n"
        f"\n{mark}On 13 May 2024, Omar Haddad <omar@lists.example> wrote:\n"
        "> Twenty people were killed at the hospital, according to the committee.\n"
        "> The army denied that it had bombed the hospital.\n"
    )
    outer, letter = reports_of(text)
    assert letter.parent == outer.id
    assert (letter.publisher, letter.public) == ("Omar Haddad", "2024-05-13")
