"""Measures the backfill, the live path and the watcher on reports invented from a seed.

    python -m benchmarks.scale growth 1 4 16      # thousands of reports: backfill, then the record
    python -m benchmarks.scale stages             # time in each stage, and the bare model beside it
    python -m benchmarks.scale engines 1          # thousand reports: local, Daft, Daft on two nodes
    python -m benchmarks.scale kills 200          # backfill and watcher, killed at random points
    python -m benchmarks.scale storm 300          # seconds of a hostile site: memory, what was read
    python -m benchmarks.scale latency            # from the reply to the ledger, page by page

Reports are 4 to 8 sentences about invented towns; one in five prints two paragraphs of an earlier
one. They are short and alike: rates on them are higher than on long pages of real outlets.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from random import Random
from statistics import median
from threading import Event, Thread

from fogline.ledger.parties import parties
from fogline.lineage.link import link
from fogline.lineage.sign import sign
from fogline.nouns import Failure, Page
from fogline.run.alerts import AlertSettings
from fogline.run.backfill import Plan, backfill
from fogline.run.case import Case, record_of
from fogline.run.kit import kit
from fogline.run.live import Live
from fogline.run.tables import COLUMNS
from fogline.run.verify import verify
from fogline.run.watch import Watcher
from fogline.run.watch_settings import Pace, SourceEntry, WatchSettings

FIRST, LAST = ("Kur", "Bel", "Sar", "Tol", "Mar", "Den", "Osh", "Vel", "Nar", "Gor"), (
    "mina", "gat", "ovka", "dan", "esh", "ila", "bad", "ruk", "tal", "ost",
)  # fmt: skip
OUTLETS = [f"{a} {b}" for a in ("Valley", "Harbour", "Northern", "River", "Capital")
           for b in ("Herald", "Post", "Courier", "Tribune", "Monitor")]  # fmt: skip
SAID = ("the rescue service said", "a hospital director said", "the army said in a statement",
        "two residents told the newspaper", "the provincial governor said")  # fmt: skip
LEADS = (
    "Shelling killed at least {n} people in {t} on {d}, {s}.",
    "An airstrike on a market in {t} killed {n} people and wounded {m}, {s}.",
    "Government forces captured {t} on {d} after {n} days of fighting, {s}.",
    "Rebels withdrew from {t} on {d}, {s}.",
    "{N} civilians were killed and {m} others wounded near {t} on {d}, {s}.",
    "A car bomb exploded outside {t}, killing {n}, {s}.",
)
PLAIN = (
    "Families left {t} on foot, carrying what they could, and slept beside the road to {u}.",
    "The market of {t} has been closed since the spring, and prices in {u} have doubled.",
    "Trucks with flour and blankets waited at the bridge between {t} and {u} for a third day.",
    "Teachers in {u} said that lessons would go on in the cellar of the old school of {t}.",
    "Electricity returned to parts of {t} in the evening, while {u} stayed dark.",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def report(number: int, dice: Random, recent: list[list[str]]) -> str:
    """A report as plain text, with a date line; may print paragraphs of a recent one."""
    towns = [dice.choice(FIRST) + dice.choice(LAST) for _ in range(2)]
    n, m = dice.randrange(2, 60), dice.randrange(3, 90)
    words = {"t": towns[0], "u": towns[1], "n": n, "m": m, "N": str(n),
             "d": dice.choice(DAYS), "s": dice.choice(SAID)}  # fmt: skip
    body = [dice.choice(LEADS).format(**words), dice.choice(LEADS).format(**words)]
    body += [line.format(**words) for line in dice.sample(PLAIN, dice.randint(2, 4))]
    paragraphs = [" ".join(body[i : i + 2]) for i in range(0, len(body), 2)]
    if recent and dice.random() < 0.2:
        paragraphs += dice.choice(recent)[:2]
    recent.append(paragraphs)
    del recent[:-400]
    date = f"{1 + number % 28} May {2014 + number % 9}"
    head = f"Fighting near {towns[0]}\n\nBy {dice.choice(OUTLETS)}\n{date}\n\n"
    return head + "\n\n".join(paragraphs) + "\n"


def written(folder: Path, count: int, seed: int = 9) -> Path:
    """A JSONL file of so many reports."""
    dice, recent = Random(seed), list[list[str]]()
    path = folder / f"reports-{count}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for n in range(count):
            url = f"https://outlet{n % 25}.example/{n}"
            file.write(json.dumps({"text": report(n, dice, recent), "url": url}) + "\n")
    return path


def peak(who: int = resource.RUSAGE_SELF) -> float:
    """Peak resident memory in MB."""
    return resource.getrusage(who).ru_maxrss / 1024


def cpu() -> float:
    """Seconds of processor that this process and its ended children have used."""
    both = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(r.ru_utime + r.ru_stime for r in both)


def timed(name: str, job: Callable[[], object]) -> object:
    """Run and print wall time, processor time and peak memory."""
    begun, used = time.perf_counter(), cpu()
    found = job()
    print(f"  {name:24} {time.perf_counter() - begun:8.2f} s wall {cpu() - used:8.2f} s cpu  "
          f"peak {peak():6.0f} MB here, {peak(resource.RUSAGE_CHILDREN):6.0f} MB in a worker",
          flush=True)  # fmt: skip
    return found


def alone(job: Callable[..., None], *words: object) -> None:
    """Run in a process of its own, so that memory is its own."""
    process = multiprocessing.get_context("fork").Process(target=job, args=words)
    process.start()
    process.join()


def growth(*thousands: str) -> None:
    for size in thousands or ("1", "4", "16"):
        alone(one_size, int(float(size) * 1000))


def one_size(count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = written(folder, count)
        mb = source.stat().st_size / 1e6
        print(f"{count} reports, {mb:.1f} MB, load {os.getloadavg()[0]:.1f}", flush=True)
        out, base = folder / "out", str(folder / "case.db")
        timed("backfill, 2 workers", lambda: backfill(Plan((str(source),), out)))
        timed("again", lambda: backfill(Plan((str(source),), out)))
        timed("links on disk", lambda: backfill(Plan((str(source),), out, links=True)))
        timed("into a store", lambda: backfill(Plan((str(source),), out, into=base)))
        tables = sum(p.stat().st_size for t in COLUMNS for p in (out / t).iterdir())
        print(f"  tables {tables / 1e6:.1f} MB, store {Path(base).stat().st_size / 1e6:.1f} MB")
        alone(the_record, base)


def the_record(base: str) -> None:
    facts = timed("facts out of the store", Case(base).facts)
    lore, table = kit().lore, parties(kit().reading.actors.ids.values())
    links = timed("links", lambda: link(facts.pages, list(facts.reports.values()), lore))  # type: ignore[attr-defined]
    made = timed("whole record", lambda: record_of(facts, lore, table, None))  # type: ignore[arg-type]
    print(f"  {len(facts.claims)} claims, {len(links)} links, {len(made.origins)} origins, "  # type: ignore[attr-defined,arg-type]
          f"{len(made.events)} events, {len(made.disputes)} disputes", flush=True)  # type: ignore[attr-defined]  # fmt: skip


def read_some(folder: Path, count: int) -> Iterator[tuple[Page, bytes]]:
    from fogline.intake.read import pages

    for item in pages([str(written(folder, count))]):
        if not isinstance(item, Failure):
            yield item


class Clocked:
    """The reader with a clock on its parse, and what it was given."""

    def __init__(self, inner: object) -> None:
        self.inner, self.seconds, self.calls = inner, 0.0, []

    def parse(self, sentences: list[object]) -> object:
        at = time.process_time()
        found = self.inner.parse(sentences)  # type: ignore[attr-defined]
        self.seconds += time.process_time() - at
        self.calls += sentences
        return found

    def __getattr__(self, name: str) -> object:
        return getattr(self.inner, name)


def stages(count: str = "150") -> None:
    """Processor time of each stage in one process, and the model on the same sentences alone."""
    from dataclasses import replace

    from fogline.reading.read import read
    from fogline.reports.split import split

    known = kit()
    reader = Clocked(known.reading.reader)
    reading = replace(known.reading, reader=reader)  # type: ignore[arg-type]
    spent: Counter[str] = Counter()

    def clocked(name: str, job: Callable[[], object]) -> object:
        at = time.process_time()
        found = job()
        spent[name] += time.process_time() - at  # type: ignore[assignment]
        return found

    with tempfile.TemporaryDirectory() as folder:
        given = clocked("intake", lambda: list(read_some(Path(folder), int(count))))
    read(given[0][0], split(given[0][0], known.outlets)[0], reading)  # type: ignore[index]
    reader.seconds, reader.calls = 0.0, []
    for page, _ in given:  # type: ignore[attr-defined]
        reports, _ = clocked("split", lambda page=page: split(page, known.outlets))  # type: ignore[misc]
        clocked("read", lambda page=page, r=reports: read(page, r, reading))  # type: ignore[misc]
        clocked("sign", lambda page=page, r=reports: sign(page, r))  # type: ignore[misc]
    at = time.process_time()
    known.reading.reader.parse(reader.calls)
    bare = time.process_time() - at
    spent["read, model in it"] = reader.seconds  # type: ignore[assignment]
    spent["read, all else"] = spent.pop("read") - reader.seconds  # type: ignore[assignment]
    whole = sum(spent.values())
    for name, seconds in spent.items():
        print(f"{name:20} {seconds:7.2f} s  {seconds / whole:6.1%}")
    print(f"{count} reports, {len(reader.calls)} gated sentences, {whole:.1f} s of processor, "
          f"{int(count) / whole:.1f} reports a second a core; model alone, all sentences in one "
          f"call, {bare:.1f} s: the pipeline takes {whole / bare:.2f} times as long")  # fmt: skip


def hashes(out: Path) -> dict[str, str]:
    found = (p for name in COLUMNS for p in sorted((out / name).iterdir()))
    return {str(p.relative_to(out)): sha256(p.read_bytes()).hexdigest() for p in found}


def engines(thousands: str = "20", *names: str) -> None:
    """The same set on each engine (or those named); compares the bytes of all tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = written(folder, int(float(thousands) * 1000))
        made = {}
        for engine in names or ("local", "daft", "ray"):
            alone(on_engine, engine, source, folder)
            made[engine] = hashes(folder / engine)
        first, *others = made.values()
        print(f"  equal tables: {all(other == first for other in others)}, {len(first)} files")


