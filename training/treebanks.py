"""Readers of the public sets: UD treebanks, UNER names, GUM's discourse layer."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from fogline.reading.labels import FEATURES
from training.example import Example, spans, tagged

GUM_GENRES = ("bio", "interview", "news", "speech", "textbook", "vlog", "voyage")
"""GUM genres whose licence lets weights be shipped. Conversation is left out: the speech corpus it
comes from is licensed apart, and nobody reports a war that way."""

GUM_DEV = ("GUM_news_clock", "GUM_news_flag", "GUM_news_lanterns", "GUM_news_warming")
"""Whole news documents that are never trained on."""

CUE_SIGNAL = re.compile(r"lex-ind(?:wd|ph)-([\d,-]+)")
SOURCE_SIGNAL = re.compile(r"sem-atsrc-([\d,-]+)")
DISCOURSE = re.compile(r"^([\w-]+?)(?:_[mr])?:(\d+)->(\d+):\d+:(.*)$")


def conllu(path: Path) -> list[Example]:
    """The sentences of a CoNLL-U file (also `.gz`), in order; `extra` holds document and MISC."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    out: list[Example] = []
    document, paragraph = "", False
    for block in text.split("\n\n"):
        lines = [line for line in block.split("\n") if line]
        for line in lines:
            if line.startswith("# newdoc id = "):
                document, paragraph = line[14:], True
            paragraph |= line.startswith("# newpar")
        rows = [line.split("\t") for line in lines if line[0] != "#"]
        if not rows:
            continue
        text = next((x[9:] for x in lines if x.startswith("# text = ")), "")
        out.append(_sentence(rows, text))
        out[-1].extra = {
            "doc": document,
            "par": "1" if paragraph else "",
            "id": next((x[12:] for x in lines if x.startswith("# sent_id = ")), ""),
        }
        out[-1].extra["misc"] = "\n".join(r[9] for r in rows if r[0].isdigit())
        paragraph = False
    return out


def _sentence(rows: list[list[str]], text: str) -> Example:
    words = [r for r in rows if r[0].isdigit()]
    return Example(
        words=[r[1] for r in words],
        text=text,
        starts=_starts(rows, text),
        upos=[r[3] for r in words],
        feats=[features(r[5]) for r in words],
        heads=[int(r[6]) for r in words],
        rels=[r[7] for r in words],
    )


def features(column: str) -> str:
    """The features that rules need, out of a FEATS column."""
    kept = [f for f in column.split("|") if f.split("=")[0] in FEATURES]
    return "|".join(kept) or "_"


def _starts(rows: list[list[str]], text: str) -> list[int]:
    """Offset of every syntactic word; words of a contraction share out its letters in order."""
    out: list[int] = []
    at, inside, edge = 0, 0, 0
    for r in rows:
        if "-" in r[0]:
            at = max(text.find(r[1], edge), edge)
            first, last = r[0].split("-")
            inside, edge = int(last) - int(first) + 1, at + len(r[1])
        elif r[0].isdigit() and inside:
            inside -= 1
            found = text.find(r[1], at, edge)
            out.append(found if found >= 0 else at)
            at = (found + len(r[1])) if found >= 0 else at
        elif r[0].isdigit():
            at = max(text.find(r[1], edge), edge)
            out.append(at)
            edge = at + len(r[1])
    return out


def uner(path: Path) -> dict[str, list[str]]:
    """BIO tags by sentence id of an IOB2 file of Universal NER."""
    out: dict[str, list[str]] = {}
    sent = ""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# sent_id = "):
            sent = line[12:]
            out[sent] = []
        elif line and line[0] != "#":
            tag = line.split("\t")[2]
            out[sent].append(tag if tag[2:] in ("PER", "ORG", "LOC") else "O")
    return out


FORCES = re.compile(
    r"\b(?:army|navy|air force|hamas|hi?ezbollah|hizballah|taliban|al - qa\w+|al qa\w+|brigades?"
    r"|militia|forces?|guards?|corps|marines?|troops|jihad|isil|isis|fatah|mujahideen|battalion|regiment"
    r"|contras|idf|gestapo|ss|viet cong|arvn|red army|insurgents?|fedayeen|peshmerga|janjaweed)\b",
    re.IGNORECASE,
)
PLACES_BUILT = re.compile(
    r"\b(?:airport|hospital|base|bridge|prison|jail|camp|museum|hotel|station|building|cent(?:er|re)"
    r"|embassy|university|school|mosque|church|palace|stadium|tower|plant|port|dam|house|mall|theatre)\b",
    re.IGNORECASE,
)


def with_names(examples: list[Example], names: dict[str, list[str]]) -> None:
    """Lay UNER's tags over the treebank's sentences, where the words agree in number."""
    for e in examples:
        tags = names.get(e.extra.get("id", ""))
        if tags is not None and len(tags) == len(e.words):
            e.names, e.coarse = tags, True


