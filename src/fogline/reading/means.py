"""With what: weapons a clause names, and the type of strike or attack that follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse, Span
from fogline.reading.bases import bases

OPEN = frozenset({"strike", "attack", "bombing"})
"""Types that a weapon makes more exact."""
EXACT = (
    "chemical_attack",
    "suicide_bombing",
    "drone_strike",
    "airstrike",
    "shelling",
    "bombing",
    "strike",
)
"""Types by weapon, the one that says most first."""


def weapon(parse: Parse, span: Span, lexicon: Lexicon) -> tuple[str, Span] | None:
    """The first weapon of a clause, as a base form, and its words."""
    for start, end, words in _runs(parse, span):
        for base in bases(words[-1]):
            name = " ".join([*words[:-1], base])
            if lexicon.has("incident.weapons", name):
                return name, Span(parse.tokens[start].span.start, parse.tokens[end].span.end)
    return None


def exact(incident: str, parse: Parse, spans: Sequence[Span], lexicon: Lexicon) -> str:
    """The type with its means: a strike by jets is an airstrike, a large attack an offensive."""
    if incident not in OPEN:
        return incident
    found = [f for span in spans for f in _classes(parse, span, lexicon)]
    kinds = EXACT if incident != "strike" else [k for k in EXACT if "bombing" not in k]
    for kind in kinds:
        if kind in found:
            return kind
    return "offensive" if incident == "attack" and "offensive" in found else incident


def _classes(parse: Parse, span: Span, lexicon: Lexicon) -> Iterator[str]:
    for _, _, words in _runs(parse, span):
        for base in bases(words[-1]):
            if words[-1] == "bomber":
                continue
            if found := lexicon.key("incident.means", " ".join([*words[:-1], base])):
                yield found


def _runs(parse: Parse, span: Span) -> Iterator[tuple[int, int, list[str]]]:
    """Runs of two words, then of one, inside a span."""
    inside = [i for i, t in enumerate(parse.tokens) if span.holds(t.span)]
    for n, i in enumerate(inside):
        for size in (3, 2, 1):
            run = inside[n : n + size]
            if len(run) == size and run[-1] == i + size - 1:
                yield i, run[-1], [parse.tokens[k].text.lower() for k in run]
