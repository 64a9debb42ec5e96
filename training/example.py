"""One training sentence: words and whatever layers are marked on it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Example:
    """A sentence; a layer that is None is not marked and trains no head.

    `heads` counts words from 1, 0 is the root, -1 an unmarked word. `names` and `mentions` are BIO
    tags; `coarse` says that only PER, ORG and LOC are marked in `names`. `roles` holds one BIO list
    (tags O, B, I) per attribution layer, `links` the word (from 1) of the cue that a span's first
    word belongs to, 0 for no cue, -1 elsewhere. `starts` are offsets of the words in `text`.
    """

    words: list[str]
    origin: str = ""
    text: str = ""
    starts: list[int] = field(default_factory=list)
    upos: list[str] | None = None
    feats: list[str] | None = None
    heads: list[int] | None = None
    rels: list[str] | None = None
    names: list[str] | None = None
    coarse: bool = False
    mentions: list[str] | None = None
    roles: list[list[str]] | None = None
    links: list[int] | None = None
    extra: dict[str, str] = field(default_factory=dict)


def spans(tags: list[str]) -> list[tuple[int, int, str]]:
    """The spans (first word, end, label) of a BIO tag list."""
    out: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag[0] == "B":
            out.append((i, i + 1, tag[2:]))
        elif tag[0] == "I" and out and out[-1][1] == i and out[-1][2] == tag[2:]:
            out[-1] = (out[-1][0], i + 1, tag[2:])
    return out


def tagged(length: int, found: list[tuple[int, int, str]]) -> list[str]:
    """BIO tags of spans (first word, end, label); of overlapping spans the first given stands."""
    tags = ["O"] * length
    for start, end, label in found:
        if start < end and all(t == "O" for t in tags[start:end]):
            tail = f"-{label}" if label else ""
            tags[start:end] = ["B" + tail] + ["I" + tail] * (end - start - 1)
    return tags
