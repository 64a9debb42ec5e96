"""Attribution set apart by commas: ", the mayor said." and ", she added, ".

A parser often hangs these wrong; the commas say enough. The source stands between comma and verb,
and all the rest of the sentence is what was said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse, Span
from fogline.reading.bases import key
from fogline.reading.frames import AFTER, HEADS, NOMINAL, Frame, addressee, cue_of, venue
from fogline.reading.phrases import phrase_end
from fogline.reading.tree import places, runs

MARKS = ("”", '"', "’")
TELLING = ("told", "tells", "telling")
LONGEST = 14
"""Words between the comma and the verb."""
STOPS = frozenset((",", ".", "”", '"', "'", "’", ";", "–", "—", "-", ":"))
OPENS = frozenset((",", "”", '"', "’", "–", "—", "--"))


def asides(parse: Parse, lexicon: Lexicon) -> Iterator[Frame]:
    """A frame for each aside: "Nine men fled, the mayor told Radio Delta on Monday."."""
    for i, t in enumerate(parse.tokens):
        start = _opening(parse, i) if t.upos == "VERB" else None
        if start is None or not _sets_apart(parse, i, start, lexicon) or not _closes(parse, i):
            continue
        words = [*range(start), *range(_end(parse, i, lexicon), len(parse.tokens))]
        if _clause(parse, words):
            yield Frame(
                cue=cue_of(parse, i),
                word=t.text,
                source=_from_to(parse, start + 1, i - (parse.tokens[i - 1].text == ",")),
                content=runs(parse, words),
                told=addressee(parse, i),
                venue=venue(parse, i, lexicon),
            )


def inverted(parse: Parse, lexicon: Lexicon) -> Iterator[Frame]:
    """'"We are leaving," said the mayor of Orvale.': the speaker stands behind the verb."""
    for i, t in enumerate(parse.tokens[1:-1], 1):
        if t.upos != "VERB" or t.text.lower() in TELLING or "VerbForm=Fin" not in t.feats:
            continue
        end = phrase_end(parse, i + 1)
        before = _shuts(parse, i - 1) and _clause(parse, range(i)) and _told(parse, i)
        if not _sets_apart(parse, i, i - 1, lexicon):
            continue
        if before and _stops(parse, end) and _is_phrase(parse, range(i + 1, end)):
            yield Frame(t.span, t.text, _from_to(parse, i + 1, end), runs(parse, range(i)))


def _told(parse: Parse, i: int) -> bool:
    """Whether what stands before a comma tells something: "The minister, Ana Vik," does not."""
    telling = ("VERB", "AUX", "NUM")
    return parse.tokens[i - 1].text != "," or any(t.upos in telling for t in parse.tokens[:i])


def _sets_apart(parse: Parse, i: int, edge: int, lexicon: Lexicon) -> bool:
    """A verb of saying, or behind a quotation one that is one only there: "he continued"."""
    word, quoted = parse.tokens[i].text, parse.tokens[edge].text not in (",", "–", "—", "--")
    verb = key(lexicon, "attribution.verbs", word)
    return bool(verb or (quoted and key(lexicon, "attribution.asides", word)))


def _shuts(parse: Parse, k: int) -> bool:
    """Whether a comma or a dash stands here, or a quotation mark that closes."""
    t = parse.tokens[k]
    if t.text not in OPENS:
        return False
    return t.text not in MARKS or (k > 0 and parse.tokens[k - 1].span.end == t.span.start)


def _stops(parse: Parse, end: int) -> bool:
    """Whether a phrase ends the sentence, or a mark or a phrase of time and place follows."""
    if end >= len(parse.tokens):
        return True
    t = parse.tokens[end]
    return t.upos == "PUNCT" or t.text.lower() in AFTER


def _from_to(parse: Parse, first: int, end: int) -> Span:
    return Span(parse.tokens[first].span.start, parse.tokens[end - 1].span.end)


def _opening(parse: Parse, i: int) -> int | None:
    """The comma or closing mark before the source, if just a noun phrase stands between.

    In "..., Ana Vik, mayor of Orvale, said" it is the comma before the name.
    """
    inserted = parse.tokens[i - 1].text == ","
    for k in range(i - 1 - inserted, max(i - LONGEST, 0), -1):
        t = parse.tokens[k]
        if _shuts(parse, k) and i - k > 1 and not (inserted and t.text == ","):
            return k if _is_phrase(parse, range(k + 1, i)) else None
        if t.text == ",":
            inserted = False
        elif t.upos not in NOMINAL:
            return None
    return None


def _is_phrase(parse: Parse, words: range) -> bool:
    """Whether words make a noun phrase, and no relative clause."""
    if not words:
        return False
    first = parse.tokens[words[0]]
    if first.text.lower() in ("i", "that", "this", "it") and len(words) > 1:
        return False
    opens = first.upos in HEADS or first.upos in ("DET", "ADJ", "NUM")
    relative = first.text.lower() in ("which", "who", "that", "where")
    return opens and not relative and any(parse.tokens[k].upos in HEADS for k in words)


def _closes(parse: Parse, i: int) -> bool:
    """Whether nothing said follows the verb: the sentence ends, or a comma, a day, a place."""
    if any(k > i for k in places(parse, i, "ccomp")):
        return False
    after = parse.tokens[i + 1] if i + 1 < len(parse.tokens) else None
    if after is None or after.text in STOPS or after.upos == "PUNCT":
        return True
    if parse.tokens[i].text.lower() in ("told", "tells"):
        return not any(t.text.lower() in ("that", "to") for t in parse.tokens[i + 1 : i + 9])
    return after.text.lower() in AFTER and not _more(parse, i)


def _more(parse: Parse, i: int) -> bool:
    """Whether a clause with "that" comes later: "said on Monday that"."""
    return any(t.text.lower() == "that" for t in parse.tokens[i + 1 : i + 7])


def _end(parse: Parse, i: int, lexicon: Lexicon) -> int:
    """Where the words said go on after an aside: past its second comma, or at the end."""
    n = len(parse.tokens)
    for k in range(i + 1, min(i + 8, n - 1)):
        if parse.tokens[k].text in (",", "–", "—", "--"):
            return k + 1 if _resumes(parse, k + 1, lexicon) else n
    return n


def _resumes(parse: Parse, start: int, lexicon: Lexicon) -> bool:
    """Whether the words behind an aside go on with what is said: more than a phrase, no "adding
    that", and after "and" nobody else's words."""
    rest = parse.tokens[start:]
    first = rest[0]
    if first.upos == "VERB" and "VerbForm=Fin" not in first.feats:
        return False
    cues = [t for t in rest if t.upos == "VERB" and key(lexicon, "attribution.verbs", t.text)]
    return _clause(parse, range(start, len(parse.tokens))) and not (first.upos == "CCONJ" and cues)


def _clause(parse: Parse, words: Iterable[int]) -> bool:
    """Whether there is more than a phrase of time or place."""
    return sum(parse.tokens[k].upos != "PUNCT" for k in words) > 2
