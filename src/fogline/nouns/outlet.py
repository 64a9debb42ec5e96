"""Outlets by name: "The Daily Lantern" and its bare host "dailylantern.example" are one."""

from __future__ import annotations

import re
import unicodedata

_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.I)
SECOND = frozenset({"co", "com", "org", "net", "gov", "gob", "edu", "ac", "or", "ne", "in", "info"})
"""Labels under a country's own that are nobody's name: the "co" of "example.co.uk"."""


def outlet_key(name: str) -> str:
    """A name without case, accents, blanks, signs and article; of a host its telling label.

    "The Daily Lantern" and "www.daily-lantern.co.uk" both give "dailylantern".
    """
    plain = unicodedata.normalize("NFKD", core(name) if is_host(name) else name).casefold()
    words = re.sub(r"^the\s+", "", plain.strip())
    return "".join(char for char in words if char.isalnum())


def is_host(name: str) -> bool:
    """Whether a name is only the host that an outlet stands at."""
    return bool(_HOST.fullmatch(name.strip()))


def core(host: str) -> str:
    """The label of a host by which its outlet goes."""
    labels = host.strip().casefold().split(".")[:-1]
    while len(labels) > 1 and labels[-1] in SECOND:
        labels.pop()
    return labels[-1]


def fullest(one: str, other: str) -> str:
    """Of two names of one outlet the fuller: words before hosts, then the longer."""
    return max(one, other, key=lambda n: (bool(n) and not is_host(n), len(n), n))
