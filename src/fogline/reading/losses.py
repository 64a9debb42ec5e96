"""Which loss a number counts: rules over the parse, tried in order; each names its example.

A rule takes a `Counted` (a number and the word it counts) and answers with the outcome and the word
that shows it, or None. Where no rule of the parse answers, words next to each other decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse
from fogline.reading.bases import key
from fogline.reading.counted import Counted, chain, is_person
from fogline.reading.tree import below, places, relation


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


Shown = tuple[str, int] | None
Rule = Callable[[Counted, Lexicon], Shown]


def losses(items: Sequence[Counted], lexicon: Lexicon) -> list[Loss]:
    """The losses that the counts of a sentence tell, in text order."""
    made: list[Loss] = []
    for item in items:
        told, heir = _by_rules(item, made, lexicon), _inherited(item, made, lexicon)
        shared = heir is not None and heir.part and (opens_part(item) or _same(told, heir))
        if told and _plausible(told, lexicon) and not (shared and _vain(told, heir)):
            made.append(told)
        elif heir:
            made.append(heir)
    return [*made, *_shared(items, made)]


def _same(told: Loss | None, heir: Loss) -> bool:
    return told is not None and told.shown_by == heir.shown_by


def _vain(told: Loss, heir: Loss | None) -> bool:
    """Whether a part is better read from its whole: it has no word of loss of its own."""
    own = told.rule in ("straight", "loss_noun", "participle", "relative")
    return not own or (heir is not None and _same(told, heir))


def _shared(items: Sequence[Counted], made: Sequence[Loss]) -> list[Loss]:
    """ "Twelve children and 11 guards were among the dead": the first shares the second's loss."""
    done = {loss.counted.at for loss in made}
    return [
        Loss(item, loss.outcome, loss.shown_by, "rest", part=loss.part)
        for item in items
        if item.at not in done
        for loss in made
        if not item.bare and item.noun in chain(loss.counted)[2:]
    ]


def _by_rules(item: Counted, made: Sequence[Loss], lexicon: Lexicon) -> Loss | None:
    for rule in RULES:
        if item.single and rule in WORDS:
            continue
        if answer := rule(item, lexicon):
            part = rule in PARTS or opens_part(item) or bool(made and _hangs_on(item, made[-1]))
            return Loss(item, *answer, rule.__name__, rule in RUNNING, part)
    return None


def _plausible(loss: Loss, lexicon: Lexicon) -> bool:
    """Towns, tanks and ground are captured too: such verbs need a word for people."""
    item = loss.counted
    if item.words.value is None and not loss.part and _says_nothing(item):
        return False
    if item.single and loss.outcome in ("displaced", "refugees"):
        return False
    if loss.outcome == "captured" and _set_free(item, lexicon):
        return False
    known = is_person(item.parse, item.noun, lexicon) or is_person(item.parse, item.at, lexicon)
    return known or not key(lexicon, "toll.ambiguous", item.text(loss.shown_by))


def _set_free(item: Counted, lexicon: Lexicon) -> bool:
    """ "exchanged 50 captives", "the release of 12 hostages"."""
    heads = [item.parse.tokens[i].head for i in chain(item)]
    return any(i >= 0 and bool(key(lexicon, "toll.frees", item.text(i))) for i in heads)


def _says_nothing(item: Counted) -> bool:
    """ "mostly minor injuries", "some of the dead": nobody is counted."""
    words = item.parse.tokens[item.at].text.lower()
    after = [t.text.lower() for t in item.parse.tokens[item.at + 1 : item.at + 3]]
    return words in LOOSELY or (
        words in ("some", "many", "most", "several", "few") and after == ["of", "the"]
    )


