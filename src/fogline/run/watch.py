"""Always on: sources to addresses, addresses to pages, pages to the ledger, changes to alerts.

A fetch is done in this order, so that a stop between any two steps loses and doubles nothing: the
reply goes into a WARC file; its pages into the store; its links into the state; the address is
marked as fetched; the record's changes are told; the pages are marked as told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path
from threading import Event

from sqlalchemy.exc import OperationalError

from fogline.errors import BadPage, StoreBusy
from fogline.intake.media import FEED, JSON_FEED, kind_of
from fogline.intake.read import page_from_bytes
from fogline.intake.settings import IntakeSettings
from fogline.intake.worker import Worker
from fogline.ledger.parties import parties
from fogline.nouns import Claim, Doubt, Facts, Failure, Page, Report, failure
from fogline.run.alerts import alerts_of, deliver
from fogline.run.case import Case
from fogline.run.failures import guarded
from fogline.run.fetch import Reply, Resolve, get, plain, resolved
from fogline.run.kit import Kit
from fogline.run.live import Live
from fogline.run.pipeline import facts_of
from fogline.run.watch_robots import Robots
from fogline.run.watch_settings import SourceEntry, WatchSettings
from fogline.run.watch_state import NEVER, Address, State, after
from fogline.run.watch_urls import canonical, host_of, in_sitemap, originals
from fogline.run.watch_warc import Archive
from fogline.store.engine import open_engine
from fogline.store.writer import PageFacts

DAY = 86_400.0
LONGEST = 30 * DAY
BUSY = 5.0
"""Seconds after which a page is fetched again that could not be kept."""
CAPS = IntakeSettings()
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Visit:
    """What a fetch gave: a reply, or why there is none."""

    one: Address
    at: datetime
    reply: Reply | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What a reply holds: pages, failures and new addresses."""

    pages: tuple[PageFacts, ...] = ()
    failures: tuple[Failure, ...] = ()
    links: tuple[Address, ...] = ()


