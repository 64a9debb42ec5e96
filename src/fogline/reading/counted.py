"""Numbers in their sentence: which noun each counts, and whether that noun is people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse, Span, Token
from fogline.reading.bases import key
from fogline.reading.numbers import Number, exact, of_whole
from fogline.reading.tree import below, places, relation

YEAR = re.compile(r"(?:19|20)\d\d")


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

    @property
    def bare(self) -> bool:
        """Whether the counted noun is left out."""
        return self.noun == self.at

    @property
    def single(self) -> bool:
        """Whether one person is told without a number."""
        return self.words.value == 1 and self.parse.tokens[self.at].upos != "NUM"

    @property
    def first(self) -> int:
        """The first token of the number with the words that bound it."""
        tokens = enumerate(self.parse.tokens)
        return next((i for i, t in tokens if t.span.end > self.words.span.start), self.at)

    @property
    def last(self) -> int:
        """The last token of the number with the words that bound it."""
        tokens = enumerate(self.parse.tokens)
        return max((i for i, t in tokens if t.span.overlap(self.words.span)), default=self.at)


def items(parse: Parse, found: Iterable[Number], text: str, lexicon: Lexicon) -> list[Counted]:
    """Everything in a sentence that counts people, in text order."""
    numbers = list(found)
    every = [*numbers, *singles(parse, numbers, lexicon), *unnumbered(parse, lexicon)]
    counts = [c for n in every if (c := counted(parse, n)) and is_people(c, lexicon)]
    used = {(whole.core, c.noun) for c in counts if (whole := _whole(c, numbers))}
    counts = [c for c in counts if (c.words.core, c.noun) not in used or _is_loss(c, lexicon)]
    filled = [_filled(c, numbers, text, lexicon) for c in counts]
    return sorted(filled, key=lambda c: (c.words.span, c.at))


def _is_loss(item: Counted, lexicon: Lexicon) -> bool:
    """Whether the counted word is a loss itself: "the 90 wounded"."""
    return bool(key(lexicon, "toll.losses", item.text(item.noun)))


def counted(parse: Parse, number: Number) -> Counted | None:
    """The number with the noun it counts; None where no token carries it."""
    inside = [i for i, t in enumerate(parse.tokens) if number.core.overlap(t.span)]
    if not inside:
        return None
    top = next((i for i in inside if parse.tokens[i].head not in inside), inside[-1])
    return Counted(parse, number, top, _noun(parse, top))


def _noun(parse: Parse, at: int) -> int:
    """The noun counted: "12 people", "dozens of people", "12 of the dead", else the number."""
    tokens = parse.tokens
    token = tokens[at]
    after = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
    if after == "of" and (told := _of_them(parse, at + 2)):
        return told
    if after == "of":
        inner = [i for i in places(parse, at, "nmod", "obl") if i > at]
        if inner or (inner := _next_noun(parse, at + 2)):
            return inner[0]
    close = relation(token) in ("nummod", "det", "amod", "advmod", "compound")
    if not close or token.head < 0 or tokens[token.head].upos in ("VERB", "ADV", "AUX"):
        return at
    between = tokens[at + 1 : token.head]
    return at if any(_parts_phrases(t) for t in between) else token.head


def _of_them(parse: Parse, i: int) -> int | None:
    """ "most of them children", "three of whom were guards"."""
    tokens = parse.tokens
    if i >= len(tokens) or tokens[i].text.lower() not in ("them", "whom"):
        return None
    for k in range(i + 1, min(i + 5, len(tokens))):
        if tokens[k].upos in ("NOUN", "PROPN"):
            return tokens[k].head if relation(tokens[k]) == "compound" else k
        if tokens[k].upos not in ("AUX", "DET", "ADJ", "ADV"):
            return None
    return None


def _next_noun(parse: Parse, start: int) -> list[int]:
    """The first noun of the next words, past adjectives: "of dead and injured people"."""
    for i in range(start, min(start + 6, len(parse.tokens))):
        if parse.tokens[i].upos in ("NOUN", "PROPN", "PRON"):
            return [i]
        if parse.tokens[i].upos not in ("DET", "ADJ", "CCONJ", "VERB", "ADV"):
            return []
    return []


def _parts_phrases(t: Token) -> bool:
    """Whether a word cannot stand between a number and its noun."""
    inside = relation(t) in ("amod", "compound")
    return t.upos in ("ADP", "SCONJ", "VERB", "AUX") and not inside


def is_people(item: Counted, lexicon: Lexicon) -> bool:
    """Whether people are counted, and not kilometres, raids, towns, days, years or an age."""
    if _is_age(item) or (item.bare and _is_year(item)):
        return False
    if item.bare:
        return item.text(item.at).lower() != "some"
    word = item.text(item.noun)
    return not key(lexicon, "toll.things", word) or bool(key(lexicon, "toll.losses", word))


def _is_age(item: Counted) -> bool:
    """ "Amina Diallo, 36, fled", "two men aged 44 and 46"."""
    if item.single:
        return False
    before = item.text(item.first - 1) if item.first else ""
    if any(item.text(i).lower() in AGED for i in range(max(item.first - 3, 0), item.first)):
        return item.bare or before.lower() in AGED
    after = item.text(item.at + 1) if item.at + 1 < len(item.parse.tokens) else "."
    named = item.first > 1 and item.parse.tokens[item.first - 2].upos in ("PROPN", "NOUN")
    return before in (",", "(") and named and after in (",", ".", ")", "and", "who")


AGED = ("aged", "age", "ages")


def _is_year(item: Counted) -> bool:
    return bool(YEAR.fullmatch(item.text(item.at)))


def singles(parse: Parse, found: Iterable[Number], lexicon: Lexicon) -> Iterator[Number]:
    """One person told without a number: "a soldier", "another civilian", "Colonel Idris Deng"."""
    taken = [n.span for n in found]
    for i, t in enumerate(parse.tokens):
        if t.text.lower() in ("a", "an", "another") and not any(t.span.overlap(s) for s in taken):
            noun = parse.tokens[t.head] if t.head > i and relation(t) == "det" else None
            again = noun is not None and (_is_named(parse, noun) or _is_numbered(parse, t.head))
            if noun and not again and is_person(parse, t.head, lexicon, single=True):
                yield exact(t.span, 1)
    for name in parse.names:
        if name.label == "PER" and not any(name.span.overlap(s) for s in taken):
            yield exact(name.span, 1)


def unnumbered(parse: Parse, lexicon: Lexicon) -> Iterator[Number]:
    """ "suffered heavy losses": a loss without a number; the adjective stands for the count."""
    for i, t in enumerate(parse.tokens):
        if lexicon.has("toll.unnumbered", t.text):
            for k in places(parse, i, "amod"):
                if lexicon.has("toll.many", parse.tokens[k].text):
                    span = parse.tokens[k].span
                    yield Number(span, span, None, None, None, UNNUMBERED)


UNNUMBERED = "unnumbered"
"""The bound of a loss told without a number; in a claim it is null."""


def _is_numbered(parse: Parse, noun: int) -> bool:
    """ "Another 23 guards": the number counts already."""
    return bool(places(parse, noun, "nummod"))


def _is_named(parse: Parse, noun: Token) -> bool:
    """ "Omar Deng, a commander": the name counts already."""
    head = parse.tokens[noun.head].span if noun.head >= 0 else noun.span
    named = any(n.label == "PER" and n.span.overlap(head) for n in parse.names)
    return relation(noun) in ("appos", "nmod") and named


def is_person(parse: Parse, i: int, lexicon: Lexicon, single: bool = False) -> bool:
    """Whether a word names people: soldiers, civilians, Syrians; `single`: one of them."""
    token = parse.tokens[i]
    if single and (key(lexicon, "toll.groups", token.text) or token.text.lower().endswith("s")):
        return False
    if key(lexicon, "toll.victims", token.text):
        return True
    if not single and (
        key(lexicon, "toll.people", token.text) or key(lexicon, "toll.losses", token.text)
    ):
        return True
    peoples = ("NORP", "FORCE", "PER")
    return any(n.label in peoples and n.span.overlap(token.span) for n in parse.names) or (
        single and token.text.lower() == "person"
    )


def _filled(item: Counted, found: Iterable[Number], text: str, lexicon: Lexicon) -> Counted:
    """A share of a number that stands with it: "half of the town's 400 families" is 200."""
    whole = _whole(item, found)
    if whole is None or whole.value is None or item.words.share is None:
        return item
    return replace(item, words=of_whole(item.words, whole.value, text, lexicon))


def _whole(item: Counted, found: Iterable[Number]) -> Number | None:
    """The one number that stands with a share, in what hangs on its noun: "half", "most of 40"."""
    most = item.words.bound == "vague" and item.words.low is None and item.words.value is None
    if (item.words.share is None and not most) or item.bare:
        return None
    inside = [item.parse.tokens[i].span for i in below(item.parse, item.noun)]
    stretch = Span(item.words.span.end, max(inside[-1].end, item.words.span.end))
    wholes = [n for n in found if stretch.holds(n.core) and n.value and n.share is None]
    return wholes[0] if len(wholes) == 1 else None


AMOUNTS = ("total", "number", "group", "handful", "couple", "maximum", "minimum", "majority")


def chain(item: Counted) -> list[int]:
    """The counted noun and the nouns it is coordinated with, upwards; "a total of 12 people"."""
    tokens = item.parse.tokens
    found = [item.noun] if item.bare else [item.noun, item.at]
    i = item.noun
    if relation(tokens[i]) == "nmod" and tokens[tokens[i].head].text.lower() in AMOUNTS:
        i = tokens[i].head
        found.append(i)
    while relation(tokens[i]) == "conj" and tokens[i].head >= 0:
        i = tokens[i].head
        if tokens[i].upos in ("VERB", "AUX"):
            break
        found.append(i)
    return found
