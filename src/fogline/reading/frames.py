"""Attribution by the parse: verbs of saying with their speaker and what is said.

Each rule takes a parse and the place of a word and gives a `Frame` where the word is a cue. After
Pareti (2015), "Attribution: a computational approach" (source, cue, content), and the verb classes
of Citron (Newell et al. 2018).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse, Span, Token
from fogline.reading.bases import key
from fogline.reading.tree import below, hull, places, relation, runs

SUBJECT = ("nsubj",)
CLAUSE = ("ccomp", "csubj")
GOVERNED = ("of", "for", "as", "to", "on")
"""Prepositions and marks before what a verb of accusing, calling or urging is about."""


HEADS = frozenset(("NOUN", "PROPN", "PRON"))
NOMINAL = HEADS | {"ADJ", "DET", "NUM", "ADP", "PART", "CCONJ", "PUNCT", "ADV", "X", "SYM"}
AFTER = (
    frozenset(("on", "in", "at", "late", "early", "citing", "quoting", "adding", "via", "through"))
    | {"during", "out", "after", "today", "as", "by", "without", "while", "when", "earlier"}
    | {"later", "separately", "yesterday", "monday", "tuesday", "wednesday", "thursday"}
    | {"friday", "saturday", "sunday"}
)
"""Words after a verb of saying that begin a phrase of time, place or manner, not what was said."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Who (source) says by which word (cue) what (content); `word` is the cue to look up.

    `told` is who was told ("told Radio Delta"), `venue` where it was said ("in a statement"),
    `inner` says that another source hands these words on ("citing the ministry"), `hearsay` that
    nobody is named and the writer keeps away ("is said to", "reportedly").
    """

    cue: Span
    word: str
    source: Span | None
    content: tuple[Span, ...]
    found_by: str = "parse"
    told: Span | None = None
    venue: Span | None = None
    inner: bool = False
    hearsay: bool = False


def verbs(parse: Parse, lexicon: Lexicon) -> Iterator[Frame]:
    """A frame for each verb of saying that has something said."""
    for i, t in enumerate(parse.tokens):
        if t.upos != "VERB" or t.deprel == "amod" or not key(lexicon, "attribution.verbs", t.text):
            continue
        words = said_by(parse, i, lexicon)
        if not words:
            continue
        source = speaker(parse, i)
        told = addressee(parse, i)
        words = {w for w in words if told is None or not told.holds(parse.tokens[w].span)}
        yield Frame(
            cue=cue_of(parse, i),
            word=t.text,
            source=_span(parse, source),
            content=runs(parse, words),
            told=told,
            venue=venue(parse, i, lexicon),
            inner=_relayed(parse, i, lexicon),
            hearsay=source is None and passive(parse, i),
        )


def passive(parse: Parse, i: int) -> bool:
    """ "is reported", "was said to have"."""
    kids = [t.deprel for t in parse.tokens if t.head == i]
    return "aux:pass" in kids or "nsubj:pass" in kids


def cue_of(parse: Parse, i: int) -> Span:
    """The verb with its auxiliaries and its "not": "has not said"."""
    near = [k for k in places(parse, i, "aux") if i - 4 < k < i]
    near += [k for k in places(parse, i, "advmod") if "Polarity=Neg" in parse.tokens[k].feats]
    first = min([i, *(k for k in near if k < i)])
    return Span(parse.tokens[first].span.start, parse.tokens[i].span.end)


def speaker(parse: Parse, i: int, hops: int = 4) -> list[int] | None:
    """The words of who speaks by verb `i`.

    "the mayor said", "said the mayor", "quoted by the mayor", "a letter saying", "the monitor,
    which said", "fled, adding", "went on to say".
    """
    own = _subject(parse, i)
    if own is not None:
        return _antecedent(parse, i, own)
    if not hops:
        return None
    t = parse.tokens[i]
    if relation(t) == "acl" and t.head >= 0:
        return None if "Voice=Pass" in t.feats else _noun_phrase(parse, t.head)
    if t.text.lower() == "saying" and _text(parse, t.head) in (
        "quoted",
        "quoting",
        "quotes",
        "cited",
    ):
        quoted = [*places(parse, t.head, "obj"), *_passive_subject(parse, t.head)]
        return _noun_phrase(parse, quoted[0]) if quoted else None
    if relation(t) in ("conj", "advcl", "xcomp") and t.head >= 0:
        return speaker(parse, t.head, hops - 1)
    return None


def _subject(parse: Parse, i: int) -> int | None:
    """The subject or the agent of a verb; of two subjects the one before the verb."""
    found = [k for k in places(parse, i, *SUBJECT) if not parse.tokens[k].deprel.endswith("pass")]
    found += [k for k in places(parse, i, "obl") if parse.tokens[k].deprel == "obl:agent"]
    before = [k for k in found if k < i]
    if before:
        return before[-1 if not _object_of_clause(parse, before) else -2]
    return found[0] if found else None


def _object_of_clause(parse: Parse, found: list[int]) -> bool:
    """ "rebels fighting the army claim": the army is what the clause between is about."""
    between = range(found[-2] + 1, found[-1]) if len(found) > 1 else range(0)
    if any(parse.tokens[k].upos == "PUNCT" for k in between):
        return False
    verbs = [k for k in between if parse.tokens[k].head == found[-2]]
    return any(relation(parse.tokens[k]) == "acl" and not places(parse, k, "obj") for k in verbs)


def _passive_subject(parse: Parse, i: int) -> list[int]:
    return [k for k in places(parse, i, "nsubj") if parse.tokens[k].deprel == "nsubj:pass"]


def _antecedent(parse: Parse, i: int, own: int) -> list[int]:
    """Of a relative clause the noun before it: "the monitor, which said".

    "which" takes up the nearest name ("no word from the army, which denied it"), "who" the head.
    """
    t, pronoun = parse.tokens[i], parse.tokens[own].text.lower()
    if pronoun not in ("which", "who", "that") or relation(t) != "acl":
        return _noun_phrase(parse, own)
    near = [k for k in below(parse, t.head) if t.head < k < own and parse.tokens[k].upos == "PROPN"]
    if pronoun == "which" and near and parse.tokens[t.head].upos == "NOUN":
        return _noun_phrase(parse, _top(parse, near[-1], t.head))
    return _noun_phrase(parse, t.head)


def _top(parse: Parse, i: int, stop: int) -> int:
    """The head of the name a word belongs to."""
    while parse.tokens[i].head != stop and relation(parse.tokens[i]) in (
        "compound",
        "flat",
        "nmod",
    ):
        i = parse.tokens[i].head
    return i


def _noun_phrase(parse: Parse, i: int) -> list[int]:
    """The words of a noun phrase, without clauses that hang on it and its preposition."""
    cut = places(parse, i, "acl", "parataxis", "case", "cc", "conj", "advcl")
    side = [
        k for k in places(parse, i, "conj") if parse.tokens[k].upos in ("NOUN", "PROPN", "PRON")
    ]
    drop = {w for c in cut if c not in side for w in below(parse, c)}
    return [w for w in below(parse, i) if w not in drop]


def said_by(parse: Parse, i: int, lexicon: Lexicon) -> set[int]:
    """The words said by verb `i`; empty where it introduces nothing."""
    t = parse.tokens[i]
    clauses = places(parse, i, *CLAUSE)
    if clauses:
        return {w for c in clauses for w in below(parse, c)}
    if relation(t) == "parataxis" and t.head >= 0 and not _own_object(parse, i, lexicon):
        return set(below(parse, t.head)) - set(below(parse, i))
    loose = [k for k in places(parse, i, "parataxis") if abs(k - i) > 1]
    if loose:
        return set(below(parse, loose[0]))
    return _object(parse, i, lexicon)


def _own_object(parse: Parse, i: int, lexicon: Lexicon) -> bool:
    """ ", while the mayor blamed the army": what hangs on the verb is what was said."""
    listed = key(lexicon, "attribution.objects", parse.tokens[i].text) is not None
    return bool(places(parse, i, "mark")) or (listed and bool(places(parse, i, "obj")))


def _object(parse: Parse, i: int, lexicon: Lexicon) -> set[int]:
    """ "denied the report", "vowed to return", "accused the army of looting", "saw men flee"."""
    text = parse.tokens[i].text
    if not key(lexicon, "attribution.objects", text) and not _shows(parse, i, lexicon):
        return set()
    found = places(parse, i, "obj", "xcomp")
    found += [
        k
        for k in places(parse, i, "obl", "advcl")
        if _preposition(parse, k).partition(" ")[0] in GOVERNED
    ]
    if [parse.tokens[k].text.lower() for k in found] in (["lives"], ["life"]):
        return set()
    return {w for k in found for w in below(parse, k)}


def _shows(parse: Parse, i: int, lexicon: Lexicon) -> bool:
    """ "footage showed smoke", "a witness saw tanks": the subject makes it a source."""
    text = parse.tokens[i].text
    subject = _subject(parse, i)
    noun = parse.tokens[subject].text if subject is not None else ""
    if key(lexicon, "attribution.showing", text):
        return lexicon.has("attribution.documents", noun)
    seen = key(lexicon, "attribution.perception", text) is not None
    return seen and lexicon.has("attribution.eyes", noun)


def _preposition(parse: Parse, i: int) -> str:
    return " ".join(parse.tokens[k].text.lower() for k in places(parse, i, "case", "mark"))


def addressee(parse: Parse, i: int) -> Span | None:
    """Who was told: the words behind "told" up to a mark, a time, a clause."""
    if parse.tokens[i].text.lower() not in ("told", "tells", "telling"):
        return None
    end, named = i + 1, False
    for t in parse.tokens[i + 1 : i + 10]:
        if t.upos in ("PUNCT", "VERB", "AUX", "SCONJ") or t.text.lower() in AFTER:
            break
        if t.upos in ("DET", "NUM", "PRON") and named:
            break
        named = named or t.upos in ("PROPN", "NOUN", "PRON")
        end += 1
    return Span(parse.tokens[i + 1].span.start, parse.tokens[end - 1].span.end) if named else None


def venue(parse: Parse, i: int, lexicon: Lexicon) -> Span | None:
    """ "in a post on X", "on its Telegram channel": where it was said."""
    for k in places(parse, i, "obl", "advmod"):
        words = below(parse, k)
        named = (parse.tokens[w].text for w in words)
        if _preposition(parse, k) in ("in", "on", "via", "during", "at") and any(
            lexicon.has("attribution.venues", word) for word in named
        ):
            return _span(parse, words)
    return None


def _relayed(parse: Parse, i: int, lexicon: Lexicon) -> bool:
    """Whether somebody else hands the words on: "quoted a medic as saying"."""
    head = parse.tokens[i].head
    t = parse.tokens[i]
    return (
        t.text.lower() == "saying"
        and head >= 0
        and key(lexicon, "attribution.relays", parse.tokens[head].text) is not None
    )


def _span(parse: Parse, words: list[int] | None) -> Span | None:
    return hull(runs(parse, words)) if words else None


def _text(parse: Parse, i: int) -> str:
    return parse.tokens[i].text.lower() if i >= 0 else ""


def is_clause(t: Token) -> bool:
    """Whether a word heads a clause of its own."""
    return t.upos in ("VERB", "AUX") or t.deprel == "root"
