"""Words of loss in a sentence: which outcome a verb, a participle or a noun shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse
from fogline.reading.bases import bases, key
from fogline.reading.counted import Counted
from fogline.reading.tree import below, places, relation

Shown = tuple[str, int] | None


def own(item: Counted, lexicon: Lexicon) -> Shown:
    """The loss that the counted word is itself: "victims included three dead and nine wounded"."""
    tokens = item.parse.tokens
    for i in (item.noun, item.last + 1):
        if i < len(tokens) and (outcome := key(lexicon, "toll.losses", tokens[i].text)):
            return (outcome, i) if outcome != "casualties" else None
    return None


def suffering(parse: Parse, verb: int, lexicon: Lexicon) -> str | None:
    """The outcome of a verb whose subject suffers; fleeing over a border makes refugees."""
    outcome = key(lexicon, "toll.suffers", parse.tokens[verb].text)
    if outcome != "displaced":
        return outcome
    words = [parse.tokens[i].text.lower() for i in below(parse, verb) if i > verb]
    return "refugees" if abroad(words, lexicon) else outcome


def deprived(parse: Parse, verb: int, lexicon: Lexicon) -> str | None:
    """ "lost their lives", "sustained injuries", "left their homes": verb and object together."""
    objects = (parse.tokens[i].text for i in places(parse, verb, "obj"))
    found = (pair_outcome(parse.tokens[verb].text, word, lexicon) for word in objects)
    return next((outcome for outcome in found if outcome), None)


def pair_outcome(verb: str, word: str, lexicon: Lexicon) -> str | None:
    """The outcome of a verb with its object, in any regular form."""
    pairs = (" ".join(pair) for pair in product(bases(verb), bases(word)))
    return next((o for pair in pairs if (o := lexicon.key("toll.pairs", pair))), None)


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
        if i != toll and (outcome := key(lexicon, "toll.losses", word) or past(word, lexicon)):
            return outcome
    return "killed" if parse.tokens[toll].text.lower() in ("toll", "tolls") else None


def joint(parse: Parse, i: int, outcome: str, lexicon: Lexicon) -> str:
    """ "dead and wounded", "killed or injured" behind one number: casualties."""
    words = [t.text for t in parse.tokens[i + 1 : i + 3]]
    if len(words) < 2 or words[0].lower() not in ("and", "or", "/", "&"):
        return outcome
    second = key(lexicon, "toll.losses", words[1]) or past(words[1], lexicon)
    return "casualties" if {outcome, second} == {"killed", "wounded"} else outcome


def past(word: str, lexicon: Lexicon) -> str | None:
    """The outcome of a participle: "killed", "hurt"; None for other forms."""
    folded = word.lower()
    regular = folded.endswith(("ed", "en", "n")) or folded in ("hurt", "slain")
    return key(lexicon, "toll.harms", folded) if regular else None


def is_participle(parse: Parse, i: int) -> bool:
    """Whether a word has the form of a past participle."""
    token = parse.tokens[i]
    return token.upos in ("VERB", "ADJ") and token.text.lower().endswith(("ed", "n", "t"))


def has_case(parse: Parse, i: int, word: str) -> bool:
    """Whether the preposition hangs on the word."""
    return any(parse.tokens[c].text.lower() == word for c in places(parse, i, "case"))


def first_loss(parse: Parse, where: Iterable[int], lexicon: Lexicon) -> Shown:
    """The first of the words that shows a loss."""
    for k in where:
        word = parse.tokens[k].text
        if outcome := key(lexicon, "toll.losses", word) or past(word, lexicon):
            return outcome, k
        if outcome := suffering(parse, k, lexicon):
            return outcome, k
    return None


def lost(parse: Parse, i: int, lexicon: Lexicon) -> Shown:
    """A word that stands for the lost: "the dead", "the toll", "those killed", "39 people killed".

    Looks at the word, then at what hangs on it.
    """
    if key(lexicon, "toll.tolls", parse.tokens[i].text):
        outcome = toll_outcome(parse, i, lexicon)
        return (outcome, i) if outcome else None
    return first_loss(parse, (i, *places(parse, i, "acl", "amod", "nmod", "dep")), lexicon)


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether a verb has a passive auxiliary."""
    return any(parse.tokens[i].deprel == "aux:pass" for i in places(parse, verb, "aux"))
