"""Scores of a reader: treebanks in the manner of the CoNLL 2018 shared task, names, marks, PolNeAR.

LAS counts relations without subtypes, punctuation included; on raw text words align by character
span and every figure is an F1 over words. All figures are per cent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from fogline.nouns import Name, Parse, Said, Span
from fogline.reading.parse import Words, cut
from fogline.reading.reader import Reader
from fogline.text.sentences import sentences
from training.example import Example, spans
from training.treebanks import documents

UNER = {"PER": "PER", "ORG": "ORG", "FORCE": "ORG", "LOC": "LOC", "FAC": "LOC"}
"""Our name labels in UNER's three; the other labels are none of them."""

Mark = tuple[int, int, str]


def f1(gold: int, found: int, right: int) -> float:
    """F1 in per cent."""
    return 200 * right / max(1, gold + found)


def as_words(e: Example) -> Words:
    """A treebank sentence as the reader takes it: its own text and words.

    Words of a contraction that share letters are laid out anew, with the words alone.
    """
    ends = [s + len(w) for s, w in zip(e.starts, e.words, strict=True)]
    fits = all(e.text[s : s + len(w)] == w for s, w in zip(e.starts, e.words, strict=True))
    if not fits or any(b < a for a, b in zip(e.starts[1:], ends, strict=False)):
        from fogline.reading.parse import spelled

        return spelled(e.words)
    text = e.text[e.starts[0] : ends[-1]]
    words = tuple(Span(a, b) for a, b in zip(e.starts, ends, strict=True))
    return Words(Span(e.starts[0], ends[-1]), text, words)


def gold_tokens(reader: Reader, examples: Sequence[Example]) -> dict[str, float]:
    """UPOS, UAS, LAS (and without punctuation) on the treebank's own sentences and words."""
    n: Counter[str] = Counter()
    for e, p in zip(examples, reader.parse([as_words(e) for e in examples]), strict=True):
        rows = zip(p.tokens, *_layers(e), e.feats or [], strict=True)
        for t, upos, head, rel, feats in rows:
            hit = t.head + 1 == head
            labelled = hit and _base(t.deprel) == _base(rel)
            n.update(words=1, upos=t.upos == upos, feats=t.feats == feats, uas=hit, las=labelled)
            n.update(las_subtypes=hit and t.deprel == rel)
            if rel != "punct":
                n.update(np=1, las_np=labelled)
    out = {k: 100 * n[k] / n["words"] for k in ("upos", "feats", "uas", "las", "las_subtypes")}
    return out | {"las_np": 100 * n["las_np"] / n["np"]}


def _layers(e: Example) -> tuple[list[str], list[int], list[str]]:
    """The tree of a treebank sentence."""
    if e.upos is None or e.heads is None or e.rels is None:
        raise ValueError(f"not a treebank sentence: {e.text!r}")
    return e.upos, e.heads, e.rels


def _base(deprel: str) -> str:
    return deprel.partition(":")[0]


def raw_text(reader: Reader, examples: Sequence[Example]) -> dict[str, float]:
    """The same from running text, cut by our own splitter and tokenizer."""
    n: Counter[str] = Counter()
    for group in documents(list(examples)):
        _document(reader, group, n)
    keys = ("sentences", "words", "upos", "uas", "las")
    of = {"sentences": ("gold_sentences", "our_sentences")}
    pairs = {k: of.get(k, ("gold", "ours")) for k in keys}
    right = {"words": "same", "sentences": "same_sentences"}
    return {k: f1(n[a], n[b], n[right.get(k, k)]) for k, (a, b) in pairs.items()}


def running(group: Sequence[Example]) -> tuple[str, list[int]]:
    """The running text of a document's sentences, and where each begins."""
    text, starts = "", []
    for e in group:
        text += ("\n\n" if e.extra["par"] else " ") if text else ""
        starts.append(len(text))
        text += e.text
    return text, starts