def finer(e: Example) -> None:
    """Make a force of an ORG and a facility of a LOC whose own words say so."""
    found = []
    for a, b, label in spans(e.names or []):
        words = " ".join(e.words[a:b])
        force = label == "ORG" and FORCES.search(words)
        built = label == "LOC" and b - a > 1 and PLACES_BUILT.search(words)
        found.append((a, b, "FORCE" if force else "FAC" if built else label))
    e.names = tagged(len(e.words), found)


def documents(examples: list[Example]) -> Iterator[list[Example]]:
    """Sentences grouped by document, in order."""
    group: list[Example] = []
    for e in examples:
        if group and group[-1].extra["doc"] != e.extra["doc"]:
            yield group
            group = []
        group.append(e)
    if group:
        yield group


def with_attributions(examples: list[Example]) -> int:
    """Lay GUM's discourse attributions over its sentences; how many were laid.

    An `attribution-*` relation goes from the attributing unit to the head unit of what is said; its
    signals name the words of cue and source (token numbers of the document). The content is that
    unit with the units under it in the same sentence. Relations across sentences are left out, and
    their sentences train no attribution head.
    """
    return sum(_document(group) for group in documents(examples))


def _document(group: list[Example]) -> int:
    unit_of, relation = _units(group)
    base, laid = 0, 0
    for e in group:
        own = unit_of[base : base + len(e.words)]
        laid += _attributions(e, base, own, relation)
        base += len(e.words)
    return laid


Relation = tuple[str, int, str]


def _units(group: list[Example]) -> tuple[list[int], dict[int, Relation]]:
    """The discourse unit of every word of a document, and each unit's relation to its parent."""
    unit_of: list[int] = []
    relation: dict[int, Relation] = {}
    unit = 0
    for e in group:
        for misc in e.extra["misc"].split("\n"):
            for item in misc.split("|"):
                if item.startswith("Discourse="):
                    for part in item[10:].split(";"):
                        m = DISCOURSE.match(part)
                        if m:
                            unit = int(m[2])
                            relation[unit] = (m[1], int(m[3]), m[4])
                        elif (root := re.match(r"^[\w-]+:(\d+):\d", part)) is not None:
                            unit = int(root[1])
            unit_of.append(unit)
    return unit_of, relation


def _attributions(e: Example, base: int, own: list[int], relation: dict[int, Relation]) -> int:
    """Lay the attributions of one sentence; 0 and no layer where one crosses its border."""
    n = len(e.words)
    found: dict[str, list[tuple[int, int, str]]] = {"s": [], "q": [], "c": [], "i": []}
    links = [-1] * n
    used = 0
    for unit in dict.fromkeys(own):
        kind, target, signals = relation.get(unit, ("", 0, ""))
        if not kind.startswith("attribution"):
            continue
        cue = _signal(CUE_SIGNAL, signals, base, n)
        source = _signal(SOURCE_SIGNAL, signals, base, n)
        content = [i for i in range(n) if _under(own[i], target, relation, unit)]
        if not cue or not content:
            return 0
        content = _trim(e.words, content)
        layer = "i" if any(a <= content[0] and content[-1] < b for a, b, _ in found["c"]) else "c"
        head = cue[0] + 1
        for key, span in (("q", cue), ("s", source), (layer, content)):
            for a, b in _runs(span):
                found[key].append((a, b, ""))
                links[a] = head
        used += 1
    e.roles = [tagged(n, found[k]) for k in "sqci"]
    e.links = links
    return used


def _under(unit: int, target: int, relation: dict[int, Relation], attributing: int) -> bool:
    for _ in range(40):
        if unit == target:
            return True
        if unit == attributing or unit not in relation:
            return False
        unit = relation[unit][1]
    return False


def _signal(pattern: re.Pattern[str], signals: str, base: int, n: int) -> list[int]:
    out: set[int] = set()
    for found in pattern.findall(signals):
        for part in found.strip(",-").split(","):
            a, _, b = part.partition("-")
            if a.isdigit():
                out |= set(range(int(a) - 1 - base, (int(b) if b.isdigit() else int(a)) - base))
    return sorted(i for i in out if 0 <= i < n)


def _trim(words: list[str], content: list[int]) -> list[int]:
    while len(content) > 1 and words[content[0]] in ",;:-—–":
        content = content[1:]
    while len(content) > 1 and words[content[-1]] in ",;:-—–.":
        content = content[:-1]
    if words[content[0]].lower() == "that" and len(content) > 1:
        content = content[1:]
    return content


def _runs(words: list[int]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for i in words:
        if out and out[-1][1] == i:
            out[-1] = (out[-1][0], i + 1)
        else:
            out.append((i, i + 1))
    return out
