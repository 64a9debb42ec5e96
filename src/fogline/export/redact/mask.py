"""Masking: words of a page covered without moving any other, and names taken out of strings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from hashlib import blake2b
from typing import Any, TypeVar

from fogline.nouns import Span

T = TypeVar("T")
MASK = "█"
"""Stands for one code point of a stored text: every span stays where it is."""
WITHHELD = "[name withheld]"
Touched = Counter[str]
"""How many places each rule touched."""


def masked(text: str, spans: Iterable[Span]) -> str:
    """The text with each code point of the spans covered, spaces apart; its length stays."""
    chars = list(text)
    for span in spans:
        for at in range(span.start, min(span.end, len(chars))):
            if not chars[at].isspace():
                chars[at] = MASK
    return "".join(chars)


def hashed(handle: str) -> str:
    """A handle as @ and the first digits of its hash, as long as it was: "@oma_t" "@3f9c1"."""
    digest = blake2b(handle.casefold().encode()).hexdigest()
    return "@" + (digest * (len(handle) // len(digest) + 1))[: len(handle) - 1]


def swapped(noun: T, swap: Callable[[str], str]) -> T:
    """The noun with every text in it passed through `swap`; the very same where nothing changes."""
    if isinstance(noun, str):
        return swap(noun)  # type: ignore[return-value]
    if isinstance(noun, tuple):
        return tuple(swapped(item, swap) for item in noun)  # type: ignore[return-value]
    if not is_dataclass(noun) or isinstance(noun, Span):
        return noun
    changed: dict[str, Any] = {}
    for field in fields(noun):
        old = getattr(noun, field.name)
        new = swapped(old, swap)
        if new != old:
            changed[field.name] = new
    return replace(noun, **changed) if changed else noun  # type: ignore[type-var]
