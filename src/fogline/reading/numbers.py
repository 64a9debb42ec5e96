"""Counts in prose: figures, number words, ranges and vague words, each with its bounds.

Ranges follow the record format: exact and about give low = high = value; at_least and more_than
low = value; nearly and up_to high = value; vague words a least number or none; "between 30 and 40"
is `about` with low and high and no single value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Span

FIGURE = re.compile(
    r"(?<![\w.,:/$€£])(?P<digits>\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:\.\d+)?)"
    r"(?:[\s\u00a0-](?P<scale>hundred|thousand|million|billion|mln|bn|mn)\b|(?P<tight>k|m|bn)\b)?"
    r"(?![\w%°]|[.,:/]\d)"
)
HYPHENS = r"[\s\u00a0\-‐‑]+"


@dataclass(frozen=True, slots=True)
class Number:
    """A count with its bound; `span` includes the words that bound it, `core` only the number.

    `share` is set where a part of a whole is told ("half of"): 0.5.
    """

    span: Span
    core: Span
    value: int | None
    low: int | None
    high: int | None
    bound: str
    share: float | None = None


def numbers(text: str, span: Span, lexicon: Lexicon) -> list[Number]:
    """The counts inside `span` of a page's text, in text order, without overlaps.

    "at least 12", "two dozen", "between 30 and 40", "dozens", "1.2 million", "a hundred".
    """
    found = [*_figures(text, span), *_words(text, span, lexicon), *_vague(text, span, lexicon)]
    found += _shares(text, span, lexicon)
    kept: list[Number] = []
    for number in sorted(found, key=lambda n: (n.core.start, -n.core.end)):
        if not kept or number.core.start >= kept[-1].core.end:
            kept.append(number)
    bounded = [_bounded(text, span, n, lexicon) for n in kept]
    bounded = [n for n in bounded if not _bare_scale(text, n, lexicon)]
    free = [n for n in bounded if not any(o is not n and o.span.holds(n.core) for o in bounded)]
    return _ranged(text, free)


def exact(span: Span, value: int) -> Number:
    """A plain number."""
    return Number(span, span, value, value, value, "exact")


def _figures(text: str, span: Span) -> Iterator[Number]:
    for m in FIGURE.finditer(text, span.start, span.end):
        value = _figure_value(m["digits"], m["scale"] or m["tight"])
        if value is not None:
            yield exact(Span(m.start(), m.end()), value)


def _figure_value(digits: str, scale: str | None) -> int | None:
    """ "1,234" is 1234; "1.2" with million is 1200000; a fraction alone counts nobody."""
    factor = {"k": 1000, "thousand": 1000, "hundred": 100, "m": 10**6, "mn": 10**6, "mln": 10**6}
    factor |= {"million": 10**6, "bn": 10**9, "billion": 10**9}
    if re.fullmatch(r"\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+", digits):
        return int(re.sub(r"\D", "", digits))
    value = float(digits) * factor.get((scale or "").casefold(), 1)
    return round(value) if abs(value - round(value)) < 1e-6 else None


@lru_cache(maxsize=8)
def _word_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    small = "|".join(lexicon.words("numbers.small"))
    scale = "|".join(w for w in lexicon.words("numbers.scale") if len(w) > 3)
    unit = rf"(?:{small}|half a|a|an)"
    return re.compile(
        rf"\b{unit}(?:{HYPHENS}(?:and{HYPHENS})?(?:{small}|{scale}))*\b(?:{HYPHENS}(?:{scale})\b)?"
        rf"|\b(?:{scale})\b",
        re.IGNORECASE,
    )


def _words(text: str, span: Span, lexicon: Lexicon) -> Iterator[Number]:
    """ "twenty-three", "two dozen", "a hundred", "one thousand two hundred"."""
    for m in _word_pattern(lexicon).finditer(text, span.start, span.end):
        value = _word_value(m.group(), lexicon)
        if value:
            yield exact(Span(m.start(), m.end()), value)


def _word_value(words: str, lexicon: Lexicon) -> int | None:
    """The value of number words; "a" and "an" alone are no number."""
    parts = [w for w in re.split(HYPHENS, words.casefold()) if w != "and"]
    if parts in (["a"], ["an"], ["half", "a"]):
        return None
    if parts[:2] == ["half", "a"]:
        return 6 if parts[2:] == ["dozen"] else None
    total, run = 0, 0
    for part in parts:
        if scale := lexicon.key("numbers.scale", part):
            run = max(run, 1) * int(scale)
            if int(scale) >= 1000:
                total, run = total + run, 0
        elif small := lexicon.key("numbers.small", part):
            run += int(small)
        elif part not in ("a", "an"):
            return None
        else:
            run = 1
    return total + run or None


def _bare_scale(text: str, number: Number, lexicon: Lexicon) -> bool:
    """Whether a scale word stands alone: "hundred" counts only behind "more than" or the like."""
    words = number.core.of(text)
    return number.bound == "exact" and bool(lexicon.key("numbers.scale", words))


@lru_cache(maxsize=8)
def _share_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    named = "|".join(lexicon.words("numbers.shares"))
    return re.compile(
        rf"\b(?P<words>{named})\b|\b(?P<figure>\d+(?:\.\d+)?)(?:\s?%|\s(?:percent|per cent)\b)",
        re.IGNORECASE,
    )


def _shares(text: str, span: Span, lexicon: Lexicon) -> Iterator[Number]:
    """ "half", "two thirds", "90 percent": a part of what is named beside it."""
    for m in _share_pattern(lexicon).finditer(text, span.start, span.end):
        told = lexicon.key("numbers.shares", m["words"]) if m["words"] else None
        share = float(told) if told else float(m["figure"]) / 100
        if not re.match(HYPHENS + r"(?:a\b|dozen|million|hundred)", text[m.end() : m.end() + 12]):
            core = Span(m.start(), m.end())
            yield Number(core, core, None, None, None, "vague", share)


def of_whole(share: Number, whole: int, text: str, lexicon: Lexicon) -> Number:
    """A share of a number that stands beside it: "more than half of the 400" is over 200."""
    value = round((share.share or 0) * whole)
    bound = lexicon.key("numbers.before", text[share.span.start : share.core.start].strip())
    number = replace(share, value=value, low=value, high=value, bound="exact")
    return _bound(number, share.span, bound)


@lru_cache(maxsize=8)
def _vague_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon.words('numbers.vague'))})\b", re.IGNORECASE)


def _vague(text: str, span: Span, lexicon: Lexicon) -> Iterator[Number]:
    for m in _vague_pattern(lexicon).finditer(text, span.start, span.end):
        least = lexicon.key("numbers.vague", m.group())
        before_figure = m.group().casefold() == "some" and re.match(r"\s\d", text[m.end() :])
        if least is None or before_figure:
            continue
        low = None if least == "open" else int(least)
        core = Span(m.start(), m.end())
        yield Number(core, core, None, low, None, "vague")


@lru_cache(maxsize=8)
def _around(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    before = "|".join(map(re.escape, lexicon.words("numbers.before")))
    after = "|".join(map(re.escape, lexicon.words("numbers.after")))
    return (
        re.compile(rf"\b({before})[\s\u00a0]+(?:the[\s\u00a0]+)?$", re.IGNORECASE),
        re.compile(rf"[\s\u00a0]+({after})\b", re.IGNORECASE),
    )


def _bounded(text: str, span: Span, number: Number, lexicon: Lexicon) -> Number:
    """The number with the words around it that bound it."""
    before, after = _around(lexicon)
    window = text[max(span.start, number.core.start - 30) : number.core.start]
    if text[number.core.end : number.core.end + 1] == "+":
        return _bound(number, Span(number.core.start, number.core.end + 1), "at_least")
    if m := before.search(window):
        start = number.core.start - (len(window) - m.start())
        bound = lexicon.key("numbers.before", m[1])
        return _bound(number, Span(start, number.core.end), bound)
    if m := after.match(text, number.core.end, span.end):
        bound = lexicon.key("numbers.after", m[1])
        return _bound(number, Span(number.core.start, m.end()), bound)
    return number


def _bound(number: Number, span: Span, bound: str | None) -> Number:
    value = number.value
    if value is None or bound is None:
        return replace(number, span=span)
    low = value if bound in ("at_least", "more_than", "about") else None
    high = value if bound in ("nearly", "up_to", "about") else None
    return replace(number, span=span, low=low, high=high, bound=bound)


_TO = re.compile(r"[\s\u00a0]*(?:-|–|—|to|or)[\s\u00a0]*", re.IGNORECASE)
_AND = re.compile(r"[\s\u00a0]+and[\s\u00a0]+", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from|ranging from)[\s\u00a0]+$", re.IGNORECASE)


def _ranged(text: str, found: list[Number]) -> list[Number]:
    """ "between 30 and 40", "30-40", "30 to 40 people" as one count."""
    joined: list[Number] = []
    for number in found:
        last = joined[-1] if joined else None
        if last and (both := _range(text, last, number)):
            joined[-1] = both
        else:
            joined.append(number)
    return joined


def _range(text: str, a: Number, b: Number) -> Number | None:
    if a.value is None or b.value is None or a.value >= b.value or b.bound != "exact":
        return None
    gap = text[a.core.end : b.span.start]
    opening = _BETWEEN.search(text[max(0, a.span.start - 16) : a.span.start])
    if not (_TO.fullmatch(gap) or (opening and _AND.fullmatch(gap))):
        return None
    start = a.span.start - (len(opening.group()) if opening else 0)
    core = Span(a.core.start, b.core.end)
    return Number(Span(start, b.core.end), core, None, a.value, b.value, "about")