def on_engine(engine: str, source: Path, folder: Path) -> None:
    if engine == "ray":
        two_nodes()
    timed(engine, lambda: backfill(Plan((str(source),), folder / engine, engine)))


def two_nodes() -> None:
    os.environ.setdefault("RAY_raylet_start_wait_time_s", "180")
    import ray
    from ray.cluster_utils import Cluster

    args = {"num_cpus": 1, "include_dashboard": False}
    cluster = Cluster(initialize_head=True, head_node_args=args)
    cluster.add_node(num_cpus=1)
    ray.init(address=cluster.address, log_to_driver=False)
    print(f"  {len(ray.nodes())} Ray nodes")


def kill_after(seconds: float, job: Callable[[], object]) -> bool:
    """Run a job in a process group of its own and kill it; whether it was still at work."""
    process = multiprocessing.get_context("fork").Process(target=lambda: (os.setsid(), job()))
    process.start()
    process.join(seconds)
    if process.exitcode is not None:
        return False
    try:
        os.killpg(process.pid or 0, signal.SIGKILL)
    except ProcessLookupError:
        process.kill()
    process.join()
    return True


def kills(times: str = "200") -> None:
    kit()
    with tempfile.TemporaryDirectory() as name:
        backfill_killed(Path(name), int(times))
        watcher_killed(Path(name), int(times))


