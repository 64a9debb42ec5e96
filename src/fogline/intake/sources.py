"""What a user names (file, folder, glob, address, stdin) to streams of bytes."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from glob import glob
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from fogline.errors import BadPage
from fogline.intake.media import suffix_kind
from fogline.intake.settings import IntakeSettings
from fogline.nouns import Failure, failure

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


@dataclass(frozen=True, slots=True)
class Source:
    """A stream of bytes with its name; `open` is called once, by who reads it."""

    name: str
    open: Callable[[], BinaryIO]
    url: str | None = None
    declared: str | None = None
    fetched: str | None = None


def sources(
    named: str, settings: IntakeSettings, fetched: str | None
) -> Iterator[Source | Failure]:
    """The sources behind one input, in the order of their paths; Failure where there is none."""
    if named == "-":
        yield Source("stdin", lambda: sys.stdin.buffer)
    elif _ADDRESS.match(named):
        yield _web(named, settings, fetched)
    elif (path := Path(named)).is_dir():
        yield from _folder(path)
    elif path.exists():
        yield _file(path)
    elif found := sorted(glob(named, recursive=True)):
        for each in found:
            yield from _folder(Path(each)) if Path(each).is_dir() else [_file(Path(each))]
    else:
        yield failure(named, "intake", "no such file")


def _folder(folder: Path) -> Iterator[Source | Failure]:
    """Files with a suffix that intake knows, hidden ones apart, however deep."""
    inside = ((path, path.relative_to(folder).parts) for path in sorted(folder.rglob("*")))
    visible = [p for p, parts in inside if not any(part.startswith(".") for part in parts)]
    pages = [path for path in visible if path.is_file() and suffix_kind(path.name)]
    if not pages:
        yield failure(str(folder), "intake", "no pages in this folder")
    yield from map(_file, pages)


def _file(path: Path) -> Source:
    return Source(path.name, lambda: path.open("rb"))


def _web(url: str, settings: IntakeSettings, fetched: str | None) -> Source | Failure:
    from fogline.intake.web import fetch

    try:
        page = fetch(url, settings, fetched)
    except BadPage as error:
        return failure(url, "intake", error.why)
    return Source(url, lambda: BytesIO(page.data), page.url, page.media_type or None, fetched)
