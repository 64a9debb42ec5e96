"""All knowledge of one run, frozen: what the stages are handed. Loaded once a process."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.knowledge.actors import Actors
from fogline.knowledge.cues import Cues
from fogline.knowledge.outlets import Outlets
from fogline.knowledge.places import Gazetteer
from fogline.nouns import Reader


@dataclass(frozen=True)
class Kit:
    """Knowledge and the reader model. `digest` is the hash of the files; rules carry it."""

    outlets: Outlets
    cues: Cues
    actors: Actors
    gazetteer: Gazetteer
    reader: Reader
    digest: str
