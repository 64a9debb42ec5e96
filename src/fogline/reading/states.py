"""States and what is theirs: "Turkish foreign ministry", "Russian jets", "Moscow said"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fogline.knowledge.actors import Role
from fogline.knowledge.spelling import key
from fogline.nouns import Actor, PlaceMention, Token
from fogline.reading.around import SMALL
from fogline.reading.atoms import Atom
from fogline.reading.hits import BACKED, Cast, Hit, absolute, stretches
from fogline.reading.scene import Sentence

_CLIENTS = re.compile(
    r"[-‑]\w+\s(?:\w+[ -]){0,2}?(?:militia(?:s|men)?|fighters|forces|groups?|factions|rebels|"
    r"separatists|troops|paramilitaries|militants|army|alliance|coalition|insurgents|mercenaries)\b"
)
_ACTS = re.compile(
    r"\s(?:[\w-]+\s){0,2}?(?:air ?strikes?|air raids?|strikes?|raids?|bombardments?|shelling|"
    r"shells?|missiles?|rockets?|drones?|attacks?|bombs?|bombing|intervention|operation|invasion|"
    r"offensive|incursion|backing|support|sanctions|air power|firepower|warplanes?|jets?|fire|"
    r"onslaught|advance|assault|siege|occupation|forces|ally|allies|planes?|aircraft|aviation|"
    r"helicopters?|gunships?|mortars?|gunfire|snipers?|tanks?)\b",
    re.IGNORECASE,
)
_SUBJECTS = ("nsubj", "obj", "iobj", "obl:agent")


def statal(
    sentence: Sentence, words: Sequence[Atom], at: int, known: Cast
) -> tuple[int, Hit | None]:
    """A state by its adjective or possessive and what follows it.

    "Syrian and Russian jets" gives both; "Iran-backed fighters" are a party of their own.
    """
    text = sentence.text
    size, country, people = nation(text, words, at, known)
    if country is None:
        return 0, None
    start, end = words[at].start, words[at + size - 1].end
    if BACKED.match(text, end):
        return size, client(sentence, start, end)
    head, many = header(text, words, at + size, known)
    if head is None:
        head = partner(text, words, at + size, known)
    if head is None and not (people and (_ACTS.match(text, end) or peoples(text, start, end))):
        return 0, None
    actor = known.actors.party(head, country) if head else known.actors.state(country)
    if actor is None:
        return 0, None
    end = words[at + size + many - 1].end
    return size + many, Hit(absolute(sentence, start, end), actor.name, actor)


def peoples(text: str, start: int, end: int) -> bool:
    """Whether a plural people stands for its state: "the Russians are targeting"."""
    opens = not text[:start].strip(" \"“'‘") or text[:start].casefold().endswith("the ")
    return opens and text[start:end].endswith("s")


def nation(text: str, words: Sequence[Atom], at: int, known: Cast) -> tuple[int, str | None, bool]:
    """(number of words, country, whether by its adjective) at a word."""
    if not words[at].name:
        return 0, None, False
    for size, start, end in stretches(text, words, at, 4):
        piece = text[start:end]
        word = piece.casefold()
        place = known.actors.people.get(word) or known.actors.people.get(word.removesuffix("s"))
        if place:
            return size, place.country, True
        code = known.actors.country_names.get(key(piece))
        if code is None and text[end : end + 2] in ("'s", "’s"):
            code = known.actors.capitals.get(key(piece))
        if code and not (piece.islower() or (len(piece) == 2 and not piece.isupper())):
            return size, code, piece.isupper() and len(piece) <= 4
    return 0, None, False


def header(text: str, words: Sequence[Atom], at: int, known: Cast) -> tuple[Role | None, int]:
    """The role named after a state, and over how many words; one adjective may stand between."""
    for skip in (0, 1):
        if at + skip >= len(words) or at == 0:
            break
        gap = text[words[at - 1].end : words[at + skip].start]
        if not re.fullmatch(r"(?:['’]s)?\s[\w-]*\s?", gap) or (skip and not fit(words[at])):
            break
        for size, start, end in stretches(text, words, at + skip, 5):
            role = known.actors.role_of(text[start:end], tied=True)
            if role:
                return role, size + skip
    return None, 0


def fit(word: Atom) -> bool:
    """Whether a word may stand between a state and its body: "Syria's transitional government"."""
    return not word.name and not SMALL.fullmatch(word.text)


def partner(text: str, words: Sequence[Atom], at: int, known: Cast) -> Role | None:
    """The role that a second state shares: "Syrian and Russian jets"."""
    if at + 1 < len(words) and words[at].text in ("and", "or"):
        size, country, _ = nation(text, words, at + 1, known)
        if country:
            return header(text, words, at + 1 + size, known)[0]
    return None


def client(sentence: Sentence, start: int, end: int) -> Hit | None:
    """A force named after its backer: "Iran-backed militias"."""
    m = _CLIENTS.match(sentence.text, end)
    if m is None:
        return None
    words = " ".join(sentence.text[start : m.end()].split())
    return Hit(absolute(sentence, start, m.end()), words, None, generic=True)


def metonyms(sentence: Sentence, found: Sequence[Hit], known: Cast) -> Iterator[Hit]:
    """Countries and capitals that act or are acted on: "Moscow said", "accused Rwanda of"."""
    for mention in sentence.places:
        place = mention.place
        if place is None or not place.country or any(h.span.overlap(mention.span) for h in found):
            continue
        if place.kind == "country" and acts(mention, sentence):
            actor = known.actors.state(place.country)
        elif key(place.name) in known.actors.capitals and mention.relation == "metonym":
            actor = government(place.country, known)
        else:
            continue
        if actor:
            yield Hit(mention.span, actor.name, actor)


def government(country: str, known: Cast) -> Actor | None:
    """Whom a capital stands for: the report's own government, else the state abroad."""
    role = known.actors.roles.get("government")
    if role and country == known.country:
        return known.actors.party(role, country)
    return known.actors.state(country)


def acts(mention: PlaceMention, sentence: Sentence) -> bool:
    """Whether a country is subject, object or agent in its sentence, or speaks."""
    if mention.relation == "metonym":
        return True
    tokens = sentence.parse.tokens if sentence.parse else ()
    inside = [t for t in tokens if mention.span.holds(t.span)]
    for token in inside:
        if token.head >= 0 and mention.span.holds(tokens[token.head].span):
            continue
        return mention.relation is None and agentive(token, tokens)
    return False


def agentive(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a token is subject, object, or an agent after "by"; conjuncts like their first."""
    if token.deprel == "conj" and token.head >= 0:
        return agentive(tokens[token.head], tokens) if tokens[token.head] is not token else False
    if token.deprel in _SUBJECTS:
        return True
    at = tokens.index(token)
    return any(t.head == at and t.deprel == "case" and t.text.casefold() == "by" for t in tokens)