def _document(reader: Reader, group: Sequence[Example], n: Counter[str]) -> None:
    text, starts = running(group)
    borders = sentences(text, Span(0, len(text)))
    ours = [t for p in reader.parse([cut(text, s) for s in borders]) for t in _absolute(p)]
    gold = [w for e, at in zip(group, starts, strict=True) for w in _gold(e, at)]
    place = {}
    for w in gold:
        place.setdefault(w[0], w)
    n.update(gold=len(gold), ours=len(ours), gold_sentences=len(group), our_sentences=len(borders))
    theirs = {(at, at + len(e.text)) for e, at in zip(group, starts, strict=True)}
    n.update(same_sentences=sum((s.start, s.end) in theirs for s in borders))
    for span, head, upos, rel in ours:
        w = place.get(span)
        if w:
            hit = w[1] == head
            labelled = hit and w[3] == rel
            n.update(same=1, upos=w[2] == upos, uas=hit, las=labelled)


Row = tuple[tuple[int, int], tuple[int, int] | None, str, str]


def _absolute(p: Parse) -> Iterable[Row]:
    for t in p.tokens:
        head = p.tokens[t.head].span if t.head >= 0 else None
        above = (head.start, head.end) if head else None
        yield (t.span.start, t.span.end), above, t.upos, _base(t.deprel)


def _gold(e: Example, at: int) -> Iterable[Row]:
    where = [(at + s, at + s + len(w)) for s, w in zip(e.starts, e.words, strict=True)]
    for i, (upos, h, rel) in enumerate(zip(*_layers(e), strict=True)):
        yield where[i], where[h - 1] if h else None, upos, _base(rel)


def _spans(names: Iterable[Name], words: Words, labels: Callable[[str], str | None]) -> set[Mark]:
    """Names as word ranges (first, end, label), with labels mapped; None drops one."""
    first = {w.start: i for i, w in enumerate(words.words)}
    last = {w.end: i + 1 for i, w in enumerate(words.words)}
    found = ((first[n.span.start], last[n.span.end], labels(n.label)) for n in names)
    return {(a, b, x) for a, b, x in found if x}


def names(reader: Reader, examples: Sequence[Example], coarse: bool) -> dict[str, float]:
    """Exact span F1 of names, in all and by label; `coarse` maps our labels to UNER's three."""
    some = [e for e in examples if e.names is not None]
    labels: Callable[[str], str | None] = UNER.get if coarse else lambda x: x
    found = _found(reader, some, lambda p: p.names, labels)
    return _by_label([set(spans(e.names or [])) for e in some], found)


def mentions(reader: Reader, examples: Sequence[Example]) -> dict[str, float]:
    """Exact span F1 of re3d's mentions, in all and by label."""
    some = [e for e in examples if e.mentions is not None]
    found = _found(reader, some, lambda p: p.mentions, lambda x: x)
    return _by_label([set(spans(e.mentions or [])) for e in some], found)


def _found(
    reader: Reader,
    examples: Sequence[Example],
    layer: Callable[[Parse], Iterable[Name]],
    labels: Callable[[str], str | None],
) -> list[set[Mark]]:
    given = [as_words(e) for e in examples]
    read = zip(reader.parse(given), given, strict=True)
    return [_spans(layer(p), w, labels) for p, w in read]


def _by_label(gold: list[set[Mark]], found: list[set[Mark]]) -> dict[str, float]:
    n: Counter[tuple[str, str]] = Counter()
    for g, f in zip(gold, found, strict=True):
        for key, part in (("gold", g), ("found", f), ("right", g & f)):
            for x in part:
                n.update([(key, x[2]), (key, "all")])
    labels = ["all", *sorted({k[1] for k in n} - {"all"})]
    return {x: f1(n["gold", x], n["found", x], n["right", x]) for x in labels}


def arcs(reader: Reader, examples: Sequence[Example]) -> dict[str, float]:
    """Of the marked arcs, how many the reader has: with their relation (no subtype), and heads."""
    n: Counter[str] = Counter()
    some = [e for e in examples if e.heads is not None]
    for e, p in zip(some, reader.parse([as_words(e) for e in some]), strict=True):
        whole = True
        for t, head, rel in zip(p.tokens, e.heads or [], e.rels or [], strict=True):
            if head >= 0:
                hit = t.head + 1 == head
                right = hit and _base(t.deprel) == _base(rel)
                n.update(arcs=1, heads=hit, labelled=right)
                whole &= right
        n.update(sentences=1, whole=whole)
    out = {k: 100 * n[k] / max(1, n["arcs"]) for k in ("labelled", "heads")}
    return out | {"whole": 100 * n["whole"] / max(1, n["sentences"]), "arcs": n["arcs"]}