def straight(item: Counted, lexicon: Lexicon) -> Shown:
    """ "killing nine", "and 30 wounded": the next word says it, whatever the parse."""
    tokens, after = item.parse.tokens, item.last + 1
    follows = tokens[after].text if after < len(tokens) else ""
    if item.bare and (outcome := key(lexicon, "toll.losses", follows) or _past(follows, lexicon)):
        return _joint(item.parse, after, outcome, lexicon), after
    i = item.first - 1
    if i < 0 or tokens[i].upos != "VERB" or _is_passive(item.parse, i):
        return None
    reduced = relation(tokens[i]) == "acl" and not tokens[i].text.lower().endswith("ing")
    outcome = None if reduced else verb_outcome(item.parse, i, lexicon)
    return (outcome, i) if outcome else None


def harmed(item: Counted, lexicon: Lexicon) -> Shown:
    """ "Shells killed nine farmers", "nine farmers were killed", "killing nine"."""
    for noun in chain(item):
        token = item.parse.tokens[noun]
        suffers = relation(token) in ("obj", "iobj") or token.deprel == "nsubj:pass"
        if suffers and (outcome := verb_outcome(item.parse, token.head, lexicon)):
            return outcome, token.head
    return None


def suffered(item: Counted, lexicon: Lexicon) -> Shown:
    """ "Nine farmers died", "5 million fled", headlines: "nine farmers killed"."""
    for noun in chain(item):
        token = item.parse.tokens[noun]
        if relation(token) == "nsubj" and token.head >= 0:
            if outcome := suffering(item.parse, token.head, lexicon):
                return outcome, token.head
            if outcome := _is_lost(item.parse, token.head, lexicon):
                return outcome, token.head
            if _headline_passive(item.parse, noun) and (
                outcome := verb_outcome(item.parse, token.head, lexicon)
            ):
                return outcome, token.head
    return None


def _is_lost(parse: Parse, i: int, lexicon: Lexicon) -> str | None:
    """ "scores are missing", "nine people were dead"."""
    adjective = parse.tokens[i].upos in ("ADJ", "VERB") and places(parse, i, "cop", "aux")
    adjective = adjective and not places(parse, i, "case")
    return key(lexicon, "toll.losses", parse.tokens[i].text) if adjective else None


def _headline_passive(parse: Parse, noun: int) -> bool:
    """ "Nine farmers killed in shelling": a participle without an object of its own."""
    verb = parse.tokens[noun].head
    plain = parse.tokens[noun].deprel == "nsubj" and _participle(parse, verb)
    objects = [i for i in places(parse, verb, "obj") if not places(parse, i, "case")]
    claims = parse.tokens[verb].text.lower() == "claimed"
    return plain and not claims and not objects and not places(parse, verb, "aux")


def relative(item: Counted, lexicon: Lexicon) -> Shown:
    """ "39 people who died", "the 12 men who were shot dead"."""
    for noun in chain(item):
        for verb in places(item.parse, noun, "acl"):
            for i in places(item.parse, verb, "nsubj"):
                passive = item.parse.tokens[i].deprel.endswith("pass")
                section = "toll.harms" if passive else "toll.suffers"
                pronoun = item.text(i).lower() in ("who", "that", "which")
                if pronoun and (outcome := key(lexicon, section, item.text(verb))):
                    return outcome, verb
    return None


def participle(item: Counted, lexicon: Lexicon) -> Shown:
    """ "with nine farmers killed", "nine people wounded in the blast"."""
    near = ("acl", "amod", "xcomp", "ccomp", "dep", "appos", "advcl", "parataxis")
    for noun in chain(item):
        for i in places(item.parse, noun, *near):
            alone = not places(item.parse, i, "nsubj", "obj")
            if alone and (_participle(item.parse, i) or item.parse.tokens[i].upos == "ADJ"):
                outcome = key(lexicon, "toll.harms", item.text(i)) or key(
                    lexicon, "toll.losses", item.text(i)
                )
                if outcome:
                    return _joint(item.parse, i, outcome, lexicon), i
    return None


