"""Spoiled copies of sentences: what wires, headlines and stripped texts do to good spelling."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from training.example import Example

SPOILERS = {
    "upper": 0.05,
    "lower": 0.04,
    "title": 0.03,
    "bare": 0.05,
    "stripped": 0.04,
    "curly": 0.10,
}
"""Share of sentences spoiled in each way, anew in every epoch."""

CLOSING = {"'": "’", "''": "”", '"': "”", "``": "“"}


def spoiled(e: Example, dice: Random) -> Example:
    """The sentence, or a spoiled copy of it."""
    throw = dice.random()
    for name, share in SPOILERS.items():
        if throw < share:
            return _SPOIL[name](e)
        throw -= share
    return e


def upper(e: Example) -> Example:
    """All letters upper case."""
    return replace(e, words=[w.upper() for w in e.words])


def lower(e: Example) -> Example:
    """All letters lower case, as in a carelessly typed headline."""
    return replace(e, words=[w.lower() for w in e.words])


def title(e: Example) -> Example:
    """Headline capitals."""
    return replace(e, words=[w[:1].upper() + w[1:] if len(w) > 3 else w for w in e.words])


def bare(e: Example) -> Example:
    """No full stop at the end."""
    last = len(e.words) - 1
    return without(e, {last} if last > 1 and e.words[last] == "." else set())


def stripped(e: Example) -> Example:
    """No punctuation, no apostrophes."""
    gone = {i for i, w in enumerate(e.words) if not any(c.isalnum() for c in w) and w not in "%$€£"}
    if len(gone) == len(e.words):
        return e
    cut = without(e, gone)
    return replace(cut, words=[w.replace("'", "").replace("’", "") or w for w in cut.words])


def curly(e: Example) -> Example:
    """Typographic quotation marks and apostrophes."""
    words, opened = [], False
    for w in e.words:
        if w in ('"', "``", "''"):
            opened = not opened
            words.append("“" if opened else "”")
        else:
            words.append(w.replace("'", "’"))
    return replace(e, words=words)


def without(e: Example, gone: set[int]) -> Example:
    """The sentence without some words; dependents of a lost word go to its head."""
    keep = [i for i in range(len(e.words)) if i not in gone]
    if len(keep) == len(e.words) or not keep:
        return e
    new = {old + 1: i + 1 for i, old in enumerate(keep)} | {0: 0, -1: -1}
    heads = e.heads
    if heads is not None:
        heads = [new[_standing(heads, heads[i], gone)] for i in keep]
        if any(i in gone for i, h in enumerate(e.heads or []) if h == 0):
            return e
    return replace(
        e,
        words=[e.words[i] for i in keep],
        starts=[],
        upos=_kept(e.upos, keep),
        feats=_kept(e.feats, keep),
        heads=heads,
        rels=_kept(e.rels, keep),
        names=_whole(e.names, keep),
        mentions=_whole(e.mentions, keep),
        roles=None if e.roles is None else [_mended(_kept(r, keep) or []) for r in e.roles],
        links=None if e.links is None else _relinked(e, keep, new),
    )


def _standing(heads: list[int], head: int, gone: set[int]) -> int:
    while head > 0 and head - 1 in gone:
        head = heads[head - 1]
    return head


def _kept(layer: list[str] | None, keep: list[int]) -> list[str] | None:
    return None if layer is None else [layer[i] for i in keep]


def _whole(layer: list[str] | None, keep: list[int]) -> list[str] | None:
    kept = _kept(layer, keep)
    return None if kept is None else _mended(kept)


def _mended(tags: list[str]) -> list[str]:
    """An I that lost its B becomes a B."""
    out: list[str] = []
    for t in tags:
        broken = t[0] == "I" and (not out or out[-1][1:] != t[1:] or out[-1][0] == "O")
        out.append("B" + t[1:] if broken else t)
    return out


def _relinked(e: Example, keep: list[int], new: dict[int, int]) -> list[int]:
    """Links of the kept words; a span that lost its first word hands the link to its next."""
    links = list(e.links or [])
    kept = set(keep)
    for i, link in enumerate(links[:-1]):
        if link >= 0 and i not in kept and links[i + 1] < 0:
            links[i + 1] = link
    return [new.get(links[i], -1) for i in keep]


_SPOIL = {
    "upper": upper,
    "lower": lower,
    "title": title,
    "bare": bare,
    "stripped": stripped,
    "curly": curly,
}
