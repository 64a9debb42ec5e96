"""Reading the knowledge files. The stages never come here: they are handed what was loaded."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from importlib.resources import files


def data(name: str) -> bytes:
    """The bytes of a file in `knowledge/data`."""
    return files("fogline.knowledge").joinpath("data").joinpath(name).read_bytes()


def text(name: str) -> str:
    """The text of a file in `knowledge/data`."""
    return data(name).decode("utf-8")


def names(folder: str, suffix: str) -> list[str]:
    """The files of a folder in `knowledge/data`, in order."""
    root = files("fogline.knowledge").joinpath("data").joinpath(folder)
    return sorted(f"{folder}/{f.name}" for f in root.iterdir() if f.name.endswith(suffix))


def digest(texts: Iterable[str]) -> str:
    """Eight digits that change with any of the texts."""
    whole = sha256()
    for piece in texts:
        whole.update(piece.encode())
    return whole.hexdigest()[:8]
