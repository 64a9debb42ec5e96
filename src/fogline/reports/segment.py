"""Where reports begin and end: the rows of a page cut into segments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fogline.knowledge.outlets import Outlets
from fogline.reports.cues import Sight, evidence, sight
from fogline.reports.heads import CLOSINGS, Head, heads
from fogline.reports.nest import WROTE
from fogline.reports.roles import Marked

TEXT_WORDS = 8
UPDATE = re.compile(r"\W*Updated?\b.{0,24}[:)]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Segment:
    """Rows `[start, end)` that make one item, with its head where it has one."""

    start: int
    end: int
    head: Head | None


def segments(rows: Sequence[Marked], outlets: Outlets) -> tuple[Segment, ...]:
    """Cut a page into items, in text order; rows above the first one belong to the page."""
    if not rows:
        return ()
    found = heads(rows)
    seen = sight(rows, found, outlets)
    first = first_row(rows, found)
    starts = [first, *(i for i in candidates(seen, first) if begins(seen, i))]
    starts = _with_text(rows, starts, seen)
    return tuple(
        Segment(start, end, found.get(start))
        for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)
    )


def begins(seen: Sight, at: int) -> bool:
    """Whether a report begins at a row.

    Three things decide alone: nothing goes on below "Continue reading at HOST", a headline with a
    date or byline of its own opens a report, and so does one of several that link to their story.
    Else the cues are weighed.
    """
    if WROTE.search(seen.rows[at].line.text):
        return False
    above = seen.above(at)
    ended = above is not None and above.role == "continue"
    if ended or _titled(seen, at) or _linked(seen, at):
        return True
    if _inner_by_markup(seen, at) or _foot(seen, at):
        return False
    if _pasted(seen, at) or _earlier_version(seen, at):
        return False
    return evidence(seen, at) > 0


def _linked(seen: Sight, at: int) -> bool:
    """One of several headings of one level, each a link to its own story, from the page's top on.

    Linked headings that come after running text lead to related stories.
    """
    line = seen.rows[at].line
    return line.heading and line.href is not None and seen.linked.count(line.tag) > 1


def _inner_by_markup(seen: Sight, at: int) -> bool:
    """Mark-up shows one item: headings below an only h1, and text where headings divide the page.

    A heading with a link to its story, a dateline, or a closing line above stays possible.
    """
    row, above, head = seen.rows[at], seen.above(at), seen.heads.get(at)
    levels = seen.levels
    if not levels or (above is not None and above.role in CLOSINGS) or (head and head.lead):
        return False
    if row.line.heading:
        return row.line.href is None and (levels.count("h1") == 1 or row.line.tag > min(levels))
    return True


def _pasted(seen: Sight, at: int) -> bool:
    """A text without a headline that its host pasted below a line: part of the host's post."""
    above, head = seen.above(at), seen.heads.get(at)
    bare = head is None or head.headline is None
    return bare and seen.rows[at].pasted and above is not None and above.role == "rule"


def _earlier_version(seen: Sight, at: int) -> bool:
    """Below an update the line divides it from the text as it stood: "Update (1425ET): ..."."""
    above = seen.above(at)
    if above is None or above.role != "rule" or at in seen.heads:
        return False
    return any(UPDATE.match(r.line.text) for r in seen.rows[max(0, at - 40) : at])


def _foot(seen: Sight, at: int) -> bool:
    """Below a line that divides, the last few words of a page are a note to the item above."""
    above = seen.above(at)
    if above is None or above.role != "rule" or at in seen.heads:
        return False
    rest = seen.rows[at : at + 9]
    words = " ".join(r.line.text for r in rest).casefold()
    own = any(w in words for w in seen.outlets.layout.host_words)
    return len(rest) < 9 and len(words.split()) < 40 and not own


def _titled(seen: Sight, at: int) -> bool:
    """A headline of its own with a signature; one of three words or less needs more than a date."""
    head = seen.heads.get(at)
    if head is None or head.headline is None or not head.signed:
        return False
    by = any(r.role in ("byline", "outlet", "origin") for r in seen.rows[head.start : head.body])
    return by or len(seen.rows[head.headline].line.words) > 3


def candidates(seen: Sight, first: int) -> list[int]:
    """Rows at which a report could begin: heads and running text, but nothing inside a head."""
    inside = {
        i for h in seen.heads.values() if h.signed or h.lead for i in range(h.start + 1, h.body + 1)
    }
    fit = ("body", "lead", "head")
    return [
        i
        for i, row in enumerate(seen.rows)
        if i > first and i not in inside and (row.role in fit or i in seen.heads)
    ]


def first_row(rows: Sequence[Marked], found: dict[int, Head]) -> int:
    """The first row that is no date of the page, no furniture."""
    at = 0
    while at < len(rows) - 1 and _of_page(rows, at, found):
        at += 1
    return at


def _of_page(rows: Sequence[Marked], at: int, found: dict[int, Head]) -> bool:
    row = rows[at]
    if row.role == "rule" or (row.quiet and row.kind != "label"):
        return True
    dated = next((h for h in found.values() if h.start > at and h.signed), None)
    return row.role == "date" and dated is not None and dated.start - at <= 2


def _with_text(rows: Sequence[Marked], starts: list[int], seen: Sight) -> list[int]:
    """Join an item without running text to the one below it.

    The first item stays, where the next one has a head of its own: it is the page's own heading.
    """
    kept = [starts[0]]
    for i, start in enumerate(starts[1:], 1):
        end = starts[i + 1] if i + 1 < len(starts) else len(rows)
        empty = _text_words(rows[kept[-1] : start], running=start not in seen.heads) < TEXT_WORDS
        if empty and (kept[-1] != starts[0] or start not in seen.heads):
            continue
        if _text_words(rows[start:end]) >= TEXT_WORDS or start in seen.heads:
            kept.append(start)
    return kept


def _text_words(rows: Sequence[Marked], running: bool = False) -> int:
    roles = ("body", "lead") if running else ("body", "lead", "head")
    return sum(len(r.line.words) for r in rows if r.role in roles)
