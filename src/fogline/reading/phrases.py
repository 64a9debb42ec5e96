"""Attribution without a verb of saying: "according to", "citing", nouns, headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse, Span, trimmed
from fogline.reading.bases import key
from fogline.reading.frames import AFTER, NOMINAL, Frame, is_clause, said_by, speaker
from fogline.reading.scene import Sentence
from fogline.reading.tree import below, hull, places, relation, runs

CLAUSES = ("advcl", "obl", "xcomp", "ccomp", "acl")
_TAIL = re.compile(
    r"(?P<body>.{12,}?)\s*(?P<mark>:\s|\s[-–—]\s?)(?P<who>[^:,–—]{2,60})\Z", re.DOTALL
)
_TOP = re.compile(r"(?P<who>[^:\"“‘']{2,48}?)(?P<mark>:)\s(?P<body>.{12,})\Z", re.DOTALL)


def according_to(parse: Parse, lexicon: Lexicon) -> Iterator[Frame]:
    """ "Nine people died, according to the mayor": the whole clause is the mayor's."""
    for i, t in enumerate(parse.tokens[:-1]):
        if t.text.lower() != "according" or parse.tokens[i + 1].text.lower() != "to":
            continue
        at = t.head if relation(t) == "case" else next(iter(places(parse, i, "obl", "obj")), -1)
        if at < 0:
            continue
        phrase = set(below(parse, at)) | {i, i + 1}
        own = [w for w in _without_clauses(parse, at) if w > i + 1]
        if i + 2 not in own:
            own = list(range(i + 2, phrase_end(parse, i + 2)))
            phrase |= set(own)
        source = runs(parse, own)
        cue = Span(t.span.start, parse.tokens[i + 1].span.end)
        words = set(below(parse, clause_above(parse, at))) - phrase
        if source and words:
            yield Frame(cue, "according", hull(source), runs(parse, words))


def phrase_end(parse: Parse, start: int) -> int:
    """Where a noun phrase that begins at a word ends: at a mark, a time, a verb."""
    end = start
    while end < len(parse.tokens):
        t = parse.tokens[end]
        clitic = t.text in ("'s", "’s")
        if end > start and t.text in ("-", "‑") and _glued(parse, end):
            end += 2
            continue
        if (t.upos not in NOMINAL and not clitic) or t.upos == "PUNCT" or t.text.lower() in AFTER:
            break
        end += 1
    return end


def _glued(parse: Parse, i: int) -> bool:
    """Whether a hyphen joins two words: "Goma-based"."""
    t = parse.tokens[i].span
    after = parse.tokens[i + 1].span.start if i + 1 < len(parse.tokens) else -1
    return parse.tokens[i - 1].span.end == t.start and t.end == after


def _without_clauses(parse: Parse, at: int) -> list[int]:
    """A noun phrase without relative clauses and what is loosely joined to it."""
    cut = {w for k in places(parse, at, "acl", "parataxis") for w in below(parse, k)}
    return [w for w in below(parse, at) if w not in cut]


def clause_above(parse: Parse, at: int) -> int:
    """The head of what an "according to" speaks of: the main clause, or a clause told for itself.

    It is the subordinate clause around it where the sentence goes on behind ("where nine died
    according to the police, rescuers dig"), or where that clause lies in another's words ("said
    shells fell on the port, where four died, according to the police").
    """
    i, inner = parse.tokens[at].head, None
    if i < 0:
        return at
    last = max(k for k in below(parse, at))
    while parse.tokens[i].head >= 0 and not _stands_alone(parse, i):
        if (
            inner is None
            and relation(parse.tokens[i]) in ("acl", "advcl")
            and is_clause(parse.tokens[i])
        ):
            inner = i
        i = parse.tokens[i].head
    if inner is None:
        return i
    relative = parse.tokens[inner].deprel.endswith("relcl")
    if relative and relation(parse.tokens[i]) == "ccomp":
        return inner
    return inner if inner < last < i else i


def _stands_alone(parse: Parse, i: int) -> bool:
    """Whether a clause is told for itself: what is said, or coordinated with its own subject."""
    t = parse.tokens[i]
    own = bool(places(parse, i, "nsubj"))
    return is_clause(t) and own and relation(t) in ("ccomp", "conj", "parataxis")