class Watcher:
    """Watches the sources of one case. Made once, run once; hold the lock around it."""

    def __init__(
        self,
        settings: WatchSettings,
        database: str,
        archive: Path,
        kit: Kit,
        clock: Callable[[], datetime],
        say: Say,
        resolve: Resolve = resolved,
    ) -> None:
        self.settings, self.pace, self.kit, self.clock = settings, settings.pace, kit, clock
        self.say, self.resolve = say, resolve
        self.case, self.state = Case(database), State(open_engine(database))
        self.robots = Robots(self.pace.fetch, resolve)
        self.files = {name: Archive(archive, name) for name in ("pages", "sources")}
        self.flying: dict[Future[Visit], str] = {}
        self.rest: dict[str, float] = {}
        self.live = self._start()
        self.ledger = self.live.ledger

    def _start(self) -> Live:
        """The record of what was told already, and the sources among the addresses."""
        facts, first = self.case.facts(), not self.state.next_due() < NEVER
        self.state.meet(sources(self.settings.sources))
        if first:
            self.state.tell(facts.pages)
        told = self.state.told()
        table = parties(self.kit.reading.actors.ids.values())
        live = Live(only(facts, told), self.kit.lore, table)
        self.untold = list(pages_of(facts, set(facts.pages) - told))
        return live

    def run(self, stop: Event, once: bool = False) -> None:
        """Watch until `stop` is set; with `once`, until all that was due by now is done."""
        until = self._now() if once else NEVER
        with Worker(CAPS) as worker, ThreadPoolExecutor(self.pace.fetchers) as pool:
            self.tell()
            while not stop.is_set():
                self._send(pool, until)
                if once and not self.flying and self.state.next_due() > until:
                    break
                done, _ = wait(self.flying, 0.1, FIRST_COMPLETED)
                for future in done:
                    self.flying.pop(future)
                    self._take(future.result(), worker)
                if not self.flying:
                    stop.wait(0.1)
            pool.shutdown(wait=True, cancel_futures=True)
        for file in self.files.values():
            file.close()

    def _now(self) -> float:
        return self.clock().timestamp()

    def _send(self, pool: ThreadPoolExecutor, until: float) -> None:
        """Start fetching what is due, one address of a host at a time."""
        now = self._now()
        self.rest = {host: until for host, until in self.rest.items() if until > now}
        room = self.pace.fetchers - len(self.flying)
        busy = {*self.rest, *self.flying.values()}
        for one in self.state.due(min(now, until), busy) if room else ():
            host = host_of(one.url)
            if room and host not in busy:
                self.flying[pool.submit(self._fetch, one)] = host
                busy.add(host)
                room -= 1

    def _fetch(self, one: Address) -> Visit:
        """Runs in a thread of its own; touches nothing but the network."""
        at = self.clock()
        pairs = (("If-None-Match", one.etag), ("If-Modified-Since", one.modified))
        headers = {name: value for name, value in pairs if value}
        try:
            reply = get(one.url, self.pace.fetch, headers, self.robots.refusal, self.resolve)
        except BadPage as error:
            return Visit(one, at, None, error.why)
        return Visit(one, at, reply)

    def _take(self, visit: Visit, worker: Worker) -> None:
        """Take a visit; where somebody else holds the store, the address stays due."""
        try:
            self.take(visit, worker)
        except (StoreBusy, OperationalError) as error:
            self.say(f"{visit.one.url}: {error}; fetched again in a moment")
            self.rest[host_of(visit.one.url)] = self._now() + BUSY

    def take(self, visit: Visit, worker: Worker) -> None:
        """Keep what a fetch gave, and tell what it changes."""
        one, reply = visit.one, visit.reply
        now, host = self._now(), host_of(visit.one.url)
        self.rest[host] = now + max(self.pace.delay, self.robots.delay(one.url))
        if reply is None or not (reply.status == 304 or 200 <= reply.status < 300):
            self._failed(visit, now)
            return
        digest = sha256(reply.body).hexdigest()
        if reply.status == 304 or digest == one.digest:
            self.state.keep(after(one, now, self._pause(one, False), tries=0, told="unchanged"))
            return
        self._archive(one).keep(reply, stamp(visit.at))
        read = guarded(reply.url, lambda: self._read(visit, reply, worker))
        found = Found(failures=(read,)) if isinstance(read, Failure) else read
        self.case.writer.add_pages(found.pages)
        self.case.writer.add(found.failures)
        self.state.meet(found.links)
        words = f"{len(found.pages)} pages, {len(found.links)} addresses"
        self.state.keep(
            after(one, now, self._pause(one, True), tries=0, told=words, digest=digest,
                  etag=reply.header("etag"), modified=reply.header("last-modified"))
        )  # fmt: skip
        self.untold += found.pages
        self.tell()

    def tell(self) -> None:
        """Bring the record up to date and tell its changes."""
        if not self.untold:
            return
        before, self.ledger = self.ledger, self.live.add(self.untold)
        settings = self.settings.alerts
        made = alerts_of(before, self.ledger, settings.kinds, stamp(self.clock()))
        for wrong in deliver(made, settings, self.pace.fetch):
            self.say(wrong)
        for alert in made:
            self.say(alert.what)
        self.state.tell(facts.page.id for facts in self.untold)
        self.untold = []

    def _archive(self, one: Address) -> Archive:
        return self.files["pages" if one.kind in ("page", "original") else "sources"]

    def _pause(self, one: Address, changed: bool) -> float:
        """Sources come round evenly; a page that does not change is left alone ever longer."""
        if one.kind in ("feed", "sitemap"):
            return self.pace.every
        return self.pace.again if changed else min(max(one.wait, self.pace.again) * 2, LONGEST)

    def _failed(self, visit: Visit, now: float) -> None:
        """Back off; give a page up that is gone or has failed too often, with its reason."""
        one, reply = visit.one, visit.reply
        why = visit.why or f"the server answered {reply.status if reply else 'nothing'}"
        tries = one.tries + 1
        self.say(f"not read: {one.url}: {why}")
        gone = reply is not None and reply.status in (404, 410)
        if one.kind in ("page", "original") and (gone or tries >= self.pace.tries):
            self.case.writer.add([failure(one.url, "fetch", why)])
            self.state.keep(replace(one, due=NEVER, tries=tries, told=why))
            return
        pause = max(min(self.pace.every, 60.0) * 2 ** min(tries - 1, 16), asked(reply))
        self.state.keep(after(one, now, min(pause, DAY), tries=tries, told=why))

    def _read(self, visit: Visit, reply: Reply, worker: Worker) -> Found:
        """The pages and addresses in a reply."""
        one, url = visit.one, canonical(reply.url) or reply.url
        try:
            body = plain(reply, self.pace.bytes * 4).body
            if one.kind == "sitemap":
                return self._sitemap(one, body, url)
            kind = kind_of(body[:2048], url, reply.header("content-type"))
            if one.kind == "feed" and kind not in (FEED, JSON_FEED):
                raise BadPage(url, f"no feed but {kind}")
        except BadPage as error:
            return Found(failures=(failure(url, "intake", error.why),))
        declared = reply.header("content-type")
        read = page_from_bytes(body, url, url, declared, stamp(visit.at), CAPS, worker)
        entries = self._source(one).entries
        if one.kind == "feed" and not entries:
            names = (item.page if isinstance(item, Failure) else item[0].url for item in read)
            return Found(links=tuple(self._links(one, names, "page")))
        made = list(facts_of(read, self.kit))
        pages = tuple(item for item in made if isinstance(item, PageFacts))
        failures = tuple(item for item in made if isinstance(item, Failure))
        return Found(pages, failures, tuple(self._originals(one, pages)))

    def _sitemap(self, one: Address, body: bytes, url: str) -> Found:
        pages, further = in_sitemap(body, url, CAPS)
        nested = self._links(one, further, "sitemap") if one.found is None else ()
        return Found(links=(*self._links(one, pages, "page"), *nested))

    def _source(self, one: Address) -> SourceEntry:
        known = (s for s in self.settings.sources if canonical(s.url) == one.source)
        return next(known, SourceEntry())

    def _links(self, one: Address, urls: Iterable[str | None], kind: str) -> Iterator[Address]:
        """New addresses of a source, in its order, as many as are taken from one document."""
        match = self._source(one).match
        told = dict.fromkeys(url for u in urls if u and (url := canonical(u)))
        fitting = (u for u in told if kind == "sitemap" or match in u)
        for url in islice(fitting, self.pace.most):
            yield Address(url, kind, one.source, one.url)

    def _originals(self, one: Address, pages: Sequence[PageFacts]) -> Iterator[Address]:
        """Where the excerpts on a page go on; an original's own links are not followed further."""
        if one.kind == "original":
            return
        for facts in pages:
            for url, report in originals(facts.page, facts.reports, self.kit.outlets):
                yield Address(url, "original", one.source, report)


