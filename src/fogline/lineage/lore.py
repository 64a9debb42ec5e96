"""What lineage must know of the trade: stock phrases, function words, background cues, agencies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from fogline.lineage.grams import NONE, grams
from fogline.lineage.pile import narrowed
from fogline.lineage.words import U64, words_of


@dataclass(frozen=True, slots=True)
class Lore:
    """Frozen knowledge of lineage; `lore_of` makes it from the data files.

    `agencies` are (canonical name, spellings); `background` are patterns of sentences that tell
    the state of a war and not its news; `anonymous` are words for sources nobody can tell apart,
    `speakers` words for those who speak for a body, `speaks_for` (name, body) of single people and
    branches.
    """

    phrases: tuple[str, ...] = ()
    function_words: tuple[str, ...] = ()
    background: tuple[str, ...] = ()
    anonymous: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    speaks_for: tuple[tuple[str, str], ...] = ()
    agencies: tuple[tuple[str, tuple[str, ...]], ...] = ()


def lines(text: str) -> tuple[str, ...]:
    """The lines of a data file without comments and blanks."""
    rows = (line.split("#")[0].strip() for line in text.splitlines())
    return tuple(row for row in rows if row)


def lore_of(
    phrases: str,
    function_words: str,
    background: str,
    sources: str,
    agencies: Iterable[tuple[str, Iterable[str]]] = (),
    speaks_for: Iterable[tuple[str, str]] = (),
) -> Lore:
    """Read the texts of `common_ngrams`, `common_words`, `common_background`, `common_sources`."""
    words = tuple(word for line in lines(function_words) for word in line.split())
    names = tuple((name, tuple(spellings)) for name, spellings in agencies)
    rows = lines(sources)
    return Lore(
        lines(phrases),
        words,
        lines(background),
        frozenset(row for row in rows if not row.startswith("-")),
        frozenset(row[1:] for row in rows if row.startswith("-")),
        tuple(sorted(speaks_for)),
        names,
    )


NO_LORE = Lore()


@lru_cache(maxsize=8)
def stock_hashes(lore: Lore) -> U64:
    """Sorted hashes of all k-grams inside the stock phrases."""
    parts = [grams(narrowed(words_of(p).hashes).astype(np.uint64)) for p in lore.phrases]
    found = np.concatenate([np.zeros(0, np.uint64), *parts])
    return np.unique(found[found != NONE])


@lru_cache(maxsize=8)
def function_hashes(lore: Lore) -> frozenset[int]:
    """Hashes of the function words."""
    return frozenset(narrowed(words_of(" ".join(lore.function_words)).hashes).tolist())


@lru_cache(maxsize=8)
def background_pattern(lore: Lore) -> re.Pattern[str]:
    """One pattern for all background cues; `<year>` and `<number>` stand for any."""
    cues = (
        re.escape(cue)
        .replace("<year>", r"(?:19|20)\d\d")
        .replace("<number>", r"\d[\d,.]*")
        .replace(r"\ ", r"\s+")
        for cue in lore.background
    )
    return re.compile(r"\b(?:" + "|".join(cues) + r")\b" if lore.background else r"(?!)", re.I)


@lru_cache(maxsize=8)
def agency_pattern(lore: Lore) -> re.Pattern[str]:
    """Any spelling of any agency as a whole word, longest first; case counts."""
    names = sorted(
        {s for _, spellings in lore.agencies for s in spellings}, key=lambda s: (-len(s), s)
    )
    return re.compile(
        r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)" if names else r"(?!)"
    )


@lru_cache(maxsize=8)
def agency_names(lore: Lore) -> dict[str, str]:
    """Canonical name by spelling."""
    return {spelling: name for name, spellings in lore.agencies for spelling in spellings}


@lru_cache(maxsize=8)
def bodies_spoken_for(lore: Lore) -> dict[str, str]:
    """By name of a person or branch: the body it speaks for."""
    return dict(lore.speaks_for)
