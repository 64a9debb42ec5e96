"""What the benchmarks of the splitter share: the outlets and pages from a text."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fogline.knowledge.outlets import Outlets, parse
from fogline.nouns.page import Page, page_id

DATA = Path(__file__).resolve().parents[1] / "src/fogline/knowledge/data"


@cache
def outlets() -> Outlets:
    return parse((DATA / "outlets.toml").read_text(encoding="utf-8"))


def page_of(text: str, name: str = "page.txt", sha256: str = "0" * 64) -> Page:
    """A plain-text page without blocks."""
    return Page(page_id(sha256, None), name, None, "text/plain", sha256, text)
