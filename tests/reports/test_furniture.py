"""Furniture of pages."""

from __future__ import annotations

import pytest

from fogline.reports.furniture import furniture_kind, rule_line
from fogline.reports.lines import Line
from tests.reports.pages import only, outlets

KINDS = [
    ("Share on Facebook", "share"),
    ("01:38", "timing"),
    ("03:57© Canal Uno", "timing"),
    ("Opinion", "label"),
    ("Read also:", "related"),
    ("Related articles", "related"),
    ("12 comments", "comments"),
    ("Comments (3)", "comments"),
    ("No comments:", "comments"),
    ("Post a Comment", "comments"),
    ("ADVERTISEMENT", "advertisement"),
    ("Subscribe to our newsletter", "subscription"),
    ("We use cookies to improve this site.", "cookies"),
    ("An error occurred. Please try again later.", "error"),
    ("Video by: Canal Uno", "credit"),
    ("2 Min Read", "time"),
    ("Residents flee the shelling in Goma. © Jean Ilunga, AFP", "caption"),
    ("A market in Nyala (Photo: Reuters)", "caption"),
    ("Drone attack on the depot. Footage released on May 3, 2024.", "caption"),
    ("© Observers", "photo_credit"),
    ("A man walks past ruins in Gaza City [Lina Haddad/Reuters]", "caption"),
    ("At least nine people were killed on Sunday.", None),
    ("The photo shows nothing new, said the colonel. " + "His men had left the town. " * 12, None),
    ("Video of the strike was shared online.", None),
    ("Home at last, she said.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "want"), KINDS)
def test_furniture_kind(text: str, want: str | None) -> None:
    assert furniture_kind(Line(0, len(text), text), outlets().layout) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [("---", True), ("* * *", True), ("•", True), ("- no", False), ("2024", False)],
)
def test_rule_line(text: str, want: bool) -> None:
    assert rule_line(text) is want


STORY = """Shelling empties two villages

At least nine people were killed on Sunday, a health official in the town said.

Read also:
Coffee prices rise again

01:38

The army blamed the rebels, who denied it in a statement.

Residents wait at the well
© Lina Haddad, AFP

Nobody knows when the road will open again, the governor said.
"""


def test_exact_furniture_spans() -> None:
    found = [(f.kind, f.span.of(STORY)) for f in only(STORY).furniture]
    assert found == [
        ("related", "Read also:\nCoffee prices rise again"),
        ("timing", "01:38"),
        ("caption", "Residents wait at the well"),
        ("photo_credit", "© Lina Haddad, AFP"),
    ]
