"""The watcher on a site of its own: what it reads, what it leaves alone, what it survives."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from mailbox import mbox
from pathlib import Path
from random import Random
from threading import Event
from xml.etree import ElementTree as ET

import pytest
from tests.run.site import WAYS, Site, served

from fogline.errors import StoreBusy, Unusable
from fogline.export.records import records
from fogline.nouns import Failure, Page
from fogline.run.alerts import ATOM, AlertSettings
from fogline.run.case import Case
from fogline.run.kit import kit
from fogline.run.lock import held
from fogline.run.verify import verify
from fogline.run.watch import Watcher
from fogline.run.watch_settings import Pace, SourceEntry, WatchSettings, read_settings
from fogline.run.watch_state import State
from fogline.run.watch_urls import canonical, in_sitemap
from fogline.store.engine import open_engine

QUICK = {"every": 3600.0, "delay": 0.0, "seconds": 1.0, "bytes": 300_000,
         "networks": ("127.0.0.1/32",)}  # fmt: skip


def story(number: int, town: str = "Kurmina", dead: int | None = None) -> str:
    day = number % 27 + 1
    return (
        f"<html><head><title>Shelling hits {town}</title></head><body><article>"
        f"<h1>Shelling hits {town}</h1><p>By Valley Wire</p><p>May {day}, 2023</p>"
        f"<p>Shelling killed at least {dead or number + 2} people in {town} on Monday, the rescue "
        f"service said. Rescuers searched the ruins of report number {number} through the night."
        f"</p></article></body></html>"
    )


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as made:
        made.text("/robots.txt", "User-agent: *\nDisallow: /private/\n")
        yield made


def watcher(
    folder: Path, sources: list[SourceEntry], said: list[str] | None = None, **pace: object
) -> Watcher:
    alerts = AlertSettings(
        kinds=("raised", "denied", "contested", "new"),
        atom=str(folder / "alerts.xml"), mail=str(folder / "alerts.mbox"),
    )  # fmt: skip
    settings = WatchSettings(Pace(**{**QUICK, **pace}), tuple(sources), alerts)  # type: ignore[arg-type]
    case, say = str(folder / "case.db"), (said if said is not None else []).append
    return Watcher(settings, case, folder / "warc", kit(), lambda: datetime.now(UTC), say)


def once(folder: Path, sources: list[SourceEntry], **pace: object) -> Case:
    watcher(folder, sources, **pace).run(Event(), once=True)
    return Case(str(folder / "case.db"))


def feed(site: Site, *paths: str) -> SourceEntry:
    site.feed("/feed", [site.host + path for path in paths])
    return SourceEntry(feed=f"{site.host}/feed")


def names(case: Case, site: Site) -> list[str]:
    return sorted((page.url or "").removeprefix(site.host) for page in case.view.all(Page))


def test_feed_and_sitemap_lead_to_pages(site: Site, tmp_path: Path) -> None:
    for n in range(3):
        site.html(f"/news/{n}", story(n))
    site.sitemap("/map", [f"{site.host}/news/{n}" for n in (1, 2)] + [f"{site.host}/shop/1"])
    entry = feed(site, "/news/0?utm_source=feed#top", "/news/1")
    case = once(tmp_path, [entry, SourceEntry(sitemap=f"{site.host}/map", match="/news/")])
    assert names(case, site) == ["/news/0", "/news/1", "/news/2"]
    assert site.asked["/news/1"] == 1
    assert verify(case.view)[0] == []


def test_the_archive_gives_the_same_record(site: Site, tmp_path: Path) -> None:
    for n in range(3):
        site.html(f"/{n}", story(n))
    case = once(tmp_path, [feed(site, "/0", "/1", "/2")])
    again = Case("sqlite://")
    again.add([str(p) for p in (tmp_path / "warc").glob("pages-*")], kit(), "", lambda *_: None)
    assert list(records(again.record(kit()))) == list(records(case.record(kit())))
    assert again.view.count(Page) == 3


def test_robots_are_obeyed_also_behind_redirects(site: Site, tmp_path: Path) -> None:
    site.html("/private/1", story(1))
    site.pages["/moved"] = 302, {"Location": "/private/1"}, b""
    case = once(tmp_path, [feed(site, "/private/1", "/moved")])
    assert case.view.count(Page) == 0
    assert site.asked["/private/1"] == 0


def test_nothing_is_read_while_robots_cannot_be_had(site: Site, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = 500, {}, b""
    site.html("/1", story(1))
    assert once(tmp_path, [feed(site, "/1")]).view.count(Page) == 0
    assert site.asked["/feed"] == 0


def test_what_is_unchanged_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    site.html("/1", story(1), etag='"a"')
    entry = feed(site, "/1")
    once(tmp_path, [entry], again=0.05)
    time.sleep(0.1)
    case = once(tmp_path, [entry], again=0.05)
    assert site.headers["/1"]["if-none-match"] == '"a"'
    assert site.answered[304] >= 1
    assert case.view.count(Page) == 1
    site.html("/1", story(1, dead=40), etag='"b"')
    time.sleep(0.3)
    assert once(tmp_path, [entry], again=0.05).view.count(Page) == 2


def test_continue_reading_leads_to_the_original(site: Site, tmp_path: Path) -> None:
    link = f'<p><a href="{site.host}/whole">Continue reading at herald.example</a></p></article>'
    site.html("/part", story(4).replace("</article>", link))
    site.html("/whole", story(4).replace("</article>", f"<p>{'More of it. ' * 9}</p></article>"))
    case = once(tmp_path, [feed(site, "/part")])
    assert names(case, site) == ["/part", "/whole"]
    known = State(open_engine(str(tmp_path / "case.db"))).find(f"{site.host}/whole")
    assert known
    assert known.kind == "original"
    assert known.found in case.facts().reports
    pairs = [(i.a.page, i.b.page) for i in case.record(kit()).facts.links.values()]
    assert len({page for pair in pairs for page in pair}) == 2


def entries(folder: Path) -> list[str]:
    found = ET.parse(folder / "alerts.xml").getroot().findall(f"{ATOM}entry")
    return [entry.findtext(f"{ATOM}title", "") for entry in found]


def test_changes_become_alerts_once(site: Site, tmp_path: Path) -> None:
    site.html("/1", story(1, dead=12))
    site.html("/2", story(1, dead=31))
    once(tmp_path, [feed(site, "/1")], every=0.05)
    first = entries(tmp_path)
    assert any("12" in title for title in first)
    time.sleep(0.1)
    once(tmp_path, [feed(site, "/1", "/2")], every=0.05)
    both = entries(tmp_path)
    assert both[-len(first) :] == first
    assert any("31" in title for title in both[: -len(first)])
    time.sleep(0.1)
    once(tmp_path, [feed(site, "/1", "/2")], every=0.05)
    assert entries(tmp_path) == both
    assert len(mbox(tmp_path / "alerts.mbox")) == len(both)


def test_the_hostile_site_is_survived(site: Site, tmp_path: Path) -> None:
    paths = [f"/bad/{way}" for way in WAYS]
    site.html("/good", story(5))
    site.sitemap("/map", [f"{site.host}/good"])
    hostile = SourceEntry(sitemap=f"{site.host}/bad/entities")
    case = once(tmp_path, [feed(site, *paths, "/good"), hostile], tries=1)
    assert "/good" in names(case, site)
    why = {f.page.removeprefix(site.host): f.why for f in case.view.all(Failure)}
    assert "took longer than 1 s" in why["/bad/slow"]
    assert "took longer than 1 s" in why["/bad/silent"]
    assert "larger than" in why["/bad/endless"]
    assert "unpacks to more" in why["/bad/bomb"]
    assert "no public address" in why["/bad/home"]
    assert "document type" in why["/bad/entities"]
    assert set(why) >= {f"/bad/{way}" for way in WAYS if way not in ("garbage",)}
    assert verify(case.view)[0] == []


def test_one_watcher_at_a_time(tmp_path: Path) -> None:
    with (
        held(tmp_path / "lock", "watcher"),
        pytest.raises(StoreBusy, match="another watcher"),
        held(tmp_path / "lock", "watcher"),
    ):
        pass
    with held(tmp_path / "lock", "watcher"):
        pass


def test_a_stop_is_clean(site: Site, tmp_path: Path) -> None:
    site.html("/1", story(1))
    stop = Event()
    stop.set()
    started = time.monotonic()
    watcher(tmp_path, [feed(site, "/1")]).run(stop)
    assert time.monotonic() - started < 5


def forked(folder: Path, sources: list[SourceEntry]) -> int:
    context = multiprocessing.get_context("fork")
    process = context.Process(target=lambda: (os.setsid(), once(folder, sources)))
    process.start()
    assert process.pid
    return process.pid


def test_killed_at_random_points(site: Site, tmp_path: Path) -> None:
    kit()
    paths = [f"/{n}" for n in range(8)]
    for n, path in enumerate(paths):
        site.html(path, story(n, town=f"Kur{'abcdefgh'[n]}mina"))
    entry, dice, killed = feed(site, *paths), Random(5), 0
    for _ in range(12):
        pid = forked(tmp_path, [entry])
        time.sleep(dice.uniform(0.1, 1.6))
        try:
            os.killpg(pid, signal.SIGKILL)
            killed += 1
        except ProcessLookupError:
            pass
        os.waitpid(pid, 0)
    assert killed
    case = once(tmp_path, [entry])
    assert names(case, site) == sorted(paths)
    assert verify(case.view)[0] == []
    quiet = tmp_path / "quiet"
    quiet.mkdir()
    once(quiet, [entry])
    assert sorted(entries(tmp_path)) == sorted(entries(quiet))
    assert len(mbox(tmp_path / "alerts.mbox")) == len(mbox(quiet / "alerts.mbox")) > 0


CANONICAL = [
    ("HTTPS://News.Example:443/a?utm_source=x&id=3#top", "https://news.example/a?id=3"),
    ("http://news.example", "http://news.example/"),
    ("http://news.example:8080/a b?q=\u00e9", "http://news.example:8080/a%20b?q=%C3%A9"),
    ("https://m\u00fcnchen.example/", "https://xn--mnchen-3ya.example/"),
    ("http://[2001:db8::1]/", "http://[2001:db8::1]/"),
    ("ftp://news.example/", None),
    ("http://user:word@news.example/", None),
    ("http:///a", None),
    ("http://news.example:99999/", None),
    ("javascript:alert(1)", None),
]


@pytest.mark.parametrize(("url", "expected"), CANONICAL)
def test_canonical(url: str, expected: str | None) -> None:
    assert canonical(url) == expected
    assert expected is None or canonical(expected) == expected


def test_sitemap_index() -> None:
    data = b"<sitemapindex><sitemap><loc>/a.xml</loc></sitemap></sitemapindex>"
    from fogline.intake.settings import IntakeSettings

    found = in_sitemap(data, "https://a.example/", IntakeSettings())
    assert found == ([], ["https://a.example/a.xml"])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no \\[\\[source"),
        ("[[source]]\nfeed='a'\nsitemap='b'", "either a feed or a sitemap"),
        ("[[source]]\nfeed='a'\n[watch]\nspeed=3", "unknown setting 'speed'"),
        ("[[source]]\nfeed=3", "feed"),
        ("[[source", "watch.toml"),
    ],
)
def test_settings_that_cannot_be_used(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "watch.toml"
    path.write_text(text)
    with pytest.raises(Unusable, match=why):
        read_settings(path)


def test_settings(tmp_path: Path) -> None:
    path = tmp_path / "watch.toml"
    path.write_text(
        "[watch]\nevery=60\n[[source]]\nfeed='https://a.example/rss'\n[alerts]\natom='x'"
    )
    read = read_settings(path)
    assert (read.pace.every, read.sources[0].url, read.alerts.atom) == (
        60, "https://a.example/rss", "x",
    )  # fmt: skip