def backfill_killed(folder: Path, times: int) -> None:
    source, dice, hit, rounds = written(folder, 120), Random(1), 0, 0
    plan = Plan((str(source),), folder / "quiet", into=str(folder / "quiet.db"))
    backfill(plan)
    whole = hashes(folder / "quiet")
    while hit < times:
        out, base = folder / f"out{rounds}", str(folder / f"case{rounds}.db")
        plan = Plan((str(source),), out, into=base)
        job = partial(backfill, plan)
        while hit < times and kill_after(dice.uniform(0.05, 5.0), job):
            hit += 1
        backfill(plan)
        case = Case(base)
        assert hashes(out) == whole, "tables differ"
        assert verify(case.view)[0] == [], "the store does not verify"
        assert case.view.count(Page) == 120, "pages lost or doubled"
        rounds += 1
        shutil.rmtree(out)
    print(f"backfill killed {hit} times in {rounds} runs: tables equal, stores verified")


def watcher_on(folder: Path, sources: list[SourceEntry], **pace: object) -> Watcher:
    told = {"every": 3600.0, "delay": 0.0, "seconds": 2.0, "bytes": 300_000, **pace}
    quick = Pace(networks=("127.0.0.1/32",), **told)  # type: ignore[arg-type]
    alerts = AlertSettings(kinds=("new", "raised", "contested"), atom=str(folder / "alerts.xml"))
    settings = WatchSettings(quick, tuple(sources), alerts)
    now = lambda: datetime.now(UTC)  # noqa: E731
    return Watcher(settings, str(folder / "case.db"), folder / "warc", kit(), now, lambda _: None)


