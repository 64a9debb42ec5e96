"""What exports look up, made of the kit: other schemes, actors, and who counts as known."""

from __future__ import annotations

from fogline.export.extract import Known
from fogline.export.redact.people import Judge
from fogline.knowledge import load
from fogline.knowledge.crosswalk import Crosswalk
from fogline.knowledge.spelling import key
from fogline.run.kit import Kit


def exchange(kit: Kit) -> tuple[Known, Judge]:
    """The look-ups of the formats and those of redaction."""
    crosswalk = Crosswalk.parse(load.text("crosswalk.csv"), load.text("codes.csv"))
    known = Known(crosswalk, kit.reading.actors)
    actors, gazetteer = kit.reading.actors, kit.reading.gazetteer

    def listed(name: str) -> bool:
        """A listed actor that is public, a party by rule, an outlet, a people or a country."""
        actor = actors.find(name) or actors.made_party(name)
        if actor is not None:
            return actor.public_figure
        folded = key(name)
        people = folded in actors.people or folded.removesuffix("s") in actors.people
        places = folded in actors.country_names or folded in actors.capitals
        return people or places or kit.outlets.named(name) is not None

    def place(name: str) -> bool:
        return bool(gazetteer.own.get(key(name)))

    def spot(name: str) -> bool:
        return bool(gazetteer.find(name))

    return known, Judge(kit.reading.lexicon, listed, place, spot)
