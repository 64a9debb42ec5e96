"""`export plover`: events as PLOVER JSON lines (manual of 16 types); see polecat.py for the table.

Denials keep their event with the auxiliary mode "negation", what nobody vouches for is
"hypothetical".
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from fogline.export.extract import Extract, File, Known, Losses, Written
from fogline.export.plain import cites, outlets, quoted
from fogline.export.rows import EventRow, Tally
from fogline.knowledge.crosswalk import NO_KIN, Kin
from fogline.nouns import Actor

NAME = "events.plover.jsonl"
QUADS = {
    1: ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    2: ("COOPERATE", "AID", "RETREAT"),
    3: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    4: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
SCALE = {
    "AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5.0, "CONCEDE": 4.5, "COOPERATE": 9.5, "AID": 10.0,
    "RETREAT": 6.5, "REQUEST": 0.0, "ACCUSE": -3.0, "REJECT": -2.0, "THREATEN": -3.5,
    "PROTEST": -5.0, "SANCTION": -6.0, "MOBILIZE": -5.5, "COERCE": -7.0, "ASSAULT": -9.0,
}  # fmt: skip
"""Intensity by type; the manual's table prints ACCUSE as +3, its modes show that -3 is meant."""
MODE_SCALE = {"drone": -9.5, "aerial": -9.5, "heavy-weapons": -9.5, "unconventional": -10.0}
NEEDS_RECIPIENT = ("COOPERATE", "AID", "SANCTION")
EXPELLED = Kin("SANCTION", "expel", "migration")
"""Displacement, with whoever caused it as the actor (so the manual)."""
SECTORS = {
    "civilian": "CVL", "children": "CVL", "women": "CVL", "soldiers": "MIL", "insurgents": "REB",
    "police": "COP", "medics": "MED", "journalists": "JRN", "aid_workers": "CVL",
}  # fmt: skip
UNKNOWN = {"code": "", "sector": ["UNK"], "entity_text": ""}


def write_plover(extract: Extract, folder: Path) -> Written:
    """One JSON object a line."""
    lost: Losses = Losses()
    encoder, count = msgspec.json.Encoder(), 0
    with (folder / NAME).open("wb") as file:
        for event in plover_rows(extract, lost):
            file.write(encoder.encode(event) + b"\n")
            count += 1
    return Written((File(NAME, count),), lost)


def plover_rows(extract: Extract, lost: Losses) -> Iterator[dict[str, Any]]:
    """The events that PLOVER has a type for; what falls out is counted in `lost`."""
    for row in extract.rows():
        kin = kin_of(row, extract.known)
        reason = unfit(row, kin)
        if reason:
            lost[f"events left out: {reason}"] += 1
            continue
        count_losses(row, lost)
        yield plover_event(row, kin, extract)


def kin_of(row: EventRow, known: Known) -> Kin:
    """The PLOVER type of an event."""
    if row.type == "toll":
        return EXPELLED if row.event.outcome in ("displaced", "refugees") else NO_KIN
    kind = "control" if row.event.kind == "control" else "incident"
    return known.crosswalk.of(kind, row.type, row.weapon)


def unfit(row: EventRow, kin: Kin) -> str | None:
    """Why an event cannot be written, None where it can."""
    if row.event.status == "superseded":
        return "nothing of it stands any more"
    if not kin.plover_type:
        return f"PLOVER has no type for {row.type!r}"
    if kin.plover_type in NEEDS_RECIPIENT and not (row.event.target or row.victims):
        return f"{kin.plover_type} needs a recipient and none is told"
    return None if row.start else "no date"


