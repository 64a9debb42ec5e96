"""Where a report plays: whose army "the army" is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from fogline.knowledge.actors import Actors
from fogline.nouns import PlaceMention
from fogline.reading.atoms import atoms
from fogline.reading.hits import Cast
from fogline.reading.scene import Scene, Sentence


def theatre(scene: Scene, actors: Actors) -> dict[str, float]:
    """The countries of a report with their shares: places and adjectives, early ones more."""
    counts: dict[str, float] = defaultdict(float)
    for number, sentence in enumerate(scene.sentences):
        for country, weight in homes(sentence, actors).items():
            counts[country] += weight * (1.5 if number < 4 else 1.0)
    whole = sum(counts.values())
    ranked = sorted(counts, key=lambda c: (-counts[c], c))
    return {country: counts[country] / whole for country in ranked}


def homes(sentence: Sentence, actors: Actors) -> dict[str, float]:
    """The countries that a sentence speaks of: 1 a place, 1/2 a country's name or adjective."""
    counts: dict[str, float] = defaultdict(float)
    for mention in sentence.places:
        place = mention.place
        if place and place.country:
            counts[place.country] += 0.5 if place.kind == "country" else 1.0
    for word in atoms(sentence.text):
        country = actors.people.get(word.text.casefold()) if word.name else None
        if country and country.country:
            counts[country.country] += 0.5
    return counts


def local(scene: Scene, known: Cast) -> Iterator[Cast]:
    """What is known at each sentence.

    In a report of many countries the parties are those of the country last spoken of by a place.
    """
    top = max(known.shares.values(), default=1.0)
    here: tuple[str, ...] = ()
    for sentence in scene.sentences:
        points = Counter(
            m.place.country
            for m in sentence.places
            if m.place and m.place.country and m.relation != "metonym" and grounded(m, sentence)
        )
        if points:
            here = tuple(sorted(points, key=lambda c: (-points[c], c)))
        yield replace(known, countries=(*here, *known.countries)) if top < 0.6 else known


def grounded(mention: PlaceMention, sentence: Sentence) -> bool:
    """Whether a mention says where something is: any place, but a country only after "in"."""
    before = sentence.text[: mention.span.start - sentence.span.start]
    at = mention.place is not None and mention.place.kind != "country"
    return at or before.casefold().endswith(("in ", "across ", "inside "))
