"""A stream of bytes, unpacked where it is gzipped, that ends early instead of raising."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import BinaryIO

_CHUNK = 1 << 16
_GZIP = b"\x1f\x8b"


class Tape:
    """Reads forward with look-ahead and push-back.

    A packed stream that is cut short or damaged reads as if it ended there, and `broken` says why.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream: BinaryIO | gzip.GzipFile = stream
        self._ahead = b""
        self.broken: str | None = None
        if self.peek(2) == _GZIP:
            self._stream, self._ahead = (
                gzip.GzipFile(fileobj=_Joined(self._ahead, stream), mode="rb"),
                b"",
            )

    def peek(self, size: int) -> bytes:
        """The next `size` bytes, fewer at the end, without going past them."""
        self._fill(size)
        return self._ahead[:size]

    def read(self, size: int) -> bytes:
        """The next `size` bytes, fewer at the end."""
        self._fill(size)
        data, self._ahead = self._ahead[:size], self._ahead[size:]
        return data

    def unread(self, data: bytes) -> None:
        """Push bytes back, to be read again."""
        self._ahead = data + self._ahead

    def line(self, most: int) -> bytes:
        """The next line with its end, or its first `most` bytes where it is longer."""
        size = 256
        while b"\n" not in (head := self.peek(min(size, most))):
            if len(head) < min(size, most) or size >= most:
                return self.read(len(head))
            size *= 2
        return self.read(head.index(b"\n") + 1)

    def skip(self, size: int) -> int:
        """Go past `size` bytes; returns how many there were."""
        left = size
        while left and (data := self.read(min(left, _CHUNK))):
            left -= len(data)
        return size - left

    def end(self) -> None:
        """Read no further."""
        self._stream, self._ahead = io.BytesIO(), b""

    def _fill(self, size: int) -> None:
        parts, have = [self._ahead], len(self._ahead)
        while have < size and self.broken is None and (data := self._more()):
            parts.append(data)
            have += len(data)
        self._ahead = b"".join(parts)

    def _more(self) -> bytes:
        try:
            return self._stream.read1(_CHUNK)  # type: ignore[union-attr]
        except EOFError:
            self.broken = "gzip is cut short"
        except (OSError, zlib.error) as error:
            self.broken = f"cannot be read: {error}"
        return b""


class _Joined(io.RawIOBase):
    """A head that was already read, then the rest of its stream."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        """Always."""
        return True

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most `size`."""
        if not self._head:
            return self._rest.read(size)
        size = len(self._head) if size < 0 else size
        data, self._head = self._head[:size], self._head[size:]
        return data