def plover_event(row: EventRow, kin: Kin, extract: Extract) -> dict[str, Any]:
    """One event in PLOVER's fields."""
    known, first = extract.known, quoted(row)
    names = row.event.actor or row.perpetrators
    return {
        "id": row.event.id,
        "has_event": True,
        "date": row.start,
        "enddate": row.end,
        "actor": [entity(name, known) for name in names] or [UNKNOWN],
        "recipient": recipients(row, known),
        "event": kin.plover_type,
        "event_loc": location(row, known),
        "event_text": row.event.title,
        "quad_code": quad(kin.plover_type),
        "event_scale": MODE_SCALE.get(kin.plover_mode, SCALE[kin.plover_type]),
        "mode": [m for m in (kin.plover_mode, auxiliary(row)) if m],
        "context": [c for c in (kin.plover_context,) if c],
        "size": size(row),
        "link": [source.url for source in row.sources if source.url][:1],
        "text": first.sentence if first else "",
        "text_info": {"start": first.start, "end": first.end} if first else {},
        "cite_info": {
            "publication": list(outlets(row)),
            "citation": list(cites(row)),
            "url": list(dict.fromkeys(s.url for s in row.sources if s.url)),
            "title": list(dict.fromkeys(s.headline for s in row.sources if s.headline)),
            "coder": "fogline",
            "version": extract.version,
        },
        "coder": "fogline",
        "coded_date": extract.made[:10],
        "comment": f"origins {row.event.origins.low}-{row.event.origins.high}, "
        f"outlets {row.event.outlets}, {row.event.status}",
    }


def quad(kind: str) -> int:
    """1 verbal or 2 material cooperation, 3 verbal or 4 material conflict."""
    return next(code for code, kinds in QUADS.items() if kind in kinds)


def auxiliary(row: EventRow) -> str:
    """The auxiliary mode: denied, or vouched for by nobody."""
    if row.denied:
        return "negation"
    return "hypothetical" if row.stance == "unverified" else ""


def recipients(row: EventRow, known: Known) -> list[dict[str, Any]]:
    """Whoever it was done to; where nobody is named, the victims by their sector."""
    if row.event.target:
        return [entity(name, known) for name in row.event.target]
    sectors = dict.fromkeys(SECTORS.get(v, "CVL") for v in row.victims)
    country = known.crosswalk.country(row.place.country if row.place else None).alpha3
    return [{"code": country, "sector": [sector], "entity_text": ""} for sector in sectors]


def entity(name: str, known: Known) -> dict[str, Any]:
    """An actor: country code, sector, the name; unknown ones keep their name."""
    actor = known.who(name)
    code = known.crosswalk.country(actor.country).alpha3 if actor else ""
    return {"code": code, "sector": [sector(actor)], "entity_text": name}


def sector(actor: Actor | None) -> str:
    """PLOVER's sector of an actor."""
    return (actor.plover if actor else None) or "UNK"


def location(row: EventRow, known: Known) -> dict[str, Any]:
    """Where it happened, as far as told; the country as ISO alpha-3."""
    place = row.place
    if place is None:
        return {"name": row.event.place} if row.event.place else {}
    fields = ("name", "admin1", "lat", "lon", "geonames_id")
    told = {name: value for name in fields if (value := getattr(place, name)) is not None}
    country = known.crosswalk.country(place.country).alpha3
    return {**told, "country": country} if country else told


def size(row: EventRow) -> dict[str, int]:
    """The dead and injured by their best figure, else the low one."""
    told = {"dead": row.killed, "injured": row.injured}
    return {name: n for name, tally in told.items() if (n := figure(tally)) is not None}


def figure(tally: Tally) -> int | None:
    """The best figure, else the low one."""
    return tally.low if tally.best is None else tally.best


def count_losses(row: EventRow, lost: Losses) -> None:
    """What one event could not say."""
    lost["ranges of the killed and injured in one number"] += any(
        t.low != t.high for t in (row.killed, row.injured)
    )
    lost["displaced people (PLOVER has no size for them)"] += figure(row.displaced) is not None
    lost["events without a named actor (sector UNK)"] += not (row.event.actor or row.perpetrators)
    lost["further sentences of an event (one is quoted)"] += max(0, len(row.sources) - 1)
