"""Writing tables that spreadsheets open safely."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(cell: object) -> str:
    """A cell that no spreadsheet takes for a formula; numbers stay as they are.

    A text that begins like a formula gets an apostrophe before it (OWASP, CSV injection).
    """
    if cell is None:
        return ""
    if isinstance(cell, (int, float)):
        return str(cell)
    text = str(cell).replace("\x00", "")
    return f"'{text}" if text.startswith(FORMULA) else text


def write_csv(
    path: Path, heads: Sequence[str], rows: Iterable[Sequence[object]], delimiter: str = ","
) -> int:
    """Write one row at a time; how many rows. UTF-8, with the byte order mark that Excel needs."""
    count = 0
    encoding = "utf-8-sig" if delimiter == "," else "utf-8"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
        writer.writerow(heads)
        for row in rows:
            writer.writerow([safe(cell) for cell in row])
            count += 1
    return count
