"""Attribution read off gold trees: sentences of the treebanks whose reporting is plain to see.

A verb of saying or believing with a subject and a clausal complement gives source, cue and content;
so does "according to". A sentence with such a verb and no such shape stays unmarked, for the tree
does not tell; one without any such word is an example of no attribution.
"""

from __future__ import annotations

from training.example import Example, tagged

VERBS = frozenset(
    {"say", "tell", "claim", "report", "announce", "state", "add", "confirm", "deny", "argue"}
    | {"insist", "warn", "note", "write", "believe", "think", "hope", "suggest", "declare"}
    | {"acknowledge", "admit", "allege", "explain", "predict", "estimate", "conclude", "reveal"}
    | {"show", "indicate", "recall", "reply", "fear", "expect", "assert", "maintain", "stress"}
    | {"testify", "remark", "tweet", "post", "vow", "pledge", "promise", "agree", "propose"}
    | {"complain", "suspect", "doubt", "worry", "imply", "threaten", "respond"}
)
UNCLEAR = frozenset(
    {"describe", "accuse", "blame", "urge", "demand", "call", "ask", "quote", "cite", "feel"}
    | {"learn", "find", "hear", "see", "guess", "figure", "assume", "mean", "know", "understand"}
    | {"want", "wonder", "decide"}
)
"""Verbs that report at times: a sentence with one of them and no other stays unmarked."""
IRREGULAR = {
    "said": "say", "told": "tell", "wrote": "write", "written": "write", "thought": "think",
    "knew": "know", "known": "know", "felt": "feel", "heard": "hear", "saw": "see", "seen": "see",
    "found": "find", "understood": "understand", "meant": "mean", "shown": "show",
    "learnt": "learn",
}  # fmt: skip
NOUNS = frozenset(
    {"report", "statement", "claim", "comment", "accusation", "allegation", "denial", "testimony"}
)
EDGES = frozenset(",;:-—–.")
CLEAR = frozenset({"aux", "aux:pass", "neg"})


def lemma(word: str) -> str:
    """A rough base form, enough for the lists above."""
    w = word.lower()
    if w in IRREGULAR:
        return IRREGULAR[w]
    for end, new in (("ies", "y"), ("ied", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ed", ""),
                     ("ed", "e"), ("ing", ""), ("ing", "e")):  # fmt: skip
        if w.endswith(end) and w[: -len(end)] + new in VERBS | NOUNS | UNCLEAR:
            return w[: -len(end)] + new
    if len(w) > 5 and w.endswith("ed") and w[-3] == w[-4]:
        return w[:-3]
    return w


def lay(e: Example) -> bool:
    """Lay attributions over a sentence of a treebank, or leave it unmarked; whether it was laid."""
    upos = e.upos or []
    n = len(e.words)
    layers: list[list[tuple[int, int, str]]] = [[], [], [], []]
    links = [-1] * n
    open_ = False
    for i in range(n):
        found = _verb(e, i) if upos[i] == "VERB" and lemma(e.words[i]) in VERBS else None
        if e.words[i].lower() == "according" and i + 1 < n and e.words[i + 1].lower() == "to":
            found = _according(e, i)
        elif found is None:
            open_ |= lemma(e.words[i]) in VERBS | NOUNS | UNCLEAR
            continue
        if found is None:
            return False
        source, cue, content = found
        inner = any(a <= content[0] and content[-1] < b for a, b, _ in layers[2])
        for k, span in ((0, source), (1, cue), (3 if inner else 2, content)):
            if span:
                layers[k].append((span[0], span[-1] + 1, ""))
                links[span[0]] = cue[0] + 1
    if open_ and not layers[1]:
        return False
    e.roles, e.links = [tagged(n, layer) for layer in layers], links
    return True


Found = tuple[list[int], list[int], list[int]]


def _verb(e: Example, i: int) -> Found | None:
    """Source, cue and content of a verb with subject and complement clause."""
    assert e.rels
    kids = [j for j, h in enumerate(e.heads or []) if h == i + 1]
    subject = next((j for j in kids if e.rels[j] == "nsubj"), None)
    clause = next((j for j in kids if e.rels[j] == "ccomp"), None)
    if subject is None or clause is None:
        return None
    content = _trimmed(e, _subtree(e, clause))
    source = _trimmed(e, _subtree(e, subject))
    cue = [i]
    for j in sorted(kids, reverse=True):
        negation = e.words[j].lower() in ("not", "n't", "n’t", "never")
        if j == cue[0] - 1 and (e.rels[j] in CLEAR or negation or e.rels[j] == "advmod"):
            cue.insert(0, j)
    return _checked(source, cue, content)


def _according(e: Example, i: int) -> Found | None:
    head = (e.heads or [])[i] - 1
    above = (e.heads or [])[head] - 1
    if head < 0 or above < 0:
        return None
    source = _trimmed(e, [j for j in _subtree(e, head) if j not in (i, i + 1)])
    rest = [j for j in _subtree(e, above) if j not in _subtree(e, head)]
    return _checked(source, [i, i + 1], _trimmed(e, rest))


def _checked(source: list[int], cue: list[int], content: list[int]) -> Found | None:
    """The three, where each is one stretch of words and none overlaps."""
    for span in (source, cue, content):
        if not span or span[-1] - span[0] + 1 != len(span):
            return None
    if set(source) & set(content) or set(cue) & set(content) or set(source) & set(cue):
        return None
    return source, cue, content


def _subtree(e: Example, top: int) -> list[int]:
    out, todo = [], [top]
    while todo:
        i = todo.pop()
        out.append(i)
        todo += [j for j, h in enumerate(e.heads or []) if h == i + 1]
    return sorted(out)


def _trimmed(e: Example, span: list[int]) -> list[int]:
    """A stretch without outer commas and stops, and without the conjunction "that"."""
    rels = e.rels or []
    while span and (e.words[span[0]] in EDGES or _that(e.words[span[0]], rels[span[0]])):
        span = span[1:]
    while span and e.words[span[-1]] in EDGES:
        span = span[:-1]
    return span


def _that(word: str, rel: str) -> bool:
    return word.lower() == "that" and rel == "mark"
