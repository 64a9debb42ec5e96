from __future__ import annotations

import gzip
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from fogline.intake.tape import Tape
from tests.intake.bytes import cut


@given(st.binary(max_size=3000), st.lists(st.integers(0, 900), max_size=9), st.booleans())
def test_reads_what_is_there(data: bytes, sizes: list[int], packed: bool) -> None:
    tape = Tape(BytesIO(gzip.compress(data) if packed else b"x" + data))
    read = b"" if packed else tape.read(1)[1:]
    for size in sizes:
        ahead = tape.peek(size)
        piece = tape.read(size)
        assert ahead == piece
        tape.unread(piece)
        read += tape.read(size)
    assert read + tape.read(len(data) + 1) == data
    assert tape.broken is None


@given(st.lists(st.binary(max_size=600).filter(lambda line: b"\n" not in line), max_size=9))
def test_lines(lines: list[bytes]) -> None:
    tape = Tape(BytesIO(b"-" + b"".join(line + b"\n" for line in lines)))
    tape.read(1)
    assert [tape.line(1000) for _ in lines] == [line + b"\n" for line in lines]
    assert tape.line(1000) == b""


def test_a_long_line_comes_in_pieces() -> None:
    tape = Tape(BytesIO(b"abcdef\ngh"))
    assert [tape.line(4) for _ in range(4)] == [b"abcd", b"ef\n", b"gh", b""]


def test_cut_gzip_gives_what_came_before() -> None:
    data = bytes(range(256)) * 4000
    tape = Tape(BytesIO(cut(data, 40)))
    read = tape.read(len(data))
    assert data.startswith(read)
    assert len(read) > 100_000
    assert tape.broken == "gzip is cut short"


def test_damaged_gzip_says_so() -> None:
    tape = Tape(BytesIO(gzip.compress(b"x" * 100)[:10] + b"\xff" * 50))
    assert tape.read(100) == b""
    assert tape.broken is not None
    assert tape.broken.startswith("cannot be read")
