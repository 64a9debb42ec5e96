"""The toll ledger: rows by origin and scope, grouped as one likes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any, Literal

from fogline.nouns import Line, Toll
from fogline.serve.listings import BY_NAME
from fogline.serve.query import Filters, narrowed
from fogline.serve.shown import Shown
from fogline.serve.site import Site

By = Literal["origin", "event", "class", "place"]


def tolls(site: Site, shown: Shown, filters: Filters, by: By) -> dict[str, Any]:
    """What the template of `/tolls` needs."""
    rows: list[Line] = list(BY_NAME["tolls"].items(site, shown, filters))
    groups: dict[str, list[Line]] = defaultdict(list)
    for row in rows:
        groups[NAMES[by](shown, row)].append(row)
    ordered = sorted(groups.items(), key=lambda pair: (-most(pair[1]), pair[0]))
    ledger = narrowed(shown, filters)
    ids = {claim for row in rows for claim in row.claims}
    disputes = [d for d in ledger.disputes if not ids.isdisjoint(d.claims)]
    sums = [d for d in disputes if " parts of " in d.why]
    return {
        "by": by,
        "groups": [
            (name, sorted(g, key=lambda r: (r.series, r.moment or "~"))) for name, g in ordered
        ],
        "rows": len(rows),
        "scopes": [d for d in disputes if d.kind == "different_scope" and d not in sums],
        "against": [d for d in disputes if d.kind in ("contradiction", "denial", "debunked")],
        "outlets": {row.id: outlets(shown, row) for row in rows},
        "sums": sums,
        "sentences": {row.id: sentence(shown, row) for row in rows},
    }


def most(rows: list[Line]) -> int:
    """The largest figure of some rows."""
    return max((row.best or row.low or 0 for row in rows), default=0)


def outlets(shown: Shown, row: Line) -> int:
    """How many outlets print a row."""
    facts = shown.ledger.facts
    return len({facts.reports[facts.claims[c].report].publisher for c in row.claims})


def sentence(shown: Shown, row: Line) -> str:
    """The sentence of a row's first claim."""
    claim = shown.ledger.facts.claims[row.claims[0]]
    text = shown.ledger.facts.pages[claim.page].text
    return " ".join(claim.sentence.of(text).split())


def of_event(shown: Shown, row: Line) -> str:
    """The event that a row's first claim tells of."""
    event = shown.event_of.get(row.claims[0])
    return event.title if event else "running counts"


def of_class(shown: Shown, row: Line) -> str:
    """ "killed, civilian"."""
    what = shown.ledger.facts.claims[row.claims[0]].what
    whom = what.victims if isinstance(what, Toll) else None
    return f"{row.outcome or 'count'}, {(whom or 'people').replace('_', ' ')}"


NAMES: dict[By, Callable[[Shown, Line], str]] = {
    "origin": lambda shown, row: row.origin,
    "place": lambda shown, row: row.place or "no place named",
    "event": of_event,
    "class": of_class,
}