def loss_noun(item: Counted, lexicon: Lexicon) -> Shown:
    """ "nine dead", "200 casualties", "nine deaths", "100 dead and wounded"."""
    if item.bare:
        return None
    for i in (item.noun, item.at):
        if outcome := key(lexicon, "toll.losses", item.text(i)):
            return _joint(item.parse, i, outcome, lexicon), i
    return None


def _joint(parse: Parse, i: int, outcome: str, lexicon: Lexicon) -> str:
    """ "dead and wounded", "killed or injured" behind one number: casualties."""
    words = [t.text for t in parse.tokens[i + 1 : i + 3]]
    if len(words) < 2 or words[0].lower() not in ("and", "or", "/", "&"):
        return outcome
    second = key(lexicon, "toll.losses", words[1]) or _past(words[1], lexicon)
    return "casualties" if {outcome, second} == {"killed", "wounded"} else outcome


def of_loss(item: Counted, lexicon: Lexicon) -> Shown:
    """ "the death of nine farmers", "a toll of 200", "the abduction of 12 nurses"."""
    for noun in chain(item):
        token = item.parse.tokens[noun]
        if relation(token) in ("nmod", "obl") and token.head >= 0 and _case(item.parse, noun, "of"):
            head = item.text(token.head)
            if outcome := key(lexicon, "toll.losses", head) or key(lexicon, "toll.acts_on", head):
                return outcome, token.head
            if key(lexicon, "toll.tolls", head):
                outcome = toll_outcome(item.parse, token.head, lexicon)
                return (outcome, token.head) if outcome else None
    return None


def left(item: Counted, lexicon: Lexicon) -> Shown:
    """ "The blast left nine people of the village dead", "took 60 guards prisoner"."""
    tokens = item.parse.tokens
    verbs = [item.text(tokens[n].head) for n in chain(item) if tokens[n].head >= 0]
    if not any(key(lexicon, "toll.leaves", verb) for verb in verbs):
        return None
    for i in range(item.noun + 1, min(item.noun + 14, len(tokens))):
        if lexicon.has("toll.captives", tokens[i].text):
            return "captured", i
        if outcome := key(lexicon, "toll.losses", tokens[i].text):
            return outcome, i
        if tokens[i].text in ",;:" or (tokens[i].upos in ("VERB", "AUX") and i > item.noun + 1):
            return None
    return None


def forced(item: Counted, lexicon: Lexicon) -> Shown:
    """ "forcing 500 families to flee", "drove 900 people from their homes"."""
    for noun in chain(item):
        token = item.parse.tokens[noun]
        if token.head < 0 or not key(lexicon, "toll.forces", item.text(token.head)):
            continue
        for i in places(item.parse, token.head, "xcomp", "ccomp", "advcl"):
            if i > noun and (outcome := suffering(item.parse, i, lexicon)):
                return outcome, i
        words = [item.text(i).lower() for i in below(item.parse, token.head) if i > noun]
        if any(w in ("home", "homes", "houses") for w in words):
            return "displaced", token.head
        if abroad(words, lexicon):
            return "refugees", token.head
    return None


def reported(item: Counted, lexicon: Lexicon) -> Shown:
    """ "40 miners have been confirmed dead", "police shot dead three men"."""
    for noun in chain(item):
        token = item.parse.tokens[noun]
        if token.head < 0 or not key(lexicon, "toll.results", item.text(token.head)):
            continue
        for i in places(item.parse, token.head, "xcomp", "ccomp", "advcl", "acl", "obj"):
            word = item.text(i)
            if i > noun and (outcome := key(lexicon, "toll.losses", word) or _past(word, lexicon)):
                return outcome, i
    return None


