"""Rules over neighbouring words, for headlines and wherever the parse is no help.

The signature is that of the rules over the parse.
"""

from __future__ import annotations

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse
from fogline.reading.bases import key
from fogline.reading.counted import Counted
from fogline.reading.outcomes import (
    Shown,
    first_loss,
    is_passive,
    joint,
    own,
    pair_outcome,
    past,
    suffering,
    toll_outcome,
    verb_outcome,
)
from fogline.reading.tree import places, relation


def straight(item: Counted, lexicon: Lexicon) -> Shown:
    """ "killing nine", "and 30 wounded", "and nine others hurt": the next word says it."""
    tokens, after = item.parse.tokens, max(item.last, item.noun) + 1
    follows = tokens[after].text if after < len(tokens) else ""
    shared = after > item.noun and relation(tokens[item.noun]) == "conj"
    if (item.bare or shared) and (
        outcome := key(lexicon, "toll.losses", follows) or past(follows, lexicon)
    ):
        return joint(item.parse, after, outcome, lexicon), after
    if shared and (shown := _passive_at(item.parse, after, lexicon)):
        return shown
    i = item.first - 1
    if (
        i > 0
        and tokens[i].text.lower() == "dead"
        and key(lexicon, "toll.results", tokens[i - 1].text)
    ):
        return "killed", i
    if i < 0 or tokens[i].upos != "VERB" or is_passive(item.parse, i):
        return None
    reduced = relation(tokens[i]) == "acl" and not tokens[i].text.lower().endswith("ing")
    outcome = None if reduced else verb_outcome(item.parse, i, lexicon)
    return (outcome, i) if outcome else None


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
    shown = first_loss(item.parse, range(i + 1, min(i + 9, len(tokens))), lexicon)
    return own(item, lexicon) or shown if shown else None


def _among_before(item: Counted, lexicon: Lexicon) -> Shown:
    """ "Among the dead were four nurses"."""
    tokens, verb = item.parse.tokens, item.first - 1
    if verb < 1 or tokens[verb].upos != "AUX":
        return None
    for k in range(verb - 1, max(verb - 8, -1), -1):
        if tokens[k].text.lower() == "among":
            return first_loss(item.parse, range(k + 1, verb), lexicon)
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
    if i >= len(parse.tokens) or (i == start and places(parse, i, "obj")):
        return None
    outcome = past(parse.tokens[i].text, lexicon)
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
    for i in range(last + 2, min(last + 4, len(tokens))):
        if outcome := pair_outcome(tokens[last + 1].text, tokens[i].text, lexicon):
            return outcome, i
    for i in range(last + 1, min(last + 4, len(tokens))):
        word = tokens[i]
        if outcome := key(lexicon, "toll.losses", word.text) or past(word.text, lexicon):
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
            return None if passive and is_passive(item.parse, i) else (outcome, i)
        if tokens[i].upos not in ("DET", "ADV", "ADP", "ADJ"):
            return None
    return None
