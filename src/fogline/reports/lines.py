"""Lines of a page: what all rules of the splitter look at."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fogline.nouns.page import Block, Page
from fogline.nouns.span import Span

STAMP = re.compile(r"\s?date \d{4}-\d{2}-\d{2}(?!\S)")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: `[start, end)` without outer white space.

    `gap` counts the blank lines before it, `tag` and `href` come from the block that holds it.
    """

    start: int
    end: int
    text: str
    gap: int = 0
    tag: str = "p"
    href: str | None = None

    @property
    def span(self) -> Span:
        """Where the line stands."""
        return Span(self.start, self.end)

    @property
    def words(self) -> list[str]:
        """Its words; "Al-Qaeda's" is one."""
        return WORD.findall(self.text)

    @property
    def heading(self) -> bool:
        """Whether mark-up calls it a heading."""
        return len(self.tag) == 2 and self.tag[0] == "h"


def lines_of(page: Page) -> tuple[Line, ...]:
    """Every line that is not blank, in text order, below a crawler's stamp.

    The stamp may have text behind it on its line: " date 2024-12-01 Shells hit the market".
    """
    found: list[Line] = []
    stamp = STAMP.match(page.text)
    at = stamp.end() if stamp else 0
    blank, blocks = 0, list(page.blocks)
    for raw in page.text[at:].split("\n"):
        stripped = raw.strip()
        if stripped:
            start = at + len(raw) - len(raw.lstrip())
            block = _block_at(blocks, start)
            tag, href = (block.tag, block.href) if block else ("p", None)
            end = start + len(stripped)
            found.append(Line(start, end, stripped, blank if found else 0, tag, href))
            blank = 0
        else:
            blank += 1
        at += len(raw) + 1
    return tuple(found)


def stamp_of(page: Page) -> str | None:
    """The crawler's day, from the page's meta data or its first line."""
    found = STAMP.match(page.text)
    return page.meta.stamp or (found[0].split()[1] if found else None)


def _block_at(blocks: list[Block], start: int) -> Block | None:
    """The block that holds a position; earlier blocks are dropped, positions only grow."""
    while blocks and blocks[0].span.end <= start:
        blocks.pop(0)
    return blocks[0] if blocks and blocks[0].span.start <= start else None
