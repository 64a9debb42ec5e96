"""Pages of rows by cursor: a cursor names the last row that was seen, not a number of rows."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from fogline.errors import Unusable


@dataclass(frozen=True, slots=True)
class Cut:
    """Some things of a list, and the cursor of the next (None at the end)."""

    things: Sequence[Any]
    next: str | None
    total: int


def cut(things: Sequence[Any], key: Callable[[Any], str], limit: int, cursor: str | None) -> Cut:
    """The rows after the cursor; raises Unusable where it is none of ours."""
    start = _after(things, key, cursor) if cursor else 0
    rows = things[start : start + limit]
    more = start + limit < len(things)
    return Cut(rows, _cursor(start + limit, key(rows[-1])) if more and rows else None, len(things))


def _cursor(at: int, key: str) -> str:
    return base64.urlsafe_b64encode(f"{at}:{key}".encode()).decode().rstrip("=")


def _after(things: Sequence[Any], key: Callable[[Any], str], cursor: str) -> int:
    """Where the row of a cursor ends, also where rows came in before it."""
    try:
        text = base64.urlsafe_b64decode(cursor.encode() + b"==").decode()
        at, _, wanted = text.partition(":")
        place = int(at)
    except (ValueError, binascii.Error) as error:
        raise Unusable("cursor: not one of ours") from error
    if 0 < place <= len(things) and key(things[place - 1]) == wanted:
        return place
    found = next((i for i, thing in enumerate(things) if key(thing) == wanted), None)
    return len(things) if found is None else found + 1
