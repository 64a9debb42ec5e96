from __future__ import annotations

import subprocess
import sys

HEAVY = [
    "trafilatura",
    "lxml",
    "selectolax",
    "feedparser",
    "pypdf",
    "py3langid",
    "numpy",
    "http.client",
]


def test_reading_plain_text_loads_no_parser() -> None:
    code = (
        "import sys; from fogline.intake.read import page_from_bytes;"
        "page_from_bytes(b'Short text.', 'a.txt');"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
