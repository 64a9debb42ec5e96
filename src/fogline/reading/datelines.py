"""Datelines at the start of a sentence: where a report was written, not what it tells of."""

from __future__ import annotations

import re

from fogline.nouns import PlaceMention
from fogline.reading.scene import Sentence

NAME = r"[A-Z][\w'’./-]+(?: [A-Z(][\w'’./)-]+){0,4}"
DAY = r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]+)(?:,? \d{4})?)"
LEAD = re.compile(
    rf"\s*(?P<town>{NAME})(?P<state>, {NAME})?(?P<day>{DAY})?(?P<agency> ?\([^)]{{2,40}}\))?"
    r"\s*(?P<mark>:|\.|--|[-–—])\s+(?=[A-Z\d\"“'‘(])"
)


def in_dateline(sentence: Sentence, mention: PlaceMention) -> bool:
    """Whether a place stands in the dateline: "DAKAR (AFP) - Rebels", "KYIV: Shells hit"."""
    return mention.span.end - sentence.span.start <= dateline(sentence.text)


def dateline(text: str) -> int:
    """How many characters of a sentence are its dateline, 0 where it has none.

    A place in capitals will do; a place in mixed case needs a country, a day or an agency behind
    it, for "Mosul: bomb kills ten" names the scene.
    """
    m = LEAD.match(text)
    if m is None:
        return 0
    capitals = m["town"].split()[0].isupper() and len(m["town"]) > 3
    signed = m["day"] or m["agency"]
    if m["mark"] == ".":
        return m.end("mark") if capitals and m["day"] else 0
    placed = m["state"] and m["mark"] != ":"
    return m.end("mark") if capitals or signed or placed else 0
