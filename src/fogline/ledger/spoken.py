"""Voices that speak for another: a monitor's director, a ministry's office, an alias."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from fogline.ledger.parties import Parties, fold
from fogline.nouns import Origin, Origins


def spoken_for(voices: Origins, table: Parties) -> Origins:
    """The origins with sources of one body made one: its director is no second voice.

    Only named sources are joined, by the actor packs; the first origin by id stands for all.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    names: dict[str, str] = {}
    for key, origin in sorted(voices.origins.items()):
        party = table.get(fold(origin.name)) if voices.kinds.get(key) == "source" else None
        if party:
            groups[party.body].append(key)
            names[key] = party.name
    heirs = {key: rows[0] for rows in groups.values() for key in rows}
    return joined(voices, heirs, names) if heirs else voices


def joined(voices: Origins, heirs: Mapping[str, str], names: Mapping[str, str]) -> Origins:
    """The origins with some put into others, by the names of the bodies."""
    made: dict[str, Origin] = {}
    for key, origin in sorted(voices.origins.items()):
        heir = heirs.get(key, key)
        made[heir] = both(made[heir], origin) if heir in made else origin
        made[heir] = replace(made[heir], name=names.get(heir, made[heir].name))
    return replace(
        voices,
        origins=made,
        by_claim={claim: moved(ids, heirs) for claim, ids in voices.by_claim.items()},
        by_report={report: moved(ids, heirs) for report, ids in voices.by_report.items()},
    )


def moved(ids: tuple[str, ...], heirs: Mapping[str, str]) -> tuple[str, ...]:
    """Origins by the ones they were put into, each once."""
    return tuple(dict.fromkeys(heirs.get(key, key) for key in ids))


def both(a: Origin, b: Origin) -> Origin:
    """Two origins as one."""
    return replace(
        a,
        reports=tuple(sorted({*a.reports, *b.reports})),
        claims=tuple(sorted({*a.claims, *b.claims})),
        why=(*a.why, f"{b.name} speaks for it"),
    )
