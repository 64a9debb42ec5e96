"""Inputs to pages: the public functions of intake."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from hashlib import sha256
from io import BytesIO

from fogline.intake.fetched import Extracted, Fetched, merged
from fogline.intake.jsonl import records
from fogline.intake.language import language
from fogline.intake.media import FEED, HTML, JSON_FEED, JSONL, PDF, PLAIN, WARC, kind_of
from fogline.intake.settings import IntakeSettings
from fogline.intake.sources import Source, sources
from fogline.intake.tape import Tape
from fogline.intake.warc import responses
from fogline.intake.worker import Answer, Job, Worker, answer
from fogline.nouns import Failure, Page, failure, page_id

Read = tuple[Page, bytes] | Failure
"""A page with its raw bytes, whose SHA-256 is `page.sha256`; or why there is none."""

_HEAD = 2048
_ONE_PAGE = {
    PLAIN: "text_bytes",
    HTML: "html_bytes",
    PDF: "pdf_bytes",
    FEED: "feed_bytes",
    JSON_FEED: "feed_bytes",
}


def pages(
    inputs: Iterable[str],
    settings: IntakeSettings | None = None,
    fetched: str | None = None,
) -> Iterator[Read]:
    """Every page of the inputs, in order, one at a time.

    An input is a file (.txt .html .pdf .jsonl .warc .xml .rss .atom .json, each also as .gz), a
    folder, a glob, an http(s) address or `-` for stdin. `fetched` is the ISO instant for what is
    fetched now; WARC and JSONL tell their own. What cannot be read is a Failure with its reason.
    """
    settings = settings or IntakeSettings()
    with Worker(settings) as worker:
        for named in inputs:
            for source in sources(named, settings, fetched):
                if isinstance(source, Failure):
                    yield source
                else:
                    yield from _opened(source, settings, worker)


def documents(
    inputs: Iterable[str], settings: IntakeSettings, fetched: str | None = None
) -> Iterator[Fetched | Failure]:
    """The documents of the inputs as they came, in order, not yet read: see `read_document`."""
    for named in inputs:
        for source in sources(named, settings, fetched):
            if isinstance(source, Failure):
                yield source
            else:
                yield from _within(source, settings)


def read_document(document: Fetched, settings: IntakeSettings, worker: Worker) -> list[Read]:
    """The pages of one document: a feed holds several, most documents one."""
    return list(_read(document, settings, worker))


def page_from_bytes(
    data: bytes,
    name: str,
    url: str | None = None,
    media_type: str | None = None,
    fetched: str | None = None,
    settings: IntakeSettings | None = None,
    worker: Worker | None = None,
) -> list[Read]:
    """The pages that `data` holds: one, or those of a feed, JSONL or WARC; touches no network.

    `media_type` is what was declared, if anything; pass a `worker` to reuse its process.
    """
    settings = settings or IntakeSettings()
    source = Source(name, lambda: BytesIO(data), url, media_type, fetched)
    if worker is not None:
        return list(_opened(source, settings, worker))
    with Worker(settings) as own:
        return list(_opened(source, settings, own))


def _opened(source: Source, settings: IntakeSettings, worker: Worker) -> Iterator[Read]:
    for document in _within(source, settings):
        if isinstance(document, Failure):
            yield document
        else:
            yield from _read(document, settings, worker)


def _within(source: Source, settings: IntakeSettings) -> Iterator[Fetched | Failure]:
    try:
        stream = source.open()
    except OSError as error:
        yield failure(source.name, "intake", f"cannot be opened: {error.strerror}")
        return
    with closing(stream):
        yield from _documents(Tape(stream), source, settings)


def _documents(tape: Tape, source: Source, settings: IntakeSettings) -> Iterator[Fetched | Failure]:
    """The documents of a stream: those of a JSONL or WARC, else the one it is."""
    kind = kind_of(tape.peek(_HEAD), source.url or source.name, source.declared)
    if kind == JSONL:
        yield from records(tape, source.name, settings)
    elif kind == WARC:
        yield from responses(tape, source.name, settings)
    elif kind not in _ONE_PAGE:
        yield failure(source.name, "intake", f"cannot read {source.declared or kind}")
    else:
        yield _whole(tape, kind, source, settings)


def _whole(tape: Tape, kind: str, source: Source, settings: IntakeSettings) -> Fetched | Failure:
    most: int = getattr(settings, _ONE_PAGE[kind])
    data = tape.read(most + 1)
    if len(data) > most:
        return failure(source.name, "intake", f"larger than {most:,} bytes")
    if tape.broken:
        return failure(source.name, "intake", tape.broken)
    charset = (source.declared or "").partition(";")[2]
    media_type = f"{kind};{charset}" if charset else kind
    return Fetched(source.name, source.url, media_type, data, source.fetched)


def _read(document: Fetched, settings: IntakeSettings, worker: Worker) -> Iterator[Read]:
    """The pages of one document; plain text is read here, all else by the worker."""
    kind = document.media_type.partition(";")[0]
    found = _here(document, settings) if kind == PLAIN else worker.extract(document)
    for extracted in found.pages:
        if extracted.text.strip():
            yield _page(document, extracted, kind)
        else:
            why = extracted.refused or "no text in it"
            yield failure(extracted.url or document.name, "intake", why)
    if found.refused:
        yield failure(document.name, "intake", found.refused)


def _here(document: Fetched, settings: IntakeSettings) -> Answer:
    return answer(Job(document, settings))


def _page(document: Fetched, extracted: Extracted, kind: str) -> tuple[Page, bytes]:
    raw = extracted.raw or document.raw or document.data
    digest = sha256(raw).hexdigest()
    url = extracted.url or document.url
    page = Page(
        id=page_id(digest, url),
        name=(extracted.url or document.name) if extracted.raw else document.name,
        url=url,
        media_type=kind,
        sha256=digest,
        text=extracted.text,
        language=language(extracted.text),
        fetched=document.fetched,
        meta=merged(document.meta, extracted.meta),
        blocks=extracted.blocks,
    )
    return page, raw
