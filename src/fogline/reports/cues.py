"""Cues that a new report begins at a row: each a small function, weighed in two tables.

Weights are log-odds fitted by logistic regression on synthetic digests (benchmarks/fit_cues.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median_low

from fogline.knowledge.outlets import Outlets
from fogline.reports.cohesion import Cohesion
from fogline.reports.credits import closing_credit
from fogline.reports.headers import opening_date
from fogline.reports.heads import CLOSINGS, Head
from fogline.reports.roles import Marked

ANAPHORA = re.compile(
    r"^(?:He|She|It|They|His|Her|Its|Their|This|That|These|Those|But|And|However|Meanwhile|Also|"
    r"Still|Yet|Moreover|Furthermore|Instead|Another|Both|According|Earlier|Later|Then|So|Such|"
    r"The (?:group|statement|attack|report|ministry|minister|army|monitor|source|official)s?)\b"
    r"|^[\"“‘']"
)
REPORTED = re.compile(
    r"\b(?:said|says|told|announced|reported|according to)\b[^.]{0,60}"
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"[^.]{0,90}\b(?:said|says|announced|reported|according to)\b"
)
FULL_NAME = re.compile(
    r"\b[A-Z][\w’'-]+ (?:[A-Z][\w’'-]+ )?(?:al-|el-|de |bin |van )?[A-Z][\w’'-]+\b"
)


@dataclass(frozen=True, slots=True)
class Sight:
    """What the cues look at: rows, heads, cohesion, the usual gap between paragraphs."""

    rows: Sequence[Marked]
    heads: dict[int, Head]
    cohesion: Cohesion
    usual_gap: int
    outlets: Outlets
    numbers: frozenset[int]
    signs: int
    """How many rows sign or close a report: dates, bylines, datelines, credits, hosts."""
    levels: tuple[str, ...]
    """The headings that mark-up names: h1, h2, ..."""
    linked: tuple[str, ...]
    """Those of them that are links, where no running text stands above the first."""

    def above(self, at: int) -> Marked | None:
        """The row above that is no furniture."""
        return next((self.rows[i] for i in range(at - 1, -1, -1) if not self.rows[i].quiet), None)

    def text_at(self, at: int) -> int:
        """The first row of running text of a report that begins at `at`."""
        head = self.heads.get(at)
        return min(head.body if head else at, len(self.rows) - 1)


def sight(rows: Sequence[Marked], found: dict[int, Head], outlets: Outlets) -> Sight:
    """Gather what the cues look at."""
    gaps = [r.line.gap for r in rows if r.role in ("body", "lead")]
    usual = median_low(gaps) if gaps else 1
    return Sight(
        rows=rows,
        heads=found,
        cohesion=Cohesion(rows, outlets.layout.common_words),
        usual_gap=usual,
        outlets=outlets,
        numbers=_numbered(rows),
        signs=_signs(rows, found),
        levels=tuple(r.line.tag for r in rows if r.line.heading),
        linked=_linked(rows),
    )


def _linked(rows: Sequence[Marked]) -> tuple[str, ...]:
    links = [i for i, r in enumerate(rows) if r.line.heading and r.line.href]
    above = rows[: links[0]] if links else ()
    told = sum(len(r.line.words) for r in above if r.role in ("body", "lead"))
    return tuple(rows[i].line.tag for i in links) if told < 20 else ()


def _signs(rows: Sequence[Marked], found: dict[int, Head]) -> int:
    signed = sum(h.signed or h.lead for h in found.values())
    closed = sum(r.role in CLOSINGS for r in rows)
    return max(signed, closed)


def _numbered(rows: Sequence[Marked]) -> frozenset[int]:
    """Rows that count on from 1, each short enough to be a headline."""
    found, want = [], 1
    for i, row in enumerate(rows):
        if row.number == want and len(row.line.words) <= 30:
            found.append(i)
            want += 1
    return frozenset(found) if len(found) > 1 else frozenset()


def after_closing(s: Sight, at: int) -> float:
    """The report above has ended: "(AFP)", "Continue reading at www.example.org"."""
    row = s.above(at)
    if row is None:
        return 0.0
    if row.role in ("continue", "address", "credit", "desk", "signature"):
        return 1.0
    if row.role in ("outlet", "origin"):
        return 1.0 if s.rows[at].role == "head" else 0.5
    text = row.line.text
    return 1.0 if row.role == "body" and closing_credit(text, s.outlets) else 0.0


def after_rule(s: Sight, at: int) -> float:
    """A dividing line stands above: "* * *"."""
    row = s.above(at)
    return 1.0 if row is not None and row.role == "rule" else 0.0


def signed_headline(s: Sight, at: int) -> float:
    """A headline, then a date or a byline: "Shells hit Goma" / "By Jean Ilunga"."""
    head = s.heads.get(at)
    return 1.0 if head and head.signed and head.headline is not None else 0.0


def signed_only(s: Sight, at: int) -> float:
    """A date or a byline without a headline: "May 3, 2024"."""
    head = s.heads.get(at)
    return 1.0 if head and head.signed and head.headline is None else 0.0


def datelined(s: Sight, at: int) -> float:
    """The text opens with a dateline: "GOMA, Congo (AP) - "."""
    head = s.heads.get(at)
    return 1.0 if (head and head.lead) or s.rows[at].role == "lead" else 0.0


def opens_dated(s: Sight, at: int) -> float:
    """The text opens with its full date: "Fri 3 May 2024 Shells fell on the market of Goma"."""
    texts = {s.rows[i].line.text for i in (at, s.text_at(at))}
    return 1.0 if any(opening_date(text, s.outlets.layout) for text in texts) else 0.0


def bare_headline(s: Sight, at: int) -> float:
    """A headline of four words or more without date or byline: "Army shells market in Nyala"."""
    head = s.heads.get(at)
    bare = head and head.headline == at and not head.signed and not head.lead
    return 1.0 if bare and len(s.rows[at].line.words) >= 4 else 0.0


def short_heading(s: Sight, at: int) -> float:
    """A heading too short for a headline, so rather one inside a report: "A long siege"."""
    return 1.0 if s.rows[at].role == "head" and len(s.rows[at].line.words) <= 4 else 0.0


def long_headline(s: Sight, at: int) -> float:
    """A headline of seven words or more; headings inside a report are shorter."""
    return 1.0 if s.rows[at].role == "head" and 7 <= len(s.rows[at].line.words) <= 20 else 0.0


def headline_question(s: Sight, at: int) -> float:
    """A heading that quotes or asks, as headings inside a report often do: "'We had to run'"."""
    text = s.rows[at].line.text
    quoted = text[0] in "'\"‘“" and text[-1] in "'\"’”"
    return 1.0 if s.rows[at].role == "head" and (quoted or text.endswith(("?", ":"))) else 0.0


def numbered_headline(s: Sight, at: int) -> float:
    """A headline that counts on: "2. Fighting near El Fasher"; half where 1 stands far down."""
    if at not in s.numbers:
        return 0.0
    return 1.0 if min(s.numbers) <= 2 else 0.5


def wide_gap(s: Sight, at: int) -> float:
    """More blank lines above than between paragraphs."""
    return 1.0 if s.rows[at].line.gap > s.usual_gap else 0.0


def glued(s: Sight, at: int) -> float:
    """No blank line above where paragraphs have one."""
    return 1.0 if s.rows[at].line.gap < s.usual_gap else 0.0


def headline_echo(s: Sight, at: int) -> float:
    """The text below repeats the headline's words and the text above does not, -1 to 1."""
    head = s.heads.get(at)
    return s.cohesion.echo(head.headline, head.body) if head and head.headline is not None else 0.0


