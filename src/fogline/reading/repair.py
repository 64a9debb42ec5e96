"""Known weak places of dependency parsers on conflict news, mended by rule.

Each rule is a small function from a parse to the arcs it would move; an arc is moved only where the
result is still a tree. `set_aside` works before parsing: it finds inserted breakdowns, which are
read apart and hung back in their place. Each rule's gain on held-back sentences is in the model
card.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from fogline.nouns import Parse, Token
from fogline.reading.parse import Words
from fogline.reading.reader import ROOT, Reader

Move = tuple[int, int, str]
"""(word, its new head, its new relation)."""

NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
OPENERS = (("including",), ("among", "them"), ("most", "of", "them"), ("many", "of", "them"))
SAYING = frozenset(
    {"said", "says", "say", "added", "adds", "claimed", "claims", "announced", "confirmed"}
    | {"reported", "stated", "warned", "insisted", "told", "acknowledged", "denied", "alleged"}
    | {"accused", "called", "urged", "noted"}
)
LONGEST_INSERTION = 14


def verb_on_noun(p: Parse) -> Iterator[Move]:
    """A finite verb coordinated with a noun goes to the noun's clause.

    "Shells killed three men and a boy and wounded two": `wounded` is conj of `killed`, not of `boy`.
    """
    for i, t in enumerate(p.tokens):
        if t.deprel == "conj" and _finite(t) and p.tokens[t.head].upos in NOMINAL:
            head = _clause(p, t.head)
            if head is not None and head < i and not _predicate(p, t.head):
                yield i, head, "conj"


def counted_participle(p: Parse) -> Iterator[Move]:
    """A participle between "and" and a number is a verb, with the counted noun as its object.

    "... killed three people and wounded 11 others": `wounded` is no adjective of `others`.
    """
    for i, t in enumerate(p.tokens):
        if not (t.deprel == "amod" and t.upos == "VERB" and i and p.tokens[i - 1].deprel == "cc"):
            continue
        noun = t.head
        counted = any(i < k < noun for k in _kids(p, noun, "nummod"))
        head = _clause(p, noun) if counted else None
        if head is not None and head < i:
            yield i, head, "conj"
            yield noun, i, "obj"
            yield i - 1, i, "cc"


def speaker_before_which(p: Parse) -> Iterator[Move]:
    """In "said X, which had reported ...", X is the subject of `said`, not of `reported`."""
    for i, t in enumerate(p.tokens):
        if t.text.lower() not in SAYING or t.upos != "VERB" or _kids(p, i, "nsubj"):
            continue
        for x in range(i + 1, min(i + 12, len(p.tokens))):
            verb = p.tokens[x].head
            if p.tokens[x].deprel != "nsubj" or p.tokens[x].upos not in NOMINAL or verb <= x:
                continue
            between = [
                k for k in range(x + 1, verb) if p.tokens[k].text.lower() in ("which", "who")
            ]
            if between and p.tokens[verb].head in (i, ROOT, p.tokens[i].head):
                yield x, i, "nsubj"
                yield verb, x, "acl:relcl"
                yield between[0], verb, "nsubj"
            break


def second_report(p: Parse) -> Iterator[Move]:
    """A second verb of saying without a subject of its own belongs to the first speaker.

    "The army acknowledged that men were killed but said it held": `said` is conj of `acknowledged`.
    """
    for i, t in enumerate(p.tokens):
        if t.deprel != "conj" or t.text.lower() not in SAYING or _kids(p, i, "nsubj"):
            continue
        inner = p.tokens[t.head]
        above = inner.head
        said = inner.deprel == "ccomp" and above != ROOT and above < t.head
        if said and _kids(p, t.head, "nsubj") and p.tokens[above].text.lower() in SAYING:
            yield i, above, "conj"


Rule = Callable[[Parse], Iterable[Move]]
RULES: tuple[Rule, ...] = (verb_on_noun, counted_participle, speaker_before_which, second_report)


def mended(p: Parse, rules: Sequence[Rule] = RULES) -> Parse:
    """The parse with the rules' moves made, rule by rule."""
    for rule in rules:
        moves = list(rule(p))
        if moves:
            p = moved(p, moves)
    return p


def moved(p: Parse, moves: Iterable[Move]) -> Parse:
    """The parse with arcs moved, or unchanged where that would be no tree."""
    tokens = list(p.tokens)
    for i, head, deprel in moves:
        tokens[i] = replace(tokens[i], head=head, deprel=deprel)
    return replace(p, tokens=tuple(tokens)) if _is_tree(tokens) else p


