"""Events: what a group of claims about one happening adds up to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fogline.ledger import words
from fogline.ledger.figures import (
    NOTHING,
    OUTCOMES,
    Range,
    seconds,
    span_of,
    toll_of,
    value_of,
    wholes,
)
from fogline.ledger.sayings import Saying, actors_of, places_of, when_of
from fogline.ledger.status import Counter, status_of, supporters
from fogline.ledger.versions import Fallen
from fogline.nouns import Control, Count, Event, Incident, Report, Toll, When, content_id


def event_of(
    group: Sequence[Saying], reports: Mapping[str, Report], count: Counter, gone: Fallen
) -> Event:
    """One event of the claims of one happening, best claim first; `gone` claims support nothing."""
    standing = [saying for saying in group if saying.id not in gone] or list(group)
    figures = span_of(standing)
    whole = {saying.id for saying in wholes(standing)}
    ranked = sorted(group, key=lambda s: (s.id in gone, *weight(s, s.id in whole, figures), s.id))
    best = ranked[0]
    backing = [saying.id for saying in supporters(best, standing)]
    status = status_told(best, standing, count(backing), gone)
    if status == "contested":
        backing = [saying.id for saying in standing if saying.affirmed]
    origins = count(backing)
    figures = figures if toll_of(best) else NOTHING
    return Event(
        id=content_id("event", *sorted(saying.id for saying in group)),
        kind=kind_of(ranked),
        claims=tuple(saying.id for saying in ranked),
        title=words.capital(words.told(best.claim)),
        status=status,
        origins=origins,
        outlets=len({s.outlet for s in ranked if s.id in set(backing)}),
        place=place_of(ranked),
        actor=actors_of(best.claim),
        target=targets_of(ranked),
        date=date_of(ranked),
        outcome=figures.outcome,
        low=figures.low,
        best=figures.best,
        high=figures.high,
        rule=figures.rule,
    )


def weight(saying: Saying, whole: bool, figures: Range) -> tuple[float, ...]:
    """What makes a claim speak for its event: affirmed, a whole with the best figure, dated."""
    toll = toll_of(saying)
    rank = OUTCOMES.index(toll.outcome) if toll and toll.outcome in OUTCOMES else len(OUTCOMES)
    return (
        not saying.affirmed,
        saying.claim.stance == "unverified",
        not whole,
        rank,
        not whole or figures.best is None or value_of(saying) != figures.best,
        not saying.dated,
        saying.wide or not saying.where,
        seconds(saying.public),
    )


def status_told(best: Saying, standing: Sequence[Saying], origins: Count, gone: Fallen) -> str:
    """The status; an event of which nothing stands any more is superseded."""
    return "superseded" if best.id in gone else status_of(best, standing, origins)


def kind_of(ranked: Sequence[Saying]) -> str:
    """ "control", the kind of incident, or "toll" where nothing else is told."""
    deeds = [s.claim.what.incident for s in ranked if isinstance(s.claim.what, Incident)]
    if isinstance(ranked[0].claim.what, Control):
        return "control"
    if deeds:
        return deeds[0]
    cause = next((cause for s in ranked if (cause := s.cause)), None)
    names = {"air": "airstrike", "ground_fire": "shelling", "bomb": "bombing", "ground": "clash"}
    return names.get(cause or "", cause or "toll")


def place_of(ranked: Sequence[Saying]) -> str | None:
    """The narrowest place told, of the best claim first."""
    named = sorted(ranked, key=lambda s: s.wide)
    return next((names[0] for s in named if (names := places_of(s.claim))), None)


def date_of(ranked: Sequence[Saying]) -> When | None:
    """When it happened, by the best claim that says so."""
    return next((when for s in ranked if (when := when_of(s.claim))), None)


def targets_of(ranked: Sequence[Saying]) -> tuple[str, ...]:
    """Who or what was hit, or who lost the place."""
    for saying in ranked:
        match saying.claim.what:
            case Incident(target=names) if names:
                return names
            case Control(loser=name) if name:
                return (name,)
            case Toll(affiliation=name) if name:
                return (name,)
    return ()