def among(item: Counted, lexicon: Lexicon) -> Shown:
    """ "Two nurses were among the dead", "30 children were among 39 people killed"."""
    if shown := _among_before(item, lexicon):
        return shown
    tokens, i = item.parse.tokens, max(item.at, item.noun) + 1
    if i < len(tokens) and tokens[i].text.lower() in ("including", "of"):
        i = _past_phrase(item.parse, i + 1)
    while i < len(tokens) and tokens[i].upos in ("AUX", "ADV", "VERB", "PRON"):
        i += 1
    if i >= len(tokens) or tokens[i].text.lower() != "among":
        return None
    return _first_loss(item.parse, range(i + 1, min(i + 9, len(tokens))), lexicon)


def _among_before(item: Counted, lexicon: Lexicon) -> Shown:
    """ "Among the dead were four nurses"."""
    tokens, verb = item.parse.tokens, item.first - 1
    if verb < 1 or tokens[verb].upos != "AUX":
        return None
    for k in range(verb - 1, max(verb - 8, -1), -1):
        if tokens[k].text.lower() == "among":
            return _first_loss(item.parse, range(k + 1, verb), lexicon)
    return None


def _first_loss(parse: Parse, where: Iterable[int], lexicon: Lexicon) -> Shown:
    for k in where:
        word = parse.tokens[k].text
        if outcome := key(lexicon, "toll.losses", word) or _past(word, lexicon):
            return outcome, k
        if outcome := suffering(parse, k, lexicon):
            return outcome, k
    return None


def equals(item: Counted, lexicon: Lexicon) -> Shown:
    """ "Those executed were around 300", "the toll was 213"."""
    if not item.bare or not places(item.parse, item.at, "cop"):
        return None
    subjects = places(item.parse, item.at, "nsubj")
    return next((shown for i in subjects if (shown := _lost(item.parse, i, lexicon))), None)


def included(item: Counted, lexicon: Lexicon) -> Shown:
    """ "The dead included two generals", "those killed include 14 children", "made up the dead"."""
    for noun in chain(item):
        token = item.parse.tokens[noun]
        if token.head < 0:
            continue
        verb = item.text(token.head)
        if relation(token) == "obj" and key(lexicon, "toll.includes", verb):
            for i in places(item.parse, token.head, "nsubj"):
                if shown := _lost(item.parse, i, lexicon):
                    return shown
        if relation(token) == "nsubj" and key(lexicon, "toll.makes_up", verb):
            for i in places(item.parse, token.head, "obj", "obl"):
                if shown := _lost(item.parse, i, lexicon):
                    return shown
    return None


def _lost(parse: Parse, i: int, lexicon: Lexicon) -> Shown:
    """A word that stands for the lost: "the dead", "the toll", "those killed", "39 people killed".

    Looks at the word, then at what hangs on it.
    """
    if key(lexicon, "toll.tolls", parse.tokens[i].text):
        outcome = toll_outcome(parse, i, lexicon)
        return (outcome, i) if outcome else None
    return _first_loss(parse, (i, *places(parse, i, "acl", "amod", "nmod", "dep")), lexicon)


def running(item: Counted, lexicon: Lexicon) -> Shown:
    """ "The death toll rose to 242", "bringing to 311 the number of people killed"."""
    before = item.parse.tokens[item.first - 1] if item.first else None
    if before is None or before.upos not in ("ADP", "PART", "VERB", "AUX"):
        return None
    i = item.noun
    for _ in range(3):
        head = item.parse.tokens[i].head
        verb = i if head < 0 else head
        for k in places(item.parse, verb, "nsubj", "obj"):
            if k != item.noun and key(lexicon, "toll.tolls", item.text(k)):
                moved = key(lexicon, "toll.moves", item.text(verb)) or verb == item.noun
                outcome = toll_outcome(item.parse, k, lexicon)
                if moved and outcome:
                    return outcome, k
        if head < 0:
            return None
        i = head
    return None


