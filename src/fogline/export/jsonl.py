"""`export jsonl`: the record format, one object a line."""

from __future__ import annotations

from pathlib import Path

import msgspec

from fogline.errors import ExportError
from fogline.export.extract import Extract, File, Losses, Written
from fogline.export.records import records
from fogline.nouns import Ledger

NAME = "records.jsonl"


def write_jsonl(ledger: Ledger, out: Path, with_text: bool = False) -> int:
    """Write every record; returns how many. Raises ExportError where the file cannot be written."""
    encoder = msgspec.json.Encoder()
    written = 0
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("wb") as file:
            for row in records(ledger, with_text):
                file.write(encoder.encode(row) + b"\n")
                written += 1
    except OSError as error:
        raise ExportError(f"cannot write {out}: {error}") from error
    return written


def write_records(extract: Extract, folder: Path) -> Written:
    """The records in a folder; with the texts where they were asked for and nothing is redacted."""
    asked = extract.filter.get("with_text") == "yes"
    texts = asked and extract.redaction.level == "low"
    count = write_jsonl(extract.ledger, folder / NAME, texts)
    lost: Losses = Losses()
    lost["page texts left out"] += 0 if texts else len(extract.ledger.facts.pages)
    return Written((File(NAME, count),), lost)
