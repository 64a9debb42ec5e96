"""The kit: all knowledge and the reader model, loaded once a process, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from fogline.knowledge import cues, load, outlets
from fogline.knowledge.actors import Actors
from fogline.knowledge.lexicon import Lexicon
from fogline.knowledge.outlets import Outlets
from fogline.knowledge.places import Gazetteer
from fogline.knowledge.world import World
from fogline.lineage.lore import Lore, lore_of
from fogline.reading import gate
from fogline.reading.read import Reading
from fogline.reading.reader import OnnxReader

LORE = ("common_ngrams", "common_words", "common_background", "common_sources")


@dataclass(frozen=True)
class Kit:
    """What the stages are handed; `digest` is the hash of the files that people edit."""

    outlets: Outlets
    reading: Reading
    lore: Lore
    digest: str


@cache
def kit(packs: bool = True) -> Kit:
    """The kit of this installation; raises BadKnowledge where a file cannot be used.

    Without `packs` no actor pack is loaded: everything works, less well.
    """
    hosts, triggers = load.text("outlets.toml"), load.text("triggers.toml")
    words = {name.split("/")[1][:-5]: load.text(name) for name in load.names("words", ".toml")}
    listed = [n for n in load.names("actors", ".toml") if packs or n.endswith("roles.toml")]
    actors = [load.text(name) for name in listed]
    places = [load.text(name) for name in load.names("places", ".csv")]
    ngrams, common, background, sources = stock = [load.text(f"{name}.txt") for name in LORE]
    digest = load.digest((hosts, triggers, *words.values(), *actors, *places, *stock))
    known = outlets.parse(hosts)
    gazetteer = Gazetteer.parse(places, world())
    reading = Reading(
        gate.build(cues.parse(triggers)),
        Lexicon.parse(words),
        Actors.parse(actors, gazetteer.demonyms),
        gazetteer,
        OnnxReader(),
        digest,
    )
    agencies = [(o.name, (o.name, *o.aliases)) for o in known.outlets if o.kind == "wire"]
    ids = reading.actors.ids
    speaks_for = [(a.name, ids[a.group].name) for a in ids.values() if a.group and a.group in ids]
    lore = lore_of(ngrams, common, background, sources, agencies, speaks_for)
    return Kit(known, reading, lore, digest)


@cache
def world() -> World:
    """The world's places above 500 people, searched where they lie."""
    return World.parse(load.data("places/world.tsv"), load.data("places/names.tsv"))
