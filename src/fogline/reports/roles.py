"""What each line is for: headline, byline, date, credit, furniture or running text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from fogline.knowledge.outlets import Outlets
from fogline.reports import credits
from fogline.reports.furniture import furniture_kind, related_opening, rule_line
from fogline.reports.headers import byline, cross_head, date_line, dateline, headlike
from fogline.reports.lines import Line

PASTED = re.compile(r"(?i)^via\s|^(?:authored|submitted) by\b|^by\b.+\svia\s")
SPEAKS = re.compile(
    r"^\S.{1,40}\b(?:wrote|said|says|commented)\s*(?:[:.…]|on\b)|\bReply$|^Anonymous\b"
)
LIVE = re.compile(r"\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?|\s*[A-Z]{2,4}\b)?(?:\s+\w|\s*$|\s*[-–—:])")
NUMBERED = re.compile(r"(?:\[(\d{1,2})\]|\(?(\d{1,2})[.)]|#(\d{1,2})[.:)]?)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Marked:
    """A line with its role and, for furniture, its kind.

    Roles: rule, continue, address, credit, desk, signature (name and date below a text), origin
    (where a text first appeared), furniture,
    byline, date, clock (a date or time of a live blog), outlet, head, cross, lead (a paragraph with
    a dateline), post (the signature of a pasted post), body.
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
    def pasted(self) -> bool:
        """Whether it names the source of a pasted text: "Via TASS", "Authored by A via B"."""
        return self.role in ("outlet", "byline") and bool(PASTED.search(self.line.text))

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
    for fix in FIXES:
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
    if byline(text, layout) or _staff(text, outlets):
        return "byline", ""
    return _text_role(line, outlets)


def _staff(text: str, outlets: Outlets) -> bool:
    """The desk of an outlet as byline: "Reuters Staff"."""
    return text.endswith(" Staff") and outlets.named(text.removesuffix(" Staff")) is not None


def _text_role(line: Line, outlets: Outlets) -> tuple[str, str]:
    if credits.credit_line(line.text, outlets):
        sourced = line.text[:4].casefold() == "via "
        bare = sourced or (line.text[0].isalnum() and outlets.named(line.text.rstrip(".,")))
        return ("outlet" if bare else "credit"), ""
    if credits.desk_line(line.text):
        return "desk", ""
    if credits.origin(line.text, outlets):
        return "origin", ""
    if dateline(line.text, outlets):
        return "lead", ""
    if cross_head(line.text) or LIVE.match(line.text):
        return "cross", ""
    return ("head" if headlike(line) else "body"), ""


def _related_titles(rows: list[Marked], outlets: Outlets) -> list[Marked]:
    """The title under "Read also:" belongs to it, with mark-up also a list of titles."""
    opened = None
    for i, row in enumerate(rows):
        text = row.line.text
        if row.role == "furniture" and related_opening(text, outlets.layout):
            opened = row.line
        elif (
            opened
            and row.role in ("head", "body", "cross")
            and _belongs(row.line, rows[i - 1].line, opened)
        ):
            rows[i] = replace(row, role="furniture", kind="related")
            opened = opened if row.line.tag == "li" or _titles_to_end(rows[i:]) else None
        else:
            opened = None
    return rows


def _belongs(line: Line, before: Line, opened: Line) -> bool:
    short = len(line.text) < 200
    return short and (
        line.tag == "li"
        or (before is opened and (line.gap == 0 or line.href is not None))
        or (before is not opened and line.gap == 0)
    )


def _titles_to_end(rows: list[Marked]) -> bool:
    """Whether only titles without a full stop follow, line by line, up to the page's end."""
    below = [r.line.text for r in rows if r.role != "rule"]
    return all(len(t) < 120 and t[-1] not in '.:!”"' and len(t.split()) > 3 for t in below)


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
        if (
            bare
            and rows[i].line.gap == 0
            and above.role in ("body", "head")
            and len(above.line.text) < 300
        ):
            rows[i - 1] = replace(above, role="furniture", kind="caption")
    return rows


def credits_only(text: str) -> bool:
    """A photo credit without a description: "© Lina Haddad, AFP", "- Copyright AFP Lina Haddad"."""
    return len(text) < 80 and bool(
        re.match(r"(?i)[-–—\s(\[]*(?:©|copyright|photo|credit|image)", text)
    )


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


