"""robots.txt (RFC 9309): what a site lets us read, and how slowly."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from time import monotonic

from protego import Protego

from fogline.errors import BadPage
from fogline.run.fetch import FetchSettings, Resolve, get, plain, resolved
from fogline.run.watch_urls import host_of

DAY = 86_400.0
LATER = 600.0
"""Seconds until a robots.txt that could not be had is asked for again."""
LONGEST = 512_000
SLOWEST = 60.0
"""Longest crawl delay that is kept to; a site that asks for more is read this slowly."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host allows until a moment of the clock `monotonic`; None with the reason `why`."""

    told: Protego | None
    until: float
    why: str = ""


class Robots:
    """The rules of each host, asked for once a day; usable from several threads."""

    def __init__(self, settings: FetchSettings, resolve: Resolve = resolved) -> None:
        self._settings, self._resolve = settings, resolve
        self._rules: dict[str, Rules] = {}
        self._lock = Lock()

    def refusal(self, url: str) -> str | None:
        """Why an address may not be read; None where it may."""
        rules = self._of(host_of(url))
        if rules.told is None:
            return f"nothing is read without robots.txt: {rules.why}"
        agent = self._settings.user_agent
        return None if rules.told.can_fetch(url, agent) else "robots.txt does not allow it"

    def delay(self, url: str) -> float:
        """Seconds the host wants between two fetches, as far as is known."""
        rules = self._rules.get(host_of(url))
        asked = rules.told.crawl_delay(self._settings.user_agent) if rules and rules.told else None
        return min(float(asked or 0.0), SLOWEST)

    def _of(self, host: str) -> Rules:
        with self._lock:
            rules = self._rules.get(host)
        if rules is None or rules.until < monotonic():
            rules = self._ask(host)
            with self._lock:
                self._rules[host] = rules
        return rules

    def _ask(self, host: str) -> Rules:
        """No file (4xx) allows everything; a server that fails (5xx) or is silent, nothing yet."""
        try:
            reply = get(f"{host}/robots.txt", self._settings, resolve=self._resolve)
            body = plain(reply, LONGEST).body if reply.status < 300 else b""
        except BadPage as error:
            return Rules(None, monotonic() + LATER, error.why)
        if reply.status >= 500:
            return Rules(None, monotonic() + LATER, f"the server answered {reply.status}")
        text = body[:LONGEST].decode("utf-8", "replace")
        return Rules(Protego.parse(text), monotonic() + DAY)
