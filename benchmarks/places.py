"""Toponyms found and resolved on GeoVirus and LGL.

    python -m benchmarks.places [DATA] [--no-parse] [--misses N]

A place of the annotation counts as found where a mention overlaps it, as resolved where that
mention's coordinates lie within 161 km (100 miles) of the annotated ones (Gritta et al. 2019, "A
pragmatic guide to geoparsing evaluation"). `end to end` is resolved over all annotated places with
coordinates. Articles are read as one report each, without a date or a dateline.
"""

from __future__ import annotations

import argparse
import math
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from fogline.knowledge import load
from fogline.knowledge.places import Gazetteer
from fogline.knowledge.world import World
from fogline.nouns import Page, PlaceMention, Report, Span
from fogline.reading.areas import TAKEN_UP
from fogline.reading.parse import cut
from fogline.reading.places import placed
from fogline.reading.reader import OnnxReader
from fogline.reading.scene import Scene, Sentence
from fogline.text.sentences import sentences

NEAR_KM = 161.0


@dataclass(frozen=True)
class Gold:
    span: Span
    words: str
    at: tuple[float, float] | None


def geovirus(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    """GeoVirus counts characters from 1."""
    for article in ET.parse(path).getroot():
        text = article.findtext("text") or ""
        rows = []
        for row in article.iter("location"):
            start, end = int(row.findtext("start") or 0) - 1, int(row.findtext("end") or 0) - 1
            at = float(row.findtext("lat") or 0), float(row.findtext("lon") or 0)
            rows.append(Gold(Span(start, end), row.findtext("name") or "", at))
        yield text, rows


def lgl(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    for article in ET.parse(path).getroot():
        text = article.findtext("text") or ""
        rows = []
        for row in article.iter("toponym"):
            start, end = int(row.findtext("start") or 0), int(row.findtext("end") or 0)
            lat, lon = row.findtext("gaztag/lat"), row.findtext("gaztag/lon")
            at = (float(lat), float(lon)) if lat and lon else None
            rows.append(Gold(Span(start, end), row.findtext("phrase") or "", at))
        yield text, rows


def scene(text: str, reader: OnnxReader | None) -> Scene:
    page = Page("page", "page", None, "text/plain", sha256(text.encode()).hexdigest(), text)
    report = Report("report", "page", Span(0, len(text)), "article")
    spans = sentences(text, report.span)
    parses = reader.parse([cut(text, s) for s in spans]) if reader else [None] * len(spans)
    rows = (Sentence(s, s.of(text), parse=p) for s, p in zip(spans, parses, strict=True))
    return Scene(page, report, None, tuple(rows))


def gap(gold: Gold, found: PlaceMention) -> float:
    """Kilometres (haversine)."""
    place = found.place
    if gold.at is None or place is None or place.lat is None or place.lon is None:
        return 99_999.0
    a, b = map(math.radians, (gold.at[0], place.lat))
    rise, turn = math.sin((b - a) / 2), math.sin(math.radians(place.lon - gold.at[1]) / 2)
    part = rise**2 + math.cos(a) * math.cos(b) * turn**2
    return 2 * 6371 * math.asin(min(1.0, math.sqrt(part)))


def score(
    articles: list[tuple[str, list[Gold]]],
    gazetteer: Gazetteer,
    reader: OnnxReader | None,
    show: int,
) -> dict[str, float]:
    count: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    gaps = []
    for text, rows in articles:
        read = placed(scene(text, reader), gazetteer)
        found = [m for s in read.sentences for m in s.places if m.why != TAKEN_UP]
        used = set()
        for gold in rows:
            count["gold"] += 1
            count["with place"] += gold.at is not None
            mine = [i for i, m in enumerate(found) if m.span.overlap(gold.span)]
            if not mine:
                missed[f"not found  {gold.words}"] += 1
                continue
            used.update(mine)
            count["found"] += 1
            km = min(gap(gold, found[i]) for i in mine)
            if gold.at:
                gaps.append(km)
                count["near"] += km <= NEAR_KM
                if km > NEAR_KM:
                    place = found[mine[0]].place
                    name = f"{place.name}, {place.country}" if place else found[mine[0]].why
                    missed[f"{km:6.0f} km  {gold.words} -> {name}"] += 1
        for i, m in enumerate(found):
            if i not in used and m.place:
                count["spurious"] += 1
                missed[f"spurious   {m.words} -> {m.place.name}, {m.place.country}"] += 1
    for what, n in missed.most_common(show):
        print(f"{n:4d} {what}")
    precision = count["found"] / (count["found"] + count["spurious"])
    recall = count["found"] / count["gold"]
    return {
        "articles": len(articles),
        "places": count["gold"],
        "found P": precision,
        "found R": recall,
        "found F": 2 * precision * recall / (precision + recall),
        "acc@161 of found": count["near"] / len(gaps),
        "end to end @161": count["near"] / count["with place"],
        "median km": sorted(gaps)[len(gaps) // 2],
    }


def gazetteer() -> Gazetteer:
    tables = [load.text(name) for name in load.names("places", ".csv")]
    world = World.parse(load.data("places/world.tsv"), load.data("places/names.tsv"))
    return Gazetteer.parse(tables, world)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path, nargs="?", default=Path("../shared/data/geo"))
    options.add_argument("--no-parse", action="store_true", help="without the name tagger")
    options.add_argument("--misses", type=int, default=0)
    options.add_argument("--articles", type=int, default=None)
    given = options.parse_args()
    reader = None if given.no_parse else OnnxReader(threads=2)
    known = gazetteer()
    for name, read in (("GeoVirus.xml", geovirus), ("lgl.xml", lgl)):
        rows = list(read(given.data / name))[: given.articles]
        print(name)
        for what, value in score(rows, known, reader, given.misses).items():
            print(f"  {what:18s} {value:9.3f}" if value < 10 else f"  {what:18s} {value:9.0f}")


if __name__ == "__main__":
    main()
