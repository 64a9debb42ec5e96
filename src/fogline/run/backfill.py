"""A whole crawl to tables: finished parts are recognised by their hash and never made again.

    OUT/stamp                   code, knowledge and reader that made it
    OUT/claim/<key>.parquet     one file a batch, for every table in `tables.COLUMNS`
    OUT/done/<key>.json         the marker, written last: size of each file
    OUT/parts.json              the parts of the last finished run, in order
    OUT/link/all.parquet        where asked for: every shared passage of the whole

A page that two batches hold stands in both, under one id.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import msgspec

from fogline.errors import Unusable
from fogline.run.case import Case
from fogline.run.kit import kit
from fogline.run.lock import held
from fogline.run.partitions import Batch, batches, stamp
from fogline.run.tables import COLUMNS, facts_in, link_rows, packed, suffix, unpacked
from fogline.run.whole import Buckets, components, links_of

Engine = Callable[[Iterator[Batch], int], Iterator[tuple[Batch, bytes]]]
Progress = Callable[["Done"], None]
ENGINES = ("local", "daft", "ray")


@dataclass(frozen=True, slots=True)
class Plan:
    """What to read, on which engine with how many workers, and where it goes."""

    inputs: tuple[str, ...]
    out: Path
    engine: str = "local"
    workers: int = 2
    into: str | None = None
    links: bool = False


@dataclass(slots=True)
class Done:
    """How far a backfill is. `total` documents are known before the work begins, or None."""

    total: int | None = None
    documents: int = 0
    made: int = 0
    pages: int = 0
    failures: int = 0
    links: int = 0
    parts: list[str] = field(default_factory=list)

    def add(self, batch: Batch, marker: Marker, fresh: bool) -> None:
        """Count a part."""
        self.documents += batch.documents
        self.made += batch.documents if fresh else 0
        self.pages += marker.pages
        self.failures += marker.failures


@dataclass(frozen=True, slots=True)
class Marker:
    """What a finished part holds."""

    key: str
    pages: int
    failures: int
    sizes: dict[str, int]


def backfill(plan: Plan, progress: Progress = lambda _: None) -> Done:
    """Make what is missing in `plan.out`; raises Unusable, StoreBusy. Doing it again does nothing.

    Stopped anywhere, it goes on at the next call; only batches under way are made again.
    """
    plan.out.mkdir(parents=True, exist_ok=True)
    with held(plan.out / ".lock", "backfill"):
        made_by = _stamped(plan.out)
        done = Done(_count(plan.inputs, made_by))
        for at, marker, fresh in _parts(plan, made_by, done):
            done.add(at, marker, fresh)
            progress(done)
        if plan.into:
            _load(plan.out, done.parts, plan.into)
        if plan.links:
            done.links = _link(plan.out, done.parts)
        _write(plan.out / "parts.json", msgspec.json.encode(done.parts))
    return done


def _parts(plan: Plan, made_by: str, done: Done) -> Iterator[tuple[Batch, Marker, bool]]:
    """Every batch of the inputs once its part is there, and whether it was made now."""
    found: list[tuple[Batch, Marker, bool]] = []
    seen: set[str] = set()

    def missing() -> Iterator[Batch]:
        for batch in batches(plan.inputs, made_by):
            if batch.key in seen:
                continue
            seen.add(batch.key)
            done.parts.append(batch.key)
            if marker := _marker(plan.out, batch.key):
                found.append((Batch(batch.key, b"", batch.documents), marker, False))
            else:
                yield batch

    for batch, tables in engine(plan.engine)(missing(), plan.workers):
        yield batch, _keep(plan.out, batch.key, tables), True
        while found:
            yield found.pop()
    while found:
        yield found.pop()


def engine(name: str) -> Engine:
    """The engine of this name; raises Unusable where it is unknown or not installed."""
    if name not in ENGINES:
        raise Unusable(f"no engine {name!r}: one of {', '.join(ENGINES)}")
    try:
        return cast(Engine, import_module(f"fogline.run.engines.{name}").run)
    except ImportError as error:
        raise Unusable(f"engine {name} needs the extra [cluster]: {error}") from error


def _count(inputs: Iterable[str], made_by: str) -> int | None:
    """Documents in the inputs, where they can be read twice."""
    if any(named == "-" or "://" in named for named in inputs):
        return None
    return sum(batch.documents for batch in batches(inputs, made_by))


def _stamped(out: Path) -> str:
    """The stamp of this installation; raises Unusable where another one made what is in `out`."""
    made_by, path = stamp(), out / "stamp"
    if path.exists() and path.read_text() != made_by:
        raise Unusable(f"{out} was made by another version or other knowledge: name a new folder")
    _write(path, made_by.encode())
    return made_by


def _path(out: Path, table: str, key: str) -> Path:
    return out / table / f"{key}.{suffix()}"


def _marker(out: Path, key: str) -> Marker | None:
    """The marker of a part whose files are all there."""
    try:
        marker = msgspec.json.decode((out / "done" / f"{key}.json").read_bytes(), type=Marker)
        sizes = {name: _path(out, name, key).stat().st_size for name in COLUMNS}
    except (OSError, msgspec.MsgspecError):
        return None
    return marker if marker.sizes == sizes else None


def _keep(out: Path, key: str, tables: bytes) -> Marker:
    """Write the files of a part, then its marker."""
    found = msgspec.msgpack.decode(tables, type=dict[str, bytes])
    for name, data in found.items():
        _write(_path(out, name, key), data)
    rows = {name: len(unpacked(name, found[name])) for name in ("page", "failure")}
    sizes = {name: len(data) for name, data in found.items()}
    marker = Marker(key, rows["page"], rows["failure"], sizes)
    _write(out / "done" / f"{key}.json", msgspec.json.encode(marker))
    return marker


def _write(path: Path, data: bytes) -> None:
    """All of a file or nothing of it, whenever the machine stops."""
    path.parent.mkdir(exist_ok=True)
    fresh = path.with_name(f".{path.name}.tmp")
    with fresh.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, path)


def _load(out: Path, parts: Iterable[str], database: str) -> None:
    """The parts into a store, a transaction each; what is there already stays."""
    case = Case(database)
    for key in parts:
        facts, failures = facts_in(lambda name, key=key: _path(out, name, key).read_bytes())  # type: ignore[misc]
        case.writer.add_pages(facts)
        case.writer.add(failures)


def _link(out: Path, parts: Iterable[str]) -> int:
    """Write the link table of these parts; how many links. Made anew each time: it is a view."""
    read = lambda table, part: _path(out, table, part).read_bytes()  # noqa: E731
    with TemporaryDirectory(dir=out, prefix=".buckets-") as folder:
        links = list(links_of(Buckets(Path(folder), parts, read), kit().lore))
    texts = components(link for link in links if not link.background)
    _write(_path(out, "link", "all"), packed("link", link_rows(links, texts)))
    return len(links)
