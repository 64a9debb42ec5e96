"""Exports of many rows: seconds and peak memory of each table format, each in its own process.

Rows are made one at a time from the pattern below, so what grows is the writer. Run
`python -m benchmarks.export [ROWS]`; prints a table.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from fogline.export.extract import Extract, Known, Redaction
from fogline.export.formats import FORMATS
from fogline.export.rows import EventRow, Source, Tally
from fogline.knowledge import load
from fogline.knowledge.crosswalk import Crosswalk
from fogline.nouns import Count, Event, Facts, Ledger, Place, When

ROWS = 1_000_000
STREAMED = ("acled", "ged", "plover", "polecat", "hxl", "geojson", "parquet", "csv")
TOWNS = [
    Place(f"t{n}", name, "town", 10.0 + n / 7, 30.0 + n / 9, "SD", "North Darfur")
    for n, name in enumerate(("Umm Sella", "Охтирське", "الفاشر", "Kalma; West", "=Tine"))
]


def made(rows: int) -> Iterator[EventRow]:
    """Events over ten years, in five towns, with sentences in three scripts."""
    start = date(2021, 1, 1)
    for n in range(rows):
        day = (start + timedelta(days=n % 3650)).isoformat()
        place = TOWNS[n % len(TOWNS)]
        event = Event(
            f"event-{n:020x}", "shelling", (f"claim-{n:020x}",), f"{n % 90} people killed",
            "single_source", Count(1, 2), 2, place.name, ("Rapid Support Forces",),
            ("Sudanese Armed Forces",), When(day, day), "killed", n % 90, n % 90, n % 95,
        )  # fmt: skip
        words = f"Shelling killed {n % 90} people in {place.name}, the rescue service said."
        source = Source(
            "Valley Herald", day, "Shells, again", f"https://valley.example/{n}",
            ("rescue service",), words, "p.txt", 0, len(words), f"claim-{n:020x}",
        )  # fmt: skip
        yield EventRow(
            event, "shelling", place, day, day, "day", None, Tally(n % 90, n % 90, n % 95),
            Tally(), Tally(), None, (), ("civilian",), (), ("rescue service",), (source,),
        )  # fmt: skip


def one(form: str, rows: int) -> dict[str, float]:
    """Write one format; rows a second, megabytes of the file, peak megabytes of memory."""
    walk = Crosswalk.parse(load.text("crosswalk.csv"), load.text("codes.csv"))
    ledger = Ledger(None, Facts({}, {}, {}, {}))
    made_at = "2031-01-01T00:00:00+00:00"
    view = Extract(ledger, lambda: made(rows), Known(walk), Redaction("low"), made_at, "bench")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        written = FORMATS[form](view, Path(folder))
        seconds = time.perf_counter() - start
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "rows": written.files[0].rows, "seconds": seconds, "file_mb": size / 1e6,
        "base_mb": before / 1024, "peak_mb": peak / 1024,
    }  # fmt: skip


def main(rows: int) -> None:
    """Every streamed format at a tenth and at the whole number of rows."""
    print(f"{'format':10}{'rows':>10}{'seconds':>10}{'rows/s':>10}{'file MB':>10}{'peak MB':>10}")
    for form in STREAMED:
        for count in (rows // 10, rows):
            command = [sys.executable, "-m", "benchmarks.export", form, str(count)]
            told = subprocess.run(command, capture_output=True, text=True, check=True)
            found = json.loads(told.stdout)
            rate = count / found["seconds"]
            print(
                f"{form:10}{found['rows']:>10,.0f}{found['seconds']:>10.1f}{rate:>10,.0f}"
                f"{found['file_mb']:>10.1f}{found['peak_mb']:>10.0f}",
                flush=True,
            )


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(one(sys.argv[1], int(sys.argv[2]))))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
