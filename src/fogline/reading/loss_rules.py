"""Rules over the parse that say what a number counts; each names its example.

A rule takes a `Counted` (a number and the word it counts) and answers with the outcome and the word
that shows it, or None.
"""

from __future__ import annotations

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse
from fogline.reading.bases import key
from fogline.reading.counted import Counted, chain, is_person
from fogline.reading.outcomes import (
    Shown,
    abroad,
    deprived,
    first_loss,
    has_case,
    is_participle,
    joint,
    lost,
    own,
    past,
    suffering,
    toll_outcome,
    verb_outcome,
)
from fogline.reading.tree import below, places, relation


def harmed(item: Counted, lexicon: Lexicon) -> Shown:
    """ "Shells killed nine farmers", "nine farmers were killed", "killing nine"."""
    for noun in chain(item):
        token = item.parse.tokens[noun]
        suffers = relation(token) in ("obj", "iobj") or token.deprel == "nsubj:pass"
        suffers = suffers or _along(item.parse, noun)
        if suffers and (outcome := verb_outcome(item.parse, token.head, lexicon)):
            return outcome, token.head
    return None


def _along(parse: Parse, noun: int) -> bool:
    """ "The mayor was killed along with eight others"."""
    cases = {parse.tokens[i].text.lower() for i in places(parse, noun, "case")}
    passive = any(
        parse.tokens[i].deprel == "aux:pass" for i in places(parse, parse.tokens[noun].head, "aux")
    )
    return passive and bool(cases & {"along", "together", "alongside"})


def suffered(item: Counted, lexicon: Lexicon) -> Shown:
    """ "Nine farmers died", "5 million fled", headlines: "nine farmers killed"."""
    for noun in chain(item):
        token = item.parse.tokens[noun]
        if relation(token) == "nsubj" and token.head >= 0:
            for verb in (token.head, *_went_on(item.parse, token.head, lexicon)):
                told = suffering(item.parse, verb, lexicon) or deprived(item.parse, verb, lexicon)
                if told:
                    return told, verb
            if outcome := _is_lost(item.parse, token.head, lexicon):
                return outcome, token.head
            if _headline_passive(item.parse, noun) and (
                outcome := verb_outcome(item.parse, token.head, lexicon)
            ):
                return outcome, token.head
    return None


def witnessed(item: Counted, lexicon: Lexicon) -> Shown:
    """ "The fighting saw 900 people flee": a clause under a verb of seeing."""
    for noun in chain(item):
        token = item.parse.tokens[noun]
        if relation(token) == "obj" and lexicon.has("toll.sees", item.text(token.head)):
            for verb in places(item.parse, token.head, "xcomp", "ccomp", "advcl"):
                if verb > noun and (outcome := suffering(item.parse, verb, lexicon)):
                    return outcome, verb
    return None


def _went_on(parse: Parse, verb: int, lexicon: Lexicon) -> list[int]:
    """ "had to leave", "were forced to flee", "began to flee": what came of it."""
    if not lexicon.has("toll.came_to", parse.tokens[verb].text):
        return []
    return places(parse, verb, "xcomp")


def _is_lost(parse: Parse, i: int, lexicon: Lexicon) -> str | None:
    """ "scores are missing", "nine people were dead"."""
    is_one = parse.tokens[i].upos in ("ADJ", "VERB") and bool(places(parse, i, "cop", "aux"))
    if not is_one or places(parse, i, "case"):
        return None
    return key(lexicon, "toll.losses", parse.tokens[i].text)


def _headline_passive(parse: Parse, noun: int) -> bool:
    """ "Nine farmers killed in shelling": a participle without an object of its own."""
    verb = parse.tokens[noun].head
    plain = parse.tokens[noun].deprel == "nsubj" and is_participle(parse, verb)
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
            if alone and (is_participle(item.parse, i) or item.parse.tokens[i].upos == "ADJ"):
                outcome = key(lexicon, "toll.harms", item.text(i)) or key(
                    lexicon, "toll.losses", item.text(i)
                )
                if outcome:
                    return joint(item.parse, i, outcome, lexicon), i
    return None


def loss_noun(item: Counted, lexicon: Lexicon) -> Shown:
    """ "nine dead", "200 casualties", "nine deaths", "100 dead and wounded"."""
    if item.bare:
        return None
    for i in (item.noun, item.at):
        if outcome := key(lexicon, "toll.losses", item.text(i)):
            return joint(item.parse, i, outcome, lexicon), i
    return None


