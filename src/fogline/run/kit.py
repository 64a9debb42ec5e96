"""The kit: all knowledge and the reader model, loaded once a process, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from fogline.knowledge import load
from fogline.knowledge.actors import Actors
from fogline.knowledge.cues import Cues
from fogline.knowledge.lexicon import Lexicon
from fogline.knowledge.outlets import Outlets
from fogline.knowledge.places import Gazetteer, World
from fogline.reading.read import Reading
from fogline.reading.reader import OnnxReader


@dataclass(frozen=True)
class Kit:
    """What the stages are handed: the splitter's outlets, the reading stage's knowledge."""

    outlets: Outlets
    reading: Reading
    digest: str


@cache
def kit() -> Kit:
    """The kit of this installation; raises BadKnowledge where a file cannot be used."""
    outlets, cues = load.text("outlets.toml"), load.text("triggers.toml")
    words = {name.split("/")[1][:-5]: load.text(name) for name in load.names("words", ".toml")}
    packs = [load.text(name) for name in load.names("actors", ".toml")]
    places = [load.text(name) for name in load.names("places", ".csv")]
    world, index = load.data("places/world.tsv"), load.data("places/names.tsv")
    digest = load.digest((outlets, cues, *words.values(), *packs, *places, world, index))
    reading = Reading(
        Cues.parse(cues),
        Lexicon.parse(words),
        Actors.parse(packs),
        Gazetteer.parse(places, World.parse(world, index)),
        OnnxReader(),
        digest,
    )
    return Kit(Outlets.parse(outlets), reading, digest)
