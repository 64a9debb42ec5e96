"""`export html`: the situation report as one self-contained page."""

from __future__ import annotations

from pathlib import Path

from fogline.export.extract import Extract, File, Losses, Written
from fogline.export.sitrep.html import html
from fogline.ledger.situation import situation

NAME = "sitrep.html"


def write_html(extract: Extract, folder: Path) -> Written:
    """The report; it holds the lines that matter most, not every event."""
    view = situation(extract.ledger)
    (folder / NAME).write_text(html(view), encoding="utf-8")
    lost: Losses = Losses()
    told = {note.claim for note in view.notes}
    lost["claims that no line of the report rests on"] += len(
        set(extract.ledger.facts.claims) - told
    )
    lines = len(view.highlights) + len(view.figures) + len(view.contested)
    lines += sum(len(items) for _, items in view.places)
    return Written((File(NAME, lines),), lost)