def attribution(reader: Reader, examples: Sequence[Example]) -> dict[str, float]:
    """Marked source and cue pairs found (cue shares a word, source half its words or more), and
    exact span F1 by role."""
    n: Counter[str] = Counter()
    some = [e for e in examples if e.roles is not None]
    given = [as_words(e) for e in some]
    for e, w, p in zip(some, given, reader.parse(given), strict=True):
        pairs = list(gold_pairs(e, w))
        n.update(pairs=len(pairs), hit=sum(_pair_found(s, c, p) for s, c in pairs))
        for role, g, f in _roles(e, w, p):
            n.update({f"{role} gold": len(g), f"{role} found": len(f), f"{role} right": len(g & f)})
    out = {"pairs": 100 * n["hit"] / max(1, n["pairs"]), "pairs_marked": float(n["pairs"])}
    for role in ("source", "cue", "content"):
        out[role] = f1(*(n[f"{role} {k}"] for k in ("gold", "found", "right")))
    return out


def pairs_with_rules(reader: Reader, examples: Sequence[Example]) -> dict[str, float]:
    """The same pairs, found by the tagger or by the rules that read the tree beside it."""
    from fogline.reading.found import found
    from fogline.reading.scene import Sentence
    from fogline.run.kit import kit

    lexicon = kit().reading.lexicon
    some = [e for e in examples if e.roles is not None]
    given = [as_words(e) for e in some]
    pairs = hit = 0
    for e, w, p in zip(some, given, reader.parse(given), strict=True):
        frames = found(Sentence(p.span, w.text, parse=p), lexicon)
        both = replace(p, said=(*p.said, *(Said(f.source, f.cue, ()) for f in frames)))
        marked = list(gold_pairs(e, w))
        pairs += len(marked)
        hit += sum(_pair_found(s, c, both) for s, c in marked)
    return {"pairs": 100 * hit / max(1, pairs)}


def gold_pairs(e: Example, words: Words) -> Iterable[tuple[Span, Span]]:
    """Marked source and cue of every attribution that has both."""
    sources, cues, *_ = [[_over(words, s) for s in spans(layer)] for layer in e.roles or []]
    for a, _, _ in spans((e.roles or [[]])[0]):
        link = (e.links or [])[a]
        source = next(s for s in sources if s.start == words.words[a].start)
        cue = next((c for c in cues if link > 0 and c.start == words.words[link - 1].start), None)
        if cue:
            yield source, cue


def _over(words: Words, span: Mark) -> Span:
    return Span(words.words[span[0]].start, words.words[span[1] - 1].end)


def _pair_found(source: Span, cue: Span, p: Parse) -> bool:
    return any(
        x.source is not None
        and x.cue is not None
        and x.cue.overlap(cue) > 0
        and 2 * x.source.overlap(source) >= max(len(x.source), len(source))
        for x in p.said
    )


def _roles(e: Example, w: Words, p: Parse) -> Iterable[tuple[str, set[Span], set[Span]]]:
    layers = [{_over(w, s) for s in spans(layer)} for layer in e.roles or []]
    yield "source", layers[0], {x.source for x in p.said if x.source}
    yield "cue", layers[1], {x.cue for x in p.said if x.cue}
    yield "content", layers[2] | layers[3], {c for x in p.said for c in x.content}


EDGE = re.compile(r"^(?:[\s\"“”'‘’,.;:!?()-]|that\b)+|[\s\"“”'‘’,.;:!?()-]+$")


