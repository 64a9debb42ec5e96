"""What goes with every export: manifest.json (what this is) and LOSSES.md (what it lacks)."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from fogline.export.extract import Extract, Written

KINDS = ("pages", "reports", "claims", "links")


def write_manifest(form: str, view: Extract, written: Written, folder: Path) -> None:
    """Write both files into the folder of the export."""
    row = manifest(form, view, written, folder)
    encoded = msgspec.json.format(msgspec.json.encode(row), indent=1)
    (folder / "manifest.json").write_bytes(encoded + b"\n")
    text = "\n".join(losses(form, view, written)) + "\n"
    (folder / "LOSSES.md").write_text(text, encoding="utf-8")


def manifest(form: str, view: Extract, written: Written, folder: Path) -> dict[str, Any]:
    """Version, moment, filter, redaction, counts of the record and of each file, hashes."""
    ledger = view.ledger
    counts = {kind: len(getattr(ledger.facts, kind)) for kind in KINDS}
    made = {kind: len(getattr(ledger, kind)) for kind in ("origins", "events", "lines", "disputes")}
    return {
        "format": form,
        "fogline": view.version,
        "made": view.made,
        "as_of": ledger.as_of,
        "filter": dict(view.filter),
        "redaction": {
            "level": view.redaction.level,
            "rules": dict(view.redaction.rules),
            "date": view.redaction.date,
        },
        "record": {**counts, **made, "doubts": len(ledger.facts.doubts)},
        "files": [
            {"name": file.name, "rows": file.rows, **hashes(folder / file.name)}
            for file in written.files
        ],
        "losses": {why: n for why, n in sorted(written.losses.items()) if n},
    }


def hashes(path: Path) -> dict[str, Any]:
    """Bytes and SHA-256 of a file, read piece by piece; nothing for a table within a file."""
    if not path.exists():
        return {}
    digest = sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return {"bytes": path.stat().st_size, "sha256": digest.hexdigest()}


def losses(form: str, view: Extract, written: Written) -> Iterator[str]:
    """LOSSES.md: what this format could not hold in this very export, with counts."""
    yield f"# What {form} could not hold here"
    yield ""
    yield f"Of {len(view.ledger.events)} events and {len(view.ledger.facts.claims)} claims:"
    yield ""
    told = [(why, n) for why, n in written.losses.items() if n]
    yield from (f"- {n} × {why}" for why, n in sorted(told, key=lambda pair: (-pair[1], pair[0])))
    if not told:
        yield "- nothing"
    rules = [(rule, n) for rule, n in view.redaction.rules.items() if n]
    yield ""
    yield f"Redaction `{view.redaction.level}`:"
    yield ""
    yield from (f"- {n} × {rule}" for rule, n in rules)
    if not rules:
        yield "- nothing was taken out"
