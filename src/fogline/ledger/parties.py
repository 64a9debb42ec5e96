"""Parties: when two names may be one actor, or one a part of the other, and who sides with whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fogline.nouns import Actor

GENERIC = re.compile(r"\b(?:insurgents|rebels|opposition|government|regime|authorities)\b")
"""Names that a whole side goes by: "Kurmina insurgents" may be any group of that side."""


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in comparisons: its key, the keys of what it belongs to, and its side.

    `body` and `name` are those of the body that it speaks for (itself, where it is none's).
    """

    key: str
    line: frozenset[str] = frozenset()
    side: str | None = None
    body: str = ""
    name: str = ""


Parties = Mapping[str, Party]
"""By folded name."""


def fold(name: str) -> str:
    """A name without case, article and outer space."""
    words = " ".join(name.casefold().split())
    return words[4:] if words.startswith("the ") else words


def parties(actors: Iterable[Actor]) -> dict[str, Party]:
    """Every name of every actor; the first actor of a name has it."""
    rows = {actor.id: actor for actor in actors}
    whole = generic_by_side(rows.values())
    table: dict[str, Party] = {}
    for actor in rows.values():
        line, side = above(actor, rows), side_of(actor)
        body = rows[line[-1]] if line else actor
        known = frozenset({*line, *whole.get(side, ())})
        party = Party(actor.id, known, side, body.id, body.name)
        for name in (actor.name, *actor.aliases):
            table.setdefault(fold(name), party)
    return table


def side_of(actor: Actor) -> str | None:
    """Country and side, which together name one camp of one war."""
    return f"{actor.country} {actor.side}" if actor.side else None


def generic_by_side(actors: Iterable[Actor]) -> dict[str | None, set[str]]:
    """The actors whose names stand for a whole side."""
    found: dict[str | None, set[str]] = {}
    for actor in actors:
        if actor.side and GENERIC.search(fold(actor.name)):
            found.setdefault(side_of(actor), set()).add(actor.id)
    return found


def above(actor: Actor, rows: Mapping[str, Actor]) -> list[str]:
    """What an actor belongs to, upwards."""
    line: list[str] = []
    group = actor.group
    while group and group in rows and group not in line:
        line.append(group)
        group = rows[group].group
    return line


def party(name: str, table: Parties) -> Party:
    """The party a name stands for; an unknown name is a party of its own."""
    key = fold(name)
    return table.get(key) or Party(key)


def kin(a: Party, b: Party) -> bool:
    """One party, or one belongs to the other."""
    return a.key == b.key or a.key in b.line or b.key in a.line


def allied(a: Party, b: Party) -> bool:
    """Kin, or of one side."""
    return kin(a, b) or (a.side is not None and a.side == b.side)


def any_kin(a: Iterable[Party], b: Iterable[Party]) -> bool:
    """Whether any of one group is kin to any of the other."""
    others = tuple(b)
    return any(kin(x, y) for x in a for y in others)
