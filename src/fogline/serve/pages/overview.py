"""The situation report as a screen."""

from __future__ import annotations

from typing import Any

from fogline.ledger.situation import situation
from fogline.nouns.situation import Figure
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
        "changes": found[:CHANGES],
        "more_changes": max(0, len(found) - CHANGES),
        "changes_since": since,
        "change_links": {
            change.claims: link(f"/claims/{change.claims[0]}", filters.state)
            for change in found[:CHANGES]
        },
    }


def trend(figure: Figure) -> str:
    """The sparkline of a figure's earlier values."""
    return spark([value for _, value in figure.history])
