"""`export hxl`: a row an event with HXL 1.1 hashtags in the second line (hxlstandard.org)."""

from __future__ import annotations

from pathlib import Path

from fogline.export.extract import Extract, File, Losses, Written
from fogline.export.plain import joined, outlets, quoted
from fogline.export.rows import EventRow
from fogline.export.tables import write_csv
from fogline.nouns import day_of

COLUMNS = (
    ("event", "#event+id"), ("type", "#event+type"), ("title", "#event+name"),
    ("start", "#date+occurred+start"), ("end", "#date+occurred+end"),
    ("reported", "#date+reported"), ("as of", "#date+asof"), ("country", "#country+code"),
    ("admin1", "#adm1+name"), ("place", "#loc+name"), ("latitude", "#geo+lat"),
    ("longitude", "#geo+lon"), ("actor", "#group+name+first"), ("target", "#group+name+second"),
    ("victims", "#group+name+victim"), ("killed, low", "#affected+killed+min"),
    ("killed, high", "#affected+killed+max"), ("injured, low", "#affected+injured+min"),
    ("injured, high", "#affected+injured+max"), ("displaced, low", "#affected+idps+min"),
    ("displaced, high", "#affected+idps+max"), ("origin", "#meta+origin+name"),
    ("origins", "#meta+origins+num"), ("outlets", "#meta+outlets+num"),
    ("status", "#status+claim"), ("sources", "#meta+source"), ("url", "#meta+url"),
    ("quote", "#description+quote"),
)  # fmt: skip
HEADS = tuple(head for head, _ in COLUMNS)
TAGS = tuple(tag for _, tag in COLUMNS)
NAME = "events.hxl.csv"


def write_hxl(extract: Extract, folder: Path) -> Written:
    """Headers, hashtags, rows."""
    lost: Losses = Losses()

    def rows() -> object:
        yield TAGS
        for row in extract.rows():
            count_losses(row, lost)
            yield cells(row, extract.ledger.as_of)

    count = write_csv(folder / NAME, HEADS, rows())  # type: ignore[arg-type]
    return Written((File(NAME, count - 1),), lost)


def cells(row: EventRow, as_of: str | None) -> tuple[object, ...]:
    """One event; an open end of a toll stays empty."""
    event, place, first = row.event, row.place, quoted(row)
    told = sorted(source.day for source in row.sources if source.day)
    return (
        event.id, row.type, event.title, row.start, row.end, told[0] if told else None,
        day_of(as_of), place.country if place else None, place.admin1 if place else None,
        place.name if place else event.place, place.lat if place else None,
        place.lon if place else None, joined(event.actor), joined(event.target),
        joined(row.victims), row.killed.low, row.killed.high, row.injured.low, row.injured.high,
        row.displaced.low, row.displaced.high, joined(row.origins), event.origins.low,
        event.outlets, event.status, joined(outlets(row)), first.url if first else None,
        first.sentence if first else None,
    )  # fmt: skip


def count_losses(row: EventRow, lost: Losses) -> None:
    """What one row leaves out."""
    lost["best figures (HXL has min and max)"] += row.killed.best not in (
        None,
        row.killed.low,
        row.killed.high,
    )
    lost["ranges of the number of origins (the lower end is written)"] += (
        row.event.origins.low != row.event.origins.high
    )
    lost["further sentences of an event (one is quoted)"] += max(0, len(row.sources) - 1)
