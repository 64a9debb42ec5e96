"""SOURCES.toml: what to watch, how often, and where alerts go.

[watch]
every = 900                   # seconds between two looks at a feed or sitemap
delay = 2.0                   # least seconds between two fetches from one host
networks = ["10.1.0.0/16"]    # private networks that may be reached; none by default

[[source]]
feed = "https://valley.example/rss.xml"

[[source]]
sitemap = "https://herald.example/sitemap.xml"
match = "/news/"              # only addresses that contain this
entries = true                # feeds: the entries are the pages, their links are not followed

[alerts]
kinds = ["raised", "denied", "retracted", "contested"]
atom = "alerts.xml"
mail = "alerts.mbox"
webhook = "https://desk.example/hook"
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import msgspec

from fogline.errors import Unusable
from fogline.run.alerts import AlertSettings
from fogline.run.fetch import FetchSettings

USER_AGENT = FetchSettings().user_agent


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One feed or one sitemap."""

    feed: str | None = None
    sitemap: str | None = None
    match: str = ""
    entries: bool = False

    @property
    def url(self) -> str:
        """Where it is."""
        return self.feed or self.sitemap or ""


@dataclass(frozen=True, slots=True)
class Pace:
    """How often, how fast and how far the watcher fetches; times in seconds."""

    every: float = 900.0
    delay: float = 2.0
    again: float = 21_600.0
    """After which a page is looked at again; doubled while it does not change."""
    tries: int = 5
    """Failures in a row after which a page is given up; sources never are."""
    most: int = 5_000
    """Addresses taken from one feed or sitemap."""
    fetchers: int = 4
    seconds: float = 20.0
    bytes: int = 10_000_000
    networks: tuple[str, ...] = ()
    user_agent: str = USER_AGENT

    @property
    def fetch(self) -> FetchSettings:
        """The bounds of one fetch."""
        return FetchSettings(
            self.seconds, self.bytes, user_agent=self.user_agent, networks=self.networks
        )


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """All of SOURCES.toml."""

    pace: Pace
    sources: tuple[SourceEntry, ...]
    alerts: AlertSettings


def read_settings(path: Path) -> WatchSettings:
    """The settings in a TOML file; raises Unusable where they cannot be used."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        for name in set(told) - {"watch", "source", "alerts"}:
            raise Unusable(f"{path}: unknown table [{name}]")
        sources = tuple(_made(SourceEntry, row, path) for row in told.get("source", []))
        pace = _made(Pace, told.get("watch", {}), path)
        alerts = _made(AlertSettings, told.get("alerts", {}), path)
    except (OSError, ValueError) as error:
        raise Unusable(f"{path}: {error}") from error
    for source in sources:
        if (source.feed is None) == (source.sitemap is None):
            raise Unusable(f"{path}: a [[source]] has either a feed or a sitemap")
    if not sources:
        raise Unusable(f"{path}: no [[source]] to watch")
    return WatchSettings(pace, sources, alerts)


def _made(kind: Any, row: dict[str, Any], path: Path) -> Any:
    for name in set(row) - {each.name for each in fields(kind)}:
        raise Unusable(f"{path}: unknown setting {name!r}")
    return msgspec.convert(row, kind)
