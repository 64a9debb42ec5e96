"""A linear scan of mark-up that refuses what parsers choke on, before any parser sees it."""

from __future__ import annotations

import re
from collections import Counter

from fogline.errors import BadPage
from fogline.intake.settings import IntakeSettings

_TAG = re.compile(rb"<(?:(!--)|(!\[CDATA\[)|(/?)([a-zA-Z][^\s/>]{0,60}))")
_ATTRIBUTE = re.compile(
    rb"[\s/]*(?:([^\s\"'>/=][^\s>/=]*)|=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"']*)|[\"'])"
)
_RAW = frozenset((b"script", b"style", b"textarea", b"title", b"xmp", b"iframe", b"noscript"))
_CLOSED = frozenset(
    b"area base br col embed hr img input link meta source track wbr p li dt dd tr td th option"
    b" thead tbody tfoot colgroup path".split()
)
"""Elements without content, or closed by the next of their kind: they do not nest."""


def check_markup(data: bytes, name: str, settings: IntakeSettings) -> None:
    """Raise BadPage where attributes of one tag or nesting exceed their caps."""
    at, open_tags, depth = 0, Counter[bytes](), 0
    while found := _TAG.search(data, at):
        at, tag = found.end(), (found[4] or b"").lower()
        if not tag:
            at = _after(data, b"-->" if found[1] else b"]]>", at)
            continue
        at = _past_attributes(data, at, name, settings.attributes)
        if tag in _CLOSED:
            continue
        if not found[3]:
            if tag in _RAW:
                at = _after(data, b"</" + tag, at)
                continue
            open_tags[tag] += 1
            depth += 1
        elif open_tags[tag]:
            open_tags[tag] -= 1
            depth -= 1
        if depth > settings.depth:
            raise BadPage(name, f"nested deeper than {settings.depth:,} elements")


def _past_attributes(data: bytes, at: int, name: str, most: int) -> int:
    count = 0
    while found := _ATTRIBUTE.match(data, at):
        at = found.end()
        count += found[1] is not None
        if count > most:
            raise BadPage(name, f"more than {most:,} attributes on one tag")
    return at


def _after(data: bytes, end: bytes, at: int) -> int:
    """Behind the next `end`; an element that is never closed runs to the end of the page."""
    found = data.find(end, at)
    return len(data) if found < 0 else found + len(end)
