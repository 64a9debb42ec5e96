"""One place of a table: its kinds, its precision, the spellings under which it is found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from fogline.knowledge.spelling import key
from fogline.nouns.knowledge import Place

KINDS = frozenset({
    "country", "admin1", "admin2", "admin3", "city", "town", "village", "suburb", "district",
    "base", "airport", "port", "road", "river", "lake", "mountain", "island", "region",
    "crossing", "camp", "landmark", "sea", "continent", "dam", "bridge",
})  # fmt: skip
WORDS = frozenset(("none", "word"))
"""Kinds of rows that name no place: a word that never is one, a word that seldom is."""
PRECISION = {
    "country": (3, 6),
    "continent": (3, 7),
    "sea": (3, 7),
    "admin1": (3, 4),
    "region": (3, 4),
    "admin2": (2, 3),
    "admin3": (2, 3),
    "island": (2, 3),
    "road": (2, 5),
    "river": (2, 5),
    "lake": (2, 5),
    "mountain": (2, 5),
}
"""Kind to ACLED geo_precision and UCDP where_prec; everything else is a point: (1, 1)."""
ARABIC = frozenset({
    "SY", "IQ", "LB", "PS", "JO", "YE", "SA", "SD", "LY", "EG", "TN", "DZ", "MA", "MR", "KW",
    "AE", "QA", "OM", "BH", "IL", "IR", "TR",
})  # fmt: skip
"""Countries whose names are written with or without the article al-."""
_FRONT = re.compile(
    r"^(?:Province (?:of|du|de)|Provincia (?:de|di)|Municipio|Komuna e|"
    r"(?:Borough|City|State) of) "
)
_BACK = re.compile(
    r" (?:Sheng|Shi|Province|Oblast['’]?|Rayon|Raion|Region|Governorate|Voivodeship|Prefecture|"
    r"Department|District|State)$"
)


def plain(name: str) -> str:
    """A division's name without the word for its kind: "Kursk Oblast" is "Kursk"."""
    return _BACK.sub("", _FRONT.sub("", name))


def spellings(name: str, country: str | None) -> Iterator[str]:
    """The keys under which a place stands: its own and, where names are Arabic, without al-."""
    whole = key(name)
    yield whole
    if country in ARABIC and whole.startswith("al ") and len(whole) > 6:
        yield whole[3:]


def settled(people: int) -> str:
    """City, town or village by population."""
    return "city" if people >= 100_000 else "town" if people >= 5_000 else "village"


def place_of(row: Mapping[str, str]) -> Place:
    """A place from the cells of a row; an identifier of GeoNames where it has one."""
    kind, geonames = row["kind"], row.get("geonames_id") or ""
    geo_precision, where_prec = PRECISION.get(kind, (1, 1))
    country = row.get("country") or None
    within = row.get("admin1") if kind == "admin2" else None
    slug = "-".join(key(f"{within or ''} {row['name']}").split())
    return Place(
        id=f"geonames:{geonames}" if geonames else f"{(country or 'xx').lower()}:{slug}",
        name=row["name"],
        kind=kind,
        lat=float(row["lat"]) if row.get("lat") else None,
        lon=float(row["lon"]) if row.get("lon") else None,
        country=country,
        admin1=row.get("admin1") or None,
        population=int(row.get("population") or 0),
        aliases=tuple(a for a in (row.get("aliases") or "").split("|") if a),
        geonames_id=int(geonames) if geonames else None,
        geo_precision=geo_precision,
        where_prec=where_prec,
    )