def toll_words(item: Counted, lexicon: Lexicon) -> Shown:
    """ "Toll in border fighting rises to 12": the words between, whatever the parse."""
    tokens, i = item.parse.tokens, item.first - 1
    while i > 0 and (tokens[i].upos in ("ADP", "ADV", "PART") or tokens[i].text.lower() == "to"):
        i -= 1
    if i < 0 or not (
        key(lexicon, "toll.moves", tokens[i].text) or key(lexicon, "toll.tolls", tokens[i].text)
    ):
        return None
    for k in range(i, max(i - 16, -1), -1):
        if tokens[k].upos == "NUM" or tokens[k].text in ";:":
            return None
        if key(lexicon, "toll.tolls", tokens[k].text):
            outcome = toll_outcome(item.parse, k, lexicon)
            return (outcome, k) if outcome else None
    return None


def after_aside(item: Counted, lexicon: Lexicon) -> Shown:
    """ "300 people -- half of them children -- have been displaced", "two of the guards were"."""
    last = max(item.at, item.noun) + 1
    ends = [_past_aside(item.parse, last)]
    if last < len(item.parse.tokens) and item.parse.tokens[last].upos == "ADP":
        ends.append(_past_phrase(item.parse, last))
    for i in dict.fromkeys(ends):
        if shown := _passive_at(item.parse, i, lexicon):
            return shown
    return None


def _passive_at(parse: Parse, i: int, lexicon: Lexicon) -> Shown:
    """ "have been displaced", "were reportedly killed" from a token on."""
    start = i
    while i < len(parse.tokens) and parse.tokens[i].upos in ("AUX", "ADV"):
        i += 1
    if i == start or i >= len(parse.tokens):
        return None
    outcome = _past(parse.tokens[i].text, lexicon)
    return (outcome, i) if outcome else None


def _past_phrase(parse: Parse, i: int) -> int:
    """Where the text goes on after "of the northern guard", "from the (border) village"."""
    tokens = parse.tokens
    nominal = ("ADP", "DET", "ADJ", "NOUN", "PROPN", "PART", "PUNCT")
    end = i
    while (
        end < min(i + 12, len(tokens)) and tokens[end].upos in nominal and tokens[end].text != ","
    ):
        end += 1
    return end


ASIDES = {"--": ("--",), "–": ("–",), "—": ("—",), "-": ("-",), "(": (")",), ",": (",",)}


def _past_aside(parse: Parse, i: int) -> int:
    """Where the text goes on after words set apart by dashes, commas or brackets."""
    tokens = parse.tokens
    ends = ASIDES.get(tokens[i].text, ()) if i < len(tokens) else ()
    close = next(
        (k for k in range(i + 1, min(i + 12, len(tokens))) if tokens[k].text in ends), None
    )
    return i if close is None else close + 1


def beside(item: Counted, lexicon: Lexicon) -> Shown:
    """No parse helps: "9 killed" or "kills nine" word by word, as in headlines."""
    return _behind(item, lexicon) or _before(item, lexicon)


def _behind(item: Counted, lexicon: Lexicon) -> Shown:
    tokens = item.parse.tokens
    last = max(item.at, item.noun)
    for i in range(last + 1, min(last + 4, len(tokens))):
        word = tokens[i]
        if outcome := key(lexicon, "toll.losses", word.text) or _past(word.text, lexicon):
            return None if places(item.parse, i, "obj") else (outcome, i)
        if i == last + 1 and (outcome := suffering(item.parse, i, lexicon)):
            return outcome, i
        if word.upos not in ("AUX", "ADV", "ADJ", "NOUN", "PROPN", "PART"):
            return None
    return None


def _before(item: Counted, lexicon: Lexicon) -> Shown:
    tokens = item.parse.tokens
    for i in range(item.first - 1, max(item.first - 3, -1), -1):
        if tokens[i].upos in ("VERB", "NOUN") and (
            outcome := key(lexicon, "toll.harms", tokens[i].text)
        ):
            passive = places(item.parse, i, "aux") and not places(item.parse, i, "obj")
            return None if passive and _is_passive(item.parse, i) else (outcome, i)
        if tokens[i].upos not in ("DET", "ADV", "ADP", "ADJ"):
            return None
    return None


