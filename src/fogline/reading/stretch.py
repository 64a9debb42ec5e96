"""Ground: a place with the stretch of it that is meant, under the name that fits.

"northern Veria" is a part of a country, "around Karo" the province that Karo lies in.
"""

from __future__ import annotations

from dataclasses import dataclass

from fogline.nouns import Place, PlaceMention, Span

NEAR = frozenset({"near", "around", "outside", "close to", "surrounding", "beyond", "countryside"})
"""What lies there is not the town but the land around it."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A place or stretch: its name, the part of it that is meant, the words, the place."""

    name: str
    extent: str | None
    words: Span
    place: Place | None


def named_ground(mention: PlaceMention) -> Ground:
    """A place as ground; "northern Karo" for a country, the province for "around Karo"."""
    before = (mention.relation or "").removesuffix(" of").strip()
    place = mention.place
    name = place_name(mention)
    if place and place.kind == "country" and (part := compass_of(before)):
        return Ground(f"{part} {name}", None, mention.span, place)
    if NEAR & set(before.split()):
        name = region(place) or name
    return Ground(name, before or None, mention.span, place)


def place_name(mention: PlaceMention) -> str:
    """The canonical name; a province that bears the name of its town keeps its noun."""
    place = mention.place
    if place is None:
        return mention.words
    if place.kind == "admin1" and place.name in mention.words:
        return mention.words
    return place.name


def compass_of(words: str) -> str | None:
    """ "northern" of "large swathes of northern", "north-east"."""
    starts = ("north", "south", "east", "west")
    found = [w.replace("-", "") for w in words.split() if w.startswith(starts)]
    return None if not found else found[-1] if found[-1].endswith("ern") else f"{found[-1]}ern"


def region(place: Place | None) -> str | None:
    """The first-level division that a town lies in."""
    return place.admin1 if place and place.kind not in ("admin1", "country") else None
