"""Our own marked sentences: the format of `training/data/marked/*.txt`, read and checked.

One sentence a line; `[LABEL words]` is a name; `{s words}` source, `{q words}` cue, `{c words}`
content, numbered (`{s1 ..}`) where a line has several attributions. A line beginning with `>` gives
UD arcs of the line above, `head>relation>dependent; ...`, with `#n` for a word's n-th occurrence.
See `training/data/MARKING.md`. A line that breaks the format is an error with file and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fogline.nouns import Span
from fogline.reading.labels import NAMES
from fogline.text.sentences import sentences
from fogline.text.tokens import tokens
from training.example import Example, tagged

OPEN_NAME = re.compile(rf"\[({'|'.join(NAMES)}) ")
OPEN_ROLE = re.compile(r"\{([sqc])(\d*) ")
ARC = re.compile(
    r"^(?P<head>\S+?)(?:#(?P<hn>\d+))?>(?P<rel>[a-z]+(?::[a-z]+)?)>(?P<dep>\S+?)(?:#(?P<dn>\d+))?$"
)
QUOTES = '"“”„«»'
ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)


class MarkError(ValueError):
    """A line that does not keep the marking format."""


@dataclass(slots=True)
class Marked:
    """A line without its marks, and the marks as offsets in `text`.

    `roles` are (kind s, q or c; number of the attribution; start; end), `arcs` raw arc strings.
    """

    text: str
    names: list[tuple[int, int, str]] = field(default_factory=list)
    roles: list[tuple[str, str, int, int]] = field(default_factory=list)
    arcs: list[str] = field(default_factory=list)
    where: str = ""


def read(path: Path) -> list[Marked]:
    """The marked sentences of one file, in order."""
    out: list[Marked] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path.name}:{number}"
        if line.startswith(">"):
            if not out or out[-1].arcs:
                raise MarkError(f"{where}: arcs without a sentence above them")
            out[-1].arcs = [a.strip() for a in line[1:].split(";") if a.strip()]
        elif line.strip() and not line.startswith("#"):
            out.append(unmarked(line.strip(), where))
    return out


def unmarked(line: str, where: str = "") -> Marked:
    """Take the marks out of one line."""
    out, text = Marked("", where=where), []
    stack: list[tuple[str, str, int]] = []
    at = i = 0
    while i < len(line):
        opening = OPEN_NAME.match(line, i) or OPEN_ROLE.match(line, i)
        if opening:
            number = opening[2] if opening.re is OPEN_ROLE else "["
            stack.append((opening[1], number, at))
            i = opening.end()
        elif stack and line[i] == ("]" if stack[-1][1] == "[" else "}"):
            _close(out, *stack.pop(), at)
            i += 1
        elif line[i] in "{}":
            raise MarkError(f"{where}: a brace opens or closes nothing: {line[i : i + 20]!r}")
        else:
            text.append(line[i])
            at += 1
            i += 1
    if stack:
        raise MarkError(f"{where}: {stack[-1][0]} is never closed")
    out.text = "".join(text)
    return out


def _close(out: Marked, kind: str, number: str, start: int, end: int) -> None:
    if end <= start:
        raise MarkError(f"{out.where}: empty mark {kind}")
    if number == "[":
        out.names.append((start, end, kind))
    else:
        out.roles.append((kind, number, start, end))


def examples(marked: Marked, origin: str) -> Iterator[Example]:
    """The training sentences of a marked line, cut by our own splitter and tokenizer."""
    words = [[s.start, s.end] for s in tokens(marked.text, Span(0, len(marked.text)))]
    arcs = _arcs(marked, [marked.text[a:b] for a, b in words])
    names = [(*_fit(words, *_bare(marked.text, a, b), marked.where), x) for a, b, x in marked.names]
    roles = [
        (k, n, *_fit(words, *_quoted(marked.text, k, a, b), marked.where))
        for k, n, a, b in marked.roles
    ]
    _speech_first(arcs, roles)
    for piece in sentences(marked.text, Span(0, len(marked.text))):
        inside = [i for i, (a, _) in enumerate(words) if piece.start <= a < piece.end]
        yield _cut(marked, origin, words, inside, names, roles, arcs)


def _cut(
    marked: Marked,
    origin: str,
    words: list[list[int]],
    inside: list[int],
    names: list[tuple[int, int, str]],
    roles: list[tuple[str, str, int, int]],
    arcs: dict[int, tuple[int, str]],
) -> Example:
    first, end = inside[0], inside[-1] + 1

    def within(a: int, b: int) -> tuple[int, int]:
        return max(a, first) - first, min(b, end) - first

    e = Example([marked.text[a:b] for a, b in words[first:end]], origin, marked.text)
    e.starts = [words[i][0] for i in inside]
    e.names = tagged(len(inside), [(*within(a, b), x) for a, b, x in names])
    _lay_roles(e, [(k, n, *within(a, b)) for k, n, a, b in roles])
    e.heads, e.rels = [-1] * len(inside), [""] * len(inside)
    for dep, (head, rel) in arcs.items():
        if first <= dep < end and (head < 0 or first <= head < end):
            e.heads[dep - first] = head - first + 1 if head >= 0 else 0
            e.rels[dep - first] = rel
    if all(h < 0 for h in e.heads):
        e.heads = e.rels = None
    return e


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A name without a leading article: writers differ, the model sees one way."""
    article = ARTICLE.match(text, start, end)
    return (article.end(), end) if article and article.end() < end else (start, end)


def _quoted(text: str, kind: str, start: int, end: int) -> tuple[int, int]:
    """Content with the quotation marks that enclose it; nothing ends in a comma."""
    if kind == "c" and start and text[start - 1] in QUOTES:
        start -= 1
    tail = re.match(rf"[,.?!]?[{QUOTES}]", text[end:])
    if kind == "c" and tail:
        end += len(tail[0])
    while end - start > 1 and text[end - 1] in " ,;":
        end -= 1
    return start, end


