"""Mentions: actors, places and times where a text names them. Spans are page code points."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.nouns.knowledge import Actor, Place
from fogline.nouns.span import Span
from fogline.nouns.when import When


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression; `timex` is DATE, TIME, DURATION or SET, `value` its TIMEX3 value."""

    span: Span
    timex: str
    value: str
    when: When


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name; `place` is None where it could not be resolved, `why` says so.

    `relation` is what stands before it ("outskirts", "north of", "half of"), None where nothing.
    """

    span: Span
    words: str
    place: Place | None
    relation: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor; `name` is canonical (of a pack, of the page's own aliases, or the words used).

    `actor` is None where no pack knows it; `generic` marks words such as "the rebels" whose party
    was bound within this report (or left generic).
    """

    span: Span
    name: str
    actor: Actor | None = None
    generic: bool = False
