"""Outlets, agencies and page layout as a domain expert writes them down (data/outlets.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fogline.errors import BadKnowledge

CLOCK_WORDS = ("et", "local time", "hrs", "h", "o'clock", "am", "pm")


@dataclass(frozen=True, slots=True)
class Outlet:
    """Somebody who publishes; `kind` is `wire` for a news agency, `country` ISO 3166 alpha-2."""

    name: str
    kind: str
    country: str | None = None
    hosts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """Words that pages put around their reports; every phrase is lower case."""

    date_labels: tuple[str, ...]
    byline_label: str
    """The words that open a byline, as one pattern (so in the other singular fields)."""
    date_word: str
    """Labels, weekdays and time zones around a date."""
    desk_bylines: frozenset[str]
    roles: tuple[str, ...]
    continue_label: str
    section_labels: frozenset[str]
    outlet_words: frozenset[str]
    caption_openings: tuple[str, ...]
    caption_closings: tuple[str, ...]
    furniture: Mapping[str, str]
    """Phrase to kind."""
    openings: Mapping[str, tuple[str, ...]]
    """First word to the furniture phrases that begin with it, longest first."""
    common_words: frozenset[str]
    """Words that say nothing of a text's subject."""
    host_openings: tuple[str, ...]
    host_words: tuple[str, ...]
    months: Mapping[str, int]
    month: str
    """The month names as one pattern, longest first."""
    weekdays: tuple[str, ...]
    zones: Mapping[str, int]
    """Minutes east of Greenwich."""


@dataclass(frozen=True, slots=True)
class Outlets:
    """Everything known of publishers and page layout; pure look-ups, nothing is read here."""

    outlets: tuple[Outlet, ...]
    layout: Layout
    names: Mapping[str, Outlet]
    hosts: Mapping[str, Outlet]

    def named(self, words: str) -> Outlet | None:
        """The outlet or agency that these words name exactly ("the associated press")."""
        return self.names.get(name_key(words))

    def agency(self, words: str) -> Outlet | None:
        """The news agency that these words name exactly, else None."""
        found = self.named(words)
        return found if found and found.kind == "wire" else None

    def at_host(self, host: str) -> Outlet | None:
        """The outlet of a host name; a sub-domain is its own outlet only where it is listed."""
        labels = bare_host(host).split(".")
        tails = (".".join(labels[i:]) for i in range(len(labels) - 1))
        return next((self.hosts[tail] for tail in tails if tail in self.hosts), None)


def name_key(words: str) -> str:
    """A name without case, article, punctuation and doubled blanks: "The A.P." is "ap"."""
    key = re.sub(r"[^\w\s]+", "", words.casefold().replace("-", " ").replace("/", " "))
    return " ".join(key.split()).removeprefix("the ")


def bare_host(host: str) -> str:
    """`https://www.example.org/path` is `example.org`."""
    host = re.sub(r"^[a-z][a-z0-9+.-]*://", "", host.strip().casefold())
    host = re.split(r"[/?#:]", host)[0].strip(".")
    return host.removeprefix("www.").removeprefix("m.")


def parse(toml_text: str) -> Outlets:
    """Read `outlets.toml`; BadKnowledge where it is not as its comments say."""
    try:
        data = tomllib.loads(toml_text)
        found = (*_outlets(data["agencies"], "wire"), *_outlets(data["outlets"], None))
        return Outlets(found, _layout(data["layout"]), _by_name(found), _by_host(found))
    except tomllib.TOMLDecodeError as error:
        raise BadKnowledge("outlets.toml", None, str(error)) from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadKnowledge("outlets.toml", None, f"missing or wrong: {error}") from error


def _outlets(rows: Iterable[Mapping[str, Any]], kind: str | None) -> tuple[Outlet, ...]:
    return tuple(
        Outlet(
            name=row["name"],
            kind=kind or row["kind"],
            country=row.get("country"),
            hosts=tuple(row.get("hosts", ())),
            aliases=tuple(row.get("aliases", ())),
        )
        for row in rows
    )


def _by_name(outlets: Iterable[Outlet]) -> dict[str, Outlet]:
    names: dict[str, Outlet] = {}
    for outlet in outlets:
        for name in (outlet.name, *outlet.aliases):
            names.setdefault(name_key(name), outlet)
    return names


def _by_host(outlets: Iterable[Outlet]) -> dict[str, Outlet]:
    return {bare_host(host): outlet for outlet in outlets for host in outlet.hosts}


def _layout(data: Mapping[str, Any]) -> Layout:
    furniture = {phrase: kind for kind, rows in data["furniture"].items() for phrase in rows}
    months = {name: int(number) for number, names in data["months"].items() for name in names}
    return Layout(
        date_labels=_longest_first(data["date_labels"]),
        byline_label=_pattern(data["byline_labels"]),
        date_word=_pattern((*data["date_labels"], *data["weekdays"], *data["zones"], *CLOCK_WORDS)),
        desk_bylines=frozenset(data["desk_bylines"]),
        roles=tuple(data["roles"]),
        continue_label=_pattern(data["continue_labels"]),
        section_labels=frozenset(data["section_labels"]),
        outlet_words=frozenset(data["outlet_words"]),
        caption_openings=_longest_first(data["caption_openings"]),
        caption_closings=_longest_first(data["caption_closings"]),
        furniture=furniture,
        openings=_openings(furniture),
        common_words=frozenset(data["common_words"]),
        host_openings=_longest_first(data["host"]["openings"]),
        host_words=tuple(data["host"]["words"]),
        months=months,
        month=_pattern(months),
        weekdays=_longest_first(data["weekdays"]),
        zones=dict(data["zones"]),
    )


def _pattern(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in _longest_first(phrases))


def _openings(furniture: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for phrase in _longest_first(furniture):
        found.setdefault(phrase.split()[0], []).append(phrase)
    return {word: tuple(phrases) for word, phrases in found.items()}


def _longest_first(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
