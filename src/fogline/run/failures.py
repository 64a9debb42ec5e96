"""One page's failure never stops a run: the only broad `except` of the code base is here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from fogline.nouns import Failure, failure

T = TypeVar("T")


def guarded(page: str, work: Callable[[], T]) -> T | Failure:
    """The result of `work`, or a Failure that says what broke on this page."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001
        return failure(page, "read", f"{type(error).__name__}: {error}")
