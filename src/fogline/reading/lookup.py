"""Looking a verb up in a word list, with the words that belong to it."""

from __future__ import annotations

from collections.abc import Sequence

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse
from fogline.reading.bases import bases
from fogline.reading.clauses import case
from fogline.reading.tree import places


def phrases(parse: Parse, at: int) -> list[str]:
    """A verb with what belongs to it, then alone: "call on", "open fire", "call"."""
    stems = bases(parse.tokens[at].text)
    near = places(parse, at, "compound", "advmod", "obj", "case")
    words = [parse.tokens[i].text.lower() for i in near if 0 < i - at < 5]
    words += [case(parse, i) for i in places(parse, at, "obl", "advcl", "ccomp") if i > at]
    return [f"{stem} {word}" for word in words if word for stem in stems] + list(stems)


def look(lexicon: Lexicon, section: str, found: Sequence[str]) -> str | None:
    """The key of the first phrase that a section lists."""
    return next((k for p in found if (k := lexicon.key(section, p))), None)
