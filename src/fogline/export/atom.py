"""`export atom`: the events as an Atom feed (RFC 4287), withdrawn ones as tombstones (RFC 6721).

An entry has the id of the claim that was public first, so that a reader sees a revision and not a
new entry when later claims join; `updated` moves with the latest of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from fogline.export.extract import Extract, File, Losses, Written
from fogline.export.plain import outlets
from fogline.export.rows import EventRow
from fogline.nouns import Ledger, instant

NAME = "changes.atom.xml"
ATOM, DELETED = "http://www.w3.org/2005/Atom", "http://purl.org/atompub/tombstones/1.0"


def write_atom(extract: Extract, folder: Path) -> Written:
    """One feed, the latest change first."""
    register_namespace("", ATOM)
    register_namespace("at", DELETED)
    feed, lost = Element(f"{{{ATOM}}}feed"), Losses()
    moment = extract.ledger.as_of
    _text(feed, "id", "urn:fogline:changes")
    _text(feed, "title", f"Claims as of {moment}" if moment else "Claims, all pages")
    _text(feed, "updated", rfc3339(moment or extract.made))
    _text(SubElement(feed, f"{{{ATOM}}}author"), "name", f"Fogline {extract.version}")
    entries = list(dated(extract, lost))
    feed.extend(entry(row, anchor(row, extract.ledger), *days) for days, row in entries)
    indent(feed)
    data = tostring(feed, encoding="utf-8", xml_declaration=True)
    (folder / NAME).write_bytes(data + b"\n")
    return Written((File(NAME, len(entries)),), lost)


def dated(extract: Extract, lost: Losses) -> Iterator[tuple[tuple[str, str], EventRow]]:
    """((first, last), event), the latest first; what nobody dates counts from the export."""
    rows = []
    for row in extract.rows():
        told = moments(row, extract.ledger)
        lost["events whose reports have no date (dated by the export)"] += not told
        lost["figures and spans (in words only)"] += 1
        first, last = (told[0], told[-1]) if told else (extract.made, extract.made)
        rows.append(((rfc3339(first), rfc3339(last)), row))
    yield from sorted(rows, key=lambda pair: (pair[0][1], pair[1].event.id), reverse=True)


def moments(row: EventRow, ledger: Ledger) -> list[str]:
    """When the world could read the event's claims, in order."""
    facts = ledger.facts
    told = [facts.reports[facts.claims[key].report].public for key in row.event.claims]
    return sorted((moment for moment in told if moment), key=instant)


def anchor(row: EventRow, ledger: Ledger) -> str:
    """The claim of the event that the world could read first; undated ones last, ties by id."""
    facts = ledger.facts
    public = {key: facts.reports[facts.claims[key].report].public for key in row.event.claims}
    dated = [(instant(moment), key) for key, moment in public.items() if moment]
    return min(dated)[1] if dated else min(public)


def entry(row: EventRow, first_claim: str, first: str, last: str) -> Element:
    """An entry, or a tombstone where nothing of the event stands any more."""
    key = f"urn:fogline:{first_claim}"
    if row.event.status == "superseded":
        return Element(f"{{{DELETED}}}deleted-entry", {"ref": key, "when": last})
    made = Element(f"{{{ATOM}}}entry")
    _text(made, "id", key)
    _text(made, "title", row.event.title)
    _text(made, "published", first)
    _text(made, "updated", last)
    SubElement(made, f"{{{ATOM}}}category", {"term": row.event.status})
    SubElement(made, f"{{{ATOM}}}category", {"term": row.type})
    for outlet in outlets(row):
        _text(SubElement(made, f"{{{ATOM}}}author"), "name", outlet)
    for url in dict.fromkeys(source.url for source in row.sources if source.url):
        SubElement(made, f"{{{ATOM}}}link", {"rel": "via", "href": url})
    _text(made, "summary", summary(row))
    return made


def summary(row: EventRow) -> str:
    """The sentence, who prints it and how many origins there are."""
    count = row.event.origins
    told = f"“{row.sources[0].sentence}” ({row.sources[0].outlet}). " if row.sources else ""
    return f"{told}Origins: {count.low}-{count.high}, outlets: {row.event.outlets}."


def rfc3339(moment: str) -> str:
    """An ISO day or instant as Atom wants it, with its offset; a day counts from its end."""
    return instant(moment).isoformat()


def _text(parent: Element, tag: str, words: str) -> None:
    clean = "".join(c for c in words if c >= " " or c in "\t\n\r")
    SubElement(parent, f"{{{ATOM}}}{tag}").text = clean
