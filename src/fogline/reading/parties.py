"""Which actors a phrase names, through pronouns and plain nouns such as "the fighters"."""

from __future__ import annotations

from collections.abc import Iterable

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import ActorMention, Parse, Span
from fogline.reading.bases import key
from fogline.reading.clauses import case, phrase, stretch
from fogline.reading.scene import Scene, Sentence
from fogline.reading.tree import places, relation

BACK = 3
"""How many sentences back a pronoun may point."""
PERSONAL = frozenset({"he", "she", "his", "her", "him"})
PLURAL = frozenset({"they", "their", "them", "it", "its", "we", "our", "who", "which", "that"})
TELLERS = frozenset({"monitor", "agency", "outlet", "office", "un", "ngo", "rescue", "person"})
"""Kinds that "they" rarely means where fighting is told."""

Cast = tuple[tuple[str, ...], tuple[Span, ...]]
"""Names of actors, and the words that name them."""


def named(scene: Scene, index: int, heads: Iterable[int], lexicon: Lexicon) -> Cast:
    """The actors of some noun phrases, and their words; a pronoun's are those told last."""
    sentence = scene.sentences[index]
    names: list[str] = []
    spans: list[Span] = []
    for head in heads if sentence.parse else ():
        found, words = _of(scene, index, head, lexicon)
        names += found
        spans += words
    return tuple(dict.fromkeys(names)), tuple(dict.fromkeys(spans))


def _of(scene: Scene, index: int, head: int, lexicon: Lexicon) -> tuple[list[str], list[Span]]:
    sentence = scene.sentences[index]
    parse = sentence.parse
    assert parse is not None
    token, words = parse.tokens[head], stretch(parse, phrase(parse, head))
    if token.upos == "PRON":
        return pointed(scene, index, token.text.lower(), token.span.start), [token.span]
    led = [i for k in places(parse, head, "acl") for i in _leader(parse, k)]
    chosen = next((c for i in led if (c := _chosen(sentence, parse, i))), None)
    chosen = chosen or _chosen(sentence, parse, head)
    if chosen and not chosen.generic:
        return [chosen.name], [words]
    for owner in places(parse, head, "nmod"):
        pronoun = parse.tokens[owner]
        if pronoun.upos == "PRON" and pronoun.deprel == "nmod:poss":
            whose = pointed(scene, index, pronoun.text.lower(), pronoun.span.start)
            return whose or ([chosen.name] if chosen else []), [words]
    if chosen and not _narrowed(parse, head, chosen):
        return [chosen.name], [words]
    if not (_own_name(sentence, token.span) or key(lexicon, "incident.parties", token.text)):
        return [], []
    before = [parse.tokens[i] for i in phrase(parse, head) if i < head]
    if {t.text.lower() for t in before} <= {"the", "these", "those", "armed"} and before:
        return pointed(scene, index, "they", token.span.start), [words]
    kept = [i for i in phrase(parse, head) if i <= head and parse.tokens[i].upos != "DET"]
    return [_text(sentence, stretch(parse, kept))], [words]


def _leader(parse: Parse, verb: int) -> list[int]:
    """ "fighters led by the brigade": the brigade."""
    if parse.tokens[verb].text.lower() not in ("led", "commanded", "headed", "spearheaded"):
        return []
    return [i for i in places(parse, verb, "obl") if case(parse, i) == "by"]


def _text(sentence: Sentence, span: Span) -> str:
    return sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]


def _own_name(sentence: Sentence, span: Span) -> bool:
    """Whether the name tagger takes a word for a body or a people."""
    names = sentence.parse.names if sentence.parse else ()
    return any(n.label in ("ORG", "FORCE", "NORP") and n.span.overlap(span) for n in names)


def _narrowed(parse: Parse, head: int, mention: ActorMention) -> bool:
    """Whether words of another people stand before a generic noun: "the Kurdish troops"."""
    before = [parse.tokens[i] for i in phrase(parse, head) if i < head]
    outside = [t for t in before if not t.span.overlap(mention.span) and t.upos in ("ADJ", "PROPN")]
    return any(t.text[:1].isupper() for t in outside)


def _chosen(sentence: Sentence, parse: Parse, head: int) -> ActorMention | None:
    """The actor that holds the head noun, else the first of its phrase; not in brackets.

    Words that say what somebody is against or backed by do not name him: "anti-government groups".
    """
    token = parse.tokens[head]
    words = [parse.tokens[i].span for i in phrase(parse, head) if not _against(parse, i)]
    beside = [parse.tokens[i].span for i in places(parse, head, "appos", "flat")]
    for mention in sentence.actors:
        if not mention.generic and any(b.overlap(mention.span) for b in beside):
            return mention
    inside = [a for a in sentence.actors if any(w.overlap(a.span) for w in words)]
    over = [a for a in inside if a.span.overlap(token.span)]
    return next(iter(over or inside), None)


def _against(parse: Parse, i: int) -> bool:
    """Whether a word stands under "anti-", "-backed", "-held" or "-designated"."""
    at = i
    for _ in range(3):
        t = parse.tokens[at]
        near = places(parse, at, "compound", "amod", "case", "advmod")
        words = [t.text.lower(), *(parse.tokens[k].text.lower() for k in near)]
        if any(w.startswith("anti") for w in words):
            return True
        up = parse.tokens[t.head] if t.head >= 0 else None
        if up is not None and up.upos in ("VERB", "ADJ") and relation(up) == "amod" and t.head > at:
            return True
        if t.head < 0 or relation(t) not in ("compound", "amod", "obl", "nmod"):
            return False
        at = t.head
    return False


def pointed(scene: Scene, index: int, pronoun: str, before: int) -> list[str]:
    """The actor told last before a pronoun: subjects first, people for "he"."""
    person = pronoun in PERSONAL
    if not person and pronoun not in PLURAL:
        return []
    for back in range(BACK + 1):
        if index - back < 0:
            break
        sentence = scene.sentences[index - back]
        told = [a for a in sentence.actors if a.span.end <= before and _fits(sentence, a, person)]
        if told:
            subjects = [a for a in told if _is_subject(sentence, a)]
            return [(subjects or told)[0].name]
    return []


def _fits(sentence: Sentence, mention: ActorMention, person: bool) -> bool:
    kind = mention.actor.kind if mention.actor else _kind(sentence, mention)
    return kind == "person" if person else kind not in TELLERS


def _kind(sentence: Sentence, mention: ActorMention) -> str:
    """Of an actor that no pack knows: what the name tagger takes it for."""
    names = sentence.parse.names if sentence.parse else ()
    return "person" if any(n.label == "PER" and n.span.overlap(mention.span) for n in names) else ""


def _is_subject(sentence: Sentence, mention: ActorMention) -> bool:
    tokens = sentence.parse.tokens if sentence.parse else ()
    return any(mention.span.holds(t.span) and relation(t) == "nsubj" for t in tokens)
