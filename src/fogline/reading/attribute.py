"""Attribution out of the reader's scores: layers of source, cue and content, tied by links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from fogline.nouns import Said, Span, Token
from fogline.reading import decode
from fogline.reading.labels import ROLES

TAGS = ("O", "B", "I")
Piece = tuple[int, int]


@dataclass(slots=True)
class _Group:
    cue: Piece | None = None
    source: Piece | None = None
    score: float = -np.inf
    content: list[Piece] = field(default_factory=list)


def attributions(
    tokens: tuple[Token, ...], roles: decode.Floats, links: decode.Floats
) -> tuple[Said, ...]:
    """The attributions of one sentence, in order of their first word.

    Inner content that begins with the outer belongs to another cue than the outer's.

    `roles` (word, 3 times layer) scores O, B, I in each layer; `links` (word, 1 + word) scores the
    cue that the span beginning at a word belongs to, place 0 for none.
    """
    n = len(tokens)
    scores = roles.reshape(n, len(ROLES), 3).transpose(1, 0, 2)
    paths = decode.tag_paths(scores, np.full(len(ROLES), n), TAGS)
    layers = [[(a, b) for a, b, _ in decode.tag_spans(p.tolist(), TAGS)] for p in paths]
    source, cue, content, inner = layers
    groups = _cues(cue, links)
    for piece in source:
        _give_source(piece, groups, links)
    taken: dict[int, int] = {}
    for piece in [*content, *inner]:
        free = [k for k in groups if k != taken.get(piece[0], -1)]
        at = taken[piece[0]] = _best(piece, free, links, none=True)
        groups.setdefault(at, _Group()).content.append(piece)
    return _spans(tokens, groups)


def _cues(cue: list[Piece], links: decode.Floats) -> dict[int, _Group]:
    """A group per cue; a cue piece that points to an earlier one is a part of it."""
    groups: dict[int, _Group] = {}
    for piece in cue:
        earlier = list(groups)
        at = _best(piece, [*earlier, piece[0]], links) if earlier else piece[0]
        if at == piece[0]:
            groups[at] = _Group(cue=piece)
    return groups


def _give_source(piece: Piece, groups: dict[int, _Group], links: decode.Floats) -> None:
    """Give a source to its cue, or to none ("Police: ..."); of two the better scored stays."""
    at = _best(piece, [k for k, g in groups.items() if g.cue], links, none=True)
    group = groups.setdefault(at, _Group())
    score = float(links[piece[0], at + 1])
    if score > group.score:
        group.source, group.score = piece, score


def _best(piece: Piece, cues: Sequence[int], links: decode.Floats, none: bool = False) -> int:
    """The best-scored of the cues for a span; -1 where there is none."""
    places = [k + 1 for k in cues if k >= 0] + ([0] if none else [])
    if not places:
        return -1
    row = links[piece[0]]
    return max(places, key=lambda k: float(row[k])) - 1


def _spans(tokens: tuple[Token, ...], groups: dict[int, _Group]) -> tuple[Said, ...]:
    def span(piece: Piece | None) -> Span | None:
        return (
            None
            if piece is None
            else Span(tokens[piece[0]].span.start, tokens[piece[1] - 1].span.end)
        )

    out = []
    for g in groups.values():
        pieces = tuple(s for s in map(span, sorted(g.content)) if s is not None)
        out.append(Said(span(g.source), span(g.cue), pieces))
    return tuple(sorted(out, key=_order))


def _order(a: Said) -> int:
    return min(s.start for s in (a.source, a.cue, *a.content) if s is not None)
