"""Words into word pieces: what the encoder reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fogline.reading.labels import case_of

PAD, UNKNOWN, START, END = 0, 100, 101, 102
MOST_PIECES = 12
"""Pieces kept of one word; a longer word (a URL) is cut."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """One sentence for the encoder: piece ids, their letter case, and each word's first piece."""

    ids: list[int]
    case: list[int]
    first: list[int]


class Vocabulary:
    """The word-piece vocabulary in `path` (a `tokenizer.json`), with a memory of words seen."""

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer

        tokenizer: Any = Tokenizer.from_file(str(path))
        tokenizer.no_padding()
        tokenizer.no_truncation()

        @lru_cache(maxsize=50_000)
        def pieces(word: str) -> tuple[int, ...]:
            ids = tokenizer.encode(word, add_special_tokens=False).ids[:MOST_PIECES]
            return tuple(ids) or (UNKNOWN,)

        self._pieces = pieces

    def read(self, words: Sequence[str]) -> Pieces:
        """The pieces of one sentence between the two edge marks; the start mark is the root."""
        ids, case, first = [START], [0], []
        for word in words:
            new = self._pieces(word)
            first.append(len(ids))
            ids.extend(new)
            case.extend([case_of(word)] * len(new))
        return Pieces([*ids, END], [*case, 0], first)


def padded(batch: Sequence[Pieces]) -> tuple[Ints, Ints, Ints]:
    """A batch as arrays: ids and case (sentence, piece), first (sentence, 1 + word); 0 pads."""
    width = max(len(p.ids) for p in batch)
    words = max(len(p.first) for p in batch)
    ids = np.zeros((len(batch), width), np.int64)
    case = np.zeros_like(ids)
    first = np.zeros((len(batch), words + 1), np.int64)
    for row, p in enumerate(batch):
        ids[row, : len(p.ids)] = p.ids
        case[row, : len(p.case)] = p.case
        first[row, 1 : len(p.first) + 1] = p.first
    return ids, case, first
