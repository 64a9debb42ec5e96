"""Weak places of the parser mended by rule, where the tagger knows better.

A rule gives the arcs it would move; they are moved only where the result is still a tree. A rule
stands here only while it gains on held-back sentences: its figure, and those of rules that were
dropped because the network learned what they did, are in the model card.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from fogline.nouns import Parse, Token

Move = tuple[int, int, str]
"""(word, its new head, its new relation)."""

ROOT = -1


def mended(p: Parse) -> Parse:
    """The parse with speech under its reporting verb."""
    return moved(p, speech_first(p))


def speech_first(p: Parse) -> Iterator[Move]:
    """Speech in front of its reporting verb hangs under the verb, as the treebanks have it.

    "Nine people died, police said": `said` is over `died` (ccomp), not under it.
    """
    for verb, content in _reports(p):
        top = p.tokens[verb].head
        if top in content and max(content) < verb and p.tokens[verb].deprel != "conj":
            yield verb, p.tokens[top].head, p.tokens[top].deprel
            yield top, verb, "ccomp"


def _reports(p: Parse) -> Iterator[tuple[int, list[int]]]:
    """Reporting verbs that the tagger saw, and the words of what they report."""
    for said in p.said:
        inside = [i for i, t in enumerate(p.tokens) if said.cue and said.cue.holds(t.span)]
        verb = next((i for i in reversed(inside) if p.tokens[i].upos == "VERB"), None)
        if verb is not None:
            holds = [any(c.holds(t.span) for c in said.content) for t in p.tokens]
            yield verb, [i for i, held in enumerate(holds) if held]


def moved(p: Parse, moves: Iterable[Move]) -> Parse:
    """The parse with arcs moved, or unchanged where that would be no tree."""
    tokens = list(p.tokens)
    for i, head, deprel in moves:
        tokens[i] = replace(tokens[i], head=head, deprel=deprel)
    whole = tuple(tokens)
    return replace(p, tokens=whole) if whole != p.tokens and is_tree(whole) else p


def is_tree(tokens: Sequence[Token]) -> bool:
    """Whether all words hang under a single root."""
    for i in range(len(tokens)):
        steps, at = 0, i
        while tokens[at].head != ROOT:
            at, steps = tokens[at].head, steps + 1
            if steps > len(tokens):
                return False
    return sum(t.head == ROOT for t in tokens) == 1
