"""CoNLL-U (universaldependencies.org/format): sentences and words in, parses out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fogline.nouns import Parse, Span
from fogline.reading.parse import Words


@dataclass(frozen=True, slots=True)
class Block:
    """One sentence of a CoNLL-U file: its lines as they are, and its words laid out on a page."""

    lines: tuple[str, ...]
    words: Words


def blocks(text: str) -> tuple[str, list[Block]]:
    """The page text of a CoNLL-U file (words with single blanks, a sentence a line) and its
    sentences. Ranges of multiword tokens and empty nodes keep their lines but are no words."""
    pages, found, at = [], [], 0
    for lines in _sentences(text):
        forms = [line.split("\t")[1] for line in lines if _is_word(line)]
        if not forms:
            continue
        spans, here = [], at
        for form in forms:
            spans.append(Span(here, here + len(form)))
            here += len(form) + 1
        laid = " ".join(forms)
        found.append(Block(lines, Words(Span(at, at + len(laid)), laid, tuple(spans))))
        pages.append(laid)
        at += len(laid) + 1
    return "\n".join(pages), found


def _sentences(text: str) -> Iterator[tuple[str, ...]]:
    lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.strip():
            lines.append(line)
        elif lines:
            yield tuple(lines)
            lines = []


def _is_word(line: str) -> bool:
    return line.split("\t", 1)[0].isdigit()


def filled(block: Block, parse: Parse) -> Iterator[str]:
    """The lines of a sentence with our UPOS, FEATS, HEAD and DEPREL in place of its own."""
    tokens = iter(parse.tokens)
    for line in block.lines:
        if not _is_word(line):
            if line.startswith("#") or "-" in line.split("\t", 1)[0]:
                yield line
            continue
        t, columns = next(tokens), line.split("\t")
        columns[2:9] = ["_", t.upos, "_", t.feats, str(t.head + 1), t.deprel, "_"]
        yield "\t".join(columns)
    yield ""


def written(parses: Iterable[tuple[str, Parse]], page: str) -> Iterator[str]:
    """The lines of a page: (text of the sentence, its parse) in order."""
    yield f"# newdoc id = {page}"
    for number, (text, parse) in enumerate(parses, 1):
        yield f"# sent_id = {page}-{number}"
        yield f"# text = {' '.join(text.split())}"
        yield from _rows(parse)
        yield ""


def _rows(parse: Parse) -> Iterator[str]:
    ends: Sequence[int] = [t.span.start for t in parse.tokens[1:]]
    for i, t in enumerate(parse.tokens):
        glued = i < len(ends) and ends[i] == t.span.end
        misc = "SpaceAfter=No" if glued else "_"
        row = (str(i + 1), t.text, "_", t.upos, "_", t.feats, str(t.head + 1), t.deprel, "_", misc)
        yield "\t".join(row)
