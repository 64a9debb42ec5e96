"""Who did a deed that a sentence only takes up: "the strikes killed 12", "nine people died"."""

from __future__ import annotations

from collections.abc import Iterator

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import ActorMention, Parse, Span
from fogline.reading.agents import TELLERS
from fogline.reading.bases import key
from fogline.reading.losses import Loss
from fogline.reading.parties import named
from fogline.reading.scene import Scene, Sentence
from fogline.reading.tree import places, relation

BACK = 8
"""How many sentences back, next to the headline, the doer may stand."""
HARM = ("killed", "wounded", "casualties")


def resumed(
    scene: Scene, index: int, loss: Loss, cause: Span | None, lexicon: Lexicon
) -> str | None:
    """The one party that the report told of as striking before, where the sentence names none.

    None where two parties strike, where both sides of a clash may have done it, or where the
    sentence tells of an act of its own ("a car bomb", "an attack").
    """
    parse = loss.counted.parse
    if loss.outcome not in HARM or not _takes_up(parse, cause, lexicon):
        return None
    both = (key(lexicon, f"toll.{s}", t.text) for t in parse.tokens for s in ("mutual", "wars"))
    if loss.running or any(both):
        return None
    near = {0, *range(max(0, index - BACK), index + 1)}
    told = {a.name: a for i in near for a in strikers(scene.sentences[i], lexicon)}
    only = next(iter(told.values())) if len(told) == 1 else None
    return only.name if only and only.actor and not only.generic else None


def pointed_at(
    scene: Scene, index: int, loss: Loss, cause: Span | None, lexicon: Lexicon
) -> str | None:
    """Who "its forces" or "they" are: "The army said its forces killed ten"."""
    parse = loss.counted.parse
    inside = [i for i, t in enumerate(parse.tokens) if cause and cause.overlap(t.span)]
    tops = [i for i in inside if parse.tokens[i].head not in inside]
    if loss.outcome not in HARM or not tops:
        return None
    owned = [parse.tokens[i] for i in places(parse, tops[0], "nmod")]
    whose = any(t.upos == "PRON" and t.deprel == "nmod:poss" for t in owned)
    they = parse.tokens[tops[0]].text.lower() in ("they", "it")
    names, _ = named(scene, index, tops[:1], lexicon) if whose or they else ((), ())
    here = {a.name for a in scene.sentences[index].actors}
    return names[0] if names and (whose or names[0] in here) else None


def _takes_up(parse: Parse, cause: Span | None, lexicon: Lexicon) -> bool:
    """Whether the cause is left out, or an act told before: "the strikes", "the attack"."""
    if cause is None:
        return True
    inside = [t for t in parse.tokens if cause.overlap(t.span)]
    definite = inside[0].text.lower() in ("the", "this", "these", "those", "that")
    return definite and any(key(lexicon, "toll.acts", t.text) for t in inside)


def strikers(sentence: Sentence, lexicon: Lexicon) -> Iterator[ActorMention]:
    """The parties that a sentence tells of as striking: "army shelling", "the army bombed"."""
    parse = sentence.parse
    if parse is None:
        return
    for actor in sentence.actors:
        at = [i for i, t in enumerate(parse.tokens) if actor.span.overlap(t.span)]
        tells = actor.actor is not None and actor.actor.kind in TELLERS
        if not tells and any(_strikes(parse, i, lexicon) for i in at):
            yield actor


def _strikes(parse: Parse, i: int, lexicon: Lexicon) -> bool:
    """Whether a word stands before an act, after "by", or is the subject of one."""
    token = parse.tokens[i]
    if token.head < 0:
        return False
    head = parse.tokens[token.head].text
    cases = {parse.tokens[c].text.lower() for c in places(parse, i, "case")}
    if relation(token) in ("compound", "amod", "nmod", "obl"):
        owns = (token.head > i and not cases - {"'s", "’s"}) or cases == {"by"}
        return owns and bool(key(lexicon, "toll.acts", head) or key(lexicon, "toll.harms", head))
    doing = key(lexicon, "toll.strikes", head) or key(lexicon, "toll.harms", head) == "killed"
    return token.deprel == "nsubj" and bool(doing)
