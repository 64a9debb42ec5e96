"""Heads: the lines from a headline to the first line of running text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fogline.reports.roles import Marked

STANDFIRST_WORDS = 90
CLOSINGS = ("continue", "address", "credit", "desk", "signature", "rule")


@dataclass(frozen=True, slots=True)
class Head:
    """Rows `[start, body)` above the running text; indices of rows.

    `headline` is the row of the headline or None, `signed` whether a date, a byline or an outlet
    stands in it, `lead` whether the text opens with a dateline.
    """

    start: int
    headline: int | None
    body: int
    signed: bool
    lead: bool


def heads(rows: Sequence[Marked]) -> dict[int, Head]:
    """Every possible head by its first row: signed ones, datelines, bare headlines."""
    found: dict[int, Head] = {}
    taken = -1
    for i, row in enumerate(rows):
        if i <= taken:
            continue
        head = _head_from(rows, i, taken + 1)
        if head:
            found[head.start] = head
            taken = max(taken, head.body - 1)
        elif row.role == "head":
            found.setdefault(i, Head(i, i, i + 1, False, False))
    return _without_inner(_page_title_apart(rows, found))


def _page_title_apart(rows: Sequence[Marked], found: dict[int, Head]) -> dict[int, Head]:
    """A line over the first headline is the page's title where no other headline has two decks."""
    signed = [
        h
        for h in sorted(found.values(), key=lambda h: h.start)
        if h.signed and h.headline is not None
    ]
    if (
        len(signed) < 2
        or _decks(rows, signed[0]) < 2
        or any(_decks(rows, h) > 1 for h in signed[1:])
    ):
        return found
    top = signed[0]
    last = max(i for i in range(top.start, top.body) if rows[i].role == "head")
    bare = {i: Head(i, i, i + 1, False, False) for i in range(top.start, last)}
    return {**found, **bare, last: Head(last, last, top.body, True, top.lead)}


def _decks(rows: Sequence[Marked], head: Head) -> int:
    return sum(rows[i].role == "head" for i in range(head.start, head.body))


def _without_inner(found: dict[int, Head]) -> dict[int, Head]:
    """Drop bare headlines that a signed head has taken in."""
    inside = {i for h in found.values() if h.signed or h.lead for i in range(h.start + 1, h.body)}
    return {start: head for start, head in sorted(found.items()) if start not in inside}


def _head_from(rows: Sequence[Marked], i: int, floor: int) -> Head | None:
    """The head around a date, a byline or a dateline at row `i`; above `floor` nothing is taken."""
    row = rows[i]
    named = row.role in ("outlet", "origin") and i > 0 and rows[i - 1].role == "head"
    if not named and row.role not in ("date", "byline", "lead"):
        return None
    start = max(_start(rows, i, floor), floor)
    body = i if row.role == "lead" else _body(rows, i)
    lead = body < len(rows) and rows[body].role == "lead"
    if start == i and row.role == "date" and _closes(rows, i):
        return None
    start = _repeated(rows, start, body)
    if (
        body < len(rows)
        and rows[start].role == "head"
        and rows[body].line.text == rows[start].line.text
    ):
        body = _below(rows, body + 1)
        lead = body < len(rows) and rows[body].role == "lead"
    headline = next((k for k in range(start, body) if rows[k].role == "head"), None)
    return Head(
        start, headline, body, any(r.meta or r.role == "origin" for r in rows[start:body]), lead
    )


def _repeated(rows: Sequence[Marked], start: int, body: int) -> int:
    """Where a head prints its headline twice, lines above the first print belong to the page."""
    texts = [r.line.text for r in rows[start : body + 2] if r.role == "head"]
    for k in range(start, body):
        if rows[k].role == "head" and texts.count(rows[k].line.text) > 1:
            return k
    return start


def _closes(rows: Sequence[Marked], i: int) -> bool:
    """A date below the text that it belongs to: a last line, or one followed by a new headline."""
    return (
        i > 0
        and rows[i - 1].role == "body"
        and (i + 1 == len(rows) or rows[i + 1].role in CLOSINGS)
    )


def _start(rows: Sequence[Marked], anchor: int, floor: int) -> int:
    """Walk up from a date, byline or dateline over captions and standfirst to the headline."""
    at = anchor
    while at - 1 >= floor and (rows[at - 1].meta or _passes(rows[at - 1])):
        at -= 1
    if at - 1 >= floor and rows[at - 1].role == "head":
        return _upper(rows, at - 1, floor)
    if at - 2 >= floor and _standfirst(rows, at - 1):
        return _upper(rows, at - 2, floor)
    while at < anchor and rows[at].quiet:
        at += 1
    return at


def _passes(row: Marked) -> bool:
    if row.role == "origin":
        return True
    return row.quiet and row.kind in (
        "label",
        "caption",
        "photo_credit",
        "timing",
        "credit",
        "share",
        "time",
    )


def _standfirst(rows: Sequence[Marked], at: int) -> bool:
    """A paragraph between headline and date: one, not long."""
    above, row = rows[at - 1], rows[at]
    return (
        row.role == "body"
        and len(row.line.words) <= STANDFIRST_WORDS
        and above.role == "head"
        and (len(above.line.words) >= 4)
    )


def _upper(rows: Sequence[Marked], at: int, floor: int) -> int:
    """The uppermost line of a headline in two decks: the upper one stands as far off as the lower.

    A label such as "Opinion" over the headline belongs to it.
    """
    while at - 1 >= floor and rows[at - 1].role == "head" and _deck(rows, at, floor):
        at -= 1
    if at - 1 >= floor and rows[at - 1].kind == "label":
        at -= 1
    return at


def _deck(rows: Sequence[Marked], at: int, floor: int) -> bool:
    upper, lower = rows[at - 1].line, rows[at].line
    first = at - 1 == 0 or at - 1 == floor or rows[at - 2].role in CLOSINGS
    return lower.gap < upper.gap or (lower.gap == upper.gap and first) or (first and lower.gap <= 1)


def _body(rows: Sequence[Marked], i: int) -> int:
    """The first row below a signed head that is running text; a headline may follow the date."""
    at = _below(rows, i)
    if (
        at == i + 1
        and at + 1 < len(rows)
        and rows[at].role == "head"
        and not _signed_below(rows, at)
    ):
        at = _below(rows, at + 1)
    return at


def _below(rows: Sequence[Marked], at: int) -> int:
    while at < len(rows) and (rows[at].meta or rows[at].quiet or rows[at].role == "origin"):
        at += 1
    return at


def _signed_below(rows: Sequence[Marked], at: int) -> bool:
    """Whether a headline has its own date or byline, perhaps under a standfirst."""
    below = [r for r in rows[at + 1 : at + 5] if not r.quiet][:2]
    return any(r.meta for r in below) or (bool(below) and below[0].role == "head")
