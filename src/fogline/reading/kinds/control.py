"""Control: who took, entered, reached, held, left, lost, cut or besieged which ground."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Control, Parse, Span
from fogline.reading.bases import bases, key
from fogline.reading.clauses import (
    agents,
    clause,
    nominal_agents,
    obliques,
    patients,
    spread,
)
from fogline.reading.ground import Ground, grounds, is_site
from fogline.reading.parties import named
from fogline.reading.reality import unreal
from fogline.reading.scene import Found, Scene, Sentence
from fogline.reading.telling import told
from fogline.reading.tree import places


@dataclass(frozen=True, slots=True)
class Change:
    """A change as the grammar shows it: heads of who, from whom, and the nouns of the ground."""

    action: str
    at: int
    who: tuple[int, ...]
    from_whom: tuple[int, ...]
    ground: tuple[int, ...]
    rule: str


def controls(scene: Scene, index: int, lexicon: Lexicon) -> Found:
    """The changes and states of control of one sentence, one claim a place."""
    parse = scene.sentences[index].parse
    if parse is None:
        return
    seen: set[tuple[str, str]] = set()
    for at in range(len(parse.tokens)):
        for change in _changes(parse, at, lexicon):
            span = clause(parse, at)
            if unreal(scene.sentences[index], span, lexicon):
                continue
            for ground in _grounds(scene, index, change, lexicon):
                if (change.action, ground.name) not in seen:
                    seen.add((change.action, ground.name))
                    yield _claim(scene, index, change, ground, span)


def _claim(scene: Scene, index: int, change: Change, ground: Ground, span: Span):  # type: ignore[no-untyped-def]
    who, who_words = named(scene, index, change.who)
    loser, loser_words = named(scene, index, change.from_whom)
    parse = scene.sentences[index].parse
    assert parse is not None
    what = Control(
        place=ground.name,
        action=change.action,
        actor=who[0] if who else None,
        loser=loser[0] if loser else None,
        extent=ground.extent,
    )
    parts = {
        "action": (parse.tokens[change.at].span,),
        "actor": who_words,
        "loser": loser_words,
        "place": (ground.words,),
    }
    located = (ground.place,) if ground.place else ()
    return told(scene, index, span, what, f"control.{change.rule}", parts, located)


def _changes(parse: Parse, at: int, lexicon: Lexicon) -> Iterator[Change]:
    for rule in RULES:
        found = rule(parse, at, lexicon)
        if found:
            yield found
            return


def _phrases(parse: Parse, at: int) -> list[str]:
    """The verb with its particle, then alone: "cut off", "cut"."""
    near = [i for i in places(parse, at, "compound", "advmod", "case") if 0 < i - at < 4]
    near += [i for i in range(at + 1, min(at + 2, len(parse.tokens))) if i not in near]
    words = [parse.tokens[i].text.lower() for i in near]
    return [f"{base} {w}" for w in words for base in bases(parse.tokens[at].text)] + list(
        bases(parse.tokens[at].text)
    )


def _look(lexicon: Lexicon, section: str, phrases: list[str]) -> str | None:
    return next((k for p in phrases if (k := lexicon.key(section, p))), None)


def driving(parse: Parse, at: int, lexicon: Lexicon) -> Change | None:
    """The object is the one who leaves: "The army drove the militia out of Karo"."""
    if parse.tokens[at].upos != "VERB":
        return None
    action = _look(lexicon, "control.drives", _phrases(parse, at))
    if not action:
        return None
    ground = [i for _, i in obliques(parse, at)]
    ground += [k for p in patients(parse, at) for _, k in obliques(parse, p)]
    return Change(action, at, (*agents(parse, at),), (*patients(parse, at),), (*ground,), "driving")


def light(parse: Parse, at: int, lexicon: Lexicon) -> Change | None:
    """A light verb with a noun: "The rebels took control of the port"."""
    for i in places(parse, at, "obj", "nsubj"):
        pairs = [f"{v} {n}" for v in bases(parse.tokens[at].text) for n in bases(parse.tokens[i].text)]
        if action := _look(lexicon, "control.light", pairs):
            ground = [k for _, k in obliques(parse, i)] + [k for _, k in obliques(parse, at)]
            return Change(action, at, (*agents(parse, at),), (), _all(parse, ground[:1]), "light")
    return None


def taking(parse: Parse, at: int, lexicon: Lexicon) -> Change | None:
    """The object is the ground: "Fighters seized the airport"; "the airport, seized by fighters"."""
    if parse.tokens[at].upos != "VERB":
        return None
    action = _look(lexicon, "control.takes", _phrases(parse, at))
    found = patients(parse, at)
    if not action or not found:
        return None
    loser = [i for c, i in obliques(parse, at) if c in ("from", "to")]
    return Change(action, at, (*agents(parse, at),), (*loser,), (*found,), "taking")


def moving(parse: Parse, at: int, lexicon: Lexicon) -> Change | None:
    """A preposition leads to the ground: "The column pushed into Karo"."""
    if parse.tokens[at].upos != "VERB":
        return None
    for preposition, i in obliques(parse, at):
        pairs = [f"{p} {preposition}" for p in _phrases(parse, at)]
        if action := _look(lexicon, "control.moves", pairs):
            return Change(action, at, (*agents(parse, at),), (), _all(parse, [i]), "moving")
    return None


def falling(parse: Parse, at: int, lexicon: Lexicon) -> Change | None:
    """The subject is the ground: "Karo fell to the rebels"."""
    if parse.tokens[at].upos != "VERB":
        return None
    action = key(lexicon, "control.falls", parse.tokens[at].text)
    subjects = places(parse, at, "nsubj")
    if not action or not subjects:
        return None
    who = [i for c, i in obliques(parse, at) if c in ("to", "into")]
    return Change(action, at, (*who,), (), _all(parse, subjects), "falling")


def naming(parse: Parse, at: int, lexicon: Lexicon) -> Change | None:
    """A noun of control: "the fall of Karo", "the army's withdrawal from the hills"."""
    if parse.tokens[at].upos not in ("NOUN", "PROPN"):
        return None
    for preposition, i in obliques(parse, at):
        pairs = [f"{b} {preposition}" for b in bases(parse.tokens[at].text)]
        if action := _look(lexicon, "control.nouns", pairs):
            who = nominal_agents(parse, at)
            return Change(action, at, (*who,), (), _all(parse, [i]), "naming")
    return None


RULES: tuple[Callable[[Parse, int, Lexicon], Change | None], ...] = (
    driving,
    light,
    moving,
    taking,
    falling,
    naming,
)


def _all(parse: Parse, heads: list[int]) -> tuple[int, ...]:
    return tuple(s for h in heads for s in spread(parse, h))


def _grounds(scene: Scene, index: int, change: Change, lexicon: Lexicon) -> list[Ground]:
    """The ground of a change; a bare "the villages" lies where the clause or the text last was."""
    sentence = scene.sentences[index]
    found = [g for head in change.ground for g in grounds(sentence, head, lexicon)]
    if found:
        return list({g.words: g for g in found}.values())
    parse = sentence.parse
    assert parse is not None
    sites = [h for h in change.ground if is_site(parse, h, lexicon)]
    return _elsewhere(scene, index, change, sites, lexicon) if sites else []


def _elsewhere(
    scene: Scene, index: int, change: Change, sites: list[int], lexicon: Lexicon
) -> list[Ground]:
    sentence = scene.sentences[index]
    parse = sentence.parse
    assert parse is not None
    beside = [g for _, i in obliques(parse, change.at) for g in grounds(sentence, i, lexicon)]
    words = parse.tokens[sites[0]].text
    if beside:
        return [Ground(g.name, words, parse.tokens[sites[0]].span, g.place) for g in beside[:1]]
    told_last = _told_before(scene, index)
    return [
        Ground(m.place.name, words, parse.tokens[sites[0]].span, m.place)
        for m in told_last[:1]
        if m.place
    ]


def _told_before(scene: Scene, index: int):  # type: ignore[no-untyped-def]
    for back in range(0, 4):
        if index - back < 0:
            break
        here: Sentence = scene.sentences[index - back]
        towns = [m for m in here.places if m.place and m.relation != "metonym"]
        narrow = [m for m in towns if m.place and m.place.kind != "country"]
        if narrow:
            return narrow
    return []
