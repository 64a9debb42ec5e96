"""Reader of re3d: mentions of actors, places and things in texts on Syria and Iraq."""

from __future__ import annotations

import json
from pathlib import Path

from fogline.nouns import Span
from fogline.text.sentences import sentences
from fogline.text.tokens import tokens
from training.example import Example, tagged

MEASURE_ONLY = "BBC Online"
"""Its licence forbids commercial use: never trained on."""

TYPES = {
    "Organisation": "ORG",
    "Person": "PER",
    "Location": "LOC",
    "Nationality": "NORP",
    "Weapon": "WPN",
    "MilitaryPlatform": "VEH",
    "Vehicle": "VEH",
    "Temporal": "TIME",
    "Quantity": "QTY",
    "Money": "MONEY",
    "DocumentReference": "DOC",
}
"""The set's types to our mention labels; `CommsIdentifier` (once in all) is left out."""


def read(folder: Path) -> dict[str, list[Example]]:
    """Sentences with mentions in three parts: `train`, `dev` (each fifth document), `measure`."""
    out: dict[str, list[Example]] = {"train": [], "dev": [], "measure": []}
    for place, part in enumerate(sorted(p for p in folder.iterdir() if p.is_dir())):
        marks = _entities(part)
        for i, line in enumerate(sorted(_lines(part / "documents.json"), key=lambda d: d["_id"])):
            name = "dev" if (i + place) % 5 == 4 else "train"
            name = "measure" if part.name == MEASURE_ONLY else name
            out[name] += document(line["text"], marks.get(line["_id"], []), f"re3d/{part.name}")
    return out


def _lines(path: Path) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(x) for x in path.read_text(encoding="utf-8").splitlines() if x.strip()]


def _entities(part: Path) -> dict[str, list[tuple[int, int, str]]]:
    """Entities of confidence >= .5 by document, the longest first."""
    out: dict[str, list[tuple[int, int, str]]] = {}
    for e in _lines(part / "entities.json"):
        if e["confidence"] >= 0.5 and e["type"] in TYPES:
            span = (e["begin"], e["end"], TYPES[e["type"]])
            out.setdefault(e["documentId"], []).append(span)
    return {k: sorted(set(v), key=lambda s: (s[0] - s[1], s)) for k, v in out.items()}


def document(text: str, marks: list[tuple[int, int, str]], origin: str) -> list[Example]:
    """The sentences of one text; a mark takes every word that it touches."""
    out = []
    for sentence in sentences(text, Span(0, len(text))):
        words = [(t.start, t.end) for t in tokens(text, sentence)]
        found = []
        for a, b, label in marks:
            inside = [i for i, (s, e) in enumerate(words) if s < b and e > a]
            if inside:
                found.append((inside[0], inside[-1] + 1, label))
        e = Example([text[s:e] for s, e in words], origin, text, [s for s, _ in words])
        e.mentions = tagged(len(words), found)
        out.append(e)
    return out