def _is_passive(parse: Parse, verb: int) -> bool:
    return any(parse.tokens[i].deprel == "aux:pass" for i in places(parse, verb, "aux"))


RULES: tuple[Rule, ...] = (
    among,
    included,
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
    beside,
)
RUNNING = frozenset({running, toll_words, equals})
WORDS = frozenset({straight, toll_words, after_aside, beside})
PARTS = frozenset({among, included})


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
    after = [t.text.lower() for t in tokens[item.at + 1 : item.at + 4]]
    started = any(before.endswith(w) or f"{w} " in before for w in (*PART_WORDS, "among those"))
    of_them = after[:2] in (["of", "them"], ["of", "whom"], ["of", "those"])
    of_the_dead = after[:2] == ["of", "the"] and any(w in THE_LOST for w in after[2:])
    return started or of_them or of_the_dead or item.text(item.at).lower() in LOOSELY


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


def suffering(parse: Parse, verb: int, lexicon: Lexicon) -> str | None:
    """The outcome of a verb whose subject suffers; fleeing over a border makes refugees."""
    outcome = key(lexicon, "toll.suffers", parse.tokens[verb].text)
    if outcome != "displaced":
        return outcome
    words = [parse.tokens[i].text.lower() for i in below(parse, verb) if i > verb]
    return "refugees" if abroad(words, lexicon) else outcome


def abroad(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words lead over a border: "the country", "to neighbouring"."""
    told = f" {' '.join(words)} "
    return any(f" {w} " in told for w in lexicon.words("toll.abroad"))


def verb_outcome(parse: Parse, verb: int, lexicon: Lexicon) -> str | None:
    """The outcome of a verb; "killed and wounded" over one object counts casualties."""
    if verb < 0:
        return None
    outcome = key(lexicon, "toll.harms", parse.tokens[verb].text)
    if relation(parse.tokens[verb]) == "conj" and not places(parse, verb, "nsubj", "obj"):
        return outcome
    both = {key(lexicon, "toll.harms", parse.tokens[i].text) for i in _free(parse, verb)}
    return "casualties" if {outcome, *both} >= {"killed", "wounded"} else outcome


def _free(parse: Parse, top: int) -> list[int]:
    """Words coordinated with a word that share its subject and object: no count between them."""
    found = []
    for i in places(parse, top, "conj"):
        between = parse.tokens[top + 1 : i]
        own = any(t.upos == "NUM" or t.text == "," for t in between)
        if not own and not places(parse, i, "nsubj", "nummod") and not _own_object(parse, top, i):
            found.append(i)
    return found


def _own_object(parse: Parse, first: int, second: int) -> bool:
    return bool(places(parse, first, "obj")) and bool(places(parse, second, "obj"))


def toll_outcome(parse: Parse, toll: int, lexicon: Lexicon) -> str | None:
    """What a count counts: "the number of wounded"; "toll" alone counts the dead."""
    for i in below(parse, toll):
        word = parse.tokens[i].text
        if i != toll and (outcome := key(lexicon, "toll.losses", word) or _past(word, lexicon)):
            return outcome
    return "killed" if parse.tokens[toll].text.lower() in ("toll", "tolls") else None


def _past(word: str, lexicon: Lexicon) -> str | None:
    folded = word.lower()
    regular = folded.endswith(("ed", "en", "n")) or folded in ("hurt", "slain")
    return key(lexicon, "toll.harms", folded) if regular else None


def _participle(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    return token.upos in ("VERB", "ADJ") and token.text.lower().endswith(("ed", "n", "t"))


def _case(parse: Parse, i: int, word: str) -> bool:
    return any(parse.tokens[c].text.lower() == word for c in places(parse, i, "case"))
