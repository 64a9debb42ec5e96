"""One form for the spellings of a name: folding, consonant skeletons, likeness."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz import fuzz

_ARTICLE = re.compile(
    r"\b(?:el|as|ash|an|ar|at|ad|az|adh|ath|es|esh|er|ed|et|ez)[-‐‑](?=\w{2})", re.I
)
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@lru_cache(maxsize=20_000)
def key(words: str) -> str:
    """A name as the tables are sorted: "Qal'at al-Madīq" is "qalat al madiq", "The Hague" "hague".

    Case, accents, apostrophes and hyphens go; the article al- keeps one form; letters that are not
    Latin stay as they are.
    """
    text = _ARTICLE.sub("al-", words)
    text = "".join(map(_letter, unicodedata.normalize("NFKD", text))).casefold()
    parts = [_SHORT.get(part, part) for part in text.split()]
    return " ".join(parts[1:] if len(parts) > 1 and parts[0] == "the" else parts)


def _letter(char: str) -> str:
    if char.isascii():
        return char if char.isalnum() else "" if char in "'`." else " "
    category = unicodedata.category(char)
    if category in ("Mn", "Lm", "Cf") or char in "’‘ʻ":
        return ""
    if category[0] != "L":
        return " "
    return anyascii(char) if "LATIN" in unicodedata.name(char, "") else char


_SAME = str.maketrans("qcgxvpjz", "kkksfbss")
_PAIRS = (("kh", "k"), ("gh", "k"), ("sh", "s"), ("ch", "s"), ("th", "t"), ("dh", "d"), ("ph", "f"))


@lru_cache(maxsize=20_000)
def skeleton(name: str) -> str:
    """What transliterations of a name share: "Saraqib" and "Saraqeb" are both "srkb"."""
    text = key(name).removeprefix("al ").replace(" al ", " ")
    for pair, one in _PAIRS:
        text = text.replace(pair, one)
    text = re.sub(r"[aeiouyw\s]|h\b", "", text.translate(_SAME)).replace("h", "")
    return re.sub(r"(.)\1+", r"\1", text)


_VOWELS = (
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ei", "ay"),
    ("ai", "ay"),
    ("ey", "ay"),
    ("o", "u"),
    ("e", "i"),
    ("q", "k"),
)


def levelled(name: str) -> str:
    """A folded name with the letters that transliterations mix made one.

    "Khan Sheikhoun" and "Khan Shaykhun" are both "khan shaykhun".
    """
    text = key(name).removeprefix("al ")
    for many, one in _VOWELS:
        text = text.replace(many, one)
    text = re.sub(r"(.)\1", r"\1", text)
    return re.sub(r"(?:ah|ih|a)\b", "a", text)


def likeness(words: str, names: Iterable[str]) -> float:
    """0 to 100: how like the words are to the nearest of the names, letters levelled."""
    return max((_alike(levelled(words), levelled(name)) for name in names), default=0.0)


def _alike(one: str, other: str) -> float:
    """The ratio of the whole, but of the least like word where both have as many words.

    "kafr naya" is not "kafr naha" although seven of eight letters agree.
    """
    a, b = one.split(), other.split()
    whole = fuzz.ratio(one, other)
    if len(a) != len(b) or len(a) < 2:
        return whole
    return min(whole, *(fuzz.ratio(x, y) for x, y in zip(a, b, strict=True)))