def polnear(reader: Reader, folder: Path, most: int = 100) -> dict[str, float]:
    """Exact span F1 by role on PolNeAR's development articles; nothing was trained on them.

    Spans are cut at our sentence borders, since the reader sees one sentence, and compared without
    outer quotation marks and punctuation, and without a leading "that", which the guide takes in
    and ours does not. `speech` scores are over attributions whose cue is a verb or noun of saying:
    the guide also marks beliefs and wishes.
    """
    n: Counter[str] = Counter()
    done: set[str] = set()
    for path in sorted((folder / "dev" / "attributions").glob("*.ann")):
        article = path.stem.rpartition("_")[0]
        if article in done or len(done) >= most:
            continue
        done.add(article)
        text = (folder / "dev" / "text" / f"{article}.txt").read_text(encoding="utf-8")
        _article(reader, text, path.read_text(encoding="utf-8"), n)
    out = {}
    for role in ("Source", "Cue", "Content"):
        out[role.lower()] = f1(*(n[f"{role} {k}"] for k in ("gold", "found", "right")))
        out[f"{role.lower()}_speech_recall"] = (
            100 * n[f"{role} told right"] / max(1, n[f"{role} told"])
        )
        out[f"{role.lower()}_other_recall"] = (
            100 * n[f"{role} held right"] / max(1, n[f"{role} held"])
        )
    out["speech_share"] = 100 * n["told"] / max(1, n["told"] + n["held"])
    return out


def _article(reader: Reader, text: str, marks: str, n: Counter[str]) -> None:
    borders = sentences(text, Span(0, len(text)))
    parses = reader.parse([cut(text, s) for s in borders])
    found: dict[str, set[tuple[int, int]]] = {"Source": set(), "Cue": set(), "Content": set()}
    for p in parses:
        for x in p.said:
            spans_ = {"Source": [x.source], "Cue": [x.cue], "Content": list(x.content)}
            for role, some in spans_.items():
                found[role] |= {y for s in some if s for y in _bare(text, s.start, s.end)}
    gold: dict[str, dict[tuple[int, int], bool]] = {r: {} for r in found}
    for role, span, told in _annotations(marks, text):
        for b in borders:
            for y in _bare(text, max(span[0], b.start), min(span[1], b.end)):
                gold[role][y] = told
    for role, g in gold.items():
        right = set(g) & found[role]
        n.update({f"{role} gold": len(g), f"{role} found": len(found[role])})
        n.update({f"{role} right": len(right)})
        for y, told in g.items():
            kind = "told" if told else "held"
            n.update({f"{role} {kind}": 1, f"{role} {kind} right": y in right})
            if role == "Cue":
                n.update([kind])


def _bare(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretch without outer quotation marks and punctuation, or nothing."""
    if start >= end:
        return []
    piece = text[start:end]
    left = EDGE.match(piece)
    start += len(left[0]) if left else 0
    right = EDGE.search(text[start:end]) if start < end else None
    end -= len(right[0]) if right and start + right.end() == end else 0
    return [(start, end)] if start < end else []


SPEECH = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?|elling)|add(?:s|ed|ing)?|according|report|claim|announc|stat"
    r"|confirm|den(?:y|ie)|argu|insist|warn|not(?:es|ed|ing)\b|wr(?:ite|ote|itten)|tweet|post|ask|call"
    r"|describ|declar|acknowledg|admit|alleg|accus|explain|respon|repl|quot|suggest|testif|assert"
    r"|comment|promis|pledg|vow|urg|spoke|speak|talk|mention|remark|joke|critici|attack|agree|propos"
    r"|demand|request|reveal|conclu|show|indicat|express|recall|cit(?:e|ing)|interview|statement)",
    re.IGNORECASE,
)


def _annotations(marks: str, text: str) -> Iterable[tuple[str, tuple[int, int], bool]]:
    """(role, stretch, whether the attribution's cue is one of speech) out of a brat file."""
    where: dict[str, tuple[str, list[tuple[int, int]]]] = {}
    for line in marks.splitlines():
        cells = line.split("\t")
        if line.startswith("T"):
            role, _, places = cells[1].partition(" ")
            pairs = [tuple(map(int, x.split())) for x in places.split(";")]
            where[cells[0]] = (role, [(a, b) for a, b in pairs])
    for line in marks.splitlines():
        if not line.startswith("E"):
            continue
        ids = [x.partition(":")[2] for x in line.split("\t")[1].split()]
        parts = [where[i] for i in ids if i in where]
        cue = " ".join(text[a:b] for r, ps in parts if r == "Cue" for a, b in ps)
        for role, places in parts:
            if role in ("Source", "Cue", "Content"):
                for place in places:
                    yield role, place, bool(SPEECH.search(cue))
