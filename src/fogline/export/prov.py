"""`export prov`: the chain of custody as PROV-JSON (W3C member submission, 2013).

Page snapshot, report, claim, event; who published, which program read. A copied passage was quoted
from its source, an edited one derived from it; a cited source is the primary source of a claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from fogline.export.extract import Extract, File, Losses, Written
from fogline.nouns import Ledger, Link, content_id

NAME = "custody.prov.json"
Row = tuple[str, str, dict[str, Any]]
"""(section, identifier, attributes) of a PROV-JSON document."""
PREFIXES = {"fogline": "urn:fogline:", "prov": "http://www.w3.org/ns/prov#"}
QUOTED = ("verbatim", "quotation")


def write_prov(extract: Extract, folder: Path) -> Written:
    """One PROV-JSON document."""
    document: dict[str, dict[str, Any]] = {"prefix": PREFIXES}
    for section, key, attributes in rows(extract):
        document.setdefault(section, {})[key] = attributes
    (folder / NAME).write_bytes(msgspec.json.encode(document) + b"\n")
    lost: Losses = Losses()
    links = extract.ledger.facts.links.values()
    lost["links without a direction (written as alternates of one another)"] += sum(
        link.direction == "unknown" for link in links
    )
    lost["doubts (PROV tells where things come from, not what was not understood)"] += len(
        extract.ledger.facts.doubts
    )
    count = sum(len(rows) for section, rows in document.items() if section != "prefix")
    return Written((File(NAME, count),), lost)


def rows(extract: Extract) -> Iterator[Row]:
    """Everything the document says."""
    ledger, program = extract.ledger, "fogline:program"
    yield "agent", program, {"prov:type": "prov:SoftwareAgent", "fogline:version": extract.version}
    for step in ("fetch", "split", "read", "align", "cluster"):
        yield "activity", f"fogline:{step}", {}
        yield relation("wasAssociatedWith", activity=f"fogline:{step}", agent=program)
    yield from _pages(ledger)
    yield from _reports(ledger)
    yield from _claims(ledger)
    for link in ledger.facts.links.values():
        yield from _link(link)
    yield from _events(ledger)


def _pages(ledger: Ledger) -> Iterator[Row]:
    """Snapshots with their hash; a later snapshot of one URL is a revision of the earlier."""
    earlier: dict[str, str] = {}
    pages = ledger.facts.pages.values()
    for page in sorted(pages, key=lambda p: (p.fetched or "", p.id)):
        told = {"fogline:sha256": page.sha256, "fogline:url": page.url, "fogline:name": page.name}
        key = name(page.id)
        yield "entity", key, {"prov:type": "fogline:Page", **_given(told)}
        yield relation("wasGeneratedBy", entity=key, activity="fogline:fetch", time=page.fetched)
        if page.url and page.url in earlier:
            kind = "prov:Revision"
            yield derived(key, earlier[page.url], kind)
        if page.url:
            earlier[page.url] = key


def _reports(ledger: Ledger) -> Iterator[Row]:
    """Reports are parts of pages and belong to whoever published them."""
    outlets: set[str] = set()
    for report in ledger.facts.reports.values():
        key, span = name(report.id), report.span
        told = {
            "fogline:start": span.start,
            "fogline:end": span.end,
            "fogline:public": report.public,
        }
        yield "entity", key, {"prov:type": "fogline:Report", **_given(told)}
        yield relation("wasGeneratedBy", entity=key, activity="fogline:split")
        yield derived(key, name(report.page))
        if report.publisher:
            outlet = agent("outlet", report.publisher)
            if outlet not in outlets:
                outlets.add(outlet)
                told = {"prov:type": "prov:Organization", "prov:label": report.publisher}
                yield "agent", outlet, told
            yield relation("wasAttributedTo", entity=key, agent=outlet)


def _claims(ledger: Ledger) -> Iterator[Row]:
    """Claims come out of a report; whom they cite is their primary source."""
    sources: set[str] = set()
    for claim in ledger.facts.claims.values():
        key, span = name(claim.id), claim.span
        told = {"fogline:start": span.start, "fogline:end": span.end, "fogline:rule": claim.rule}
        yield "entity", key, {"prov:type": "fogline:Claim", **told}
        yield relation("wasGeneratedBy", entity=key, activity="fogline:read")
        yield derived(key, name(claim.report))
        for cited in (*claim.attribution.names, *claim.attribution.beside):
            source = agent("source", cited)
            if source not in sources:
                sources.add(source)
                yield "entity", source, {"prov:type": "fogline:Source", "prov:label": cited}
            yield derived(key, source, "prov:PrimarySource")


def _link(link: Link) -> Iterator[Row]:
    """A link between two reports: quoted where verbatim, else derived; stock text is neither."""
    a, b = name(link.a.report), name(link.b.report)
    if link.background or a == b:
        return
    if link.direction == "unknown":
        yield relation("alternateOf", alternate1=a, alternate2=b)
        return
    copy, source = (b, a) if link.direction == "a->b" else (a, b)
    yield derived(copy, source, "prov:Quotation" if link.kind in QUOTED else None)


def _events(ledger: Ledger) -> Iterator[Row]:
    """Events with their figures derive from claims; a debunked one was invalidated."""
    for event in ledger.events:
        key = name(event.id)
        told = {"prov:label": event.title, "fogline:low": event.low, "fogline:best": event.best}
        more = {"fogline:high": event.high, "fogline:status": event.status}
        yield "entity", key, {"prov:type": "fogline:Event", **_given({**told, **more})}
        yield relation("wasGeneratedBy", entity=key, activity="fogline:cluster")
        for claim in event.claims:
            yield derived(key, name(claim))
        if event.status == "debunked":
            yield relation("wasInvalidatedBy", entity=key, activity="fogline:cluster")


def derived(entity: str, source: str, kind: str | None = None) -> Row:
    """wasDerivedFrom, of the kind named: quotation, primary source, revision."""
    more = {"prov:type": {"$": kind, "type": "prov:QUALIFIED_NAME"}} if kind else {}
    return relation("wasDerivedFrom", more, generatedEntity=entity, usedEntity=source)


def relation(kind: str, more: dict[str, Any] | None = None, **ends: str | None) -> Row:
    """A relation; its blank identifier is a hash of what it says."""
    told = _given({f"prov:{end}": value for end, value in ends.items()})
    key = content_id(kind, *sorted(map(str, told.values())), str(more or ""))
    return kind, f"_:{key}", {**told, **(more or {})}


def name(key: str) -> str:
    """The identifier of a record."""
    return f"fogline:{key}"


def agent(kind: str, words: str) -> str:
    """The identifier of somebody known by name only."""
    return f"fogline:{content_id(kind, words)}"


def _given(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value is not None}
