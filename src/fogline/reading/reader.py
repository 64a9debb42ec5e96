"""The reader: sentences in, parses out.

Any UD pipeline can stand behind `Reader`; the default is a small multi-task network (see
`docs/model-card.md`) run by onnxruntime from the weights in `reading/model/`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from fogline.nouns import Name, Parse, Span, Token
from fogline.reading import decode
from fogline.reading.attribute import attributions
from fogline.reading.labels import MENTIONS, NAMES, UPOS, bio
from fogline.reading.parse import Words
from fogline.reading.pieces import Pieces, Vocabulary, padded
from fogline.reading.repair import mended

MODEL = Path(__file__).parent / "model"
BATCH_PIECES = 800
"""Padded word pieces of one run of the network: bounds its memory."""
LONGEST_PIECES = 400
LONGEST_WORDS = 150
"""A longer sentence is read in parts, each hung under the first part's root by `parataxis`."""

NAME_TAGS, MENTION_TAGS = bio(NAMES), bio(MENTIONS)
ROOT = -1
OUTPUTS = ("upos", "feats", "arc", "rel", "names", "mentions", "roles", "links")


class Reader(Protocol):
    """Anything that parses sentences into Universal Dependencies."""

    @property
    def name(self) -> str:
        """Which model this is, for a claim's `rule`."""
        ...

    def parse(self, sentences: Sequence[Words]) -> list[Parse]:
        """The parse of each sentence, in order."""
        ...


class OnnxReader:
    """The shipped network. Loads its files at the first parse; `threads` bounds its CPU."""

    def __init__(
        self, folder: Path = MODEL, threads: int = 1, weights: str = "reader.onnx"
    ) -> None:
        self._folder, self._threads, self._weights = folder, threads, weights

    @cached_property
    def name(self) -> str:
        """Which model this is: `minilm6-` and the first eight digits of its weights' SHA-256."""
        weights = (self._folder / self._weights).read_bytes()
        return "minilm6-" + hashlib.sha256(weights).hexdigest()[:8]

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self._folder / "tokenizer.json")

    @cached_property
    def _session(self) -> Any:
        import onnxruntime as ort

        options = ort.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.enable_mem_pattern = False
        path = str(self._folder / self._weights)
        return ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    @cached_property
    def _labels(self) -> tuple[list[str], list[str]]:
        meta = self._session.get_modelmeta().custom_metadata_map
        return json.loads(meta["feats"]), json.loads(meta["rels"])

    def parse(self, sentences: Sequence[Words]) -> list[Parse]:
        """The parse of each sentence, in order; a sentence without tokens is an error."""
        parts = [(i, part) for i, s in enumerate(sentences) for part in self._parts(s)]
        read = [self._vocabulary.read(part.forms()) for _, part in parts]
        parsed: list[Parse | None] = [None] * len(parts)
        for group in batches([len(p.ids) for p in read]):
            found = self._batch([parts[k][1] for k in group], [read[k] for k in group])
            for k, made in zip(group, found, strict=True):
                parsed[k] = made
        whole: list[list[Parse]] = [[] for _ in sentences]
        for (i, _), one in zip(parts, parsed, strict=True):
            assert one is not None
            whole[i].append(one)
        return [joined(s, w) for s, w in zip(sentences, whole, strict=True)]

    def _parts(self, s: Words) -> Iterator[Words]:
        """The sentence, or where it is too long for the network, stretches of it."""
        if not s.words:
            raise ValueError(f"sentence at {s.span.start} has no tokens")
        first = self._vocabulary.read(s.forms()).first
        start = 0
        for i, at in enumerate(first):
            if i - start >= LONGEST_WORDS or at - first[start] > LONGEST_PIECES:
                yield Words(s.span, s.text, s.words[start:i])
                start = i
        yield s if start == 0 else Words(s.span, s.text, s.words[start:])

    def _batch(self, sentences: list[Words], read: list[Pieces]) -> list[Parse]:
        lengths = np.array([len(s.words) for s in sentences])
        free = np.full((len(read), int(lengths.max())), -1, np.int64)
        out = self._run(read, free)
        heads, searched = decode.trees(out["arc"], lengths)
        again = np.flatnonzero(searched)
        if again.size:
            some = self._run([read[b] for b in again], heads[again])
            for row, b in enumerate(again.tolist()):
                out["rel"][b, : some["rel"].shape[1]] = some["rel"][row]
        names = decode.tag_paths(out["names"], lengths, NAME_TAGS)
        mentions = decode.tag_paths(out["mentions"], lengths, MENTION_TAGS)
        made = []
        for b, s in enumerate(sentences):
            n = len(s.words)
            tokens = self._tokens(s, out, heads[b, :n], b)
            plain = Parse(
                span=s.span,
                tokens=tokens,
                names=_names(tokens, names[b, :n], NAME_TAGS),
                mentions=_names(tokens, mentions[b, :n], MENTION_TAGS),
                said=attributions(tokens, out["roles"][b, :n], out["links"][b, :n]),
                reader=self.name,
            )
            made.append(mended(plain))
        return made

    def _run(self, read: list[Pieces], heads: decode.Ints) -> dict[str, Any]:
        ids, case, first = padded(read)
        given = {"ids": ids, "case": case, "first": first, "heads": heads[:, : first.shape[1] - 1]}
        return dict(zip(OUTPUTS, self._session.run(OUTPUTS, given), strict=True))

    def _tokens(
        self, s: Words, out: dict[str, Any], heads: decode.Ints, b: int
    ) -> tuple[Token, ...]:
        feats, rels = self._labels
        layers = (out[k][b].tolist() for k in ("upos", "feats", "rel"))
        rows = zip(s.words, s.forms(), heads.tolist(), *layers, strict=False)
        return tuple(
            Token(t, form, UPOS[u], feats[f], h - 1 if h else ROOT, rels[r])
            for t, form, h, u, f, r in rows
        )


