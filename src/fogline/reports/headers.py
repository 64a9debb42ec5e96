"""Lines at the head of a report: date lines, bylines, datelines, headlines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fogline.knowledge.outlets import Layout, Outlets
from fogline.reports.dates import Clock, Mention, clocks, mentions
from fogline.reports.lines import Line

DASH = r"\-–—―"
SMALL = {
    "and", "in", "with", "for", "via", "the", "al", "de", "du", "van", "von", "bin", "ibn", "da",
    "del", "la", "of", "by", "at", "on", "y", "und", "et", "a", "el", "di", "dos", "e", "or", "to",
}  # fmt: skip
CAPS = r"[A-ZÀ-ÞĀ-Ž][A-ZÀ-ÞĀ-Ž'’.-]+"
DATELINE = re.compile(
    rf"(?P<head>[^()\[\]{DASH}\n]{{2,70}}?(?:-[A-Z][^()\[\]{DASH}\n]{{2,40}}?)?),? ?"
    r"(?:(?P<agency>\([^()]{2,40}\)|/[^/]{2,30}/|\[[^\[\]]{2,30}\])"
    rf"(?P<stop>\.| ?[{DASH}:]{{1,2}} ?)?"
    rf"|(?P<dash>(?:\.[{DASH}]| ?[{DASH}]{{1,2}}) ))"
)


AFTER_DATE = re.compile(
    r"^(?:\s*\([A-Z][^()]{2,30}\))?"
    r"[\s–|:,-]*(?:\d{1,2}:\d{2}(?:\s*[AaPp][Mm])?(?:\s*[A-Z]{2,4}\b)?[\s–|-]*)?"
)


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that only says when: the date to use and the time of day next to it."""

    mention: Mention
    clock: Clock | None
    updated: bool
    extra: str
    """What else stands in the line: a place, an outlet, a byline."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of a lead: "KHARTOUM, Nov 3 (Reuters) - "."""

    words: str
    place: str
    agency: str | None
    mention: Mention | None


def capitalised(words: list[str]) -> bool:
    """Whether every word could belong to a name: "Samir Halabi and Agencies"."""
    return bool(words) and all(
        w[0].isupper() or w[0].isdigit() or w.lower() in SMALL for w in words
    )


def date_line(text: str, layout: Layout) -> DateLine | None:
    """A line that only says when: "Issued on: 30/11/2024 -", "Sat, 11/30/2024 - 21:11".

    "November 18, envoy meets commander" is none: more than a name is left over.
    """
    if len(text) > 120:
        return None
    found = mentions(text, layout)
    if not found or not any(m.year for m in found):
        return None
    times = [
        c for c in clocks(text, layout) if all(c.end <= m.start or m.end <= c.start for m in found)
    ]
    extra = _left_over(text, [*found, *times], layout)
    extra = "" if extra.casefold() in layout.furniture else extra
    words = re.findall(r"[^\W\d_][\w'’-]*", extra)
    if len(words) > 6 or (words and not capitalised(words)) or _sentence(text):
        return None
    if words and found[0].year is None:
        return None
    best, updated = _stated(text, [m for m in found if m.year])
    clock = next((c for c in times if c.start >= best.end), times[0] if times else None)
    return DateLine(best, clock, updated, extra.strip())


def _sentence(text: str) -> bool:
    return text.endswith((".", "?", "!")) and len(text.split()) > 6


def _stated(text: str, found: list[Mention]) -> tuple[Mention, bool]:
    """The first date that is no date of a change, and whether there is none such.

    "Updated May 2, 2024, published May 1, 2024" gives May 1.
    """
    labels = [text[(found[i - 1].end if i else 0) : m.start].lower() for i, m in enumerate(found)]
    changed = [bool(re.search("updat|modif|edit", label)) for label in labels]
    plain = [m for m, late in zip(found, changed, strict=True) if not late]
    return (plain or found)[0], not plain


def _left_over(text: str, known: list[Mention | Clock], layout: Layout) -> str:
    rest = text
    for piece in known:
        rest = rest[: piece.start] + "\0" * (piece.end - piece.start) + rest[piece.end :]
    rest = re.sub(
        r"(?i)\b\d+ (?:year|month|week|day|hour|minute)s? ago\b|\bpp?\. ?\d+",
        " ",
        rest.replace("\0", " "),
    )
    rest = re.sub(rf"(?i)(?<!\w)(?:{layout.date_word})(?!\w)", " ", rest)
    return re.sub(rf"[\s{DASH}:|/,.;•·()\[\]#*]+", " ", rest).strip()


