"""Choosing a format by name, and writing it with its manifest and its losses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from fogline import __version__
from fogline.errors import ExportError
from fogline.export.acled import write_acled
from fogline.export.atom import write_atom
from fogline.export.claimreview import write_claimreview
from fogline.export.extract import Extract, Format, Known, Written
from fogline.export.ged import write_ged
from fogline.export.geojson import write_geojson
from fogline.export.hxl import write_hxl
from fogline.export.jsonl import write_records
from fogline.export.manifest import write_manifest
from fogline.export.page import write_html
from fogline.export.parquet import write_parquet
from fogline.export.plain import write_plain
from fogline.export.plover import write_plover
from fogline.export.polecat import write_polecat
from fogline.export.prov import write_prov
from fogline.export.redact.apply import redact
from fogline.export.redact.people import Judge, phrase_in
from fogline.export.rows import event_rows
from fogline.export.sqlite import write_sqlite
from fogline.export.webannotation import write_webannotation
from fogline.nouns import Ledger

FORMATS: dict[str, Format] = {
    "acled": write_acled,
    "ged": write_ged,
    "plover": write_plover,
    "polecat": write_polecat,
    "hxl": write_hxl,
    "geojson": write_geojson,
    "parquet": write_parquet,
    "webannotation": write_webannotation,
    "prov": write_prov,
    "claimreview": write_claimreview,
    "atom": write_atom,
    "csv": write_plain,
    "jsonl": write_records,
    "sqlite": write_sqlite,
    "html": write_html,
}
EVENTS_ONLY = ("acled", "ged", "plover", "polecat", "hxl", "geojson", "claimreview", "atom")
"""Formats that hold events and no single claims."""
OWN = ("jsonl",)
"""The record itself: whole unless asked otherwise; every other format is redacted by default."""


def level_of(form: str, asked: str | None) -> str:
    """The redaction level: as asked, else low for the record itself and moderate for the rest."""
    return asked or ("low" if form in OWN else "moderate")


def extract(
    ledger: Ledger, known: Known, judge: Judge, level: str, made: str, asked: Mapping[str, str]
) -> Extract:
    """The view of the ledger that every format takes."""
    facts = ledger.facts
    graphic = frozenset(
        claim.id
        for claim in facts.claims.values()
        if phrase_in("redact.graphic", claim.sentence.of(facts.pages[claim.page].text), judge)
    )
    safe, redaction = redact(ledger, level, judge, made)
    rows: Callable[[], object] = partial(event_rows, safe, graphic)
    return Extract(safe, rows, known, redaction, made, __version__, asked)  # type: ignore[arg-type]


def write(form: str, view: Extract, folder: Path) -> Written:
    """Write a format into a folder with manifest.json and LOSSES.md; raises ExportError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = FORMATS[form](view, folder)
        if form in EVENTS_ONLY:
            written.losses["claims that no event holds (quotations, background)"] += loose(view)
        write_manifest(form, view, written, folder)
    except OSError as error:
        raise ExportError(f"cannot write {folder}: {error}") from error
    return written


def loose(view: Extract) -> int:
    """How many claims stand in no event."""
    held = {claim for event in view.ledger.events for claim in event.claims}
    return len(set(view.ledger.facts.claims) - held)