def citing(parse: Parse, lexicon: Lexicon) -> Iterator[Frame]:
    """ "... , the daily said, citing a medic": the medic stands behind the daily.

    "The daily quoted a medic as saying" hands on what the medic says (the rule for verbs).
    """
    for i, t in enumerate(parse.tokens):
        if t.upos != "VERB" or not key(lexicon, "attribution.relays", t.text):
            continue
        saying = [k for k in places(parse, i, *CLAUSES) if parse.tokens[k].text.lower() == "saying"]
        own = speaker(parse, i, hops=0)
        if saying and own:
            words = said_by(parse, saying[0], lexicon)
            yield Frame(t.span, t.text, hull(runs(parse, own)), runs(parse, words))
            continue
        objects = places(parse, i, "obj") + [k for k in places(parse, i, "nsubj") if k > i]
        words = _handed_on(parse, i, lexicon)
        if words and objects:
            source = runs(parse, _without_clauses(parse, objects[0]))
            yield Frame(t.span, "cite", hull(source), runs(parse, words), inner=True)


def _handed_on(parse: Parse, i: int, lexicon: Lexicon) -> set[int]:
    """What the cited source stands for: what the verb above says, else the clause it hangs on."""
    head = parse.tokens[i].head
    if head < 0:
        return set()
    own = set(below(parse, i))
    said = said_by(parse, head, lexicon) - own
    return said or set(below(parse, head)) - own


def nouns(parse: Parse, lexicon: Lexicon) -> Iterator[Frame]:
    """ "the army's claim that", "reports of": a noun of saying with its clause."""
    for i, t in enumerate(parse.tokens):
        if t.upos != "NOUN" or not key(lexicon, "attribution.nouns", t.text):
            continue
        clauses = [k for k in places(parse, i, "acl", "ccomp") if _that(parse, k)]
        if clauses:
            words = {w for k in clauses for w in below(parse, k)}
            yield Frame(t.span, t.text, _owner(parse, i), runs(parse, words))


def _that(parse: Parse, i: int) -> bool:
    """A clause with "that" which is no relative clause."""
    if parse.tokens[i].deprel.endswith("relcl"):
        return False
    return any(parse.tokens[k].text.lower() == "that" for k in places(parse, i, "mark"))


def _owner(parse: Parse, i: int) -> Span | None:
    """Whose words: "the army's claim", "a claim by the army", "the army made the claim"."""
    for k in places(parse, i, "nmod", "compound"):
        case = {parse.tokens[c].text.lower() for c in places(parse, k, "case")}
        if parse.tokens[k].deprel == "nmod:poss" or case & {"by", "from"}:
            drop = set(places(parse, k, "case"))
            return hull(runs(parse, [w for w in _without_clauses(parse, k) if w not in drop]))
    head = parse.tokens[i].head
    if relation(parse.tokens[i]) == "obj" and head >= 0:
        return hull(runs(parse, speaker(parse, head) or []))
    return None


def headline(sentence: Sentence, lexicon: Lexicon) -> Iterator[Frame]:
    """ "Toll rises to 40: monitor", "Monitor: toll rises to 40", "Nine dead - police"."""
    if sentence.part != "headline":
        return
    text = sentence.text
    for pattern in (_TAIL, _TOP):
        found = pattern.match(text)
        if found and is_source(found["who"], sentence, lexicon):
            at = sentence.span.start
            who = trimmed(text, *found.span("who"))
            body = trimmed(text, *found.span("body"))
            mark = Span(*found.span("mark"))
            if who and body:
                yield Frame(
                    _moved(mark, at), ":", _moved(who, at), (_moved(body, at),), found_by="pattern"
                )
                return


def is_source(words: str, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a few words name somebody who can speak, and no clause of their own."""
    tokens = words.split()
    if (
        not tokens
        or len(tokens) > 7
        or any(w.lower() in ("is", "are", "was", "what", "how", "why") for w in tokens)
    ):
        return False
    last = re.sub(r"[^\w]", "", tokens[-1])
    known = any(
        lexicon.has("attribution.sources", re.sub(r"[^\w]", "", w)) for w in (last, tokens[0])
    )
    parse = sentence.parse
    at = sentence.span.start + sentence.text.rfind(words)
    named = parse is not None and any(
        n.label in ("PER", "ORG") and n.span.overlap(Span(at, at + len(words))) for n in parse.names
    )
    return known or named


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