def batches(sizes: Sequence[int], most: int = BATCH_PIECES) -> Iterator[list[int]]:
    """Places of sentences of like size, so many at a time that padding them stays under `most`."""
    group: list[int] = []
    for k in sorted(range(len(sizes)), key=sizes.__getitem__):
        if group and (len(group) + 1) * sizes[k] > most:
            yield group
            group = []
        group.append(k)
    if group:
        yield group


def _names(tokens: tuple[Token, ...], path: decode.Ints, tags: Sequence[str]) -> tuple[Name, ...]:
    spans = decode.tag_spans(path.tolist(), tags)
    return tuple(Name(Span(tokens[a].span.start, tokens[b - 1].span.end), x) for a, b, x in spans)


def joined(s: Words, parts: list[Parse]) -> Parse:
    """One parse of a sentence that was read in parts."""
    if len(parts) == 1:
        return parts[0]
    root = next(i for i, t in enumerate(parts[0].tokens) if t.head == ROOT)
    tokens: list[Token] = []
    for p in parts:
        base = len(tokens)
        tokens += [_moved(t, base, root) for t in p.tokens]
    return Parse(
        span=s.span,
        tokens=tuple(tokens),
        names=tuple(n for p in parts for n in p.names),
        said=tuple(a for p in parts for a in p.said),
        mentions=tuple(n for p in parts for n in p.mentions),
        reader=parts[0].reader,
    )


def _moved(t: Token, base: int, root: int) -> Token:
    """A token of a later part: its head moves along, and the part's root goes under the first's."""
    if t.head != ROOT:
        return replace(t, head=t.head + base)
    return replace(t, head=root, deprel="parataxis") if base else t


@lru_cache(maxsize=4)
def shipped(threads: int = 1) -> OnnxReader:
    """The reader in the package; made once per number of threads, loaded at its first parse."""
    return OnnxReader(threads=threads)
