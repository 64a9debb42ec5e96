"""The content of a page: what the extractor kept, completed from the page's own structure.

An extractor looks for one article. A digest, a live blog and a list of items hold many, and their
headings, captions and credits tell them apart, so these are taken back from between and beside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from fogline.intake.align import words
from fogline.intake.walk import Element, Found

_ITEMS = frozenset(("article", "section", "div", "li", "tr", "td"))
_HEADED, _UNHEADED = (12, 0.5), (25, 0.8)
"""Words of prose, and their share of all words, that make an element an item, not a teaser."""
_LEAST_PROSE = 12
_MOST_LINKED = 0.3
_TOP = 12
"""How many blocks above the first paragraph may hold headline, byline and credit."""
_CREDIT = re.compile(r"by-?line|author|credit|source|dateline|publi|posted|timestamp|date", re.I)
_MOST_CREDIT = 15
_OVERLOOKED = 0.05
"""Below this share of what is no furniture, the extractor has not seen the content."""
_DIGIT = re.compile(r"\d")


def content(found: Sequence[Found], kept: Sequence[bool]) -> list[Found]:
    """The blocks of the page's content, in order.

    All that is no furniture where the extractor kept nothing, or as good as nothing, of it.
    """
    chosen = {number for number, flag in enumerate(kept) if flag}
    if chosen:
        chosen |= _like_items(found, chosen)
        chosen |= _between(found, min(chosen), max(chosen))
        chosen |= _below(found, max(chosen))
        chosen |= _links_on(found, chosen)
        chosen |= _above(found, min((n for n in chosen if not _heading(found[n])), default=0))
    whole = {n for n, block in enumerate(found) if not block.side and _not_links(block)}
    if _length(found, chosen) < _OVERLOOKED * _length(found, whole):
        chosen = whole
    return [found[number] for number in sorted(chosen)]


def _length(found: Sequence[Found], numbers: set[int]) -> int:
    return sum(len(found[number].piece.text) for number in numbers)


def _between(found: Sequence[Found], first: int, last: int) -> set[int]:
    """Headings, captions, items, quotations and prose between the first and last kept block."""
    return {n for n in range(first, last + 1) if not found[n].side and _belongs(found[n])}


def _belongs(block: Found) -> bool:
    tag = block.piece.tag
    if _heading(block) or tag == "caption":
        return True
    if tag == "p":
        return _prose(block)
    return block.density < (0.5 if tag in ("quote", "pre") else _MOST_LINKED)


def _below(found: Sequence[Found], last: int) -> set[int]:
    """What follows the last block in its own element, up to the first that is no content."""
    more: set[int] = set()
    if len(found[last].path) < 2:
        return more
    parent = found[last].path[-2]
    for number in range(last + 1, len(found)):
        block = found[number]
        if block.side or parent not in block.path or not _belongs(block):
            break
        more.add(number)
    return more


def _links_on(found: Sequence[Found], chosen: set[int]) -> set[int]:
    """Lines that are one link and follow a paragraph of theirs: "Continue reading at HOST"."""
    after = {number + 1 for number in chosen if number + 1 < len(found)} - chosen
    return {n for n in after if _leads_on(found[n - 1], found[n])}


def _leads_on(before: Found, line: Found) -> bool:
    """Whether the line is a link and stands beside the paragraph, or beside its box."""
    return (
        line.piece.href is not None
        and len(line.path) > 1
        and line.path[-1].tag in ("p", "div")
        and line.path[-2] in before.path[-3:]
        and not line.side
        and not _heading(before)
        and len(words(line.piece.text)) <= _MOST_CREDIT
    )


def _above(found: Sequence[Found], first: int) -> set[int]:
    """The headline over the first block, and captions and credits between them.

    A heading right above, of whatever level, or the next h1.
    """
    between: set[int] = set()
    for number in range(first - 1, max(-1, first - 1 - _TOP), -1):
        block = found[number]
        if block.side:
            break
        if block.piece.tag == "h1" or (number == first - 1 and _heading(block)):
            return between | {number}
        seen = any(found[n].piece.text == block.piece.text for n in between)
        if not seen and (block.piece.tag == "caption" or _credit(block)):
            between.add(number)
    return set()


def _credit(block: Found) -> bool:
    """Byline, source or date, by what its elements are called."""
    if block.piece.tag != "p":
        return False
    names = " ".join(name for element in block.path[-3:] for name in element.classes)
    return bool(_CREDIT.search(names)) and len(words(block.piece.text)) <= _MOST_CREDIT


def _like_items(found: Sequence[Found], chosen: set[int]) -> set[int]:
    """The blocks of elements that stand beside a kept one and are built like it."""
    more: set[int] = set()
    for row in _rows(found):
        items = {item: inside for item, inside in row.items() if _is_item(found, inside)}
        models = {item for item, inside in items.items() if _has_prose(found, inside, chosen)}
        shapes = Counter(shape for model in models for shape in _shapes(model))
        for item, inside in items.items():
            if any(shapes[shape] > (item in models) for shape in _shapes(item)):
                more.update(n for n in inside if not found[n].side and _not_links(found[n]))
    return more


def _rows(found: Sequence[Found]) -> list[dict[Element, list[int]]]:
    """For every element its children of item kind, each with the numbers of its blocks."""
    rows: dict[Element | None, dict[Element, list[int]]] = {}
    for number, block in enumerate(found):
        parent: Element | None = None
        for element in block.path:
            if element.tag in _ITEMS:
                rows.setdefault(parent, {}).setdefault(element, []).append(number)
            parent = element
    return list(rows.values())


def _has_prose(found: Sequence[Found], inside: list[int], chosen: set[int]) -> bool:
    return any(n in chosen and _prose(found[n]) for n in inside)


def _is_item(found: Sequence[Found], inside: list[int]) -> bool:
    """Whether the element holds enough prose and little else; less will do under a heading."""
    total = sum(len(words(found[n].piece.text)) for n in inside)
    prose = sum(len(words(found[n].piece.text)) for n in inside if _prose(found[n]))
    least, mostly = _HEADED if _heading(found[inside[0]]) else _UNHEADED
    return prose >= max(least, mostly * total)


def _shapes(element: Element) -> set[tuple[str, str]]:
    """Tag and class, for each class that is not numbered; elements that share one are alike."""
    kinds = {name for name in element.classes if not _DIGIT.search(name)}
    return {(element.tag, kind) for kind in kinds or {""}}


def _heading(block: Found) -> bool:
    return block.piece.tag in ("h1", "h2", "h3", "h4", "h5", "h6")


def _prose(block: Found) -> bool:
    if block.side or block.density >= _MOST_LINKED or block.piece.tag not in ("p", "quote", "li"):
        return False
    return len(words(block.piece.text)) >= _LEAST_PROSE


def _not_links(block: Found) -> bool:
    return block.density < 0.5 or _heading(block)
