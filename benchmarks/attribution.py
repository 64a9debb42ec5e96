"""Attribution against PolNeAR: source, cue and content found in US news articles.

    python -m benchmarks.attribution ../shared/data/polnear/dev [ARTICLES]

Each annotated span is a set of words of the article; spans of one role are paired one to one, best
overlap first. `exact` counts pairs of equal words; `overlap` counts pairs that share a word. `all`
pools the three roles. PolNeAR also marks beliefs, wishes and intentions.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from fogline.knowledge import load
from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Page, Report, Span
from fogline.reading.found import found
from fogline.reading.parse import cut
from fogline.reading.parts import sentences
from fogline.reading.quotations import marked
from fogline.reading.reader import shipped
from fogline.reading.scene import Scene, Sentence
from fogline.text.tokens import tokens

ROLES = ("source", "cue", "content")
Mark = tuple[str, frozenset[int]]
READER = shipped(2)


def lexicon() -> Lexicon:
    """The shipped word lists."""
    return Lexicon.parse({n.split("/")[1][:-5]: load.text(n) for n in load.names("words", ".toml")})


def annotated(path: Path, words: list[Span]) -> list[Mark]:
    """The marks of a brat file; each line `T.. ROLE start end[;start end] TAB text`."""
    marks = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("T"):
            continue
        role, spans = line.split("\t")[1].split(" ", 1)
        if role.lower() in ROLES:
            pieces = [Span(*map(int, s.split())) for s in spans.split(";")]
            marks.append((role.lower(), covered(pieces, words)))
    return [m for m in marks if m[1]]


def covered(spans: Iterable[Span], words: list[Span]) -> frozenset[int]:
    """Which words the spans cover."""
    pieces = list(spans)
    return frozenset(i for i, w in enumerate(words) if any(w.overlap(p) for p in pieces))


def read(text: str, lists: Lexicon) -> list[Sentence]:
    """The sentences of an article, parsed."""
    page = Page("page", "page", None, "text/plain", "", text)
    report = Report("report", "page", Span(0, len(text)), "article")
    made = sentences(page, report, (report.span,))
    parses = READER.parse([cut(text, s.span) for s in made])
    ready = tuple(Sentence(s.span, s.text, s.part, p) for s, p in zip(made, parses, strict=True))
    return list(marked(Scene(page, report, None, ready)).sentences)


def told(text: str, words: list[Span], lists: Lexicon) -> list[Mark]:
    """What Fogline finds in an article."""
    marks: list[Mark] = []
    for sentence in read(text, lists):
        for frame in found(sentence, lists):
            spans = (("source", [frame.source]), ("cue", [frame.cue]), ("content", frame.content))
            marks += [(r, covered([s for s in given if s], words)) for r, given in spans]
    return [m for m in marks if m[1]]


def paired(want: list[Mark], have: list[Mark]) -> Counter[str]:
    """Hits by role: exact, overlapping, and how many were wanted and found."""
    count: Counter[str] = Counter()
    for role in ROLES:
        a = [m for r, m in want if r == role]
        b = [m for r, m in have if r == role]
        scored = [(len(x & y) / len(x | y), i, j) for i, x in enumerate(a) for j, y in enumerate(b)]
        left, right = set(range(len(a))), set(range(len(b)))
        for share, i, j in sorted(scored, reverse=True):
            if share > 0 and i in left and j in right:
                left.discard(i)
                right.discard(j)
                count[f"{role} overlap"] += 1
                count[f"{role} exact"] += share == 1
        count[f"{role} want"] += len(a)
        count[f"{role} have"] += len(b)
    return count


def f1(count: Counter[str], role: str, kind: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of a role."""
    roles = ROLES if role == "all" else (role,)
    hits = sum(count[f"{r} {kind}"] for r in roles)
    want, have = (sum(count[f"{r} {k}"] for r in roles) for k in ("want", "have"))
    p, r = hits / max(have, 1), hits / max(want, 1)
    return p, r, 2 * p * r / max(p + r, 1e-9)


def main(folder: Path, most: int) -> None:
    """Print precision, recall and F1 by role."""
    lists, count, seen = lexicon(), Counter[str](), set()
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem.rsplit("_", 1)[0]
        if name in seen or len(seen) >= most:
            continue
        seen.add(name)
        text = (folder / "text" / f"{name}.txt").read_text(encoding="utf-8")
        words = tokens(text, Span(0, len(text)))
        count += paired(annotated(path, words), told(text, words, lists))
    for kind in ("exact", "overlap"):
        for role in (*ROLES, "all"):
            print(kind, f"{role:8}", "P {:.3f} R {:.3f} F1 {:.3f}".format(*f1(count, role, kind)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