def _comments(rows: list[Marked], outlets: Outlets) -> list[Marked]:
    """From the heading of a comment section on, all is comment: "Comments (2)", "hill99 wrote:"."""
    for i, row in enumerate(rows):
        below = [r.line.text for r in rows[i + 1 : i + 4]]
        if row.kind == "comments" and any(SPEAKS.search(text) for text in below):
            return [*rows[:i], *(replace(r, role="furniture", kind="comments") for r in rows[i:])]
    return rows


def _wrapped(rows: list[Marked], outlets: Outlets) -> list[Marked]:
    """Lines that were broken at a width are running text, not headlines."""
    for i, row in enumerate(rows):
        if row.role in ("head", "cross") and (_goes_on(rows, i) or _began_above(rows, i)):
            rows[i] = replace(row, role="body")
    return rows


def _goes_on(rows: list[Marked], i: int) -> bool:
    below = rows[i + 1] if i + 1 < len(rows) else None
    glued = below is not None and below.role in ("body", "head") and below.line.gap == 0
    return (
        below is not None and glued and below.line.text[0].islower() and len(rows[i].line.text) > 40
    )


def _began_above(rows: list[Marked], i: int) -> bool:
    line, above = rows[i].line, rows[i - 1] if i else None
    if above is None or line.gap or above.role != "body" or len(above.line.text) < 50:
        return False
    return (above.line.text[-1].isalnum() and len(above.line.text) < 100) or line.text[0].islower()


def _live_dates(rows: list[Marked], outlets: Outlets) -> list[Marked]:
    """A date over entries with times of day divides a live blog; it dates no report of its own."""
    for i in range(len(rows) - 1):
        if rows[i].role == "date" and LIVE.match(rows[i + 1].line.text):
            rows[i] = replace(rows[i], role="clock")
    return rows


def _split_bylines(rows: list[Marked], outlets: Outlets) -> list[Marked]:
    """A byline on two lines: "By" and "Lina Haddad"."""
    for i in range(len(rows) - 1):
        name = rows[i + 1]
        if rows[i].line.text.strip(" :").casefold() == "by" and len(name.line.words) <= 6:
            rows[i] = replace(rows[i], role="byline")
            rows[i + 1] = replace(name, role="byline") if name.role in ("head", "body") else name
    return rows


def _post_footers(rows: list[Marked], outlets: Outlets) -> list[Marked]:
    """A signature below the text: "Posted by Lina at 11:30 PM" ends a post of a blog."""
    for i in range(1, len(rows)):
        below = rows[i - 1].role in ("body", "lead", "credit") and rows[i].line.text.startswith(
            "Posted by"
        )
        if rows[i].role == "byline" and below and len(rows[i - 1].line.words) > 12:
            rows[i] = replace(rows[i], role="credit")
    return rows


def _signatures(rows: list[Marked], outlets: Outlets) -> list[Marked]:
    """Name and date below a text, not above the next: "Lina Haddad" / "Sat, 11/30/2024 - 21:11"."""
    for i in range(1, len(rows)):
        if rows[i].role != "date" or (i + 1 < len(rows) and rows[i + 1].role in ("body", "lead")):
            continue
        extra = date_line(rows[i].line.text, outlets.layout)
        named = _name(rows[i - 1].line.text) and rows[i - 1].role in ("head", "outlet")
        text = rows[i - 1 - named] if i > named else None
        if text is None or text.role != "body" or len(text.line.words) <= 12:
            continue
        if named or (extra and _name(extra.extra)) or all(r.quiet for r in rows[i + 1 :]):
            for k in range(i - named, i + 1):
                rows[k] = replace(rows[k], role="signature")
    return rows


def _name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 4 and all(w[0].isupper() and w.strip(".'’-").isalpha() for w in words)


Fix = Callable[[list[Marked], Outlets], list[Marked]]
FIXES: tuple[Fix, ...] = (
    _wrapped, _split_bylines, _post_texts, _live_dates, _related_titles, _caption_tops,
    _signatures,
    _roles_under_bylines, _post_footers, _comments,
)  # fmt: skip
