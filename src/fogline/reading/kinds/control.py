"""Control: who took, entered, reached, held, left, lost, cut or besieged which ground."""

from __future__ import annotations

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Claim, Control, Parse, Span, doubt
from fogline.reading.bases import key
from fogline.reading.changes import Change, change
from fogline.reading.clauses import case, clause, spread
from fogline.reading.ground import grounds
from fogline.reading.parties import named
from fogline.reading.reality import unreal
from fogline.reading.recall import last_place
from fogline.reading.scene import Found, Scene
from fogline.reading.stretch import Ground
from fogline.reading.telling import told
from fogline.reading.tree import below, places

TOWNS_ONLY = ("cut", "besieged", "reached")
"""What is not done to a whole country: "cut Syria off from its allies" is no loss of ground."""


def controls(scene: Scene, index: int, lexicon: Lexicon) -> Found:
    """The changes and states of control of one sentence, one claim a place."""
    sentence = scene.sentences[index]
    if sentence.parse is None:
        return
    seen: set[tuple[str, str]] = set()
    for at in range(len(sentence.parse.tokens)):
        rule, read = change(sentence.parse, at, lexicon)
        if (
            read is None
            or _nobody(read)
            or _no_force(sentence.parse, rule, read, lexicon)
            or unreal(sentence, sentence.parse.tokens[at].span, lexicon)
        ):
            continue
        span = clause(sentence.parse, at)
        found = _grounds(scene, index, at, read, lexicon)
        if not found and _has_sites(sentence.parse, read, lexicon):
            why = f"ground that no name settles: {span.of(scene.page.text)!r}"
            yield doubt(scene.page.id, span, "reading", "control", why)
        for ground in found:
            if (read.action, ground.name) not in seen:
                seen.add((read.action, ground.name))
                yield _claim(scene, index, at, read, ground, f"control.{rule}", span, lexicon)


def _claim(
    scene: Scene,
    index: int,
    at: int,
    change: Change,
    ground: Ground,
    rule: str,
    span: Span,
    lexicon: Lexicon,
) -> Claim:
    parse = scene.sentences[index].parse
    assert parse is not None
    who, who_words = named(scene, index, change.who, lexicon)
    loser, loser_words = named(scene, index, change.from_whom, lexicon)
    what = Control(
        place=ground.name,
        action=change.action,
        actor=who[0] if who else None,
        loser=loser[0] if loser else None,
        extent=ground.extent,
    )
    parts = {
        "action": (parse.tokens[at].span,),
        "actor": who_words,
        "loser": loser_words,
        "place": (ground.words,),
    }
    located = (ground.place,) if ground.place else ()
    return told(scene, index, span, what, rule, parts, located)


def _grounds(scene: Scene, index: int, at: int, change: Change, lexicon: Lexicon) -> list[Ground]:
    """The ground of a change, with what "including" adds to it."""
    parse = scene.sentences[index].parse
    assert parse is not None
    found = [g for head in change.ground for g in grounds(scene, index, head, lexicon)]
    if found or _has_sites(parse, change, lexicon):
        added = [i for i in below(parse, at) if case(parse, i) in ("including", "like")]
        heads = [s for i in added for s in spread(parse, i)]
        named_ones = [g for head in heads for g in grounds(scene, index, head, lexicon)]
        own = [g for g in found if not (named_ones and _vague(scene, index, g, lexicon))]
        listed = _after_colon(scene, index, change, lexicon)
        found = listed or own + named_ones
    if change.here and not found:
        word = parse.tokens[at].span
        sentence = scene.sentences[index].span
        last = last_place(scene, index, word.start, back_to=1)
        last = last or last_place(scene, index, sentence.end, back_to=0)
        found = [Ground(last.name, None, word, last)] if last else []
    if change.action in TOWNS_ONLY:
        found = [g for g in found if g.place is None or g.place.kind != "country"]
    return list({g.words: g for g in found}.values())


def _after_colon(scene: Scene, index: int, change: Change, lexicon: Lexicon) -> list[Ground]:
    """The places listed behind a colon: "took six towns west of Karo: Bala, Berra and Corro"."""
    parse = scene.sentences[index].parse
    assert parse is not None
    plural = any("Number=Plur" in parse.tokens[i].feats for i in change.ground)
    colon = next((i for i, t in enumerate(parse.tokens) if t.text == ":"), None)
    if not plural or colon is None or colon < max(change.ground):
        return []
    heads = [i for i in range(colon + 1, len(parse.tokens)) if parse.tokens[i].upos == "PROPN"]
    found = [g for i in heads for g in grounds(scene, index, i, lexicon)]
    if any(t.upos in ("VERB", "AUX") for t in parse.tokens[colon:]):
        return []
    return list({g.words: g for g in found}.values())


def _no_force(parse: Parse, rule: str, read: Change, lexicon: Lexicon) -> bool:
    """Whether no force moves: "clashes spread into Karo", "others crossed into Chad"."""
    if read.action not in MOVES:
        return False
    words = [parse.tokens[i].text for i in read.who]
    lists = NO_FORCES if read.action in ("entered", "withdrew") else NO_FORCES[2:]
    civil = [w for w in words if any(key(lexicon, s, w) for s in lists) or _civil(w, lexicon)]
    counted = any(places(parse, i, "nummod") for i in read.who) and rule == "taking"
    if counted and read.action == "withdrew" and not _fighters(parse, read, lexicon):
        return True
    loose = rule == "moving" and read.action in ("entered", "withdrew")
    return len(civil) == len(words) and (bool(words) or loose)


MOVES = ("entered", "advanced", "reached", "withdrew")
NO_FORCES = ("toll.acts", "toll.wars", "toll.units", "control.sites")


def _fighters(parse: Parse, read: Change, lexicon: Lexicon) -> bool:
    return any(key(lexicon, "incident.parties", parse.tokens[i].text) for i in read.who)


def _civil(word: str, lexicon: Lexicon) -> bool:
    """Residents, families and "thousands" take no ground."""
    kind = key(lexicon, "toll.victims", word)
    people = key(lexicon, "toll.people", word) or key(lexicon, "numbers.vague", word)
    return kind in ("civilian", "children", "women", "aid_workers") or bool(people)


def _nobody(change: Change) -> bool:
    """Whether nobody is said to have left: "people wish to flee the country"."""
    return change.action == "withdrew" and not change.who


def _has_sites(parse: Parse, change: Change, lexicon: Lexicon) -> bool:
    """Whether ground is spoken of, named or not: "80 towns"."""
    nouns = [parse.tokens[i].text for i in change.ground]
    return any(key(lexicon, f"control.{s}", n) for n in nouns for s in ("sites", "shares"))


def _vague(scene: Scene, index: int, ground: Ground, lexicon: Lexicon) -> bool:
    """Whether what is listed says it better: "80 towns, including Karo", "towns west of Berra"."""
    if ground.extent and lexicon.key("control.compass", ground.extent.split()[0]):
        return True
    return not any(m.span.overlap(ground.words) for m in scene.sentences[index].places)
