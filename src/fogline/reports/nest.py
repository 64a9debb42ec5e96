"""Reports inside a report: pasted articles and posts, block quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fogline.knowledge.outlets import Outlets
from fogline.reports.credits import POST
from fogline.reports.dates import Mention, mentions
from fogline.reports.roles import Marked

INTRO_NAME = re.compile(
    r"[A-Z][\w.'’-]*(?:[ -](?:al-|of |the )?[A-Z][\w.'’-]*){0,4}|\b[A-Z]{2,6}\b"
)
QUOTED_WORDS = 40
WROTE = re.compile(
    r"\A[> ]*On (?P<date>.{6,48}?),? (?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})"
    r"(?: <[^<>]+>)? wrote:\Z"
)
"""The line over the quoted lines of a letter."""


@dataclass(frozen=True, slots=True)
class Inner:
    """A nested item: rows `[start, end)`, who published it, the date it states."""

    start: int
    end: int
    publisher: str | None
    basis: str | None
    mention: Mention | None
    words: str = ""
    kind: str = "embedded_quote"


def inner(rows: Sequence[Marked], outlets: Outlets) -> tuple[Inner, ...]:
    """Nested items among the rows of one report, in order, none inside another."""
    found = [*_pasted(rows, outlets), *_posts(rows, outlets), *_quotes(rows, outlets)]
    found += _mailed(rows, outlets)
    kept: list[Inner] = []  # posts inside a pasted text stay part of it
    for item in sorted(found, key=lambda i: (i.start, -i.end)):
        whole = item.start == 0 and item.end == len(rows)
        if not whole and all(item.start >= k.end for k in kept):
            kept.append(item)
    return tuple(kept)


def _pasted(rows: Sequence[Marked], outlets: Outlets) -> list[Inner]:
    """Texts that a host pasted below a dividing line, up to the next: "* * *" / "Via TASS"."""
    found = []
    for i in range(1, len(rows)):
        if not (rows[i].pasted and rows[i - 1].role == "rule"):
            continue
        ends = (k for k in range(i + 1, len(rows)) if rows[k].role in ("rule", "signature"))
        words = re.split(r"(?i)\bvia\s+", rows[i].line.text.strip(" ,."))[-1]
        known = outlets.named(words) or outlets.at_host(words)
        name = known.name if known else words
        found.append(Inner(i, next(ends, len(rows)), name, "via", None, kind="article"))
    return found


def _posts(rows: Sequence[Marked], outlets: Outlets) -> list[Inner]:
    """A pasted post: its text, then "— Lina Haddad (@lina) May 3, 2024"."""
    found = []
    for i, row in enumerate(rows):
        m = POST.search(row.line.text)
        if not m or len(m["date"].split()) > 4:
            continue
        dates = mentions(m["date"], outlets.layout)
        if m["date"].strip() and not dates:
            continue
        start = _post_start(rows, i, bool(row.line.text[: m.start()].strip()))
        found.append(
            Inner(
                start, i + 1, m["name"].strip(" \"'“”"), "post", next(iter(dates), None), m["date"]
            )
        )
    return found


def _post_start(rows: Sequence[Marked], at: int, own_text: bool) -> int:
    """The first row of a post: lines glued above its signature, in mark-up the whole quotation."""
    start = at
    while start > 0 and rows[at].line.tag == "quote" == rows[start - 1].line.tag:
        if POST.search(rows[start - 1].line.text):
            break
        start -= 1
    if start < at:
        return start
    spaced = any(r.line.gap for r in rows[max(0, at - 6) : at + 1])
    while (
        spaced
        and start > 0
        and rows[start].line.gap == 0
        and rows[start - 1].role in ("body", "head")
    ):
        start -= 1
    return start if start < at or own_text else max(0, at - 1)


def _quotes(rows: Sequence[Marked], outlets: Outlets) -> list[Inner]:
    """A block quotation that an outlet introduces: "Reuters writes:" over set-off paragraphs.

    One without an outlet is a quotation of a speaker and stays part of the report.
    """
    found, at = [], 0
    while at < len(rows):
        end = at
        while end < len(rows) and _set_off(rows[end]):
            end += 1
        words = sum(len(r.line.words) for r in rows[at:end])
        if (
            end > at
            and at > 0
            and words >= QUOTED_WORDS
            and not any(POST.search(r.line.text) for r in rows[at:end])
        ):
            name = _introduced(rows[at - 1].line.text, outlets)
            found += [Inner(at, end, name, "introduction", None)] if name else []
        at = max(end, at + 1)
    return found


def _mailed(rows: Sequence[Marked], outlets: Outlets) -> list[Inner]:
    """Lines of a letter answered below: "On 13 May 2024, Omar Haddad wrote:" / "> Two died."."""
    found = []
    for i, row in enumerate(rows):
        m = WROTE.search(row.line.text)
        first = i if row.line.text.startswith(">") else i + 1
        end = first
        while end < len(rows) and rows[end].line.text.startswith(">"):
            end += 1
        if m and end > first and i > 0:
            dates = mentions(m["date"], outlets.layout)
            found.append(Inner(i, end, m["name"], "post", next(iter(dates), None), m["date"]))
    return found


def _set_off(row: Marked) -> bool:
    return row.role in ("body", "head", "lead", "post") and (
        row.line.tag == "quote" or row.line.text.startswith(">")
    )


def _introduced(text: str, outlets: Outlets) -> str | None:
    """The outlet that an introduction names: "As Reuters reports:"."""
    if not text.rstrip().endswith((":", "…", "...", ".")):
        return None
    names = (outlets.named(m[0]) for m in INTRO_NAME.finditer(text[-160:]))
    return next((n.name for n in names if n), None)