def _fit(words: list[list[int]], start: int, end: int, where: str) -> tuple[int, int]:
    """The words (first, end) that a stretch of text touches."""
    inside = [i for i, (a, b) in enumerate(words) if a < end and b > start]
    if not inside:
        raise MarkError(f"{where}: a mark without a word")
    return inside[0], inside[-1] + 1


def _lay_roles(e: Example, roles: list[tuple[str, str, int, int]]) -> None:
    """Attribution layers and links; content inside other content goes to the inner layer."""
    n = len(e.words)
    roles = [r for r in roles if r[2] < r[3]]
    cues: dict[str, int] = {}
    for kind, number, a, _ in sorted(roles, key=lambda r: r[2]):
        if kind == "q":
            cues.setdefault(number, a)
    layers: dict[str, list[tuple[int, int, str]]] = {"s": [], "q": [], "c": [], "i": []}
    e.links = [-1] * n
    for kind, number, a, b in sorted(roles, key=lambda r: r[2] - r[3]):
        outer = any(x <= a and b <= y for x, y, _ in layers["c"])
        layers["i" if kind == "c" and outer else kind].append((a, b, ""))
        target = _near_cue(roles, number, a, cues)
        if e.links[a] <= 0:
            e.links[a] = target + 1
    e.roles = [tagged(n, layers[k]) for k in "sqci"]


def _near_cue(
    roles: list[tuple[str, str, int, int]], number: str, at: int, cues: dict[str, int]
) -> int:
    """The cue's first word for a span. Unnumbered lines with several cues: the nearest cue."""
    own = [a for k, m, a, _ in roles if k == "q" and m == number]
    if number == "" and len(own) > 1:
        return min(own, key=lambda a: abs(a - at))
    return cues.get(number, -1)


def _arcs(marked: Marked, forms: list[str]) -> dict[int, tuple[int, str]]:
    """The head (-1 for the root) and relation of every dependent that is marked."""
    out: dict[int, tuple[int, str]] = {}
    for raw in marked.arcs:
        m = ARC.match(raw)
        if not m:
            raise MarkError(f"{marked.where}: not an arc: {raw!r}")
        head = -1
        if m["head"] != "ROOT":
            head = _top(forms, _word(marked, forms, m["head"], m["hn"]))
        dep = _top(forms, _word(marked, forms, m["dep"], m["dn"]))
        if dep in out:
            raise MarkError(f"{marked.where}: two heads for {m['dep']!r}")
        out[dep] = (head, m["rel"])
    return out


MONTHS = frozenset(
    {"January", "February", "March", "April", "May", "June", "July", "August", "September"}
    | {"October", "November", "December"}
)
RANKS = frozenset(
    {"Gen.", "Col.", "Maj.", "Lt.", "Capt.", "Sgt.", "Brig.", "Adm.", "Cmdr.", "Cpl.", "Dr."}
    | {"Mr", "Mr.", "Mrs.", "Ms.", "Colonel", "General", "Captain", "Major", "Sheikh", "Comrade"}
)


def _top(forms: list[str], place: int) -> int:
    """The head that the treebanks give a date or a ranked name: "14 March" and "Col. Adan" hang by
    the number and by the name."""
    if forms[place] in MONTHS and place and forms[place - 1].isdigit():
        return place - 1
    while forms[place] in RANKS and place + 1 < len(forms) and forms[place + 1][:1].isupper():
        place += 1
    return place


def _word(marked: Marked, forms: list[str], form: str, number: str | None) -> int:
    """The place of a word; a rank may be written without its point, a compound by its last part."""
    for spelling in (form, form + ".", form.rpartition("-")[2]):
        found = [i for i, f in enumerate(forms) if f == spelling]
        place = int(number or 1) - 1
        if place < len(found):
            return found[place]
    raise MarkError(f"{marked.where}: no word {form!r} ({number or 1})")


def _speech_first(arcs: dict[int, tuple[int, str]], roles: list[tuple[str, str, int, int]]) -> None:
    """ "Nine died, police said": the treebanks hang what is said under the verb by ccomp.

    Marks that hang the verb under it by parataxis are turned round, unless the speech goes on after
    the verb, where the treebanks do the same.
    """
    for dep, (head, rel) in list(arcs.items()):
        cue = next((r for r in roles if r[0] == "q" and r[2] <= dep < r[3]), None)
        if rel != "parataxis" or cue is None or head >= dep:
            continue
        said = [r for r in roles if r[0] == "c" and r[1] == cue[1]]
        if any(a <= head < b for _, _, a, b in said) and all(b <= cue[2] for *_, b in said):
            above = arcs.get(head)
            arcs[head] = (dep, "ccomp")
            if above is None:
                del arcs[dep]
            else:
                arcs[dep] = above


def load(folder: Path, held: bool) -> list[Example]:
    """All marked sentences of a folder: those held back for measuring, or those that train."""
    files = [p for p in sorted(folder.glob("*.txt")) if p.name.startswith("held-") == held]
    return [e for p in files for m in read(p) for e in examples(m, p.stem)]


def check(folder: Path) -> list[str]:
    """What is wrong in a folder of marked files, each with file and line."""
    wrong: list[str] = []
    for path in sorted(folder.glob("*.txt")):
        try:
            for marked in read(path):
                try:
                    list(examples(marked, path.stem))
                except MarkError as error:
                    wrong.append(str(error))
        except MarkError as error:
            wrong.append(str(error))
    return wrong


if __name__ == "__main__":
    raise SystemExit("\n".join(check(Path(__file__).parent / "data" / "marked")) or 0)
