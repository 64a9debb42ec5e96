"""Words as lineage compares them: folded, hashed, with exact offsets into the stored text.

Folding makes copies equal that differ in type only: NFKC, case, accents, quotation marks, dashes
and spaces, apostrophes ("Syria's" = "Syrias") and separators inside numbers ("1,200" = "1200").
Digits stay. Scripts written without spaces become overlapping bigrams. Everything is one pass of
numpy over the code points, so a pile costs about 10 ns per character.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

I32 = NDArray[np.int32]
U32 = NDArray[np.uint32]
U64 = NDArray[np.uint64]
I64 = NDArray[np.int64]
U8 = NDArray[np.uint8]
Bools = NDArray[np.bool_]

NUMBER, CAPITAL, OPENER, UNSPACED = 1, 2, 4, 8
"""Flags of a word: begins with a digit; with a capital; opens a sentence; is a bigram of a script
without spaces."""

STEM = 5
"""Letters by which two words count as kin."""

BREAK = "\x00"
_OTHER, _WORD, _LONE = 0, 1, 2
_MIX = np.uint64(0x9E3779B97F4A7C15)
_POWERS = np.cumprod(np.full(64, 0x100000001B3, np.uint64), dtype=np.uint64)
_SILENT = frozenset("'’‘ʼʻ`´\u00ad\u200b\u200c\u200d\u2060\ufeffـ")
_SENTENCE_END = frozenset(".!?…。！？؟।။\n" + BREAK)
_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF),
    (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a string, in order: hash, `[start, end)` in code points, flags.

    `stems` are hashes of the first STEM letters: "Russian" and "Russia" share one.
    """

    hashes: U64
    stems: U64
    starts: I64
    ends: I64
    flags: U8

    def __len__(self) -> int:
        return len(self.hashes)


def mixed(values: U64) -> U64:
    """Spread the bits of 64-bit hashes (the finaliser of SplitMix64)."""
    values = values ^ (values >> np.uint64(30))
    values = values * np.uint64(0xBF58476D1CE4E5B9)
    values = values ^ (values >> np.uint64(27))
    values = values * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


@cache
def folded(char: str) -> str:
    """What a character counts as: "É" is "e", "ﬁ" is "fi", an apostrophe is nothing."""
    if char in _SILENT:
        return ""
    plain = unicodedata.normalize("NFKD", char).casefold()
    if "\uac00" <= char <= "\ud7a3":
        return char
    return "".join(c for c in plain if not is_accent(c))


def is_accent(char: str) -> bool:
    """Marks that may be left out without making another word (not so in Indic scripts)."""
    return unicodedata.category(char) == "Mn" and ord(char) < 0x0900


def kind_of(char: str) -> int:
    """Whether a character is part of a word, a word of its own, or neither."""
    code = ord(char)
    if any(low <= code <= high for low, high in _UNSPACED):
        return _LONE if unicodedata.category(char)[0] in "LMN" else _OTHER
    return _WORD if unicodedata.category(char)[0] in "LMN" else _OTHER


@dataclass(frozen=True, slots=True)
class _Tables:
    """Per code point that occurs: folded length, first folded code point, kind, flags."""

    length: NDArray[np.int64]
    first: NDArray[np.uint32]
    kind: U8
    digit: Bools
    upper: Bools
    stop: Bools


def _tables(codes: NDArray[np.uint32]) -> _Tables:
    present = np.flatnonzero(np.bincount(codes))
    size = int(present[-1]) + 1
    tables = _Tables(
        np.ones(size, np.int64), np.zeros(size, np.uint32), np.zeros(size, np.uint8),
        np.zeros(size, np.bool_), np.zeros(size, np.bool_), np.zeros(size, np.bool_),
    )  # fmt: skip
    for code in present.tolist():
        char = chr(code)
        plain = folded(char)
        tables.length[code] = len(plain)
        tables.first[code] = ord(plain[0]) if plain else 0
        tables.kind[code] = kind_of(plain[0]) if plain else _OTHER
        tables.digit[code] = char.isdigit()
        tables.upper[code] = char.isupper() or char.istitle()
        tables.stop[code] = char in _SENTENCE_END
    return tables


