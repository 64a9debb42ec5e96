"""Whether a clause claims that something happened: negation, condition, plan, fear and the like.

The walk goes from the clause's head word up the tree. On the way a word may deny its own clause
("not", "would", "if"), or frame what hangs on it ("failed to", "feared that", "called for"). It
ends where a clause stands for itself: relative clauses, "after ...", coordinated clauses with a
subject of their own. Word lists: `words/reality.toml`; the classes of frames follow Karttunen
(1971), "Implicative verbs".
"""

from __future__ import annotations

from collections.abc import Sequence

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse, Span, Token
from fogline.reading.bases import key
from fogline.reading.scene import Sentence
from fogline.reading.tree import head_in, kids, places, relation
from fogline.reading.verdicts import opening

COMPLEMENTS = frozenset({"xcomp", "ccomp", "csubj", "acl", "obj", "nsubj", "obl", "nmod"})
CLAUSES = frozenset({"xcomp", "ccomp", "csubj", "acl", "advcl"})
SUBJECTS = frozenset({"nsubj", "csubj"})


def unreal(sentence: Sentence, span: Span, lexicon: Lexicon) -> str | None:
    """Why the clause at `span` is no claim that something happened, or None where it is one.

    negation, condition, plan, fear, forecast, possibility, demand, question or future. A sentence
    that was not parsed gives None. "The rebels failed to take Karo": negation for "take Karo".
    After "False:" the story is told to be denied, whatever its polarity.
    """
    parse = sentence.parse
    at = head_in(parse, span) if parse else None
    if parse is None or at is None:
        return None
    if asked(sentence, span):
        return "question"
    if opening(sentence, lexicon):
        return None
    inner = [i for i in places(parse, at, "xcomp", "ccomp") if span.holds(parse.tokens[i].span)]
    framed = (_framed(parse, at, i, lexicon) for i in inner)
    return next((reason for reason in framed if reason), None) or _walk(parse, at, lexicon)


def asked(sentence: Sentence, span: Span) -> bool:
    """Whether the clause stands in a question, and not as someone's words inside it."""
    ends = sentence.text.rstrip("\"'”’ )").endswith("?")
    quoted = any(q.holds(span) for q in sentence.quoted)
    marked = any(q.holds(span) and q.end <= sentence.span.end for q in sentence.quoted)
    return ends and (marked or not quoted) and not sentence.text.startswith(("Why ", "How "))


def _walk(parse: Parse, at: int, lexicon: Lexicon) -> str | None:
    """The first reason met on the way from a word to the root."""
    below: int | None = None
    for _ in range(len(parse.tokens)):
        reason = _reason(parse, at, below, lexicon)
        if reason or parse.tokens[at].head < 0 or not _goes_on(parse, at):
            return reason
        below, at = at, parse.tokens[at].head
    return None


def _reason(parse: Parse, at: int, below: int | None, lexicon: Lexicon) -> str | None:
    if below is None or _shares(parse.tokens[below]):
        return _local(parse, at, lexicon)
    return _framed(parse, at, below, lexicon) or _inherited(parse, at, below, lexicon)


def _shares(t: Token) -> bool:
    """Whether a word shares the auxiliaries of its head: "will attack and seize"."""
    return t.deprel == "conj" or t.deprel == "advcl"


def _goes_on(parse: Parse, at: int) -> bool:
    """Whether what is said of the head of a word is said of the word too."""
    t = parse.tokens[at]
    of = relation(t)
    if of == "conj":
        return not any(relation(k) in SUBJECTS or k.text.lower() == "but" for k in kids(parse, at))
    if of == "advcl":
        return not any(relation(k) == "mark" and k.text.lower() != "from" for k in kids(parse, at))
    return of in COMPLEMENTS and not t.deprel.endswith("relcl")


def _local(parse: Parse, at: int, lexicon: Lexicon) -> str | None:
    """A reason among the words that hang directly on this one."""
    t, below = parse.tokens[at], kids(parse, at)
    if _negated(parse, at, lexicon):
        return "negation"
    return (
        ("demand" if "Mood=Imp" in t.feats and t.text.islower() else None)
        or _first(below, ("aux",), "reality.modals", lexicon)
        or _first(below, ("mark", "cc", "case"), "reality.marks", lexicon)
        or _first(below, ("amod",), "reality.modifiers", lexicon)
        or _purpose(parse, at)
    )


