"""What a report told before: the place told last, the country it is about."""

from __future__ import annotations

import re
from collections import Counter

from fogline.nouns import Place
from fogline.reading.datelines import in_dateline
from fogline.reading.scene import Scene

BACK = 4
"""How many sentences back "the city" may have been named."""
AWAY = re.compile(r"(?:north|south|east|west)\w*(?:-\w+)? of$")
"""A place that only says where another lies: "20 km north of the port"."""
TOWNS = frozenset({"city", "town", "village", "district", "suburb"})


def last_place(
    scene: Scene, index: int, before: int, town: bool = False, back_to: int = BACK
) -> Place | None:
    """The place told last before a code point of the page, a town where `town` asks for one."""
    for back in range(min(back_to, index) + 1):
        sentence = scene.sentences[index - back]
        here = [m for m in sentence.places if m.span.end <= before]
        here = [m for m in here if not in_dateline(sentence, m)]
        told = [m.place for m in here if m.place and m.relation != "metonym"]
        near = [m.place for m in here if m.place and AWAY.search(m.relation or "")]
        told = [p for p in told if p not in near] or told
        told = [p for p in told if p.country and p.kind != "country"]
        kept = [p for p in told if p.kind in TOWNS or not town]
        if kept:
            return kept[-1]
    return None


def homeland(scene: Scene) -> Place | None:
    """The country whose places the report names most, as far as it is named itself."""
    every = [m.place for s in scene.sentences for m in s.places if m.place and m.place.country]
    if not every:
        return None
    most = Counter(p.country for p in every).most_common(1)[0][0]
    return next((p for p in every if p.country == most and p.kind == "country"), None)


def main_town(scene: Scene) -> Place | None:
    """The town the report names most, the first of equals."""
    every = [m.place for s in scene.sentences for m in s.places if m.place]
    towns = [p for p in every if p.kind in TOWNS]
    counts = Counter(p.id for p in towns)
    return max(towns, key=lambda p: counts[p.id], default=None)
