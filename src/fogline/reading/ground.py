"""Which ground a noun phrase means: "most of Karo", "villages near Karo", "the airport".

Ground is a place of the gazetteer with the stretch of it that is meant, or a road, bridge or post
in the words of the text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse, PlaceMention
from fogline.reading.bases import key
from fogline.reading.clauses import case, phrase, spread, stretch
from fogline.reading.recall import BACK, TOWNS, homeland, last_place, main_town
from fogline.reading.scene import Scene, Sentence
from fogline.reading.stretch import NEAR, Ground, named_ground, place_name, region
from fogline.reading.tree import below, places, relation
from fogline.reading.whereabouts import mention

INTO = frozenset(
    {"of", "in", "inside", "on", "at", "across", "along", "throughout", "from", "for", *NEAR}
)
BESIDE = ("nmod", "compound", "appos", "flat", "obl", "amod")
SOME = frozenset({"several", "some", "many", "few", "other", "new", "various", "more"})
DEPTH = 3


@dataclass(frozen=True, slots=True)
class _Look:
    """Where we look: the report, the sentence and its parse, the word lists."""

    scene: Scene
    index: int
    sentence: Sentence
    parse: Parse
    lexicon: Lexicon

    def any(self, head: int, *lists: str) -> bool:
        """Whether a list of `control.toml` holds a base form of a word."""
        text = self.parse.tokens[head].text
        return any(key(self.lexicon, f"control.{name}", text) is not None for name in lists)

    def mention(self, head: int) -> PlaceMention | None:
        """The place whose name holds a word."""
        return mention(self.sentence, self.parse.tokens[head].span)

    def compass(self, head: int) -> str | None:
        """ "northern" for "north" and "northern"."""
        return self.lexicon.key("control.compass", self.parse.tokens[head].text)

    def words(self, words: list[int]) -> str:
        """The text from the first to the last of some words."""
        span, at = stretch(self.parse, words), self.sentence.span.start
        return self.sentence.text[span.start - at : span.end - at]


def grounds(scene: Scene, index: int, head: int, lexicon: Lexicon) -> list[Ground]:
    """The ground a noun means; empty where it is no ground, or nothing says which."""
    sentence = scene.sentences[index]
    if sentence.parse is None:
        return []
    return _of(_Look(scene, index, sentence, sentence.parse, lexicon), head, DEPTH)


def _of(look: _Look, head: int, depth: int) -> list[Ground]:
    if direct := look.mention(head):
        return [named_ground(direct)]
    if look.any(head, "features"):
        return _feature(look, head, depth == DEPTH)
    if not depth or not (look.any(head, "sites", "shares", "measures") or look.compass(head)):
        return []
    inner = [g for i in _inside(look, head) for g in _of(look, i, depth - 1)]
    if inner:
        return [_wide(look, head, g) for g in _narrow(inner)]
    lone = depth == DEPTH or look.any(head, "sites") or look.compass(head)
    return _told(look, head) if lone else []


def _inside(look: _Look, head: int) -> list[int]:
    """The nouns that say where the stretch lies: under its head, else right after it."""
    parse = look.parse
    lying = [v for v in places(parse, head, "acl") if look.any(v, "lies")]
    under = [i for word in (head, *lying) for i in places(parse, word, *BESIDE)]
    kids = [i for i in under if case(parse, i) in ("", *INTO)]
    found = [s for i in kids for s in spread(parse, i) if _is_ground(look, s)]
    if found:
        return found
    return [s for i in _after(look, head) for s in spread(parse, i)]


def _is_ground(look: _Look, i: int) -> bool:
    if look.mention(i):
        return True
    if relation(look.parse.tokens[i]) == "amod":
        return False
    return look.any(i, "sites", "features", "shares") or look.compass(i) is not None


def _after(look: _Look, head: int) -> list[int]:
    """The noun whose preposition follows the stretch: "towns and villages | in the north"."""
    parse = look.parse
    end = max([head, *(i for i in spread(parse, head) if look.any(i, "sites"))])
    window = range(end + 1, min(end + 12, len(parse.tokens)))
    joints = INTO if look.any(head, "sites", "measures", "features") else {"of"}
    gap = [i for i in window if case(parse, i) in joints and _is_ground(look, i)]
    return [i for i in gap[:1] if not _verb_between(parse, end, i)]


def _verb_between(parse: Parse, start: int, end: int) -> bool:
    words = parse.tokens[start + 1 : end]
    return any(t.upos in ("VERB", "AUX", "CCONJ") or t.text in (",", ";") for t in words)


def _narrow(found: list[Ground]) -> list[Ground]:
    """Without countries beside towns: "Syria's second city of Karo" is Karo."""
    towns = [g for g in found if g.place and g.place.kind not in ("country", "region")]
    lying_in = {g.place.admin1 for g in towns if g.place and g.place.kind in TOWNS}
    towns = [
        g for g in towns if g.place and not (g.place.kind == "admin1" and g.place.name in lying_in)
    ]
    towns = towns or [g for g in found if g.place is None or " " in g.name]
    return list({g.words: g for g in towns or found}.values())


def _wide(look: _Look, head: int, inner: Ground) -> Ground:
    """The stretch told of what lies inside: "half of Karo", "two villages near Karo"."""
    noun = look.parse.tokens[head]
    extent = _extent(look, head)
    if look.compass(head) and noun.upos == "ADV":
        return inner
    if look.compass(head):
        name = _of_country(inner, look.compass(head)) or region(inner.place) or inner.name
        return replace(inner, name=name, extent=noun.text)
    if look.any(head, "measures"):
        return replace(inner, extent=f"{extent} from {inner.name}")
    alone = "Number=Plur" not in noun.feats and look.any(head, "towns")
    if alone:
        return inner
    joint = _joint(look, head, inner)
    if joint == "of" and look.any(head, "towns"):
        return inner
    near = joint in NEAR
    if (near or look.any(head, "wide")) and inner.place and inner.name == inner.place.name:
        return replace(inner, name=region(inner.place) or inner.name, extent=extent)
    return replace(inner, extent=extent)


def _of_country(inner: Ground, compass: str | None) -> str | None:
    country = inner.place and inner.place.kind == "country"
    return f"{compass} {inner.name}" if country and compass else None


def _joint(look: _Look, head: int, inner: Ground) -> str:
    """The preposition between a stretch and the place: "near"."""
    at = next(i for i, t in enumerate(look.parse.tokens) if t.span.overlap(inner.words))
    while relation(look.parse.tokens[at]) == "conj" and not case(look.parse, at):
        at = look.parse.tokens[at].head
    return case(look.parse, at)


def _extent(look: _Look, head: int) -> str:
    """The words of a stretch up to its noun: "more than 50 towns and villages"."""
    parse = look.parse
    words = [i for i in phrase(parse, head) if i <= head and _bare(parse, i, head)]
    side = [i for i in spread(parse, head) if look.any(i, "sites") and not look.mention(i)]
    return look.words([*words, head, *side])


def _bare(parse: Parse, i: int, head: int) -> bool:
    return i == head or relation(parse.tokens[i]) not in ("det", "punct", "case")


def _feature(look: _Look, head: int, top: bool) -> list[Ground]:
    """A road, bridge or post in its own words, without articles and praise.

    One without a name takes the words that tell it apart ("road linking Karo to the coast"), the
    place beside it, or the town of the report; "a base near Karo" is a part of Karo.
    """
    parse = look.parse
    dull = [i for i in phrase(parse, head) if _dull(look, i, head)]
    kept = [i for i in phrase(parse, head) if i <= head and i not in dull]
    kept += [i for i in phrase(parse, head) if i == head + 1 and parse.tokens[i].upos == "NUM"]
    under = [i for k in places(parse, head, "nmod", "compound") for i in spread(parse, k)]
    inner = [m for i in under if (m := look.mention(i))]
    bare = len(kept) == 1
    if bare:
        kept += [w for k in places(parse, head, "acl") for w in _linking(look, k)]
    span, name = stretch(parse, kept), look.words(kept)
    if _single(look, head) and not (inner and inner[0].span.start < span.end):
        near = (_of(look, i, 1) for i in (*under, *_after(look, head)))
        first = next((found for found in near if found), [])
        return [replace(g, extent=name) for g in first]
    if inner:
        name = f"{place_name(inner[0])} {name}" if bare and inner[0].span.start > span.end else name
        return [Ground(name, None, inner[0].span, inner[0].place)]
    if bare and len(kept) == 1 and not top:
        return []
    town = main_town(look.scene) if bare and len(kept) == 1 else None
    return [Ground(f"{town.name} {name}" if town else name, None, span, None)]


def _single(look: _Look, head: int) -> bool:
    """Whether a noun stands with "a": one of many."""
    dets = (look.parse.tokens[i].text.lower() for i in places(look.parse, head, "det"))
    return any(d in ("a", "an", "another") for d in dets)


def _dull(look: _Look, i: int, head: int) -> bool:
    t = look.parse.tokens[i]
    if i == head:
        return False
    return relation(t) in ("det", "punct") or look.lexicon.has("control.praise", t.text)


def _linking(look: _Look, verb: int) -> list[int]:
    """ "linking Karo to the capital Temsa", up to the first comma."""
    if not look.any(verb, "links"):
        return []
    words = below(look.parse, verb)
    comma = next((i for i in words if look.parse.tokens[i].text == ","), words[-1] + 1)
    return [i for i in words if i < comma]


def _told(look: _Look, head: int) -> list[Ground]:
    """ "the city", "their positions", "the surrounding province": the place told last.

    "the north" and "territory" are of the country that the report names most. "A nearby town" and
    "areas held by the army" are nowhere in particular.
    """
    token = look.parse.tokens[head]
    if places(look.parse, head, "acl") or _other(look, head) or token.text.lower() == "capital":
        return []
    compass = look.compass(head) or _direction(look, head)
    if compass or (look.any(head, "lands") and not _some(look, head)):
        country = homeland(look.scene)
        name = f"{compass} {country.name}" if compass and country else country and country.name
        return [Ground(name, None, token.span, country)] if name else []
    if look.any(head, "shares", "measures") and not look.any(head, "sites"):
        return []
    towns, many = look.any(head, "towns"), "Number=Plur" in token.feats
    near = 1 if many and look.any(head, "wide") else BACK
    if many and _some(look, head):
        near = 0
    last = last_place(look.scene, look.index, token.span.start, towns and not many, near)
    if last is None:
        return []
    alone = towns and not many
    division = look.any(head, "provinces")
    wide = division or (look.any(head, "wide") and not alone)
    name = (region(last) if wide else None) or last.name
    extent = None if alone or division else _extent(look, head)
    return [Ground(name, extent, token.span, last)]


def _some(look: _Look, head: int) -> bool:
    """Whether it speaks of some among many: "two areas": then only the sentence can say."""
    near = places(look.parse, head, "amod", "det", "nummod")
    words = {look.parse.tokens[i].text.lower() for i in near}
    return bool(words & SOME) or bool(places(look.parse, head, "nummod"))


def _direction(look: _Look, head: int) -> str | None:
    """ "northern" of "northern areas"; a town's own parts are no parts of the country."""
    if not look.any(head, "wide", "sites") or look.any(head, "towns", "features"):
        return None
    if "Number=Plur" not in look.parse.tokens[head].feats:
        return None
    return next((c for i in places(look.parse, head, "amod") if (c := look.compass(i))), None)


def _other(look: _Look, head: int) -> bool:
    """Whether a phrase speaks of another place than the last: "a nearby town", "another base"."""
    inside = phrase(look.parse, head)
    words = {look.parse.tokens[i].text.lower() for i in inside}
    single = "Number=Plur" not in look.parse.tokens[head].feats
    return bool(words & {"another", "nearby", "neighbouring", "neighboring"}) or (
        single and bool(words & {"a", "an"})
    )
