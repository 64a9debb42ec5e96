"""Cues that a new report begins at a row: each a small function, weighed in `WEIGHTS`.

Weights are log-odds fitted by logistic regression on synthetic digests (benchmarks/split.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median_low

from fogline.knowledge.outlets import Outlets
from fogline.reports.cohesion import Cohesion
from fogline.reports.credits import closing_credit, desk_line
from fogline.reports.heads import Head
from fogline.reports.roles import Marked

ANAPHORA = re.compile(
    r"^(?:He|She|It|They|His|Her|Its|Their|This|That|These|Those|But|And|However|Meanwhile|Also|"
    r"Still|Yet|Moreover|Furthermore|Instead|Another|Both|According|Earlier|Later|Then|So|Such|"
    r"The (?:group|statement|attack|report|ministry|minister|army|monitor|source|official)s?)\b|^[\"“‘']"
)
REPORTED = re.compile(
    r"\b(?:said|says|told|announced|reported|according to)\b[^.]{0,60}"
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"[^.]{0,90}\b(?:said|says|announced|reported|according to)\b"
)
FULL_NAME = re.compile(r"\b[A-Z][\w’'-]+ (?:[A-Z][\w’'-]+ )?(?:al-|el-|de |bin |van )?[A-Z][\w’'-]+\b")


@dataclass(frozen=True, slots=True)
class Sight:
    """What the cues look at: rows, heads, cohesion, the usual gap between paragraphs."""

    rows: Sequence[Marked]
    heads: dict[int, Head]
    cohesion: Cohesion
    usual_gap: int
    outlets: Outlets
    numbers: frozenset[int]

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
    return Sight(rows, found, Cohesion(rows), usual, outlets, _numbered(rows))


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
    ended = row.role in ("continue", "credit", "desk") or (row.role == "outlet" and at not in s.heads)
    tail = row.role == "body" and (closing_credit(row.line.text, s.outlets) or desk_line(row.line.text))
    return 1.0 if ended or tail else 0.0


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
    """A headline that counts on: "2. Fighting near El Fasher"."""
    return 1.0 if at in s.numbers else 0.0


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


def running_start(s: Sight, at: int) -> float:
    """Running text begins here without any head."""
    return 1.0 if s.rows[at].role == "body" and at not in s.heads else 0.0


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
    return min(1.0, len(FULL_NAME.findall(s.rows[s.text_at(at)].line.text)) / 4)


Cue = Callable[[Sight, int], float]
WEIGHTS: tuple[tuple[Cue, float], ...] = (
    (after_closing, 3.0),
    (after_rule, 3.0),
    (signed_headline, 4.0),
    (signed_only, 2.5),
    (datelined, 2.5),
    (bare_headline, 1.0),
    (short_heading, -1.5),
    (long_headline, 0.8),
    (headline_question, -1.0),
    (numbered_headline, 2.0),
    (wide_gap, 0.8),
    (glued, -1.5),
    (headline_echo, 1.5),
    (running_start, -2.0),
    (unlike, 1.5),
    (valley, 1.5),
    (reported_day, 0.8),
    (anaphora, -1.5),
    (introductions, 0.5),
)
BIAS = -3.5


def evidence(s: Sight, at: int) -> float:
    """Log-odds that a report begins at row `at`."""
    return BIAS + sum(weight * cue(s, at) for cue, weight in WEIGHTS)