def unlike(s: Sight, at: int) -> float:
    """The text below shares few words with the text above, 0 to 1."""
    return 1.0 - min(1.0, s.cohesion.likeness[at] * 2)


def valley(s: Sight, at: int) -> float:
    """Likeness is lower here than around it, 0 to 1."""
    return min(1.0, s.cohesion.drop(at))


def reported_day(s: Sight, at: int) -> float:
    """The first paragraph says who said it and on which day, as leads do."""
    return 1.0 if REPORTED.search(s.rows[s.text_at(at)].line.text[:400]) else 0.0


def anaphora(s: Sight, at: int) -> float:
    """The first words point back or quote, as leads do not: "He added", "But the group"."""
    return 1.0 if ANAPHORA.match(s.rows[s.text_at(at)].line.text) else 0.0


def introductions(s: Sight, at: int) -> float:
    """The paragraph names people and bodies in full, as first mentions do, 0 to 1."""
    return min(1.0, len(FULL_NAME.findall(s.rows[s.text_at(at)].line.text[:800])) / 4)


def foreign_names(s: Sight, at: int) -> float:
    """The names below did not stand above, 0 to 1."""
    return 1.0 - s.cohesion.shared_names(at)


def lowest(s: Sight, at: int) -> float:
    """Likeness is lowest here among its neighbours."""
    return 1.0 if s.cohesion.lowest(at) else 0.0


