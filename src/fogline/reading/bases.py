"""Base forms of English words, as candidates to look up in word lists."""

from __future__ import annotations

from functools import lru_cache

from fogline.knowledge.lexicon import Lexicon


@lru_cache(maxsize=20_000)
def bases(word: str) -> tuple[str, ...]:
    """The word itself and what its regular endings may stand on, case-folded.

    "denied" gives denied, deny; "planning" planning, plann, plan, planne; no dictionary is asked.
    """
    w = word.casefold()
    found = [w]
    if w.endswith("ies") or w.endswith("ied"):
        found.append(w[:-3] + "y")
    if w.endswith("s") and not w.endswith("ss"):
        found += [w[:-1], w[:-2]] if w.endswith("es") else [w[:-1]]
    for ending in ("ed", "ing"):
        stem = w[: -len(ending)]
        if w.endswith(ending) and len(stem) > 1:
            found.append(stem)
            found += [stem[:-1]] if stem[-1] == stem[-2] else []
            found.append(stem + "e")
    return tuple(dict.fromkeys(found))


def key(lexicon: Lexicon, section: str, word: str) -> str | None:
    """The key of the first base form that the section lists."""
    for base in bases(word):
        if found := lexicon.key(section, base):
            return found
    return None
