"""Decisions: rulings by a person. They are facts, win over rules, and can be undone by another."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.nouns.ids import content_id

VERBS = ("confirm", "flip", "cut", "merge", "split", "mute", "undo")


@dataclass(frozen=True, slots=True)
class Decision:
    """`verb` applied to `subjects` (ids of links, claims, doubts or decisions) by a person."""

    id: str
    verb: str
    subjects: tuple[str, ...]
    author: str
    at: str
    """ISO instant."""
    note: str = ""


def decision(
    verb: str, subjects: tuple[str, ...], author: str, at: str, note: str = ""
) -> Decision:
    """Make a decision with its id; raises ValueError for an unknown verb."""
    if verb not in VERBS:
        raise ValueError(f"unknown verb {verb!r}")
    return Decision(
        content_id("decision", verb, *subjects, author, at), verb, subjects, author, at, note
    )
