"""Furniture: lines that belong to the page, not to the reporting."""

from __future__ import annotations

import re

from fogline.knowledge.outlets import Layout
from fogline.reports.credits import photo_credit
from fogline.reports.dates import mentions
from fogline.reports.lines import Line

TIMING = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\s*/\s*\d{1,2}:\d{2})?")
RULE = re.compile(r"(?:[-–—_=~*•·#+.◆●■□◦§]\s*){3,}|[*•§◆●■]{1,2}|⁂|<hr\s*/?>")
HANDLE = re.compile(r"[—–-]\s*.{2,60}\(@\w{2,30}\)")
COUNTED = re.compile(r"^[\d.,kK]+\s+(\w+)s?$|^(\w+)\s*\(\d+\)?$")
PUNCT = " \t:.!…→»›>«<|-–—•·*[]()✕×▶►"


def furniture_kind(line: Line, layout: Layout) -> str | None:
    """The kind of a line that is furniture by itself, else None.

    "Share on Facebook" is share, "01:38" timing, "Opinion" label, "Photo: AFP" caption.
    """
    if line.text in ("|", "||", "»", "«", "›", "‹", "/"):
        return "navigation"
    for rule in (_timing, _label, _phrase, _video_credit, _caption):
        if kind := rule(line, layout):
            return kind
    return None


def rule_line(text: str) -> bool:
    """A line that only divides: "---", "* * *", "•"."""
    return bool(RULE.fullmatch(text))


def related_opening(text: str, layout: Layout) -> bool:
    """A heading over a link to something else: "Read also:"."""
    return layout.furniture.get(_bare(text)) == "related"


def _bare(text: str) -> str:
    return text.strip(PUNCT).casefold()


def _timing(line: Line, layout: Layout) -> str | None:
    """The length of a video, with or without its owner: "01:38", "03:57© Canal Uno"."""
    m = TIMING.match(line.text)
    rest = line.text[m.end() :].strip() if m else "x"
    return "timing" if m and (not rest or (rest[0] == "©" and len(rest) < 60)) else None


def _label(line: Line, layout: Layout) -> str | None:
    """The genre over a headline: "Opinion", "EXCLUSIVE:"."""
    return "label" if _bare(line.text) in layout.section_labels else None


def _phrase(line: Line, layout: Layout) -> str | None:
    """A phrase of the page, alone, counted or opening a short line: "Share", "12 comments"."""
    bare = _bare(line.text)
    if kind := layout.furniture.get(bare):
        return kind
    if re.fullmatch(r"\d+ .{3,14}", bare) and layout.furniture.get(bare.split(" ", 1)[1]) == "time":
        return "time"
    counted = COUNTED.match(bare)
    if counted and (kind := layout.furniture.get((counted[1] or counted[2] or "").rstrip("s"))):
        return kind
    first = bare.split(maxsplit=1)[0].rstrip(":") if 0 < len(bare) <= 400 else ""
    phrases = layout.openings.get(first, ())
    opened = next((phrase for phrase in phrases if _opens(phrase, bare, line.text)), None)
    return layout.furniture[opened] if opened else None


def _opens(phrase: str, bare: str, text: str) -> bool:
    """Whether a known phrase opens a line that goes on: "Read also: Title", "We use cookies to"."""
    if not bare.startswith(phrase):
        return False
    after = text[text.casefold().find(phrase) + len(phrase) :]
    return (
        after[:1] == ":"
        or (len(phrase.split()) >= 3 and not after[:1].isalnum())
        or (phrase == "we use cookies")
    )


def _video_credit(line: Line, layout: Layout) -> str | None:
    """Who made the video or picture, on its own line: "Video by: Canal Uno"."""
    return (
        "credit"
        if re.match(r"(?i)(?:video|photos?|image|graphics?|audio) by\b.{0,60}$", line.text)
        else None
    )


def _caption(line: Line, layout: Layout) -> str | None:
    """A line that describes or credits a picture, by mark-up, credit or wording.

    "Residents flee the shelling in Goma. © Jean Ilunga, AFP"; "Footage released on May 3, 2024."
    """
    text = line.text
    if line.tag == "caption":
        return "caption"
    if len(text) > 420:
        return None
    if photo_credit(text) and _short_credit(text):
        return "photo_credit" if len(text) < 40 and text.lstrip().startswith("©") else "caption"
    if _described(text, layout) or _released(text, layout):
        return "caption"
    return None


def _short_credit(text: str) -> bool:
    """A credit that stands at an end of the line, not in the run of a sentence."""
    end = re.search(
        r"(?i)©[^©]{0,60}$|\((?:photo|image|picture|file|ap|afp|reuters)[^()]{0,80}\)\.?$"
        r"|copyright .{2,50}$",
        text,
    )
    other = re.search(
        r"(?i)(?:photo/|/handout|getty images|via getty|photo by|photo:|credit:|image credit"
        r"|file photo).{0,90}$",
        text,
    )
    start = re.match(r"(?i)[(\[]?(?:©|photo|image|picture|credit|file photo)\b", text)
    bracket = re.search(r"\[[^\[\]]{3,60}(?:/|via )[^\[\]]{2,40}\]\.?$", text)
    return bool(end or other or start or bracket)


def _described(text: str, layout: Layout) -> bool:
    low = text.casefold().lstrip("'‘\"“ ")
    opened = next((p for p in layout.caption_openings if low.startswith(p)), None)
    if not opened:
        return False
    sides = opened in ("left:", "right:", "above:")
    return sides or len(text) < 300


def _released(text: str, layout: Layout) -> bool:
    """A caption that ends with when the picture was taken: "... Photo released on 3 May 2024."."""
    found = mentions(text[-60:], layout)
    if not found:
        return False
    before = text[-60:][: found[-1].start].casefold().rstrip()
    after = text[-60:][found[-1].end :].strip(" .©)")
    return not after and any(before.endswith(words) for words in layout.caption_closings)
