"""All quality figures of a reader, and the table that shows them against their bars."""

from __future__ import annotations

from pathlib import Path

from fogline.reading.reader import OnnxReader, Reader
from training import marks, re3d, score, sets

BARS = {
    ("EWT dev, gold words", "upos"): 96.3,
    ("EWT dev, gold words", "las"): 88.5,
    ("EWT dev, raw text", "las"): 86.0,
    ("UNER EWT dev, names", "all"): 77.0,
    ("re3d dev, mentions", "all"): 65.0,
    ("held-back marks, arcs", "labelled"): 93.0,
    ("held-back marks, attribution with rules", "pairs"): 90.0,
    ("PolNeAR dev", "source"): 58.0,
    ("PolNeAR dev", "cue"): 55.0,
    ("PolNeAR dev", "content"): 40.0,
}

Scores = dict[str, dict[str, float]]


def scores(data: Path, marked: Path, model: Path, weights: str = "reader.onnx") -> Scores:
    """Every figure, by test and measure; sets that are not there are left out."""
    reader = OnnxReader(model, threads=2, weights=weights)
    out: Scores = own(reader, marked)
    if (data / "ud_ewt").is_dir():
        out |= public(reader, data)
    return out


def own(reader: Reader, marked: Path) -> Scores:
    """The held-back fifth of our own sentences."""
    held = marks.load(marked, held=True)
    return {
        "held-back marks, arcs": score.arcs(reader, held),
        "held-back marks, attribution": score.attribution(reader, held),
        "held-back marks, attribution with rules": score.pairs_with_rules(reader, held),
        "held-back marks, names": score.names(reader, held, coarse=False),
    }


def public(reader: Reader, data: Path) -> Scores:
    """The public sets."""
    dev, news = sets.ewt(data, "dev"), sets.gum(data, dev=True)
    mentions = re3d.read(data / "re3d")
    return {
        "EWT dev, gold words": score.gold_tokens(reader, dev),
        "EWT dev, raw text": score.raw_text(reader, dev),
        "GUM news held out, gold words": score.gold_tokens(reader, news),
        "GUM news held out, raw text": score.raw_text(reader, news),
        "UNER EWT dev, names": score.names(reader, dev, coarse=True),
        "re3d dev, mentions": score.mentions(reader, mentions["dev"]),
        "re3d BBC Online (never trained on)": score.mentions(reader, mentions["measure"]),
        "PolNeAR dev": score.polnear(reader, data / "polnear"),
    }


def table(found: Scores) -> str:
    """The figures as lines, with the bar where there is one."""
    lines = []
    for test, measures in found.items():
        for name, value in measures.items():
            bar = BARS.get((test, name))
            held = "" if bar is None else f"  (asked {bar:g}{'' if value >= bar else ', MISSED'})"
            lines.append(f"{test:38} {name:24} {value:6.1f}{held}")
    return "\n".join(lines)
