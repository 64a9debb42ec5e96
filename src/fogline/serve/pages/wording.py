"""The framing screen: words for the parties by outlet, and who leaves what out."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from fogline.ledger import framing
from fogline.ledger.sayings import publisher_of
from fogline.nouns import Event, Toll
from fogline.serve.listings import left_out, omissions
from fogline.serve.query import Filters, narrowed
from fogline.serve.shown import Shown
from fogline.serve.site import Site

EVENTS = 8
GROUPS = {"wire": "agencies", "state": "state media", "monitor": "monitors"}


def wording(site: Site, shown: Shown, filters: Filters, picked: str | None) -> dict[str, Any]:
    """What the template of `/framing` needs."""
    frames = [f for f in site.frames(shown) if filters.outlet in (None, f.publisher)]
    cells: dict[str, dict[str, dict[str, list[framing.Frame]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for frame in frames:
        cells[frame.publisher][frame.party][frame.word].append(frame)
    ledger = narrowed(shown, filters)
    told = sorted(ledger.events, key=lambda e: (-e.outlets, -e.origins.low, e.id))[:EVENTS]
    event = shown.events.get(picked or "") or (told[0] if told else None)
    ordered = sorted(cells, key=lambda o: (group_of(site, o), o))
    return {
        "parties": framing.PARTIES,
        "rows": [(o, group_of(site, o), words_of(cells[o])) for o in ordered],
        "events": told,
        "picked": event,
        "tellings": tellings(site, shown, event) if event else [],
        "omissions": omissions(site, shown, filters),
    }


def group_of(site: Site, outlet: str) -> str:
    """The group of an outlet: agencies, state media, others."""
    known = site.kit.outlets.named(outlet)
    return GROUPS.get(known.kind, "outlets") if known else "outlets"


def words_of(
    cells: dict[str, dict[str, list[framing.Frame]]],
) -> dict[str, list[tuple[str, int, int, str]]]:
    """By party: (word, times in own voice, times quoted, a report that uses it), most first."""
    found: dict[str, list[tuple[str, int, int, str]]] = {}
    for party, words in cells.items():
        rows = [
            (word, sum(len(f.own) for f in fs), sum(len(f.quoted) for f in fs), fs[0].report)
            for word, fs in words.items()
        ]
        found[party] = sorted(rows, key=lambda r: (-(r[1] + r[2]), r[0]))
    return found


def tellings(site: Site, shown: Shown, event: Event) -> list[dict[str, Any]]:
    """How each outlet tells one event: words, figure, source, or not at all."""
    facts = shown.ledger.facts
    inside: dict[str, list[str]] = defaultdict(list)
    for claim in event.claims:
        inside[publisher_of(facts.reports[facts.claims[claim].report])].append(claim)
    silent = {o.publisher for o in left_out(shown) if o.event == event.id}
    rows = [telling(site, shown, outlet, claims) for outlet, claims in sorted(inside.items())]
    return rows + [{"outlet": name, "claims": []} for name in sorted(silent - inside.keys())]


def telling(site: Site, shown: Shown, outlet: str, claims: list[str]) -> dict[str, Any]:
    """One outlet's telling."""
    facts = shown.ledger.facts
    found = [facts.claims[c] for c in claims]
    reports = {c.report for c in found}
    words: dict[str, Counter[str]] = defaultdict(Counter)
    for frame in site.frames(shown):
        if frame.report in reports:
            words[frame.party][frame.word] += len(frame.own) + len(frame.quoted)
    tolls = [c.what for c in found if isinstance(c.what, Toll)]
    text = facts.pages[found[0].page].text
    return {
        "outlet": outlet,
        "claims": claims,
        "sentence": " ".join(found[0].sentence.of(text).split()),
        "words": {party: counter.most_common(2) for party, counter in words.items()},
        "figure": next((t.value for t in tolls if t.value is not None), None),
        "sources": sorted({n for c in found for n in c.attribution.names[-1:]}),
        "public": facts.reports[found[0].report].public,
    }
