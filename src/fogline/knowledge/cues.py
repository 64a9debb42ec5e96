"""Trigger words by kind of claim, as a domain expert writes them down (data/triggers.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Any

from fogline.errors import BadKnowledge

FILE = "triggers.toml"


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that announce a kind of claim; `stem` takes any ending after them."""

    words: str
    kind: str
    stem: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    """All triggers, and what they need beside them.

    `beside` holds (kind, kinds of which one must stand in the same sentence); `helpers` are kinds
    that serve only there.
    """

    triggers: tuple[Trigger, ...]
    beside: tuple[tuple[str, frozenset[str]], ...] = ()
    helpers: frozenset[str] = frozenset()


def parse(toml_text: str) -> Cues:
    """Read `triggers.toml`; BadKnowledge where it is not as its comments say."""
    try:
        kinds = tomllib.loads(toml_text)
        _check(kinds)
        return Cues(
            triggers=tuple(_trigger(w, k) for k, row in kinds.items() for w in row["words"]),
            beside=tuple((k, frozenset(r["beside"])) for k, r in kinds.items() if "beside" in r),
            helpers=frozenset(k for k, row in kinds.items() if row.get("helper")),
        )
    except tomllib.TOMLDecodeError as error:
        raise BadKnowledge(FILE, None, str(error)) from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise BadKnowledge(FILE, None, f"missing or wrong: {error}") from error


def _trigger(written: str, kind: str) -> Trigger:
    words = written.removesuffix("*").casefold()
    if not words.strip() or "*" in words:
        raise ValueError(f"{written!r} under [{kind}]: a star may only stand at the end")
    return Trigger(words, kind, written.endswith("*"))


def _check(kinds: dict[str, dict[str, Any]]) -> None:
    for kind, row in kinds.items():
        if unknown := set(row) - {"words", "beside", "helper"}:
            raise ValueError(f"unknown key {sorted(unknown)[0]!r} under [{kind}]")
        if lost := set(row.get("beside", ())) - set(kinds):
            raise ValueError(f"[{kind}] names the unknown kind {sorted(lost)[0]!r}")
