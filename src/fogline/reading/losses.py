"""Which loss each number counts: the rules in their order, and what goes on from count to count.

The first rule that answers decides; a number that no rule reads may be a part or the rest of the
loss told before it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fogline.knowledge.lexicon import Lexicon
from fogline.reading.bases import key
from fogline.reading.counted import Counted, chain, is_person
from fogline.reading.loss_rules import (
    copular,
    equals,
    forced,
    harmed,
    included,
    left,
    loss_noun,
    of_loss,
    participle,
    relative,
    reported,
    running,
    suffered,
    witnessed,
)
from fogline.reading.loss_words import after_aside, among, beside, straight, toll_words
from fogline.reading.outcomes import Shown
from fogline.reading.tree import relation


@dataclass(frozen=True, slots=True)
class Loss:
    """What a number counts: outcome, the word that shows it, the rule that saw it.

    `part` where the words say that it is counted inside another toll; `running` where a count
    moves on ("the toll rose to").
    """

    counted: Counted
    outcome: str
    shown_by: int
    rule: str
    running: bool = False
    part: bool = False


Rule = Callable[[Counted, Lexicon], Shown]


RULES: tuple[Rule, ...] = (
    among,
    included,
    copular,
    equals,
    forced,
    straight,
    harmed,
    suffered,
    relative,
    reported,
    loss_noun,
    participle,
    left,
    running,
    of_loss,
    toll_words,
    after_aside,
    witnessed,
    beside,
)


RUNNING = frozenset({running, toll_words, equals})


WORDS = frozenset({straight, toll_words, after_aside, beside})


PARTS = frozenset({among, included, copular})


def losses(items: Sequence[Counted], lexicon: Lexicon) -> list[Loss]:
    """The losses that the counts of a sentence tell, in text order."""
    made: list[Loss] = []
    for item in items:
        told, heir = _by_rules(item, made, lexicon), _inherited(item, made, lexicon)
        shared = heir is not None and heir.part and (opens_part(item) or _same(told, heir))
        if told and _plausible(told, made, lexicon) and not (shared and _vain(told, heir)):
            made.append(told)
        elif heir:
            made.append(heir)
    return [*made, *_shared(items, made)]


def _same(told: Loss | None, heir: Loss) -> bool:
    return told is not None and told.shown_by == heir.shown_by


def _vain(told: Loss, heir: Loss | None) -> bool:
    """Whether a part is better read from its whole: it has no word of loss of its own."""
    if told.rule in ("included", "among", "copular"):
        return False
    own = told.rule in ("straight", "loss_noun", "participle", "relative")
    if told.rule == "suffered" and told.counted.text(told.counted.at + 1).lower() == "of":
        return False
    return not own or (heir is not None and _same(told, heir))


def _shared(items: Sequence[Counted], made: Sequence[Loss]) -> list[Loss]:
    """ "Twelve children and 11 guards were among the dead": the first shares the second's loss."""
    done = {loss.counted.at for loss in made}
    return [
        Loss(item, loss.outcome, loss.shown_by, "rest", part=loss.part)
        for item in items
        if item.at not in done
        for loss in made
        if not item.bare and set(chain(item)[2:] or [item.noun]) & set(chain(loss.counted)[2:])
    ]


def _by_rules(item: Counted, made: Sequence[Loss], lexicon: Lexicon) -> Loss | None:
    for rule in RULES:
        if item.single and rule in WORDS:
            continue
        if answer := rule(item, lexicon):
            part = rule in PARTS or opens_part(item) or bool(made and _hangs_on(item, made[-1]))
            return Loss(item, *answer, rule.__name__, rule in RUNNING, part)
    return None


def _plausible(loss: Loss, made: Sequence[Loss], lexicon: Lexicon) -> bool:
    """Towns, tanks and ground are captured too: such verbs need a word for people.

    In "killed 15 guards and captured 20" the guards stand for both.
    """
    item = loss.counted
    told = key(lexicon, "toll.losses", item.text(item.noun)) or not loss.part
    if item.words.value is None and told and _says_nothing(item):
        return False
    if item.single and loss.outcome in ("displaced", "refugees"):
        return False
    if loss.outcome == "captured" and (_set_free(item, lexicon) or _after_things(item, lexicon)):
        return False
    known = is_person(item.parse, item.noun, lexicon) or is_person(item.parse, item.at, lexicon)
    known = known or (item.bare and item.words.value is not None and bool(made))
    return known or not key(lexicon, "toll.ambiguous", item.text(loss.shown_by))


def _set_free(item: Counted, lexicon: Lexicon) -> bool:
    """ "exchanged 50 captives", "the release of 12 hostages"."""
    heads = [item.parse.tokens[i].head for i in chain(item)]
    return any(i >= 0 and bool(key(lexicon, "toll.frees", item.text(i))) for i in heads)