def of_loss(item: Counted, lexicon: Lexicon) -> Shown:
    """ "the death of nine farmers", "a toll of 200", "the abduction of 12 nurses"."""
    for noun in chain(item):
        token = item.parse.tokens[noun]
        if (
            relation(token) in ("nmod", "obl")
            and token.head >= 0
            and has_case(item.parse, noun, "of")
        ):
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
    verbs += [item.text(i) for i in places(item.parse, item.noun, "acl")]
    if not any(key(lexicon, "toll.leaves", verb) for verb in verbs):
        return None
    for i in range(item.noun + 1, min(item.noun + 14, len(tokens))):
        if lexicon.has("toll.captives", tokens[i].text):
            return "captured", i
        if outcome := key(lexicon, "toll.losses", tokens[i].text):
            return outcome, i
        if key(lexicon, "toll.leaves", tokens[i].text):
            continue
        if tokens[i].text in ",;:" or (tokens[i].upos in ("VERB", "AUX") and i > item.noun + 1):
            return None
    return None


def forced(item: Counted, lexicon: Lexicon) -> Shown:
    """ "forcing 500 families to flee", "drove 900 people from their homes"."""
    for noun in chain(item):
        token = item.parse.tokens[noun]
        if token.head < 0 or not key(lexicon, "toll.forces", item.text(token.head)):
            continue
        if not (item.bare or is_person(item.parse, item.noun, lexicon)):
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
        if relation(token) not in ("nsubj", "obj", "iobj", "ccomp", "xcomp", "conj", "dep"):
            continue
        for i in places(item.parse, token.head, "xcomp", "ccomp", "advcl", "acl", "obj"):
            word = item.text(i)
            subjects = [k for k in places(item.parse, i, "nsubj") if k != noun]
            if (
                i > noun
                and not subjects
                and (outcome := key(lexicon, "toll.losses", word) or past(word, lexicon))
            ):
                return outcome, i
    return None


def included(item: Counted, lexicon: Lexicon) -> Shown:
    """ "The dead included two generals", "those killed include 14 children", "made up the dead"."""
    for noun in chain(item):
        token = item.parse.tokens[noun]
        if token.head < 0:
            continue
        verb = item.text(token.head)
        if relation(token) == "obj" and key(lexicon, "toll.includes", verb):
            for i in places(item.parse, token.head, "nsubj"):
                if shown := lost(item.parse, i, lexicon):
                    return own(item, lexicon) or shown
        if relation(token) == "nsubj" and key(lexicon, "toll.makes_up", verb):
            for i in places(item.parse, token.head, "obj", "obl"):
                if shown := lost(item.parse, i, lexicon):
                    return shown
    return None


def copular(item: Counted, lexicon: Lexicon) -> Shown:
    """ "Of those killed, 26 were children", "out of 90 dead, 12 are nurses"."""
    tokens, head = item.parse.tokens, item.parse.tokens[item.at].head
    told = relation(tokens[item.at]) == "nsubj" and head > item.at
    if not (item.bare and told and places(item.parse, head, "cop")):
        return None
    for i in range(item.at):
        opens = i == 0 or tokens[i - 1].text.lower() in (",", "out", "and", "that")
        if opens and tokens[i].text.lower() in ("of", "among"):
            return first_loss(item.parse, range(i + 1, item.at), lexicon)
    return None


def equals(item: Counted, lexicon: Lexicon) -> Shown:
    """ "Those executed were around 300", "the toll was 213"."""
    if not item.bare or not places(item.parse, item.at, "cop"):
        return None
    subjects = places(item.parse, item.at, "nsubj")
    return next((shown for i in subjects if (shown := lost(item.parse, i, lexicon))), None)


def running(item: Counted, lexicon: Lexicon) -> Shown:
    """ "The death toll rose to 242", "bringing to 311 the number of people killed"."""
    before = item.parse.tokens[item.first - 1] if item.first else None
    if before is None or before.upos not in ("ADP", "PART", "VERB", "AUX"):
        return None
    two = item.text(item.first - 2) if item.first > 1 else ""
    if before.text.lower() in ("at", "to") and (outcome := key(lexicon, "toll.losses", two)):
        return outcome, item.first - 2
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
