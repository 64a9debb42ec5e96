"""What each part of the reading saw on a page: layers of spans, for outside evaluation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from fogline.intake.read import pages
from fogline.nouns import Failure, Page, Report, Span, own_spans, page_id, trimmed
from fogline.reading.areas import TAKEN_UP
from fogline.reading.found import found
from fogline.reading.parse import cut
from fogline.reading.parts import sentences
from fogline.reading.read import Reading, seen
from fogline.reading.scene import Scene, Sentence
from fogline.reports.split import split
from fogline.run.conllu import Block, blocks, filled, written
from fogline.run.kit import Kit

Row = dict[str, Any]
Annotated = tuple[Page, tuple[Sentence, ...], tuple[Block, ...]]
"""A page with all its sentences parsed; blocks where it came as CoNLL-U."""


def annotated(
    inputs: Iterable[str], kit: Kit, date: str | None = None
) -> Iterator[Annotated | Failure]:
    """Every page of the inputs with its sentences; `date` (ISO day) serves pages without one."""
    for named in inputs:
        if named.endswith(".conllu"):
            yield _treebank(Path(named), kit.reading, date)
            continue
        for item in pages([named]):
            yield item if isinstance(item, Failure) else _page(item[0], kit, date)


def _page(page: Page, kit: Kit, date: str | None) -> Annotated:
    reports, _ = split(page, kit.outlets)
    read: list[Sentence] = []
    for report in [*reports, *_rest(page, reports)]:
        own = own_spans(report, tuple(reports))
        read += _read(page, report, sentences(page, report, own), kit.reading, date)
    return page, tuple(sorted(read, key=lambda s: s.span)), ()


def _rest(page: Page, reports: Sequence[Report]) -> Iterator[Report]:
    """The text outside reports, and furniture inside them: read too, as nobody's."""
    taken = [s for r in reports for s in own_spans(r, tuple(reports))]
    taken += [f.span for r in reports for f in r.furniture if f.kind == "caption"]
    at = 0
    for span in [*sorted(taken), Span(len(page.text), len(page.text) + 1)]:
        rest = trimmed(page.text, at, min(span.start, len(page.text))) if at < span.start else None
        if rest:
            yield Report(f"rest-{rest.start}", page.id, rest, "host_text")
        at = max(at, span.end)


def _read(
    page: Page, report: Report, made: Sequence[Sentence], reading: Reading, date: str | None
) -> tuple[Sentence, ...]:
    """The sentences with everything seen in them; each is parsed, whatever the gate says."""
    parses = reading.reader.parse([cut(page.text, s.span) for s in made])
    ready = tuple(replace(s, parse=p) for s, p in zip(made, parses, strict=True))
    base = report.public or page.meta.stamp or date
    return seen(Scene(page, report, base, ready), reading).sentences


def _treebank(path: Path, reading: Reading, date: str | None) -> Annotated:
    """A CoNLL-U file as a page with its own sentences and words."""
    data = path.read_bytes()
    text, given = blocks(data.decode("utf-8"))
    digest = sha256(data).hexdigest()
    page = Page(page_id(digest, None), path.name, None, "text/x-conllu", digest, text)
    parses = reading.reader.parse([b.words for b in given])
    ready = tuple(Sentence(p.span, p.span.of(text), parse=p) for p in parses)
    whole = Report("treebank", page.id, Span(0, max(len(text), 1)), "article")
    return page, seen(Scene(page, whole, date, ready), reading).sentences, tuple(given)


def conllu(item: Annotated) -> Iterator[str]:
    """The token layer of a page as lines of CoNLL-U."""
    page, read, given = item
    if given:
        for block, s in zip(given, read, strict=True):
            if s.parse is not None:
                yield from filled(block, s.parse)
        return
    yield from written(((s.text, s.parse) for s in read if s.parse), page.name)


def rows(item: Annotated, layers: Sequence[str], reading: Reading) -> Iterator[Row]:
    """The spans of the layers, sentence by sentence; `page` and `layer` in each row."""
    page, read, _ = item
    for s in read:
        for layer in layers:
            for row in LAYERS[layer](s, reading):
                yield {"page": page.name, "layer": layer, **row}


def _sentence(s: Sentence, _: Reading) -> Iterator[Row]:
    yield _ends(s.span)


def _token(s: Sentence, _: Reading) -> Iterator[Row]:
    tokens = s.parse.tokens if s.parse else ()
    for t in tokens:
        head = tokens[t.head].span.start if t.head >= 0 else None
        told = {"upos": t.upos, "feats": t.feats, "head": head, "deprel": t.deprel}
        yield {**_ends(t.span), "sentence": s.span.start, **told}


def _name(s: Sentence, _: Reading) -> Iterator[Row]:
    for name in s.parse.names if s.parse else ():
        yield {**_ends(name.span), "label": name.label}


def _attribution(s: Sentence, reading: Reading) -> Iterator[Row]:
    for frame in found(s, reading.lexicon):
        content = [[c.start, c.end] for c in frame.content]
        yield {"source": _pair(frame.source), "cue": _pair(frame.cue), "content": content}


def _place(s: Sentence, _: Reading) -> Iterator[Row]:
    for m in s.places:
        if m.why == TAKEN_UP:
            continue
        place = m.place
        names = ("name", "geonames_id", "lat", "lon", "country", "admin1", "geo_precision")
        yield {**_ends(m.span), **{n: getattr(place, n) if place else None for n in names}}


def _time(s: Sentence, _: Reading) -> Iterator[Row]:
    for m in s.times:
        told = {"timex": m.timex, "value": m.value, "from": m.when.start, "to": m.when.end}
        yield {**_ends(m.span), **told}


def _ends(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


LAYERS: Mapping[str, Callable[[Sentence, Reading], Iterator[Row]]] = {
    "sentence": _sentence,
    "token": _token,
    "name": _name,
    "attribution": _attribution,
    "place": _place,
    "time": _time,
}
