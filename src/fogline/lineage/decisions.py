"""Rulings of people on links: they win over rules, and a later one wins over an earlier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from fogline.nouns import Decision, Link

_BACK = {"a->b": "b->a", "b->a": "a->b", "unknown": "unknown"}


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions that no other undoes, oldest first; an undone `undo` undoes nothing."""
    rows = sorted(set(decisions), key=lambda d: (d.at, d.id))
    undone: set[str] = set()
    for decision in reversed(rows):
        if decision.verb == "undo" and decision.id not in undone:
            undone.update(decision.subjects)
    return [d for d in rows if d.id not in undone and d.verb != "undo"]


def verdicts(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The last of confirm, flip and cut by the link it speaks of."""
    rows = (d for d in in_force(decisions) if d.verb in ("confirm", "flip", "cut"))
    return {subject: decision for decision in rows for subject in decision.subjects}


def ruled(links: Iterable[Link], decisions: Iterable[Decision]) -> list[Link]:
    """The links as people left them: cut ones gone, flipped ones turned, confirmed ones firm."""
    found = verdicts(decisions)
    return [judged(link, found) for link in links if not is_cut(link, found)]


def is_cut(link: Link, found: Mapping[str, Decision]) -> bool:
    """Whether a person cut this link."""
    return link.id in found and found[link.id].verb == "cut"


def judged(link: Link, found: Mapping[str, Decision]) -> Link:
    """A link with a person's ruling as its first reason."""
    decision = found.get(link.id)
    if decision is None:
        return link
    said = f"{decision.verb} by {decision.author}"
    way = _BACK[link.direction] if decision.verb == "flip" else link.direction
    confirmed = decision.verb == "confirm"
    return replace(
        link, direction=way, why=(said, *link.why), background=link.background and not confirmed
    )