def opening_date(text: str, layout: Layout) -> Mention | None:
    """The full date that opens a text: "Fri 3 May 2024 Shells fell on the market of Goma"."""
    found = next((m for m in mentions(text[:90], layout) if m.year), None)
    if found is None or found.start > 24:
        return None
    before = text[: found.start].casefold().strip(" ,.:|-")
    after = AFTER_DATE.sub("", text[found.end :])
    known = (*layout.date_labels, *layout.weekdays, "")
    return found if before in known and (after[:1].isupper() or after[:1].isdigit()) else None


def byline(text: str, layout: Layout) -> str | None:
    """Who signs: "By Lina Haddad", "By: NEWS WIRES", "Authored by Jan Kos via Example.com,".

    "By Saturday evening they had left" is none: not every word could belong to a name.
    """
    m = re.fullmatch(
        rf"(?i:{layout.byline_label})(?P<mark>\s*:\s*|\s+)(?P<name>\S.{{1,90}}?)\s*[,.|]?", text
    )
    if not m:
        return None
    name, label = m["name"].strip(), text[: m.start("mark")].lower()
    cut = re.split(r"\s+[|•·]\s+", name)[0]
    words = re.findall(r"[^\W\d_][\w'’.-]*", cut)
    weak = label in ("from", "von", "par", "por") and ":" not in m["mark"]
    if not capitalised(words) or len(words) > 12 or weak:
        return None
    first = words[0].lower().rstrip(".")
    month = first in layout.months and (len(words) == 1 or bool(re.match(r"\S+ \d", cut)))
    return None if month or first in layout.weekdays else cut


def dateline(text: str, outlets: Outlets) -> Dateline | None:
    """The dateline that opens a lead: "ANKARA, May 6. /TASS/.", "GOMA, Congo (AP) — "."""
    m = DATELINE.match(text[:140])
    if not m or not (m["stop"] or m["dash"]):
        return bare_dateline(text, outlets)
    found = mentions(m["head"], outlets.layout)
    place = _left_over(m["head"], list(found), outlets.layout) if found else m["head"].strip(" .,")
    words = re.findall(r"[^\W\d_][\w'’.-]*", place)
    if not words or len(words) > 8 or not capitalised(words) or not words[0][0].isupper():
        return None
    shouted = bool(re.fullmatch(CAPS, words[0])) and len(words[0]) > 2
    name = _agency_name(m["agency"], outlets)
    strong = sum((shouted, bool(found), name is not None))
    if strong == 0 or (strong == 1 and not shouted and m["agency"] is None and not found):
        return None
    if (
        shouted
        and strong == 1
        and (m["agency"] or (all(w.isupper() for w in words[2:]) and len(words) > 3))
    ):
        return None
    return Dateline(m[0].rstrip(), place, name, found[0] if found else None)


def bare_dateline(text: str, outlets: Outlets) -> Dateline | None:
    """A dateline that lost its marks: "NAIROBI Nov 5 Nine people died"."""
    found = next(iter(mentions(text[:70], outlets.layout)), None)
    place = (
        re.sub(
            r"[\s,]+(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]*$", "", text[: found.start].rstrip(" ,")
        )
        if found
        else ""
    )
    words = place.split()
    if not found or not 1 <= len(words) <= 3 or not all(re.fullmatch(CAPS, w) for w in words):
        return None
    after = text[found.end :].lstrip(" .,")
    return Dateline(text[: found.end], place, None, found) if after[:1].isupper() else None


def _agency_name(words: str | None, outlets: Outlets) -> str | None:
    inner = re.sub(r"^[\s,(/\[]+|[\s)/\].]+$", "", words or "")
    found = outlets.named(inner) if inner else None
    return found.name if found else None


def cross_head(text: str) -> bool:
    """A heading inside a report that is set off by dashes: "– Why now? –"."""
    return bool(re.fullmatch(rf"[{DASH}*]+ ?\w.{{1,68}} ?[{DASH}*]+", text))


def headlike(line: Line) -> bool:
    """Whether a line could be a headline by its shape: short, at most a sentence, no full stop."""
    text, words = line.text, line.words
    if line.heading and len(words) <= 40:
        return True
    if (
        not 2 <= len(words) <= 28
        or len(text) > 190
        or line.tag in ("li", "caption", "row", "quote")
    ):
        return False
    if text.endswith((".", ",", ";", ":")) and not re.search(r"(?:\.\.\.|[A-Z]\.[A-Z]\.)$", text):
        return False
    if text.endswith(("”", '"')) and text[0] in '“"' and len(words) > 14:
        return False
    first = text.lstrip("‘'\"“«([#*0123456789.) ")[:1]
    return (
        bool(first)
        and (first.isupper() or not first.isascii() or text[0].isdigit())
        and not cross_head(text)
    )
