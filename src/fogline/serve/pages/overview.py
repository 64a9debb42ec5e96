"""The situation report as a screen."""

from __future__ import annotations

from typing import Any

from fogline.ledger.situation import situation
from fogline.nouns import Toll
from fogline.nouns.situation import Figure, Note
from fogline.serve.listings import changes, day_before
from fogline.serve.pages.draw import spark
from fogline.serve.query import Filters, link, narrowed
from fogline.serve.shown import Shown
from fogline.serve.site import Site

TILES = 4
CHANGES = 14


def overview(site: Site, shown: Shown, filters: Filters) -> dict[str, Any]:
    """What the template of `/` needs."""
    view = situation(narrowed(shown, filters))
    since = filters.since or day_before(shown)
    found = changes(site, shown, filters)
    claims = {note.number: note for note in view.notes}
    return {
        "s": view,
        "notes": claims,
        "tiles": [(figure, trend(figure)) for figure in view.figures[:TILES]],
        "lead": {figure.notes: lead(shown, figure, claims) for figure in view.figures},
        "changes": found[:CHANGES],
        "more_changes": max(0, len(found) - CHANGES),
        "changes_since": since,
        "change_links": {
            change.claims: link(f"/claims/{change.claims[0]}", filters.state)
            for change in found[:CHANGES]
        },
    }


def lead(shown: Shown, figure: Figure, notes: dict[int, Note]) -> str:
    """The claim that a figure leads to: one that tells this very number, the latest first."""
    claims = shown.ledger.facts.claims
    told = [notes[number] for number in figure.notes]
    for note in sorted(told, key=lambda n: (n.public or "", n.number), reverse=True):
        what = claims[note.claim].what
        if isinstance(what, Toll) and figure.best in (what.value, what.low):
            return note.claim
    return told[-1].claim


def trend(figure: Figure) -> str:
    """The sparkline of a figure's earlier values."""
    return spark([value for _, value in figure.history])