def sources(entries: Iterable[SourceEntry]) -> Iterator[Address]:
    """The sources as addresses, due at once."""
    for entry in entries:
        if url := canonical(entry.url):
            yield Address(url, "feed" if entry.feed else "sitemap", url)


def stamp(moment: datetime) -> str:
    """An instant as ISO in UTC, to the second, as WARC writes it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def asked(reply: Reply | None) -> float:
    """Seconds that the server asks us to wait (Retry-After as a number)."""
    told = reply.header("retry-after") if reply else None
    return float(told) if told and told.isdecimal() and len(told) < 9 else 0.0


def only(facts: Facts, pages: set[str]) -> Facts:
    """The facts of some pages."""
    return replace(
        facts,
        pages={k: p for k, p in facts.pages.items() if k in pages},
        reports={k: r for k, r in facts.reports.items() if r.page in pages},
        claims={k: c for k, c in facts.claims.items() if c.page in pages},
        doubts=tuple(d for d in facts.doubts if d.page in pages),
    )


def pages_of(facts: Facts, pages: set[str]) -> Iterator[PageFacts]:
    """Some pages with what they hold, without their bytes."""
    reports: dict[str, list[Report]] = {}
    claims: dict[str, list[Claim]] = {}
    doubts: dict[str, list[Doubt]] = {}
    for r in facts.reports.values():
        reports.setdefault(r.page, []).append(r)
    for c in facts.claims.values():
        claims.setdefault(c.page, []).append(c)
    for d in facts.doubts:
        doubts.setdefault(d.page, []).append(d)
    for key in sorted(pages):
        page: Page = facts.pages[key]
        held = reports.get(key, []), claims.get(key, []), doubts.get(key, [])
        yield PageFacts(page, b"", *held)
