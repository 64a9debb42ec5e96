from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.intake.align import kept, words

A = "the army left the town at dawn"
B = "nine people died in the market"
CASES = [
    ([A, B], f"{A} {B}", [True, True]),
    (["Home page of the day", A, B], f"{A} {B}", [False, True, True]),
    ([B, A, B], f"{A} {B}", [False, True, True]),
    ([A, "By X", B], f"{A} By X {B}", [True, True, True]),
    ([A, "Share", B], f"{A} {B}", [True, False, True]),
    ([A.upper(), A], A, [False, True]),
    (["市政府表示停火已经开始"], "市政府表示停火已经开始", [True]),
    ([A], "", [False]),
    ([], A, []),
]


@pytest.mark.parametrize(("blocks", "extracted", "expected"), CASES)
def test_kept(blocks: list[str], extracted: str, expected: list[bool]) -> None:
    assert kept(blocks, extracted) == expected


def test_equal_blocks_are_each_kept_once() -> None:
    assert kept([A] * 40, f"{A} " * 40) == [True] * 40
    assert sum(kept([A] * 40, f"{A} " * 3)) == 3


@given(st.lists(st.text(alphabet="abc ", min_size=9, max_size=40), max_size=12))
def test_a_page_holds_all_of_itself(blocks: list[str]) -> None:
    flags = kept(blocks, " ".join(blocks))
    assert all(
        flag for flag, block in zip(flags, blocks, strict=True) if len(words(block)) > 3
    ) or len(set(blocks)) < len(blocks)