def code_points(text: str) -> NDArray[np.uint32]:
    """The code points of a string; lone surrogates are kept."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _number_marks(codes: NDArray[np.uint32], digit: Bools) -> Bools:
    """Separators between two digits: the comma of "1,200"."""
    marks = np.zeros(len(codes), np.bool_)
    marks[1:-1] = ((codes[1:-1] == 0x2C) | (codes[1:-1] == 0x66C)) & digit[:-2] & digit[2:]
    return marks


def _unfold(codes: NDArray[np.uint32], tables: _Tables) -> tuple[NDArray[np.uint32], I64]:
    """Folded code points, and for each the place of the code point it came from."""
    lengths = tables.length[codes]
    lengths[_number_marks(codes, tables.digit[codes])] = 0
    if lengths.max() <= 1:
        at = np.flatnonzero(lengths)
        return tables.first[codes[at]], at
    at = np.repeat(np.arange(len(codes)), lengths)
    plain = tables.first[codes[at]]
    for place in np.flatnonzero(lengths > 1).tolist():
        begin = int(np.searchsorted(at, place))
        letters = folded(chr(int(codes[place])))
        plain[begin : begin + len(letters)] = [ord(c) for c in letters]
    return plain, at


def words_of(text: str) -> Words:
    """Cut a string into words; `\\x00` stands for a border and is a word of its own, hash 0."""
    if not text:
        none = np.zeros(0, np.int64)
        empty = none.astype(np.uint64)
        return Words(empty, empty, none, none, none.astype(np.uint8))
    codes = code_points(text)
    tables = _tables(codes)
    plain, at = _unfold(codes, tables)
    kind = tables.kind[codes[at]]
    kind[plain == 0] = _LONE
    inside = kind != _OTHER
    begins = inside.copy()
    begins[1:] &= ~inside[:-1] | (kind[1:] == _LONE) | (kind[:-1] == _LONE)
    first = np.flatnonzero(begins)
    if not len(first):
        return words_of("")
    last = _last_places(inside, first)
    hashes, stems = _hashes(plain, inside, first)
    lone = kind[first] == _LONE
    hashes = _bigrams(hashes, lone & (plain[first] != 0), first)
    hashes[plain[first] == 0] = 0
    starts = at[first]
    return Words(hashes, stems, starts, at[last] + 1, _flags(codes, tables, starts, lone))


def _last_places(inside: Bools, first: I64) -> I64:
    """Last folded place of each word."""
    until = np.append(first[1:], len(inside))
    counts: I64 = np.add.reduceat(inside, first, dtype=np.int64)
    return np.asarray(np.minimum(first + counts, until) - 1, np.int64)


def _hashes(plain: NDArray[np.uint32], inside: Bools, first: I64) -> tuple[U64, U64]:
    """Polynomial hashes of each word and of its stem (places beyond 64 share a power)."""
    sizes = np.diff(np.append(first, len(plain)))
    place = np.arange(first[0], len(plain)) - np.repeat(first, sizes)
    np.minimum(place, 63, out=place)
    values = (plain[first[0] :].astype(np.uint64) + np.uint64(1)) * _POWERS[place]
    values[~inside[first[0] :]] = 0
    at = first - first[0]
    words = np.add.reduceat(values, at)
    values[place >= STEM] = 0
    return mixed(words), mixed(np.add.reduceat(values, at))


def _bigrams(hashes: U64, lone: Bools, first: I64) -> U64:
    """Join each word of a script without spaces with its right neighbour."""
    joined = hashes.copy()
    pair = lone[:-1] & lone[1:] & (np.diff(first) == 1)
    joined[:-1][pair] = mixed(hashes[:-1][pair] * _MIX + hashes[1:][pair])
    return joined


def _flags(codes: NDArray[np.uint32], tables: _Tables, starts: I64, lone: Bools) -> U8:
    flags = np.zeros(len(starts), np.uint8)
    head = codes[starts]
    flags[tables.digit[head]] |= NUMBER
    flags[tables.upper[head]] |= CAPITAL
    marks = tables.stop[codes]
    stops = np.cumsum(marks, dtype=np.int64)[starts] - marks[starts]
    opens = np.append(True, stops[1:] != stops[:-1]) | (head == 0)
    flags[opens] |= OPENER
    flags[lone] |= UNSPACED
    return flags


def joined(texts: Sequence[str]) -> str:
    """Texts one after another with a border behind each."""
    return "".join(part for text in texts for part in (text.replace(BREAK, " "), BREAK))
