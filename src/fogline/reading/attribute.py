"""Attribution out of the reader's scores: layers of source, cue and content, tied by links.

The tree then mends the spans: a source or content cut short is drawn out to its phrase or clause,
and a reporting verb without a source takes its subject. A sentence inside quotation marks, with
nobody named in it, is content of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from fogline.nouns import Said, Span, Token
from fogline.reading import decode
from fogline.reading.labels import ROLES

TAGS = ("O", "B", "I")
SUBJECTS = ("nsubj", "nsubj:outer", "nsubj:pass", "obl:agent")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
EDGES = frozenset(",;:-—–.")
QUOTES = frozenset({'"', "“", "”", "„", "«", "»", "``", "''"})
Piece = tuple[int, int]
Tokens = tuple[Token, ...]


@dataclass(slots=True)
class _Group:
    cue: Piece | None = None
    source: Piece | None = None
    score: float = -np.inf
    content: list[Piece] = field(default_factory=list)


def attributions(tokens: Tokens, roles: decode.Floats, links: decode.Floats) -> tuple[Said, ...]:
    """The attributions of one sentence, in order of their first word.

    `roles` (word, 3 times layer) scores O, B, I in each layer; `links` (word, 1 + word) scores the
    cue that the span beginning at a word belongs to, place 0 for none. Inner content that begins
    with the outer belongs to another cue than the outer's.
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
        free = [k for k in groups if k >= 0 and k != taken.get(piece[0])]
        at = taken[piece[0]] = _best(piece, free, links, none=piece[0] not in taken or not free)
        groups.setdefault(at, _Group()).content.append(piece)
    if cue:
        _mend(tokens, list(groups.values()))
    elif not groups and _is_quoted(tokens):
        groups[-1] = _Group(content=[(0, n)])
    return _spans(tokens, list(groups.values()))


def _cues(cue: list[Piece], links: decode.Floats) -> dict[int, _Group]:
    """A group per cue; a cue piece that points to an earlier one is a part of it."""
    groups: dict[int, _Group] = {}
    for piece in cue:
        row = links[piece[0]]
        at = max([piece[0], *groups], key=lambda k: float(row[k + 1]))
        if at == piece[0]:
            groups[at] = _Group(cue=piece)
    return groups


def _give_source(piece: Piece, groups: dict[int, _Group], links: decode.Floats) -> None:
    """Give a source to its cue, or to none ("Police: ..."); of two the better scored stays."""
    at = _best(piece, [k for k, g in groups.items() if g.cue], links)
    group = groups.setdefault(at, _Group())
    score = float(links[piece[0], at + 1])
    if group.source and group.source[1] == piece[0]:
        group.source = (group.source[0], piece[1])
    elif score > group.score:
        group.source, group.score = piece, score


def _best(piece: Piece, cues: Sequence[int], links: decode.Floats, none: bool = True) -> int:
    """The best-scored of the cues for a span; -1 for none, where that may be."""
    row = links[piece[0]]
    return max([*([-1] if none else []), *cues], key=lambda k: float(row[k + 1]))


def _mend(tokens: Tokens, groups: list[_Group]) -> None:
    """Sources and contents by the tree: whole phrases, and subjects of cues that have none."""
    below = _subtrees(tokens)
    cues = [g.cue for g in groups if g.cue]
    for g in groups:
        if g.cue is None:
            continue
        if g.source is None:
            g.source = _subject(tokens, below, g)
        else:
            g.source = _phrase(tokens, below, g.source, [*cues, *g.content])
        if len(g.content) == 1:
            g.content = [_clause(tokens, below, g, cues)]


def _is_quoted(tokens: Tokens) -> bool:
    """Whether a sentence begins, ends or both with quotation marks and has no others inside."""
    marks = [i for i, t in enumerate(tokens) if t.text in QUOTES]
    edges = [i for i in marks if i == 0 or i == len(tokens) - 1]
    return bool(marks) and marks == edges


def _subtrees(tokens: Tokens) -> list[set[int]]:
    """The words at and under each word."""
    below: list[set[int]] = [{i} for i in range(len(tokens))]
    for i, t in enumerate(tokens):
        head = t.head
        while head >= 0:
            below[head].add(i)
            head = tokens[head].head
    return below


def _phrase(tokens: Tokens, below: list[set[int]], piece: Piece, others: list[Piece]) -> Piece:
    """The whole phrase of a nominal span's head word, up to a comma with a verb or preposition."""
    a, b = piece
    tops = [i for i in range(a, b) if not a <= tokens[i].head < b and tokens[i].upos != "PUNCT"]
    if not tops or tokens[tops[0]].upos not in NOMINAL:
        return piece
    words = below[tops[0]] | set(range(a, b))
    for k in range(b, max(words)):
        if tokens[k].text in EDGES and tokens[k + 1].upos in ("VERB", "ADP", "SCONJ", "ADV"):
            words = {i for i in words if i < k}
            break
    return _stretch(tokens, words, others, a) or piece


def _clause(tokens: Tokens, below: list[set[int]], g: _Group, cues: list[Piece]) -> Piece:
    """Content drawn out to the end of the clause that the cue's verb governs."""
    assert g.cue is not None
    a, b = g.content[0]
    verbs = [i for i in range(a, b) if g.cue[0] <= tokens[i].head < g.cue[1]]
    if not verbs or tokens[verbs[0]].deprel != "ccomp":
        return a, b
    others = [c for c in (g.source, *cues) if c and not (a <= c[0] and c[1] <= b)]
    return _stretch(tokens, below[verbs[0]] | set(range(a, b)), others, a) or (a, b)


def _stretch(tokens: Tokens, words: set[int], others: list[Piece], start: int = 0) -> Piece | None:
    """Words as one stretch, from `start` on, without outer marks; None where others are in it."""
    a, b = max(min(words), start), max(words) + 1
    while b > a + 1 and tokens[b - 1].text in EDGES:
        b -= 1
    clear = all(y <= a or x >= b for x, y in others)
    return (a, b) if clear and words >= set(range(a, b)) else None


def _subject(tokens: Tokens, below: list[set[int]], g: _Group) -> Piece | None:
    """The subject of a cue's verb, or of the verb that it is coordinated with or hangs under."""
    assert g.cue is not None
    verb: int | None = next((i for i in range(*g.cue) if tokens[i].upos == "VERB"), None)
    while verb is not None:
        kids = (i for i, t in enumerate(tokens) if t.head == verb and t.deprel in SUBJECTS)
        subject = next(kids, None)
        if subject is not None:
            return _stretch(tokens, below[subject], [g.cue, *g.content])
        shared = tokens[verb].deprel in ("conj", "advcl", "xcomp")
        verb = tokens[verb].head if shared and tokens[verb].head >= 0 else None
    return None


def _spans(tokens: Tokens, groups: list[_Group]) -> tuple[Said, ...]:
    def span(piece: Piece) -> Span:
        return Span(tokens[piece[0]].span.start, tokens[piece[1] - 1].span.end)

    made = (
        Said(
            source=g.source and span(g.source),
            cue=g.cue and span(g.cue),
            content=tuple(span(p) for p in sorted(g.content)),
        )
        for g in groups
    )
    return tuple(sorted(made, key=_order))


def _order(a: Said) -> int:
    return min(s.start for s in (a.source, a.cue, *a.content) if s is not None)
