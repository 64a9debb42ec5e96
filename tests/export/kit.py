"""A small war for the export tests: invented places, people and outlets, and who is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from fogline.export.extract import Extract, Known
from fogline.export.formats import extract, write
from fogline.export.redact.people import Judge
from fogline.knowledge import load
from fogline.knowledge.actors import Actors
from fogline.knowledge.crosswalk import Crosswalk
from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Actor, Ledger, Place, Toll
from tests.ledger import told
from tests.ledger.told import Said, deed, held, of, printed, since, toll

MADE = "2031-06-01T00:00:00+00:00"
ACTORS = (
    Actor("army", "Kurmin Army", "military", ("the army",), "SY", "state", acled=1, plover="MIL"),
    Actor("falcons", "Falcon Front", "rebel", (), "SY", "north", acled=2, plover="REB"),
    Actor("morv", "Ilan Morv", "person", ("Morv",), "SY", "state", acled=1, plover="GOV"),
)
WORDS = Lexicon.parse({"redact": load.text("words/redact.toml")})
TOWNS = ("Kurmina", "Belfa", "Osto")
"""Towns of the edited tables."""
KNOWN = Known(
    Crosswalk.parse(load.text("crosswalk.csv"), load.text("codes.csv")),
    Actors(
        names={
            name.casefold(): ((name, actor),)
            for actor in ACTORS
            for name in (actor.name, *actor.aliases)
        },
        ids={actor.id: actor for actor in ACTORS},
    ),
)
JUDGE = Judge(
    WORDS,
    listed=lambda name: KNOWN.actors.find(name) is not None,
    place=lambda name: name in TOWNS,
    spot=lambda name: name in TOWNS,
)
DAY = "2031-03-04"


def war() -> Ledger:
    """A ledger with a bit of everything: tolls, a denied capture, no place, a rumour, a quote."""
    return of(
        printed(
            "Valley Herald",
            "2031-03-05",
            toll(
                12, on=DAY, source=("rescue service",), victims="civilian",
                sentence="Shelling killed 12 civilians in Kurmina on Tuesday, "
                "the rescue service said.",
            ),
            deed("shelling", "Kurmina", ("Kurmin Army",), on=DAY),
            held("Osto", "captured", "Falcon Front", on=DAY, loser="Kurmin Army"),
            deed("statement", None, ("Ilan Morv",), on=DAY),
        ),
        printed(
            "Hill Courier",
            "2031-03-06",
            toll(15, on=DAY, source=("army",), cause="shelling"),
            held("Osto", "captured", "Falcon Front", on=DAY, stance="denied", source=("army",)),
            deed("airstrike", "Belfa", ("Kurmin Army",), target=("Falcon Front",), on=DAY),
            toll(None, "Belfa", on=DAY, bound="vague", low=24, outcome="wounded"),
        ),
        printed("Delta Wire", "2031-03-07", since(514, "2031-02-27"), deed("protest", "Osto")),
    )  # fmt: skip


def settled(ledger: Ledger, country: str = "SY") -> Ledger:
    """The ledger with its towns put into a real country, so that codes are found."""
    facts = ledger.facts
    claims = {
        key: replace(c, places=tuple(replace(p, country=country) for p in c.places))
        for key, c in facts.claims.items()
    }
    return replace(ledger, facts=replace(facts, claims=claims))


def view(ledger: Ledger | None = None, level: str = "low", made: str = MADE) -> Extract:
    """The extract of a ledger."""
    return extract(settled(ledger or war()), KNOWN, JUDGE, level, made, {})


def wrote(form: str, folder: Path, level: str = "low", ledger: Ledger | None = None) -> Extract:
    """Write a format; the extract it was written from."""
    shown = view(ledger, level)
    write(form, shown, folder)
    return shown


def spoken(*sentences: str, place: str = "Kurmina", public: str = "2031-03-05") -> Ledger:
    """A ledger of one page with these sentences, each carrying a toll."""
    said: Iterable[Said] = (toll(n + 20, place, sentence=s) for n, s in enumerate(sentences))
    return of(printed("Valley Herald", public, *said))


def one_toll(value: int, **more: Any) -> Ledger:
    """A ledger of one toll."""
    return of(printed("Valley Herald", "2031-03-05", toll(value, on=DAY, **more)))


__all__ = ["JUDGE", "KNOWN", "Place", "Toll", "told", "view", "war", "wrote"]
