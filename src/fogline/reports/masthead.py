"""What a page teaches about itself: the masthead over its headline, agencies by abbreviation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fogline.knowledge.outlets import Outlet, Outlets, name_key
from fogline.reports.headers import DASH, capitalised
from fogline.reports.lines import Line
from fogline.reports.roles import Marked

TOP = 6
"""How many lines below the masthead the headline may stand."""
LETTERS = r"[A-Z]{2,6}"
TAUGHT = (
    re.compile(rf"\((?P<name>{LETTERS})\)$"),
    re.compile(rf"[A-Z][\w .,'’-]{{2,50}} \((?P<name>{LETTERS})\) ?[{DASH}]"),
    re.compile(rf"(?i:by) (?P<name>{LETTERS})$"),
    re.compile(rf"(?:[A-Z][\w’'.-]* ){{0,4}}(?i:with) (?P<name>{LETTERS})$"),
)
PARTS = re.compile(rf"\s+[|·•]\s+|\s+[{DASH}]\s+|:\s")
TRAIL = re.compile(r"\s*(?:\([^()]{2,12}\)|\bLIVE\b|\blive\b)\s*$")


def taught(lines: Sequence[Line], outlets: Outlets) -> Outlets:
    """The outlets with agencies that only this page names: "GOMA (KPA) -", "(KPA)", "By KPA"."""
    found = {name for line in lines for name in _abbreviations(line.text)}
    new = {name_key(n): Outlet(n, "wire") for n in sorted(found) if not outlets.named(n)}
    return replace(outlets, names={**outlets.names, **new}) if new else outlets


def _abbreviations(text: str) -> Iterator[str]:
    for pattern in TAUGHT:
        if m := pattern.match(text):
            yield m["name"]


def masthead(rows: Sequence[Marked], outlets: Outlets) -> tuple[int, str] | None:
    """How many opening rows are masthead, and the name in it; None where the page has none.

    "NILE COURIER", "Delta Post | World", "Hill Times - news you trust" over the headline of a page
    that dates or signs one report only.
    """
    first = next((i for i, row in enumerate(rows) if not row.quiet), None)
    if first is None or first > 2 or _signed(rows) > 1:
        return None
    name = _name(rows[first].line.text)
    head = _headline_below(rows, first)
    if not name or name.casefold() in outlets.layout.section_labels:
        return None
    if head is None or not _apart(rows[first], rows[head], name, outlets):
        return None
    return head, name


def without_masthead(rows: Sequence[Marked], end: int) -> tuple[Marked, ...]:
    """The rows with all above the headline as furniture, but for dates and bylines."""
    kept = ("date", "byline", "furniture")
    top = [r if r.role in kept else replace(r, role="furniture", kind="masthead") for r in rows]
    return (*top[:end], *rows[end:])


def _signed(rows: Sequence[Marked]) -> int:
    """How many dates or bylines stand under a headline with text between them."""
    count, told = 0, True
    for row in rows:
        if row.role in ("date", "byline") and told:
            count, told = count + 1, False
        told = told or (row.role in ("body", "lead") and len(row.line.words) > 12)
    return count


def _name(text: str) -> str | None:
    """The name in a masthead: its first part without abbreviation, shouted names set in case."""
    name = TRAIL.sub("", PARTS.split(text)[0]).strip()
    words = name.split()
    if not 1 <= len(words) <= 6 or text.endswith((".", "?", "!")) or not capitalised(words):
        return None
    return " ".join(map(_cased, words)) if name.isupper() else name


def _cased(word: str) -> str:
    """BBC stays, NEWS becomes News, THE The."""
    known = word in ("THE", "OF", "AND", "FOR")
    return word.capitalize() if len(word) > 3 or known else word


def _headline_below(rows: Sequence[Marked], first: int) -> int | None:
    """The headline under the masthead: a heading with a date, a byline or text close below."""
    for i in range(first + 1, min(first + TOP, len(rows) - 1)):
        if rows[i].role == "head" and rows[i].line.gap and len(rows[i].line.words) >= 3:
            below = rows[i + 1 : i + 5]
            return i if any(r.meta or r.role in ("lead", "body") for r in below) else None
        if rows[i].role in ("body", "lead") and len(rows[i].line.words) > 12:
            return None
    return None


def _apart(top: Marked, head: Marked, name: str, outlets: Outlets) -> bool:
    """Whether the top line is a name and the one below a headline, not two decks of one.

    "Yemen: Seven killed in Marib" names what it is about.
    """
    words = top.line.text.split()
    telling = {w.casefold() for w in name.split()} & outlets.layout.outlet_words
    if outlets.named(name) or telling or top.line.text.isupper() != head.line.text.isupper():
        return True
    if re.match(rf"{re.escape(name)}\s*:", top.line.text):
        return False
    plain = [w for w in head.line.text.split() if w[0].islower() and len(w) > 3]
    return bool(plain) and len(words) < len(head.line.words) and len(name.split()) <= 5
