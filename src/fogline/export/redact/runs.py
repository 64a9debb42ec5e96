"""Runs of capitalised words in a text: what may be a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fogline.nouns import Span

WORD = re.compile(r"[^\W_]+(?:[-’'‑][^\W_]+)*\.?", re.UNICODE)
PARTICLES = frozenset({
    "al", "el", "bin", "ibn", "ben", "bint", "abu", "abd", "de", "del", "della", "la", "da", "di",
    "dos", "das", "van", "von", "der", "den", "ter", "ag", "ould",
})  # fmt: skip
SHORT = ("mr.", "mrs.", "ms.", "dr.", "gen.", "col.", "maj.", "brig.", "lt.", "capt.", "adm.")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of capitalised words: their spans, themselves, and what stands before."""

    parts: tuple[Span, ...]
    words: tuple[str, ...]
    opens: bool
    """Whether it begins a sentence, where a capital says nothing."""
    office: bool = False
    """Whether a title of office stood before it: "President"."""
    role: bool = False
    """Whether a word of private life stood before it: "Resident"."""

    @property
    def span(self) -> Span:
        """From its first word to its last."""
        return Span(self.parts[0].start, self.parts[-1].end)

    @property
    def name(self) -> str:
        """Its words."""
        return " ".join(self.words)


def runs(text: str) -> list[Run]:
    """Runs of capitalised words: "Oma al-Tarel", "Jan van der Berg"."""
    found: list[list[re.Match[str]]] = [[]]
    for word in WORD.finditer(text):
        last = found[-1]
        near = bool(last) and text[last[-1].end() : word.start()].isspace()
        if last and (not near or ends(last[-1][0])):
            found.append([])
        if capital(word[0]) or (found[-1] and word[0].casefold() in PARTICLES):
            found[-1].append(word)
        elif found[-1]:
            found.append([])
    return [run for group in found if (run := _run(group, text)) is not None]


def _run(group: list[re.Match[str]], text: str) -> Run | None:
    while group and not capital(group[-1][0]):
        group = group[:-1]
    if not group:
        return None
    before = text[: group[0].start()].rstrip(" \n\t“\"'‘(")
    words = tuple(re.sub(r"(?:[’']s|[.’'])$", "", match[0]) for match in group)
    parts = (Span(m.start(), m.start() + len(w)) for m, w in zip(group, words, strict=True))
    return Run(tuple(parts), words, not before or before[-1] in ".!?:;")


def capital(word: str) -> bool:
    """Whether a word is written with a capital; "al-Tarel" is, "al" alone is not."""
    if word[0].isupper():
        return True
    head, _, rest = word.replace("‑", "-").partition("-")
    return head.casefold() in PARTICLES and rest[:1].isupper()


def ends(word: str) -> bool:
    """Whether a run ends with this word: "Osto's", "Osto."; not with "Dr." or an initial."""
    if word.endswith(("'s", "’s")):
        return True
    return word.endswith(".") and len(word) > 2 and word.casefold() not in SHORT


def titled(text: str) -> bool:
    """Whether a line has headline capitals, which tell nothing: no long word is small."""
    words = [m[0] for m in WORD.finditer(text) if m[0][0].isalpha()]
    small = any(len(word) > 4 and not capital(word) for word in words)
    return len(words) > 3 and not small and text.rstrip()[-1:].isalnum()
