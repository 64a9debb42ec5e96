"""Nouns to JSON and back. JSON is canonical: the same noun gives the same text."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar, cast, get_type_hints

import msgspec

from fogline.nouns import KINDS, Claim

T = TypeVar("T")
_encoder = msgspec.json.Encoder(order="deterministic")


def encode(noun: Any) -> str:
    """A noun as JSON text; a claim also says which kind its payload is."""
    if not isinstance(noun, Claim):
        return _encoder.encode(noun).decode()
    row = msgspec.to_builtins(noun)
    return _encoder.encode({**row, "kind": noun.kind}).decode()


def decode(kind: type[T], body: str) -> T:
    """JSON text as a noun of `kind`; raises msgspec.ValidationError where it is none."""
    if kind is not Claim:
        return msgspec.json.decode(body, type=kind)
    row = msgspec.json.decode(body)
    what = msgspec.convert(row["what"], KINDS[row["kind"]])
    fields = {name: msgspec.convert(row[name], hint) for name, hint in _claim_fields().items()}
    return cast(T, Claim(what=what, **fields))


@cache
def _claim_fields() -> dict[str, Any]:
    hints = get_type_hints(Claim)
    return {name: hints[name] for name in Claim.__dataclass_fields__ if name != "what"}
