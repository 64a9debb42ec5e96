"""Actors: parties, leaders, bodies and media of the packs, and the rules for states.

`data/actors/*.toml` holds packs (`actor = [...]`) and the words for parties that need a country
(`roles.toml`). Pure look-ups; every part may be missing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from fogline.errors import BadKnowledge
from fogline.knowledge.spelling import key, likeness, skeleton
from fogline.nouns.knowledge import Actor, Place

KINDS = frozenset({
    "state", "military", "rebel", "militia", "government", "monitor", "agency", "outlet",
    "un", "ngo", "rescue", "person", "people", "other",
})  # fmt: skip
ALIKE = 88.0
"""Least similarity (rapidfuzz ratio, letters levelled) of a spelling variant."""
_FIELDS = frozenset({
    "id", "name", "kind", "aliases", "country", "side", "group", "acled", "plover", "role",
    "public_figure",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """Words for a party that needs a country; `name` is a template of {people} and {country}."""

    id: str
    name: str
    kind: str
    words: frozenset[str]
    tied: frozenset[str]
    acled: int | None = None
    plover: str | None = None


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Words that take up an actor of these kinds named elsewhere in the report."""

    words: frozenset[str]
    kinds: frozenset[str]


@dataclass(frozen=True, eq=False)
class Actors:
    """Look-ups by name; `parties` are pack actors by (country, role)."""

    names: Mapping[str, tuple[tuple[str, Actor], ...]] = field(default_factory=dict)
    ids: Mapping[str, Actor] = field(default_factory=dict)
    parties: Mapping[tuple[str, str], Actor] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    anaphors: tuple[Anaphor, ...] = ()
    capitals: Mapping[str, str] = field(default_factory=dict)
    houses: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, Place] = field(default_factory=dict)
    countries: Mapping[str, Place] = field(default_factory=dict)

    @staticmethod
    def parse(texts: Iterable[str], people: Mapping[str, Place] | None = None) -> Actors:
        """From TOML texts; `people` are countries by demonym. Raises BadKnowledge."""
        packs = [_toml(text) for text in texts]
        rows = [row for pack in packs for row in pack.get("actor", ())]
        actors = [_actor(row) for row in rows]
        names: dict[str, tuple[tuple[str, Actor], ...]] = {}
        for actor in actors:
            for name in (actor.name, *actor.aliases):
                names[key(name)] = (*names.get(key(name), ()), (name, actor))
        parties = {
            (actor.country or "", row["role"]): actor
            for row, actor in zip(rows, actors, strict=True)
            if "role" in row
        }
        roles = [_role(row) for pack in packs for row in pack.get("role", ())]
        return Actors(
            names,
            {actor.id: actor for actor in actors},
            parties,
            {role.id: role for role in roles},
            tuple(_anaphor(row) for pack in packs for row in pack.get("anaphor", ())),
            {key(n): c for pack in packs for n, c in pack.get("capitals", {}).items()},
            {key(n): c for pack in packs for n, c in pack.get("houses", {}).items()},
            dict(people or {}),
            {p.country: p for p in (people or {}).values() if p.country},
        )

    def find(self, words: str, countries: Iterable[str] = ()) -> Actor | None:
        """The actor these words name; where several do, one of these countries, else a foreign one.

        An abbreviation is found only as written: "WHO" is no "who".
        """
        found = [a for name, a in self.names.get(key(words), ()) if not _other_case(name, words)]
        here = [a for a in found if a.country in set(countries)]
        return next(iter(here or found), None)

    def begins(self, word: str) -> bool:
        """Whether any name, role or country begins with this word; spares most look-ups."""
        return key(word) in self._beginnings

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        anaphors = (word for anaphor in self.anaphors for word in anaphor.words)
        plurals = (f"{people}s" for people in self.people)
        tables = (self.names, self.houses, self.capitals, self._words, self.country_names)
        words = [*(name for table in tables for name in table), *anaphors, *self.people, *plurals]
        return frozenset(key(word).split()[0] for word in words if key(word))

    def alike(self, words: str) -> Actor | None:
        """The actor of which these words are another spelling, if one alone is near enough."""
        near = {a.id: a for a in self._bones.get(skeleton(words), ())}
        close = [a for a in near.values() if likeness(words, (a.name, *a.aliases)) >= ALIKE]
        return close[0] if len(close) == 1 and len(skeleton(words)) > 3 else None

    def role_of(self, words: str, tied: bool) -> Role | None:
        """The role that these words stand for; `tied` where a country stands before them."""
        name = key(words)
        role = self._words.get(name)
        return role or (self._tied.get(name) if tied else None)

    def anaphor(self, words: str) -> Anaphor | None:
        """The anaphor that these words are."""
        name = key(words)
        return next((a for a in self.anaphors if name in a.words), None)

    def party(self, role: Role, country: str) -> Actor | None:
        """The party of a country in a role: of a pack, or made by the role's rule."""
        listed = self.parties.get((country, role.id))
        if listed:
            return listed
        place = self.countries.get(country)
        if place is None:
            return None
        people = self.adjective(country)
        name = role.name.format(people=people, country=place.name)
        slug = f"{country.lower()}:{role.id}"
        return Actor(slug, name, role.kind, country=country, acled=role.acled, plover=role.plover)

    def state(self, country: str) -> Actor | None:
        """The state itself: "Russia"."""
        place = self.countries.get(country)
        if place is None:
            return None
        slug = f"{country.lower()}:state"
        return Actor(slug, place.name, "state", country=country, acled=8, plover="GOV")

    def made_party(self, name: str) -> Actor | None:
        """The party that a role's rule gives this name: "Russian Armed Forces"."""
        return self._made.get(key(name))

    @cached_property
    def _made(self) -> dict[str, Actor]:
        made = (self.party(role, code) for code in self.countries for role in self.roles.values())
        states = (self.state(code) for code in self.countries)
        return {key(actor.name): actor for actor in (*made, *states) if actor}

    def adjective(self, country: str) -> str:
        """The country's first adjective: "Syrian"."""
        return self._adjectives.get(country, self.countries[country].name)

    @cached_property
    def country_names(self) -> Mapping[str, str]:
        """Codes of countries by name key."""
        places = self.countries.values()
        return {key(n): p.country for p in places for n in (p.name, *p.aliases) if p.country}

    @cached_property
    def _adjectives(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for word, place in self.people.items():
            found.setdefault(place.country or "", " ".join(w.capitalize() for w in word.split()))
        return found

    @cached_property
    def _words(self) -> dict[str, Role]:
        return {word: role for role in self.roles.values() for word in role.words}

    @cached_property
    def _tied(self) -> dict[str, Role]:
        return {word: role for role in self.roles.values() for word in role.tied}

    @cached_property
    def _bones(self) -> dict[str, list[Actor]]:
        bones: dict[str, list[Actor]] = {}
        for found in self.names.values():
            for name, actor in found:
                bones.setdefault(skeleton(name), []).append(actor)
        return bones


def _other_case(name: str, words: str) -> bool:
    """Whether a listed abbreviation is written otherwise here."""
    short = name.replace(".", "").replace("-", "")
    return short.isupper() and len(short) <= 5 and not words.isupper()


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadKnowledge("actors", None, str(error)) from error


def _actor(row: Mapping[str, Any]) -> Actor:
    if unknown := set(row) - _FIELDS:
        raise BadKnowledge("actors", None, f"unknown field {sorted(unknown)[0]!r}: {row}")
    if not {"id", "name"} <= set(row) or row.get("kind") not in KINDS:
        raise BadKnowledge("actors", None, f"an actor needs id, name and a known kind: {row}")
    given = {name: value for name, value in row.items() if name != "role"}
    return Actor(**{**given, "aliases": tuple(row.get("aliases", ()))})


def _role(row: Mapping[str, Any]) -> Role:
    try:
        return Role(
            row["id"],
            row["name"],
            row["kind"],
            frozenset(map(key, row.get("words", ()))),
            frozenset(map(key, row.get("tied", ()))),
            row.get("acled"),
            row.get("plover"),
        )
    except KeyError as error:
        raise BadKnowledge("actors", None, f"a role needs {error}: {row}") from error


def _anaphor(row: Mapping[str, Any]) -> Anaphor:
    return Anaphor(frozenset(map(key, row["words"])), frozenset(row["kinds"]))