def unsigned_among_signed(s: Sight, at: int) -> float:
    """Other reports of the page are signed, dated or closed and this one would not be, 0 to 1."""
    head, row = s.heads.get(at), s.above(at)
    signed = head is not None and (head.signed or head.lead)
    closed = row is not None and row.role in CLOSINGS
    return 0.0 if signed or closed else min(4, s.signs) / 4


def full_above(s: Sight, at: int) -> float:
    """The text above ends like a text: a full sentence, not "he said:"."""
    row = s.above(at)
    return 1.0 if row is not None and row.line.text[-1] in ".\"”'’)" else 0.0


def room_above(s: Sight, at: int) -> float:
    """Words between the head above and here, in hundreds, at most 1."""
    words = 0
    for i in range(at - 1, max(-1, at - 40), -1):
        if words >= 100 or (i in s.heads and s.heads[i].signed):
            break
        words += len(s.rows[i].line.words) if s.rows[i].role in ("body", "lead") else 0
    return min(1.0, words / 100)


Cue = Callable[[Sight, int], float]
Table = tuple[tuple[Cue, float], ...]
HEAD_CUES: Table = (
    (after_closing, 2.6),
    (after_rule, 3.7),
    (signed_headline, 3.4),
    (signed_only, 3.1),
    (datelined, 3.5),
    (opens_dated, 0.2),
    (bare_headline, -0.7),
    (short_heading, -1.1),
    (long_headline, 1.2),
    (headline_question, -1.5),
    (numbered_headline, 1.9),
    (wide_gap, 1.4),
    (glued, -2.5),
    (headline_echo, 1.9),
    (unlike, -0.5),
    (valley, 4.3),
    (lowest, 1.4),
    (foreign_names, 1.4),
    (reported_day, 2.0),
    (anaphora, -1.2),
    (introductions, 2.6),
    (room_above, 0.9),
    (unsigned_among_signed, -2.0),
)
HEAD_BIAS = -6.1
TEXT_CUES: Table = (
    (after_closing, 4.0),
    (after_rule, 4.2),
    (opens_dated, 3.9),
    (wide_gap, 1.5),
    (glued, 0.0),
    (unlike, 1.9),
    (valley, 2.1),
    (lowest, 1.6),
    (foreign_names, 1.4),
    (reported_day, 1.0),
    (anaphora, -0.8),
    (introductions, 1.4),
    (full_above, -0.4),
    (room_above, 1.1),
    (unsigned_among_signed, -2.5),
)
TEXT_BIAS = -7.6


def evidence(s: Sight, at: int) -> float:
    """Log-odds that a report begins at row `at`: above 0 it does."""
    headed = at in s.heads
    bias, table = (HEAD_BIAS, HEAD_CUES) if headed else (TEXT_BIAS, TEXT_CUES)
    return bias + sum(weight * cue(s, at) for cue, weight in table)
