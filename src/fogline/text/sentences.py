"""Sentences by rules, with exact code-point spans. The text itself is never changed."""

from __future__ import annotations

import re

from fogline.nouns import Span, trimmed
from fogline.text.abbreviations import MONTHS, NUMBERED, OTHERS, STARTERS, TITLES
from fogline.text.lines import units

_STOP = re.compile(
    r"(?P<mark>(?:\.\s?){2,9}\.|[.!?…؟۔。]{1,9})(?P<close>[\"'”’»)\]]{0,5})"
    r"(?P<notes>(?:\[[\w ]{1,16}\]|\s\[\d{1,3}\]){0,9})"
    r"(?P<gap>\s+|\Z)|(?P<glued>(?<=[a-z]{3})[.!?](?P<shut>[\"”’]?))(?=[\"“‘]?[A-Z][a-z]+\s)"
)
_WORD = re.compile(r"[^\s\"“”‘«(\[]+\Z")
_NEXT = re.compile(r"[\"“”‘’'«»(\[—–-]*\s?(?P<word>\w+(?:['’.-]\w+)*)?")
_SAID = re.compile(
    r"(?:[A-Z][\w'’.-]*\s+|(?:the|a|an|one)\s+[\w'’-]+\s+){1,4}"
    r"(?:said|asked|says|asks|told|tells|added|adds|wrote|writes|wondered|shouted|replied|cried)\b"
)
_ARTICLE = re.compile(r"(?:[aeAE][lnsdtrz]|[Aa]sh|[Aa]dh)[-‑]\w")
_ENUMERATION = re.compile(r"\s*\(?(?:\d{1,2}|[ivxIVX]{1,4}|[A-Za-z])\Z")
_CLOCK_TAIL = re.compile(
    r"(?:[A-Z]{2,4}\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Eastern|Pacific|Central|Greenwich|"
    r"Moscow|Local|local)"
)


_REACH = 40


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences inside `span`, in text order, without outer white space.

    Blank lines, headlines, bullets and captions end a sentence; a line break inside a running
    sentence is white space. No sentence leaves `span`, none overlap, and only white space is left
    between them.
    """
    found: list[Span] = []
    for unit in units(text, span):
        found.extend(_of_unit(text, unit))
    return found


def _of_unit(text: str, unit: Span) -> list[Span]:
    found, at = [], unit.start
    for stop in _STOP.finditer(text, unit.start, unit.end):
        if stop.end() < unit.end and _ends(text, at, stop, unit):
            cut = stop.end("notes") if stop["glued"] is None else stop.end()
            if piece := trimmed(text, at, cut):
                found.append(piece)
            at = cut
    if piece := trimmed(text, at, unit.end):
        found.append(piece)
    return found


def _ends(text: str, start: int, stop: re.Match[str], unit: Span) -> bool:
    """Whether a sentence that began at `start` ends at this stop.

    After a lower-case beginning ("we are fine. they left") a lower-case sentence may follow.
    """
    if stop["glued"] is not None:
        return True
    mark = stop["mark"]
    rest = text[stop.end() : min(stop.end() + 80, unit.end)]
    if mark in "؟۔。":
        return True
    plain = mark == "." and not stop["close"]
    if not (
        _can_begin(rest) or (text[start : start + 9].lstrip()[:1].islower() and rest[:1].isalpha())
    ):
        return mark[-1] == "?" and not stop["close"] and rest[:1].isalpha()
    if mark[-1] in "!?":
        return not (stop["close"] and _SAID.match(rest))
    return _full_stop_ends(text, start, stop.start(), rest) if plain else True


def _can_begin(rest: str) -> bool:
    """Whether a sentence may begin here: no lower case, except an Arabic article before a name."""
    if _ARTICLE.match(rest):
        return True
    following = _NEXT.match(rest)
    word = following["word"] if following else None
    if not word:
        return rest[:1] not in "/,;:)]©" and not re.fullmatch(r"[–—-]\s*", rest)
    return not word[:2].islower() and not (word[0].islower() and len(word) == 1)


def _full_stop_ends(text: str, start: int, stop: int, rest: str) -> bool:
    """Whether a plain full stop ends the sentence, judged by the words around it.

    "Col. Idris" no, "6 p.m. The" yes, "U.S. troops" no, "J. Okello" no, "No. 7" no.
    """
    if stop - start < _REACH and _ENUMERATION.match(text[start:stop]):
        return False
    before = text[max(start, stop - _REACH) : stop]
    match = _WORD.search(before)
    word = match[0].lstrip("'’").rstrip(")’'") if match else ""
    key = word.lower().rsplit("—", 1)[-1]
    following = _NEXT.match(rest)
    nxt = (following["word"] if following else None) or ""
    if key in TITLES and word[0].isupper():
        return False
    if key in MONTHS and word[0].isupper():
        return not nxt[:1].isdigit() and _is_starter(nxt)
    if key in NUMBERED:
        return not nxt[:1].isdigit()
    if key in {"a.m", "p.m", "am", "pm"}:
        return not _CLOCK_TAIL.match(rest)
    if key in OTHERS or re.fullmatch(r"(?:\w\.)+\w", word):
        return _is_starter(nxt) or rest[:1] in '"“‘«'
    if re.fullmatch(r"[A-Z]", word):
        return _is_starter(nxt) and before[-2:-1] not in "."
    return True


def _is_starter(word: str) -> bool:
    return word.lower() in STARTERS