def _is_tree(tokens: Sequence[Token]) -> bool:
    for i in range(len(tokens)):
        steps, at = 0, i
        while tokens[at].head != ROOT and steps <= len(tokens):
            at, steps = tokens[at].head, steps + 1
        if steps > len(tokens):
            return False
    return sum(t.head == ROOT for t in tokens) == 1


def _kids(p: Parse, place: int, relation: str) -> list[int]:
    return [
        k
        for k, t in enumerate(p.tokens)
        if t.head == place and t.deprel.partition(":")[0] == relation
    ]


def _finite(t: Token) -> bool:
    return t.upos == "VERB" and "VerbForm=Fin" in t.feats and "Tense=" in t.feats


def _predicate(p: Parse, place: int) -> bool:
    """Whether a noun is the predicate of a clause: "the target was a market and ..."."""
    return bool(_kids(p, place, "cop") or _kids(p, place, "nsubj"))


def _clause(p: Parse, place: int) -> int | None:
    """The nearest verb above a word."""
    at = p.tokens[place].head
    while at != ROOT:
        if p.tokens[at].upos == "VERB" and p.tokens[at].deprel != "amod":
            return at
        at = p.tokens[at].head
    return None


@dataclass(frozen=True, slots=True)
class Aside:
    """An insertion set aside: words `start` to `end` of the sentence, commas included."""

    start: int
    end: int


def set_aside(forms: Sequence[str]) -> Aside | None:
    """An inserted breakdown between commas with a coordinated verb after it.

    "killed three people, including two children, and wounded 11".
    """
    low = [f.lower() for f in forms]
    for i, form in enumerate(low[:-1]):
        if form != "," or not any(tuple(low[i + 1 : i + 1 + len(o)]) == o for o in OPENERS):
            continue
        for j in range(i + 2, min(i + LONGEST_INSERTION, len(low) - 1)):
            if low[j] == "," and low[j + 1] in ("and", "while", "but"):
                return Aside(i, j + 1)
    return None


class Mending:
    """A reader whose parses are mended; any reader can stand behind it."""

    def __init__(self, inner: Reader, rules: Sequence[Rule] = RULES, aside: bool = True) -> None:
        self._inner, self._rules, self._aside = inner, rules, aside

    def parse(self, sentences: Sequence[Words]) -> list[Parse]:
        """The mended parse of each sentence, in order."""
        found = [set_aside(s.forms()) if self._aside else None for s in sentences]
        short = [_without(s, a) for s, a in zip(sentences, found, strict=True) if a]
        read = self._inner.parse([*sentences, *short])
        rest = iter(read[len(sentences) :])
        whole = [put_back(p, next(rest), a) if a else p for p, a in zip(read, found, strict=False)]
        return [mended(p, self._rules) for p in whole]


def _without(s: Words, a: Aside) -> Words:
    return Words(s.span, s.text, s.words[: a.start] + s.words[a.end :])


def put_back(full: Parse, short: Parse, a: Aside) -> Parse:
    """The short parse's arcs, with the insertion of the full parse hung back.

    The insertion's own head hangs by `nmod` under the word it hung under, or, where that word lies
    after it, under the noun before it.
    """
    gap = a.end - a.start

    def place(i: int) -> int:
        return i if i < a.start else i + gap

    tokens = list(full.tokens)
    for i, t in enumerate(short.tokens):
        k = place(i)
        tokens[k] = replace(t, head=ROOT if t.head == ROOT else place(t.head))
    anchor = _noun_before(full, a.start)
    for k in range(a.start, a.end):
        t = full.tokens[k]
        if not a.start <= t.head < a.end:
            early = 0 <= t.head < a.start and full.tokens[t.head].upos in NOMINAL
            mark = "punct" if t.upos == "PUNCT" else "nmod"
            tokens[k] = replace(t, head=t.head if early else anchor, deprel=mark)
    return replace(full, tokens=tuple(tokens)) if _is_tree(tokens) else full


def _noun_before(p: Parse, place: int) -> int:
    """The head of the phrase that ends before a place."""
    i = max(place - 1, 0)
    while 0 <= p.tokens[i].head < place and p.tokens[p.tokens[i].head].upos in NOMINAL:
        i = p.tokens[i].head
    return i
