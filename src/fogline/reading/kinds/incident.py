"""Incidents: what was done or said, by whom, to whom, where, with what."""

from __future__ import annotations

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Claim, Incident, Parse, PlaceMention, Span
from fogline.reading.clauses import clause, obliques, phrase, stretch
from fogline.reading.ground import grounds
from fogline.reading.happening import Happening
from fogline.reading.happenings import happenings
from fogline.reading.means import exact, weapon
from fogline.reading.parties import named
from fogline.reading.reality import unreal
from fogline.reading.recall import homeland
from fogline.reading.scene import Found, Scene
from fogline.reading.telling import told
from fogline.reading.tree import places, relation
from fogline.reading.whereabouts import every, whereabouts

TELLERS = frozenset({"monitor", "agency", "outlet", "rescue"})
"""Kinds whose statements are only the source of what they tell."""
AT = ("in", "to", "at", "near", "into", "on", "around", "across", "over", "towards", "toward")
PLACELESS = frozenset({"phone_call", "agreement", "meeting", "designation", "sanction"})
"""Contacts have a place only where their own words name it."""


def incidents(scene: Scene, index: int, lexicon: Lexicon) -> Found:
    """The happenings of one sentence."""
    sentence = scene.sentences[index]
    if sentence.parse is None:
        return
    for happening in happenings(sentence.parse, lexicon):
        if unreal(sentence, sentence.parse.tokens[happening.at].span, lexicon):
            continue
        span = clause(sentence.parse, happening.at)
        if claim := _claim(scene, index, happening, span, lexicon):
            yield claim


def _claim(
    scene: Scene, index: int, happening: Happening, span: Span, lexicon: Lexicon
) -> Claim | None:
    sentence = scene.sentences[index]
    parse = sentence.parse
    assert parse is not None
    actor, actor_words = named(scene, index, happening.who, lexicon)
    if not actor and happening.above:
        actor, actor_words = named(scene, index, happening.above, lexicon)
    target, target_words = named(scene, index, happening.target, lexicon)
    if happening.speech and (speaker := _speaker(scene, index, happening)):
        actor = (speaker,)
    if happening.speech and not _speaks(scene, index, happening, actor):
        return None
    agents = [stretch(parse, phrase(parse, i)) for i in happening.who]
    incident = exact(happening.incident, parse, [span, *agents], lexicon)
    found = [] if happening.speech else whereabouts(sentence, happening.at)
    found = [m for m in found if not any(_state(m) and w.holds(m.span) for w in actor_words)]
    if not (actor or target or found) and _again(parse, happening.at):
        return None
    means = None if happening.speech else weapon(parse, span, lexicon)
    what = Incident(
        incident=incident,
        actor=actor,
        target=tuple(t for t in target if t not in actor),
        place=_names(scene, index, happening, found, lexicon),
        weapon=means[0] if means else None,
    )
    words = [happening.at] if happening.by is None else sorted([happening.at, happening.by])
    parts = {
        "action": tuple(parse.tokens[i].span for i in words),
        "actor": actor_words,
        "target": target_words,
        "place": tuple(m.span for m in found),
        "weapon": (means[1],) if means else (),
    }
    located = tuple({m.place.id: m.place for m in found if m.place}.values())
    return told(scene, index, span, what, f"incident.{happening.rule}", parts, located)


def _speaker(scene: Scene, index: int, happening: Happening) -> str | None:
    """Whom a pronoun that speaks means, as attribution has found: "Two died, it added"."""
    sentence = scene.sentences[index]
    if sentence.parse is None or not happening.who:
        return None
    tokens = sentence.parse.tokens
    if any(tokens[i].upos != "PRON" for i in happening.who):
        return None
    at = tokens[happening.at].span
    told = (d for d in sentence.said if d.cue and d.cue[-1].holds(at) and d.attribution.names)
    return next((d.attribution.names[-1] for d in told), None)


def _again(parse: Parse, at: int) -> bool:
    """Whether a noun only points back: "the attack", "that battle"."""
    dets = (parse.tokens[i].text.lower() for i in places(parse, at, "det"))
    return any(d in ("the", "that", "this", "these", "those") for d in dets)


def _speaks(scene: Scene, index: int, happening: Happening, actor: tuple[str, ...]) -> bool:
    """Whether an act of speech is one of a party; what monitors and media say are their claims."""
    if not actor:
        return False
    kinds = {a.name: a.actor.kind for a in scene.sentences[index].actors if a.actor}
    return happening.incident != "statement" or kinds.get(actor[0]) not in TELLERS


def _names(
    scene: Scene, index: int, happening: Happening, found: list[PlaceMention], lexicon: Lexicon
) -> tuple[str, ...]:
    """The places of a happening: its own, "the city", the sentence's, else the country."""
    if found:
        return tuple(dict.fromkeys(m.place.name if m.place else m.words for m in found))
    sentence = scene.sentences[index]
    if sentence.parse is None or happening.speech or happening.incident in PLACELESS:
        return ()
    words = (happening.at, *([] if happening.by is None else [happening.by]))
    heads = [i for word in words for c, i in obliques(sentence.parse, word) if c in AT]
    if told_before := [g.name for i in heads for g in grounds(scene, index, i, lexicon)]:
        return tuple(dict.fromkeys(told_before))
    tokens = sentence.parse.tokens
    here = [m for head, m in every(sentence, sentence.parse) if relation(tokens[head]) != "nsubj"]
    narrow = [m.place for m in here if m.place and m.place.kind != "country"]
    last = narrow[-1] if narrow else homeland(scene)
    return (last.name,) if last else ()


def _state(mention: PlaceMention) -> bool:
    """Whether a place may stand for its government: "South Africa sent reinforcements"."""
    return mention.place is not None and mention.place.kind == "country"
