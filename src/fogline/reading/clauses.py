"""Who does what to whom: subjects, agents, objects and obliques of verbs and of event nouns.

Grammar only: the answers are places in `Parse.tokens`. Voice, coordination, participles and
relative clauses are undone, so that "the town, seized by rebels" and "rebels seized the town" give
the same agent and patient.
"""

from __future__ import annotations

from collections.abc import Iterator

from fogline.nouns import Parse, Span, Token
from fogline.reading.tree import below, places, relation

CLAUSAL = ("advcl", "parataxis", "ccomp", "conj", "cc", "acl", "csubj", "discourse", "vocative")
RELATIVE = frozenset({"which", "who", "that", "whom", "where"})
SAYING = frozenset({"adding", "saying", "citing", "accusing", "calling", "noting", "warning"})
"""Participles whose subject is the speaker: "said they fled, adding ..."."""
UP = ("conj", "xcomp", "advcl")


BLAMING = ("accus", "blam", "suspect", "condemn", "denounc", "criticis", "criticiz")
"""How verbs begin that lay a deed at somebody's door."""


def passive(parse: Parse, verb: int) -> bool:
    """Whether the patient is the subject: "was seized", "the town seized by rebels"."""
    t = parse.tokens[verb]
    below_it = [k for k in parse.tokens if k.head == verb]
    if not any(k.deprel == "aux:pass" for k in below_it) and _has_object(parse, verb):
        return False
    if "Voice=Pass" in t.feats:
        return True
    if any(k.deprel in ("nsubj:pass", "aux:pass", "obl:agent") for k in below_it):
        return True
    if relation(t) == "acl" and t.deprel != "acl:relcl":
        past = "Tense=Past" in t.feats or t.text.lower().endswith(("ed", "en", "held", "lost"))
        return past and not places(parse, verb, "obj")
    if relation(t) == "conj" and not any(relation(k) == "nsubj" for k in below_it):
        return t.upos == "VERB" and "VerbForm=Part" in t.feats and passive(parse, t.head)
    return False


def _has_object(parse: Parse, verb: int) -> bool:
    """Whether an object follows: "it had retaken Karo" is active, whatever its subject."""
    return any(k > verb for k in places(parse, verb, "obj"))


def agents(parse: Parse, verb: int, hops: int = 4) -> list[int]:
    """Heads of who does it: the subject, the agent of a passive, what a participle hangs on."""
    if passive(parse, verb):
        return _by(parse, verb)
    done = any(parse.tokens[k].deprel == "aux:pass" for k in places(parse, verb, "aux"))
    subjects = places(parse, verb, "nsubj")
    if own := [k for k in subjects if not (done and parse.tokens[k].deprel.endswith("pass"))]:
        nearest = _doer(parse, verb, own)
        return spread(parse, _antecedent(parse, verb, nearest))
    t = parse.tokens[verb]
    if not hops or t.head < 0:
        return []
    if blamed := accused(parse, verb):
        return blamed
    if relation(t) == "acl" and places(parse, verb, "mark"):
        above = parse.tokens[t.head].head
        return agents(parse, above, hops - 1) if above >= 0 else []
    if relation(t) == "acl":
        return spread(parse, t.head) if _nominal(parse.tokens[t.head]) else []
    if relation(t) in UP:
        return _inherited(parse, verb, hops)
    return []


def _doer(parse: Parse, verb: int, own: list[int]) -> int:
    """The nearest subject before a verb; of "rebels fighting the army seized" the first."""
    before = [k for k in own if k < verb]
    if len(before) < 2:
        return before[-1] if before else own[0]
    between = parse.tokens[before[-2] + 1 : before[-1]]
    about = any(relation(t) == "acl" and t.head == before[-2] for t in between)
    marks = any(t.upos == "PUNCT" for t in between)
    return before[-2] if about and not marks else before[-1]


def accused(parse: Parse, at: int) -> list[int]:
    """Heads of whom somebody accuses of a deed: "accused the army of shelling Karo"."""
    head, deed = parse.tokens[at].head, at
    while head >= 0 and parse.tokens[head].upos != "VERB":
        head, deed = parse.tokens[head].head, head
    links = {parse.tokens[k].text.lower() for k in places(parse, deed, "case", "mark")}
    if head < 0 or not links & {"of", "for", "over"}:
        return []
    if not parse.tokens[head].text.lower().startswith(BLAMING):
        return []
    objects = [k for k in places(parse, head, "obj") if head < k < at]
    return spread(parse, objects[0]) if objects else []


def _inherited(parse: Parse, verb: int, hops: int) -> list[int]:
    """The subject of the clause above; of "forced the army to leave" the object."""
    t = parse.tokens[verb]
    if relation(t) == "xcomp" and (objects := places(parse, t.head, "obj")):
        return spread(parse, objects[0])
    told = [k for k in places(parse, t.head, "ccomp") if k < verb]
    if relation(t) == "advcl" and told and t.text.lower() not in SAYING:
        return agents(parse, told[0], hops - 1)
    if passive(parse, t.head):
        subjects = places(parse, t.head, "nsubj")
        return spread(parse, _antecedent(parse, t.head, subjects[0])) if subjects else []
    return agents(parse, t.head, hops - 1)