def _after_things(item: Counted, lexicon: Lexicon) -> bool:
    """ "destroying five vehicles and seizing three others": the others are vehicles."""
    if not (item.bare or key(lexicon, "toll.others", item.text(item.noun))):
        return False
    nouns = [t.text for t in item.parse.tokens[: item.first] if t.upos == "NOUN"]
    return bool(nouns) and bool(key(lexicon, "toll.things", nouns[-1]))


def _says_nothing(item: Counted) -> bool:
    """ "mostly minor injuries", "some of the dead": nobody is counted."""
    words = item.parse.tokens[item.at].text.lower()
    after = [t.text.lower() for t in item.parse.tokens[item.at + 1 : item.at + 3]]
    return words in LOOSELY or (
        words in ("some", "many", "most", "several", "few") and after == ["of", "the"]
    )


def _inherited(item: Counted, made: Sequence[Loss], lexicon: Lexicon) -> Loss | None:
    """A part or the rest of a count before it: "including two children", "and six policemen"."""
    if not made:
        return None
    parent = made[-1]
    if opens_part(item) or _hangs_on(item, parent):
        return Loss(item, parent.outcome, parent.shown_by, "part", part=True)
    goes_on = (coordinated(item, parent, lexicon), _elliptic(item, parent), _elsewhere(item))
    if any(goes_on):
        part = parent.part and goes_on[0]
        return Loss(item, parent.outcome, parent.shown_by, "rest", part=part)
    return None


PART_WORDS = ("including", "included", "includes", "include", "among them", "among whom")


def opens_part(item: Counted) -> bool:
    """Whether the number stands in a part: "including", "among them", "two of them children"."""
    tokens = item.parse.tokens
    before = " ".join(t.text.lower() for t in tokens[max(0, item.first - 4) : item.first])
    after = [t.text.lower() for t in tokens[item.at + 1 : item.at + 5]]
    started = any(before.endswith(w) or f"{w} " in before for w in (*PART_WORDS, "among those"))
    of_them = after[:2] in (["of", "them"], ["of", "whom"], ["of", "those"])
    of_the_dead = after[:2] == ["of", "the"] and any(w in THE_LOST for w in after[2:])
    among_them = " ".join(tokens[i].text.lower() for i in _next_two(item)) in AMONG_THEM
    return started or of_them or among_them or of_the_dead or item.text(item.at).lower() in LOOSELY


def _next_two(item: Counted) -> range:
    last = max(item.at, item.noun)
    return range(last + 1, min(last + 3, len(item.parse.tokens)))


AMONG_THEM = ("among them", "among whom", "among those")


THE_LOST = ("dead", "killed", "wounded", "injured", "victims", "casualties", "missing", "deceased")


LOOSELY = ("mostly", "mainly", "largely")


def _hangs_on(item: Counted, parent: Loss) -> bool:
    """ "240 people, mostly women", "300, half of them children", "most of them by mines"."""
    whole = parent.counted
    tops = {whole.noun, whole.at}
    head = item.parse.tokens[item.noun].head
    loose = relation(item.parse.tokens[item.noun]) in ("appos", "parataxis", "nmod", "acl")
    vague = item.words.value is None and item.words.bound == "vague"
    comma = item.first > 0 and item.text(item.first - 1) in (",", "-", "--", "–", "—", "(")
    return vague and ((loose and head in tops) or comma)


def coordinated(item: Counted, parent: Loss, lexicon: Lexicon) -> bool:
    """ "three civilians and five soldiers": one coordination counts one loss."""
    if set(chain(parent.counted)) & set(chain(item)[1:]):
        return True
    between = item.parse.tokens[parent.counted.noun + 1 : item.first]
    verbs = any(t.upos in ("VERB", "AUX") for t in between)
    linked = bool(between) and between[-1].text.lower() in ("and", "&") and not verbs
    return linked and is_person(item.parse, item.noun, lexicon)


def _elliptic(item: Counted, parent: Loss) -> bool:
    """ "30 fighters were killed in the north and another five in the south"."""
    head = item.parse.tokens[item.at]
    return item.bare and relation(head) == "conj" and head.head == parent.shown_by


def _elsewhere(item: Counted) -> bool:
    """ "killed 12 people in Alba, 5 in Berra and 3 in Corro"."""
    following = item.parse.tokens[item.at + 1 : item.at + 5]
    before = item.parse.tokens[item.first - 1] if item.first else None
    listed = before and (before.text.lower() in (",", "and") or before.upos in ("PROPN", "NOUN"))
    if not item.bare or not listed or len(following) < 2:
        return False
    if following[0].text.lower() not in ("in", "at", "near"):
        return False
    return following[1].upos == "PROPN" or following[1].text.lower() == "the"