def _negated(parse: Parse, at: int, lexicon: Lexicon) -> bool:
    """ "did not leave", "no one was hurt", "no casualties", "has yet to"."""
    for i, k in enumerate(parse.tokens):
        if k.head != at:
            continue
        if relation(k) in ("advmod", "det", "cc", "aux") and _no(k, lexicon):
            return not _exempt(parse, i)
        if relation(k) in ("nsubj", "obj") and _none(parse, i, lexicon):
            return True
    return False


def _no(t: Token, lexicon: Lexicon) -> bool:
    return lexicon.has("reality.negations", t.text)


def _none(parse: Parse, at: int, lexicon: Lexicon) -> bool:
    """ "no one", "no casualties"."""
    dets = (i for i in places(parse, at, "det") if not _exempt(parse, i))
    return _no(parse.tokens[at], lexicon) or any(_no(parse.tokens[i], lexicon) for i in dets)


def _exempt(parse: Parse, at: int) -> bool:
    """ "not only", "no fewer than", "no less than" deny nothing."""
    after = parse.tokens[at + 1].text.lower() if at + 1 < len(parse.tokens) else ""
    return after in ("only", "fewer", "less", "just", "merely", "least")


def _purpose(parse: Parse, at: int) -> str | None:
    """ "attacked to seize the port", "Army to leave the port": the infinitive is a plan."""
    t = parse.tokens[at]
    if t.deprel == "root" and t.upos in ("NOUN", "PROPN"):
        return "plan" if any(_to(parse, i) for i in places(parse, at, "acl", "xcomp")) else None
    free = parse.tokens[at].deprel in ("advcl", "root", "parataxis")
    return "plan" if free and _to(parse, at) else None


def _to(parse: Parse, at: int) -> bool:
    """Whether a verb is an infinitive with "to", not "to have left" or "in addition to holding"."""
    below = kids(parse, at)
    if any(form in parse.tokens[at].feats for form in ("VerbForm=Ger", "VerbForm=Part")):
        return False
    perfect = any(k.text.lower() == "have" and relation(k) == "aux" for k in below)
    return not perfect and any(k.text.lower() == "to" and relation(k) == "mark" for k in below)


def _framed(parse: Parse, at: int, below: int, lexicon: Lexicon) -> str | None:
    """A word that frames what hangs on it: "failed to take", "fears of an attack"."""
    head, kid = parse.tokens[at], parse.tokens[below]
    reason = key(lexicon, "reality.frames", head.text)
    if reason is None:
        return _aim(parse, at, below, lexicon)
    of = relation(kid)
    if of in ("obl", "nmod"):
        case = [k.text for k in kids(parse, below) if relation(k) == "case"]
        return reason if any(lexicon.has("reality.reaches", c) for c in case) else None
    if of == "nsubj":
        return reason if kid.deprel == "nsubj:pass" or head.upos == "ADJ" else None
    if of == "obj" or not _told(parse, below):
        return reason
    return key(lexicon, "reality.strong", head.text)


def _aim(parse: Parse, at: int, below: int, lexicon: Lexicon) -> str | None:
    """ "in a position to storm the town" is a plan, "the first town to fall" is told."""
    noun = parse.tokens[at].upos == "NOUN" and relation(parse.tokens[below]) == "acl"
    ranked = any(lexicon.has("reality.ranks", k.text) for k in kids(parse, at))
    return "plan" if noun and _to(parse, below) and not ranked else None


def _told(parse: Parse, at: int) -> bool:
    """Whether a clause is finite, or a perfect infinitive: told as having happened."""
    t = parse.tokens[at]
    words = [t, *(k for k in kids(parse, at) if relation(k) in ("aux", "cop"))]
    return any(
        ("VerbForm=Fin" in w.feats and w.upos in ("VERB", "AUX")) or w.text.lower() == "have"
        for w in words
    )


def _inherited(parse: Parse, at: int, below: int, lexicon: Lexicon) -> str | None:
    """What denies the head denies its clauses and objects; of its subject only "would" speaks.

    "did not say that they had left"; "The fall of the port would be a blow".
    """
    of = relation(parse.tokens[below])
    if of in CLAUSES or of == "obj":
        if parse.tokens[at].upos in ("NOUN", "PROPN"):
            return None
        return _local(parse, at, lexicon)
    if of in SUBJECTS:
        found = _first(kids(parse, at), ("aux",), "reality.modals", lexicon)
        return found if found == "condition" else None
    return None


def _first(
    words: Sequence[Token], relations: Sequence[str], section: str, lexicon: Lexicon
) -> str | None:
    found = (lexicon.key(section, k.text) for k in words if relation(k) in relations)
    return next((reason for reason in found if reason), None)
