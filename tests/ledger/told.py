"""Reports made in code: who said what, where and when, in a few words a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from fogline.ledger.build import build
from fogline.ledger.parties import parties
from fogline.lineage.origins import count, origins
from fogline.nouns import (
    Actor,
    Attribution,
    Claim,
    Control,
    Facts,
    Incident,
    Ledger,
    Link,
    Page,
    Payload,
    Place,
    Quote,
    Report,
    Side,
    Span,
    Toll,
    When,
    claim_id,
    facts_as_of,
    link_id,
)
from tests import factory

TOWNS = {
    "Kurmina": Place("p1", "Kurmina", "city", 1.0, 1.0, "KU", "North Kurmin"),
    "Belfa": Place("p2", "Belfa", "town", 2.0, 2.0, "KU", "North Kurmin"),
    "Osto": Place("p3", "Osto", "town", 3.0, 3.0, "KU", "South Kurmin"),
    "North Kurmin": Place("p4", "North Kurmin", "admin1", 1.5, 1.5, "KU"),
    "Kurminia": Place("p5", "Kurminia", "country", 1.5, 1.5, "KU"),
    "the R1 road": Place("p6", "the R1 road", "road", 1.5, 1.5, "KU", "North Kurmin"),
}
ACTORS = parties(
    [
        Actor("army", "Kurmin Army", "military", ("the army",), "KU", "state", "state"),
        Actor("state", "Kurmin Government", "government", (), "KU", "state"),
        Actor("rebels", "Kurmin insurgents", "rebel", ("Kurmin rebels",), "KU", "north"),
        Actor("falcons", "Falcon Front", "rebel", (), "KU", "north"),
        Actor("lions", "Lion Brigade", "rebel", (), "KU", "north"),
    ]
)

Printed = tuple[Page, Report, list[Claim]]
"""A page of one report with its claims."""


@dataclass(frozen=True)
class Said:
    """One claim to be put on a page; `sentence` is what the page says."""

    what: Payload
    source: tuple[str, ...] = ()
    stance: str = "asserted"
    cue: str | None = None
    part_of: int | None = None
    background: bool = False
    sentence: str = ""
    judged: bool = False
    """Whether the sentence calls the story false."""


def toll(
    value: int | None, place: str | None = "Kurmina", on: str | None = None, **more: Any
) -> Said:
    """A toll at a place; fields of Toll and of Said may follow."""
    said = {k: more.pop(k) for k in list(more) if k in Said.__dataclass_fields__}
    bound = more.pop("bound", "exact")
    high = None if bound in ("at_least", "more_than") else value
    fields = {
        "outcome": "killed", "value": value, "low": value, "high": high, "bound": bound,
        "places": (place,) if place else (), "period": day(on), "cause": "shelling", **more,
    }  # fmt: skip
    return Said(Toll(**fields), **said)


def since(value: int, start: str, source: str = "War Monitor", **more: Any) -> Said:
    """A running toll of a source."""
    fields = {"place": "North Kurmin", "cumulative": True, "cause": None, **more}
    made = toll(value, source=(source,), **fields)
    return replace(made, what=replace(made.what, period=When(start, None)))


def held(
    place: str, action: str, actor: str | None = None, on: str | None = None, **more: Any
) -> Said:
    """A claim of control."""
    said = {k: more.pop(k) for k in list(more) if k in Said.__dataclass_fields__}
    return Said(Control(place, action, actor, date=day(on), **more), **said)


def deed(kind: str, place: str | None, actor: tuple[str, ...] = (), **more: Any) -> Said:
    """An incident."""
    said = {k: more.pop(k) for k in list(more) if k in Said.__dataclass_fields__}
    on = day(more.pop("on", None))
    return Said(Incident(kind, actor, place=(place,) if place else (), date=on, **more), **said)


def day(on: str | None) -> When | None:
    """A day as an interval."""
    return When(on, on) if on else None


def printed(outlet: str, public: str | None, *said: Said, **more: Any) -> Printed:
    """A page of one report that makes these claims, a sentence each."""
    number = more.pop("number", 0)
    where = f"{outlet}.example/{public}/{number}"
    lines = [s.sentence or f"Sentence {i} of {where}." for i, s in enumerate(said)]
    page = factory.page(" ".join(lines), url=more.pop("url", f"https://{where}"), **more)
    page = replace(page, name=f"{outlet}-{public}-{number}.txt")
    report = factory.report(page, public, publisher=outlet)
    claims: list[Claim] = []
    at = 0
    for line, item in zip(lines, said, strict=True):
        claims.append(claim_of(report, Span(at, at + len(line)), item, claims))
        at += len(line) + 1
    return page, report, claims


def claim_of(report: Report, span: Span, item: Said, before: list[Claim]) -> Claim:
    """A claim of a report; `part_of` names an earlier one by its number."""
    what = item.what
    if item.part_of is not None:
        assert isinstance(what, Toll)
        what = replace(what, part_of=before[item.part_of].id)
    names = {
        Toll: lambda: what.places, Incident: lambda: what.place, Control: lambda: (what.place,),
        Quote: lambda: (),
    }[type(what)]()  # fmt: skip
    return Claim(
        claim_id(report.id, span, what), report.page, report.id, span, span, what,
        Attribution(item.source, cue=item.cue), item.stance, item.background, "test",
        (("verdict", (span,)),) if item.judged else (),
        places=tuple(TOWNS[name] for name in names if name in TOWNS),
    )  # fmt: skip


def facts(*pages: Printed, links: Iterable[Link] = ()) -> Facts:
    """Facts of some pages, in order of ids."""
    return Facts(
        dict(sorted((p.id, p) for p, _, _ in pages)),
        dict(sorted((r.id, r) for _, r, _ in pages)),
        dict(sorted((c.id, c) for _, _, rows in pages for c in rows)),
        {link.id: link for link in links},
    )


def copied(
    a: tuple[Page, Report, list[Claim]], b: tuple[Page, Report, list[Claim]], **more: Any
) -> Link:
    """A link over the whole of two reports."""
    sides = [Side(r.page, r.id, r.span) for _, r, _ in (a, b)]
    return Link(
        link_id(*sides, "verbatim"), *sides, "verbatim", more.pop("direction", "a->b"), **more
    )


def ledger(found: Facts, as_of: str | None = None) -> Ledger:
    """The ledger of some facts, with the real origins."""
    known = facts_as_of(found, as_of)
    voices = origins(known)
    return build(known, voices, lambda claims: count(claims, voices), as_of, ACTORS)


def of(*pages: Printed, **more: Any) -> Ledger:
    """The ledger of some pages."""
    return ledger(facts(*pages, **more))
