"""What kind of item a segment is: article, excerpt, listing or the host's own words."""

from __future__ import annotations

from collections.abc import Sequence

from fogline.knowledge.outlets import Outlets
from fogline.reports.roles import Marked
from fogline.reports.segment import Segment

HOST_WORDS = 220


def kind_of(rows: Sequence[Marked], cut: Sequence[Segment], outlets: Outlets) -> tuple[str, ...]:
    """The kind of every segment of a page, in order."""
    signed = [_signed(rows[s.start : s.end], s) for s in cut]
    return tuple(
        _kind(rows[s.start : s.end], mine, sum(signed), outlets)
        for s, mine in zip(cut, signed, strict=True)
    )


def _kind(rows: Sequence[Marked], signed: bool, others: int, outlets: Outlets) -> str:
    if any(r.role == "continue" for r in rows):
        return "excerpt"
    if _listing(rows):
        return "listing"
    if others and not any(r.role in ("body", "lead", "post") for r in rows):
        return "host_text"
    if not signed and _host_words(rows, others, outlets):
        return "host_text"
    return "article"


def _signed(rows: Sequence[Marked], segment: Segment) -> bool:
    """Whether an item says who or when: date, byline, dateline, credit, host."""
    marks = any(
        r.meta or r.role in ("continue", "address", "credit", "desk", "signature", "lead")
        for r in rows
    )
    return marks or bool(segment.head and (segment.head.signed or segment.head.lead))


def _listing(rows: Sequence[Marked]) -> bool:
    """Headlines and links in a row with next to no text under them."""
    links = sum(_link(r) for r in rows)
    heads = sum(r.role == "head" and not _link(r) for r in rows)
    words = sum(len(r.line.words) for r in rows if r.role in ("body", "lead") and not _link(r))
    return links + heads >= (4 if links >= 2 else 6) and words < 10 * (links + heads)


def _link(row: Marked) -> bool:
    """A line that is a link to another page: an item of a list or a short line, no sentence."""
    line = row.line
    short = len(line.words) <= 25 and line.text[-1] not in ".!?"
    return line.href is not None and (short or line.tag == "li") and row.role in ("head", "body")


def _host_words(rows: Sequence[Marked], others: int, outlets: Outlets) -> bool:
    """The host's framing: unsigned and short among signed items, or speaking of "our readers"."""
    text = " ".join(r.line.text for r in rows).casefold()
    words = sum(len(r.line.words) for r in rows)
    opened = text.startswith(outlets.layout.host_openings) and words < HOST_WORDS
    spoken = any(w in text for w in outlets.layout.host_words) and words < HOST_WORDS
    return (words < HOST_WORDS and others >= 2) or (others >= 1 and (opened or spoken))