def watcher_killed(folder: Path, times: int) -> None:
    from tests.run.site import served

    dice, hit, rounds = Random(2), 0, 0
    with served() as site:
        recent: list[list[str]] = []
        for n in range(20):
            site.text(f"/{n}", report(n, dice, recent))
        site.feed("/feed", [f"{site.host}/{n}" for n in range(20)])
        source = [SourceEntry(feed=f"{site.host}/feed")]
        alerts = set()
        while hit < times or not alerts:
            here = folder / f"watch{rounds}"
            here.mkdir()
            job = lambda here=here: watcher_on(here, source).run(Event(), once=True)  # noqa: E731
            while hit < times and kill_after(dice.uniform(0.05, 5.0), job):
                hit += 1
            job()
            case = Case(str(here / "case.db"))
            assert case.view.count(Page) == 20, "pages lost or doubled"
            assert verify(case.view)[0] == [], "the store does not verify"
            alerts.add((here / "alerts.xml").read_text().count("<entry>"))
            rounds += 1
    print(f"watcher killed {hit} times in {rounds} runs: 20 pages each, stores verified, "
          f"alerts in each run {sorted(alerts)}")  # fmt: skip


def storm(seconds: str = "300") -> None:
    """A site whose pages change, break, stall, swell and lie, while good pages come in."""
    from tests.run.site import WAYS, served

    stop, dice, recent = Event(), Random(4), list[list[str]]()
    with tempfile.TemporaryDirectory() as name, served() as site:
        bad = [f"{site.host}/bad/{way}" for way in WAYS]
        good: list[str] = []
        hostile = SourceEntry(sitemap=f"{site.host}/bad/entities")
        site.feed("/feed", bad)
        watcher = watcher_on(Path(name), [SourceEntry(feed=f"{site.host}/feed"), hostile],
                             every=2.0, again=5.0, tries=10_000)  # fmt: skip
        thread = Thread(target=watcher.run, args=(stop,))
        thread.start()
        begun, sizes = time.monotonic(), []
        while time.monotonic() - begun < float(seconds):
            site.text(f"/{len(good)}", report(len(good), dice, recent))
            good.append(f"{site.host}/{len(good)}")
            site.text("/changing", report(len(good), dice, recent))
            site.feed("/feed", [*bad, f"{site.host}/changing", *good[-30:]])
            time.sleep(2.0)
            sizes.append(resident())
        stop.set()
        thread.join()
        case = Case(str(Path(name) / "case.db"))
        held = {p.url for p in case.view.all(Page)}
        third = len(sizes) // 3
        print(f"{seconds} s, {sum(site.asked.values())} requests, {len(good)} good pages came, "
              f"{len(held & set(good))} read, {case.view.count(Page)} pages with versions; "
              f"memory {median(sizes[third : 2 * third]):.0f} MB in the second third, "
              f"{median(sizes[2 * third :]):.0f} MB in the last; "
              f"problems {verify(case.view)[0]}")  # fmt: skip


def resident() -> float:
    """Resident memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def latency(known: str = "100", more: str = "30") -> None:
    """From the bytes of a page to the record that holds it, with so many pages known before."""
    from fogline.run.pipeline import page_facts

    with tempfile.TemporaryDirectory() as folder:
        given = list(read_some(Path(folder), int(known) + int(more)))
    table = parties(kit().reading.actors.ids.values())
    live = Live(Case("sqlite://").facts(), kit().lore, table)
    live.add(page_facts(page, data, kit()) for page, data in given[: int(known)])
    times, used = [], []
    for page, data in given[int(known) :]:
        at, before = time.perf_counter(), time.process_time()
        live.add([page_facts(page, data, kit())])
        times.append(time.perf_counter() - at)
        used.append(time.process_time() - before)
    print(f"{known} pages known, {more} more: page to ledger median {median(times):.3f} s, "
          f"worst {max(times):.3f} s; of processor median {median(used):.3f} s, "
          f"worst {max(used):.3f} s; load {os.getloadavg()[0]:.1f}")  # fmt: skip


TASKS = {f.__name__: f for f in (growth, stages, engines, kills, storm, latency)}


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in TASKS:
        print(__doc__)
    else:
        TASKS[sys.argv[1]](*sys.argv[2:])  # type: ignore[operator]
