"""Inputs to batches of documents, and a batch to its tables: bytes in, bytes out.

That is all an engine needs. A batch is known by the hash of what it holds, of the knowledge and of
the code, so finished work is recognised wherever and whenever it was done. Batches end where a
document's own hash says so (content-defined chunking: Muthitacharoen et al., "A low-bandwidth
network file system", SOSP 2001): a page more at the front changes one batch, not all behind it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec

from fogline.intake.fetched import Fetched
from fogline.intake.jsonl import records
from fogline.intake.read import documents, read_document
from fogline.intake.settings import IntakeSettings
from fogline.intake.tape import Tape
from fogline.intake.worker import Worker
from fogline.lineage.sign import sign
from fogline.nouns import Failure, failure
from fogline.reading.reader import OnnxReader
from fogline.run.kit import kit
from fogline.run.pipeline import facts_of
from fogline.run.tables import packed, rows_of, suffix
from fogline.store.writer import PageFacts

ENDS = 16
"""One document in so many ends its batch."""
MOST_DOCUMENTS = 32
MOST_BYTES = 4_000_000
SETTINGS = IntakeSettings()


@dataclass(frozen=True, slots=True)
class Load:
    """What a batch carries: documents, and inputs that gave none."""

    documents: list[Fetched]
    failures: list[Failure]


@dataclass(frozen=True, slots=True)
class Batch:
    """Some documents as bytes under the hash of (these bytes, knowledge, code)."""

    key: str
    data: bytes
    documents: int


def batches(inputs: Iterable[str], stamp: str) -> Iterator[Batch]:
    """The documents of the inputs in batches; the same documents in order give the same batches."""
    held, failed, size = list[Fetched](), list[Failure](), 0
    for item in _all_documents(inputs):
        if isinstance(item, Failure):
            failed.append(item)
            continue
        held.append(item)
        size += len(item.data)
        mark = blake2b(item.data, digest_size=4).digest()
        full = len(held) >= MOST_DOCUMENTS or size >= MOST_BYTES
        if full or int.from_bytes(mark) % ENDS == 0:
            yield batch(Load(held, failed), stamp)
            held, failed, size = [], [], 0
    if held or failed:
        yield batch(Load(held, failed), stamp)


def batch(load: Load, stamp: str) -> Batch:
    """A batch with its key."""
    data = msgspec.msgpack.encode(load)
    key = blake2b(data, digest_size=16, key=stamp.encode()[:64]).hexdigest()
    return Batch(key, data, len(load.documents))


def _all_documents(inputs: Iterable[str]) -> Iterator[Fetched | Failure]:
    for named in inputs:
        tables = _parquet_files(Path(named))
        for path in tables:
            yield from _parquet_documents(path)
        if not tables:
            yield from documents([named], SETTINGS)


def _parquet_files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(path.rglob("*.parquet"))
    return [path] if path.suffix == ".parquet" else []


def _parquet_documents(path: Path) -> Iterator[Fetched | Failure]:
    """Rows of a Parquet file, read as the lines of a JSONL file are."""
    try:
        import pyarrow.parquet as pq

        for group in pq.ParquetFile(path).iter_batches(512):
            for row in group.to_pylist():
                line = msgspec.json.encode(row) + b"\n"
                yield from records(Tape(BytesIO(line)), path.name, SETTINGS)
    except (ImportError, OSError, ValueError) as error:
        yield failure(path.name, "intake", f"cannot be read as Parquet: {error}")


@cache
def stamp() -> str:
    """32 digits that change with the code, the knowledge, the reader and the form of tables."""
    whole = blake2b(digest_size=16)
    for told in (kit().digest, OnnxReader().name, suffix()):
        whole.update(f"{len(told)}:{told}".encode())
    for source in _sources(files("fogline")):
        whole.update(source)
    return whole.hexdigest()


def _sources(folder: Any) -> Iterator[bytes]:
    for item in sorted(folder.iterdir(), key=lambda one: one.name):
        if item.is_dir():
            yield from _sources(item)
        elif item.name.endswith(".py"):
            yield item.read_bytes()


@cache
def _worker() -> Worker:
    return Worker(SETTINGS)


def work(data: bytes, dead: Collection[int] = ()) -> bytes:
    """The tables of a batch as msgpack of {table: bytes of its file}; a function of its input.

    `dead` are numbers of documents that are known to kill whoever reads them: they become failures.
    """
    load = msgspec.msgpack.decode(data, type=Load)
    facts, failures, passages = [], list(load.failures), []
    for number, document in enumerate(load.documents):
        if number in dead:
            failures.append(failure(document.name, "read", "the worker that read it died"))
            continue
        for item in facts_of(read_document(document, SETTINGS, _worker()), kit()):
            if isinstance(item, PageFacts):
                facts.append(item)
                passages += sign(item.page, item.reports)
            else:
                failures.append(item)
    rows = rows_of(facts, failures, passages)
    return msgspec.msgpack.encode({name: packed(name, group) for name, group in rows.items()})


def alone(data: bytes) -> list[bytes]:
    """A batch cut into batches of one document each, in order."""
    load = msgspec.msgpack.decode(data, type=Load)
    return [msgspec.msgpack.encode(Load([one], [])) for one in load.documents]
