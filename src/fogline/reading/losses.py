"""Which loss a number counts: rules over the parse, tried in order; each names its example.

A rule takes a `Counted` (a number and the word it counts) and answers with the outcome and the word
that shows it, or None. Where no rule of the parse answers, words next to each other decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse
from fogline.reading.bases import key
from fogline.reading.numbers import Number
from fogline.reading.tree import below, places, relation


@dataclass(frozen=True, slots=True)
class Counted:
    """A number in its sentence: `number` words, `at` the numeral's token, `noun` what it counts.

    `noun` equals `at` where the text leaves the noun out ("killing 12").
    """

    parse: Parse
    words: Number
    at: int
    noun: int

    def text(self, i: int) -> str:
        """The word at a token index."""
        return self.parse.tokens[i].text


@dataclass(frozen=True, slots=True)
class Loss:
    """What a number counts: outcome, the word that shows it, the rule that saw it."""

    counted: Counted
    outcome: str
    shown_by: int
    rule: str
    running: bool = False


Rule = Callable[[Counted, Lexicon], tuple[str, int] | None]


def counted(parse: Parse, number: Number, lexicon: Lexicon) -> Counted | None:
    """The number with the noun it counts; None where no token carries it."""
    inside = [i for i, t in enumerate(parse.tokens) if number.core.overlap(t.span)]
    if not inside:
        return None
    top = next((i for i in inside if parse.tokens[i].head not in inside), inside[-1])
    return Counted(parse, number, top, _noun(parse, top, lexicon))


def _noun(parse: Parse, at: int, lexicon: Lexicon) -> int:
    """The noun counted: "12 people", "dozens of people", "12 of the dead", else the number."""
    token = parse.tokens[at]
    if relation(token) in ("nummod", "det", "amod", "advmod") and token.head >= 0:
        return token.head
    following = at + 1
    if following < len(parse.tokens) and parse.tokens[following].text.lower() == "of":
        inner = [i for i in places(parse, at, "nmod", "obl") if i > at]
        if inner:
            return inner[0]
    if relation(token) == "compound" and token.head > at:
        return token.head
    return at


def losses(parse: Parse, found: Iterable[Number], lexicon: Lexicon) -> list[Loss]:
    """The losses that the numbers of a sentence count, in text order."""
    items = [c for n in found if (c := counted(parse, n, lexicon)) and is_people(c, lexicon)]
    made: list[Loss] = []
    for item in items:
        loss = _by_rules(item, lexicon) or _inherited(item, made)
        if loss:
            made.append(loss)
    return made


def _by_rules(item: Counted, lexicon: Lexicon) -> Loss | None:
    for rule in RULES:
        if answer := rule(item, lexicon):
            return Loss(item, answer[0], answer[1], rule.__name__, rule in RUNNING)
    return None


def is_people(item: Counted, lexicon: Lexicon) -> bool:
    """Whether people are counted, and not kilometres, raids, towns, days or an age."""
    token = item.parse.tokens[item.noun]
    if relation(item.parse.tokens[item.at]) == "appos" and item.noun == item.at:
        return False
    if item.noun == item.at:
        return True
    return not key(lexicon, "toll.things", token.text) or bool(
        key(lexicon, "toll.losses", token.text)
    )


def harmed(item: Counted, lexicon: Lexicon) -> tuple[str, int] | None:
    """ "Shells killed nine farmers", "nine farmers were killed", "killing nine"."""
    for noun in chain(item):
        token = item.parse.tokens[noun]
        suffers = relation(token) == "obj" or token.deprel == "nsubj:pass"
        if suffers and (outcome := verb_outcome(item.parse, token.head, lexicon)):
            return outcome, token.head
    return None


def suffered(item: Counted, lexicon: Lexicon) -> tuple[str, int] | None:
    """ "Nine farmers died", "5 million fled"."""
    for noun in chain(item):
        token = item.parse.tokens[noun]
        if relation(token) == "nsubj" and token.head >= 0:
            if outcome := key(lexicon, "toll.suffers", item.text(token.head)):
                return outcome, token.head
            passive = token.deprel == "nsubj" and _participle(item.parse, token.head)
            if passive and (outcome := key(lexicon, "toll.harms", item.text(token.head))):
                return outcome, token.head
    return None


def participle(item: Counted, lexicon: Lexicon) -> tuple[str, int] | None:
    """ "with nine farmers killed", "nine people wounded in the blast"."""
    for noun in chain(item):
        for i in places(item.parse, noun, "acl", "amod", "xcomp", "ccomp", "dep", "appos", "advcl"):
            if _participle(item.parse, i) or item.parse.tokens[i].upos == "ADJ":
                outcome = key(lexicon, "toll.harms", item.text(i)) or key(
                    lexicon, "toll.losses", item.text(i)
                )
                if outcome:
                    return outcome, i
    return None


def loss_noun(item: Counted, lexicon: Lexicon) -> tuple[str, int] | None:
    """ "nine dead", "200 casualties", "nine deaths"."""
    for i in dict.fromkeys((item.noun, item.at)):
        if i == item.at and item.noun == item.at:
            continue
        if outcome := key(lexicon, "toll.losses", item.text(i)):
            return outcome, i
    return None


def of_loss(item: Counted, lexicon: Lexicon) -> tuple[str, int] | None:
    """ "the death of nine farmers", "a toll of 200", "the killing of 12 people"."""
    for noun in chain(item):
        token = item.parse.tokens[noun]
        if relation(token) in ("nmod", "obl") and token.head >= 0 and _case(item.parse, noun, "of"):
            head = item.text(token.head)
            if outcome := key(lexicon, "toll.losses", head):
                return outcome, token.head
            if key(lexicon, "toll.tolls", head):
                return toll_outcome(item.parse, token.head, lexicon), token.head
    return None


def left(item: Counted, lexicon: Lexicon) -> tuple[str, int] | None:
    """ "The blast left nine people dead and 12 wounded"."""
    for noun in chain(item):
        token = item.parse.tokens[noun]
        if token.head < 0 or not key(lexicon, "toll.leaves", item.text(token.head)):
            continue
        for i in places(item.parse, token.head, "xcomp", "obj", "advcl", "ccomp"):
            if i > noun and (outcome := key(lexicon, "toll.losses", item.text(i))):
                return outcome, i
    return None


def running(item: Counted, lexicon: Lexicon) -> tuple[str, int] | None:
    """ "The death toll rose to 242", "bringing to 311 the number of people killed"."""
    i = item.noun
    for _ in range(3):
        head = item.parse.tokens[i].head
        if head < 0 and relation(item.parse.tokens[i]) != "root":
            return None
        verb = i if head < 0 else head
        near = places(item.parse, verb, "nsubj", "obj")
        for k in near:
            if k != item.noun and key(lexicon, "toll.tolls", item.text(k)):
                moved = key(lexicon, "toll.moves", item.text(verb)) or verb == item.noun
                outcome = toll_outcome(item.parse, k, lexicon, sure=False)
                if moved and outcome:
                    return outcome, k
        if head < 0:
            return None
        i = head
    return None


def beside(item: Counted, lexicon: Lexicon) -> tuple[str, int] | None:
    """No parse helps: "9 killed" or "kills nine" word by word, as in headlines."""
    tokens = item.parse.tokens
    last = max(item.at, item.noun)
    for i in range(last + 1, min(last + 4, len(tokens))):
        word = tokens[i]
        if outcome := key(lexicon, "toll.losses", word.text) or _past(word.text, lexicon):
            return outcome, i
        if word.upos not in ("AUX", "ADV", "ADJ", "NOUN", "PART") or word.text in ",;":
            break
    first = next((i for i, t in enumerate(tokens) if t.span.end > item.words.span.start), item.at)
    for i in range(first - 1, max(first - 3, -1), -1):
        if tokens[i].upos in ("VERB", "NOUN") and (
            outcome := key(lexicon, "toll.harms", tokens[i].text)
        ):
            return outcome, i
        if tokens[i].upos not in ("DET", "ADV", "ADP", "ADJ"):
            break
    return None


RULES: tuple[Rule, ...] = (harmed, suffered, participle, left, running, of_loss, loss_noun, beside)
RUNNING = frozenset({running})


def _inherited(item: Counted, made: list[Loss]) -> Loss | None:
    """A part or the rest of a count before it: "including two children", "and six policemen"."""
    if not made:
        return None
    parent = made[-1]
    if opens_part(item) or _coordinated(item, parent):
        rule = "part" if opens_part(item) else "rest"
        return Loss(item, parent.outcome, parent.shown_by, rule)
    return None


def opens_part(item: Counted) -> bool:
    """Whether the number stands in a part: "including", "among them", "two of them children"."""
    tokens = item.parse.tokens
    first = next((i for i, t in enumerate(tokens) if t.span.end > item.words.span.start), item.at)
    before = " ".join(t.text.lower() for t in tokens[max(0, first - 4) : first])
    after = " ".join(t.text.lower() for t in tokens[item.at + 1 : item.at + 3])
    words = (
        "including",
        "included",
        "includes",
        "include",
        "among them",
        "among whom",
        "among those",
    )
    return any(w in before for w in words) or after in ("of them", "of whom", "of those")


def _coordinated(item: Counted, parent: Loss) -> bool:
    """ "three civilians and five soldiers": one coordination counts one loss."""
    head = item.parse.tokens[item.noun]
    return relation(head) == "conj" and head.head in (parent.counted.noun, parent.counted.at)


def chain(item: Counted) -> list[int]:
    """The counted noun and the nouns it is coordinated with, upwards."""
    found = [item.noun] if item.noun == item.at else [item.noun, item.at]
    i = item.noun
    while relation(item.parse.tokens[i]) == "conj" and item.parse.tokens[i].head >= 0:
        i = item.parse.tokens[i].head
        if item.parse.tokens[i].upos in ("VERB", "AUX"):
            break
        found.append(i)
    return found


def verb_outcome(parse: Parse, verb: int, lexicon: Lexicon) -> str | None:
    """The outcome of a verb; "killed and wounded" over one object counts casualties."""
    outcome = key(lexicon, "toll.harms", parse.tokens[verb].text)
    both = [key(lexicon, "toll.harms", parse.tokens[i].text) for i in places(parse, verb, "conj")]
    own_object = [i for i in places(parse, verb, "conj") if places(parse, i, "obj", "nsubj")]
    joint = {outcome, *both} >= {"killed", "wounded"} and not own_object
    return "casualties" if joint else outcome


def toll_outcome(parse: Parse, toll: int, lexicon: Lexicon, sure: bool = True) -> str:
    """What a running count counts: "the number of wounded"; "toll" alone counts the dead."""
    for i in below(parse, toll):
        if i != toll and (outcome := key(lexicon, "toll.losses", parse.tokens[i].text)):
            return outcome
        if i != toll and (outcome := _past(parse.tokens[i].text, lexicon)):
            return outcome
    plain = parse.tokens[toll].text.lower()
    return "killed" if sure or plain in ("toll", "tolls") else ""


def _past(word: str, lexicon: Lexicon) -> str | None:
    folded = word.lower()
    regular = folded.endswith(("ed", "en", "n")) or folded in ("hurt", "slain")
    return key(lexicon, "toll.harms", folded) if regular else None


def _participle(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    return token.upos in ("VERB", "ADJ") and token.text.lower().endswith(("ed", "n", "t"))


def _case(parse: Parse, i: int, word: str) -> bool:
    return any(parse.tokens[c].text.lower() == word for c in places(parse, i, "case"))