def patients(parse: Parse, verb: int) -> list[int]:
    """Heads of what it is done to: the object, the subject of a passive, its participle's noun."""
    if passive(parse, verb):
        at = verb
        while not places(parse, at, "nsubj") and relation(parse.tokens[at]) == "conj":
            at = parse.tokens[at].head
        if subjects := places(parse, at, "nsubj"):
            return spread(parse, _antecedent(parse, at, subjects[0]))
        return spread(parse, parse.tokens[at].head) if relation(parse.tokens[at]) == "acl" else []
    if own := places(parse, verb, "obj"):
        own = [k for k in own if k > verb] or own
        beside = len(own) > 1 and own[1] == own[0] + 1
        first = spread(parse, own[0])[1:] if beside else []
        return spread(parse, _antecedent(parse, verb, own[1] if beside else own[0])) + first
    if relation(parse.tokens[verb]) == "acl" and parse.tokens[verb].deprel == "acl:relcl":
        return _relativised(parse, verb)
    shared = [k for k in places(parse, verb, "conj") if parse.tokens[k].upos == "VERB"]
    return patients(parse, shared[-1]) if shared else []


def _relativised(parse: Parse, verb: int) -> list[int]:
    """ "the areas that they hold", "the areas they hold": the noun before."""
    subjects = [parse.tokens[k].text.lower() for k in places(parse, verb, "nsubj")]
    return [parse.tokens[verb].head] if subjects and not RELATIVE & set(subjects) else []


def _antecedent(parse: Parse, verb: int, own: int) -> int:
    """Of "the fighters, who seized" the fighters."""
    t = parse.tokens[verb]
    if parse.tokens[own].text.lower() not in RELATIVE:
        return own
    if (name := _name_before(parse, own)) is not None:
        return name
    while relation(t) == "conj" and t.head >= 0:
        t = parse.tokens[t.head]
    return t.head if relation(t) == "acl" and t.head >= 0 else own


def _name_before(parse: Parse, pronoun: int) -> int | None:
    """Of "the edge of Karo, which they won" the name beside the pronoun."""
    i = pronoun - 1
    if i > 0 and parse.tokens[i].text == "," and parse.tokens[pronoun].text.lower() == "which":
        name, above = parse.tokens[i - 1], parse.tokens[parse.tokens[i - 1].head].text.lower()
        if above.startswith(("north", "south", "east", "west")):
            return None
        return i - 1 if name.upos == "PROPN" and relation(name) in ("nmod", "obl") else None
    return None


def _by(parse: Parse, at: int) -> list[int]:
    found = [i for i in places(parse, at, "obl", "nmod") if case(parse, i) == "by"]
    return spread(parse, found[0]) if found else []


def case(parse: Parse, at: int) -> str:
    """The preposition of a noun, all its words: "out of", "close to"."""
    words = [i for i in places(parse, at, "case", "mark") if i < at]
    for k in places(parse, at, "compound") if not words else ():
        words += [i for i in places(parse, k, "case") if i < k]
    fixed = [k for i in words for k in places(parse, i, "fixed")]
    every = sorted([*words, *fixed])
    return " ".join(dict.fromkeys(parse.tokens[i].text.lower() for i in every))


def obliques(parse: Parse, at: int) -> Iterator[tuple[str, int]]:
    """(preposition, noun) of what hangs on a verb or noun with a preposition, in text order."""
    for i in places(parse, at, "obl", "nmod", "advmod"):
        yield case(parse, i), i


def nominal_agents(parse: Parse, noun: int) -> list[int]:
    """Who does what a noun says: "rebel advance", "Israel's strikes", "shelling by the army"."""
    own = [i for i in places(parse, noun, "nmod") if parse.tokens[i].deprel == "nmod:poss"]
    by = [i for i in places(parse, noun, "nmod", "obl", "acl") if case(parse, i) == "by"]
    near = places(parse, noun, "compound", "amod")
    launched = [a for i in places(parse, noun, "acl") for a in agents(parse, i)]
    return [s for i in (*by, *own, *near) for s in spread(parse, i)] + [
        i for i in launched if i != noun
    ]


def spread(parse: Parse, at: int) -> list[int]:
    """A noun and those coordinated with it."""
    side = [i for i in places(parse, at, "conj") if _nominal(parse.tokens[i])]
    return [at, *side]


def _nominal(t: Token) -> bool:
    return t.upos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")


def phrase(parse: Parse, at: int) -> list[int]:
    """The words of a noun phrase without clauses, appositions, other conjuncts and preposition."""
    cut = places(parse, at, "acl", "appos", "case", "conj", "cc", "parataxis", "advcl", "punct")
    drop = {w for k in cut for w in below(parse, k)}
    return [i for i in below(parse, at) if i not in drop]


def stretch(parse: Parse, words: list[int]) -> Span:
    """From the first to the last of some words."""
    return Span(parse.tokens[min(words)].span.start, parse.tokens[max(words)].span.end)


def clause(parse: Parse, at: int) -> Span:
    """The smallest clause around a verb or noun: what hangs on it without clauses of their own.

    It begins with the subject, if that stands beside it, and ends before words of attribution.
    """
    words = set(below(parse, at)) - _outside(parse, at)
    first = last = at
    while first - 1 in words:
        first -= 1
    while last + 1 in words:
        last += 1
    kept = list(range(first, last + 1))
    while len(kept) > 1 and parse.tokens[kept[0]].upos in ("CCONJ", "SCONJ", "ADP", "PUNCT"):
        kept = kept[1:]
    while len(kept) > 1 and parse.tokens[kept[-1]].upos in ("CCONJ", "PUNCT"):
        kept = kept[:-1]
    return stretch(parse, kept)


def _outside(parse: Parse, at: int) -> set[int]:
    """Words under a verb that are clauses of their own, sources, or stand before its subject."""
    subjects = places(parse, at, "nsubj", "csubj")
    start = min([at, *subjects])
    out = list(places(parse, at, *CLAUSAL))
    for k in places(parse, at, "obl", "advmod", "nmod", "mark", "case"):
        early = subjects and k < start
        if early or case(parse, k).startswith(("according", "citing")):
            out.append(k)
    return {w for k in out for w in below(parse, k)}
