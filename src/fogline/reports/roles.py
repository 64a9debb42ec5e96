"""What each line is for: headline, byline, date, credit, furniture or running text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from fogline.knowledge.outlets import Outlets
from fogline.reports import credits
from fogline.reports.furniture import furniture_kind, related_opening, rule_line
from fogline.reports.headers import byline, cross_head, date_line, dateline, headlike
from fogline.reports.lines import Line

NUMBERED = re.compile(r"(?:\[(\d{1,2})\]|\(?(\d{1,2})[.)]|#(\d{1,2})[.:)]?)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Marked:
    """A line with its role and, for furniture, its kind.

    Roles: rule, continue, address, credit, desk, furniture, byline, date, outlet, head, cross, lead
    (a paragraph with a dateline), post (the signature of a pasted post), body.
    """

    line: Line
    role: str
    kind: str = ""

    @property
    def meta(self) -> bool:
        """Whether it dates or signs a report."""
        return self.role in ("date", "byline", "outlet")

    @property
    def quiet(self) -> bool:
        """Whether it says nothing of where a report begins."""
        return self.role == "furniture"

    @property
    def number(self) -> int | None:
        """The number that opens it: 3 for "3. Shelling in Goma"."""
        m = NUMBERED.match(self.line.text)
        return int(m[1] or m[2] or m[3]) if m else None

    @property
    def number_width(self) -> int:
        """How many characters that number takes with its mark and blank."""
        m = NUMBERED.match(self.line.text)
        return m.end() if m else 0


def marked(lines: tuple[Line, ...], outlets: Outlets) -> tuple[Marked, ...]:
    """Every line with its role."""
    rows = [Marked(line, *_role(line, outlets)) for line in lines]
    for fix in (_post_texts, _related_titles, _caption_tops, _roles_under_bylines, _comment_tails):
        rows = fix(rows, outlets)
    return tuple(rows)


def _role(line: Line, outlets: Outlets) -> tuple[str, str]:
    text, layout = line.text, outlets.layout
    if rule_line(text):
        return "rule", ""
    if credits.continues_at(text, outlets):
        return "continue", ""
    if credits.address_line(text):
        return "address", ""
    if credits.POST.search(text):
        return "post", ""
    if date_line(text, layout):
        return "date", ""
    if (kind := furniture_kind(line, layout)) is not None:
        return "furniture", kind
    if byline(text, layout):
        return "byline", ""
    return _text_role(line, outlets)


def _text_role(line: Line, outlets: Outlets) -> tuple[str, str]:
    if credits.credit_line(line.text, outlets):
        bare = line.text[0].isalnum() and outlets.named(line.text.rstrip(".,"))
        return ("outlet" if bare else "credit"), ""
    if credits.desk_line(line.text):
        return "desk", ""
    if dateline(line.text, outlets):
        return "lead", ""
    if cross_head(line.text):
        return "cross", ""
    return ("head" if headlike(line) else "body"), ""


def _related_titles(rows: list[Marked], outlets: Outlets) -> list[Marked]:
    """The title under "Read also:" belongs to it, with mark-up also a list of titles."""
    opened = None
    for i, row in enumerate(rows):
        text = row.line.text
        if row.role == "furniture" and related_opening(text, outlets.layout):
            opened = row.line
        elif opened and row.role in ("head", "body", "cross") and _belongs(row.line, rows[i - 1].line, opened):
            rows[i] = replace(row, role="furniture", kind="related")
            opened = opened if row.line.tag == "li" else None
        else:
            opened = None
    return rows


def _belongs(line: Line, before: Line, opened: Line) -> bool:
    short = len(line.text) < 200
    return short and (line.tag == "li" or (before is opened and (line.gap == 0 or line.href is not None)))


def _post_texts(rows: list[Marked], outlets: Outlets) -> list[Marked]:
    """The lines of a pasted post above its signature are no headlines."""
    for i in range(1, len(rows)):
        if rows[i].role == "post" and rows[i - 1].role in ("head", "cross", "credit", "outlet"):
            rows[i - 1] = replace(rows[i - 1], role="body")
    return rows


def _caption_tops(rows: list[Marked], outlets: Outlets) -> list[Marked]:
    """The line glued over a line that is only a photo credit is the caption of that photo."""
    for i in range(1, len(rows)):
        bare = rows[i].kind in ("photo_credit", "caption") and credits_only(rows[i].line.text)
        above = rows[i - 1]
        if bare and rows[i].line.gap == 0 and above.role in ("body", "head") and len(above.line.text) < 300:
            rows[i - 1] = replace(above, role="furniture", kind="caption")
    return rows


def credits_only(text: str) -> bool:
    """A photo credit without a description: "© Lina Haddad, AFP", "- Copyright AFP Lina Haddad"."""
    return len(text) < 80 and bool(re.match(r"(?i)[-–—\s(\[]*(?:©|copyright|photo|credit|image)", text))


def _roles_under_bylines(rows: list[Marked], outlets: Outlets) -> list[Marked]:
    """Functions and outlets under a byline: "Special Correspondent", "Delta Courier"."""
    for i in range(1, len(rows)):
        above, row = rows[i - 1], rows[i]
        words = row.line.text.casefold().split()
        if not (above.meta and row.role == "head" and row.line.gap == 0 and len(words) <= 5):
            continue
        ends = {words[0], words[-1]}
        if ends & set(outlets.layout.roles) or ends & outlets.layout.outlet_words:
            rows[i] = replace(row, role="outlet")
    return rows


def _comment_tails(rows: list[Marked], outlets: Outlets) -> list[Marked]:
    """Short lines between two lines of one comment form belong to it."""
    for i in range(1, len(rows) - 1):
        before, row, after = rows[i - 1], rows[i], rows[i + 1]
        if before.kind == after.kind == "comments" and row.role in ("head", "body"):
            rows[i] = replace(row, role="furniture", kind="comments")
    return rows
