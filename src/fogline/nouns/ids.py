"""Ids are hashes of content: the same input gives the same id on any machine, in any order."""

from __future__ import annotations

from hashlib import blake2b

Field = str | int | float | bool | None


def content_id(prefix: str, *fields: Field) -> str:
    """Hash length-prefixed fields into `prefix-` and 20 hex digits (80 bits).

    Joined fields would be ambiguous ("a.b" + "c" against "a" + "b.c"); prefixed lengths are not.
    """
    digest = blake2b(digest_size=10)
    for field in fields:
        data = b"\x00" if field is None else str(field).encode("utf-8", "surrogatepass")
        digest.update(f"{type(field).__name__}:{len(data)}:".encode())
        digest.update(data)
    return f"{prefix}-{digest.hexdigest()}"
