"""`export jsonl`: the record format, one object a line."""

from __future__ import annotations

from pathlib import Path

import msgspec

from fogline.errors import ExportError
from fogline.export.records import records
from fogline.nouns import Ledger


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
