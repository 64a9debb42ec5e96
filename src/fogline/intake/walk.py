"""Every block of an HTML document in document order, with what tells content from furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from fogline.intake.blocks import Piece


def _words(names: str) -> frozenset[str]:
    return frozenset(names.split())


_SKIPPED = _words(
    "script style noscript template head svg iframe button select option input textarea object"
    " video audio canvas math map dialog"
)
_BLOCK = _words(
    "html body p div section article main header footer aside nav h1 h2 h3 h4 h5 h6 ul ol li dl dt"
    " dd blockquote table thead tbody tfoot tr caption figure figcaption pre hr form fieldset"
    " address details summary center"
)
_NAMES = {f"h{n}": f"h{n}" for n in range(1, 7)} | {
    "li": "li",
    "dt": "li",
    "dd": "li",
    "blockquote": "quote",
    "figcaption": "caption",
    "caption": "caption",
    "pre": "pre",
    "tr": "row",
}
_SIDE = frozenset(("nav", "aside", "footer"))
_SIDE_ROLES = frozenset(("navigation", "complementary", "contentinfo", "search", "banner"))
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_CAPTION = re.compile(r"(?:[\w-]+[-_])?caption(?:-text)?", re.IGNORECASE)
_SPACE = re.compile(r"[^\S\n\t]+")


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """An open element: its tag, its classes, the block tag it stands for, whether it is aside."""

    tag: str
    classes: frozenset[str]
    name: str | None
    side: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A block; `path` are its ancestors from the root, `linked` counts code points in links."""

    piece: Piece
    path: tuple[Element, ...]
    linked: int = 0

    @property
    def side(self) -> bool:
        """Whether the block stands in navigation, an aside or a footer."""
        return any(element.side for element in self.path)

    @property
    def density(self) -> float:
        """The share of the block's text that is link text."""
        return min(1.0, self.linked / max(1, len(self.piece.text)))


@dataclass(slots=True)
class _Walk:
    """The state of one walk: open elements and the words of the block that is being read."""

    levels: list[Element] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    href: str | None = None
    linked: int = 0

    def flush(self) -> Iterator[Found]:
        names = [level.name for level in self.levels if level.name]
        name = names[-1] if names else "p"
        text = "".join(self.words)
        if name != "pre":
            text = _lines(text)
        if name == "row" and "\t" not in text:
            name = "p"
        if text.strip():
            yield Found(Piece(text.strip(), name, self.href), tuple(self.levels), self.linked)
        self.words, self.href, self.linked = [], None, 0


def walk(body: Any) -> list[Found]:
    """The blocks below a selectolax node; scripts, forms' fields and hidden parts apart."""
    return list(_visit(body)) if body is not None else []


def _visit(body: Any) -> Iterator[Found]:
    """Depth first without recursion: page depth must not become stack depth."""
    state, node = _Walk(), body
    while True:
        if _opens(node):
            yield from _enter(state, node)
            if node.child is not None:
                node = node.child
                continue
            yield from _leave(state)
        elif node.tag == "-text":
            _read(state, node.text_content or "")
        while node.next is None:
            node = node.parent
            if node is None or not state.levels:
                return
            yield from _leave(state)
            if not state.levels:
                return
        node = node.next


def _opens(node: Any) -> bool:
    tag = node.tag
    if not tag or tag[0] in "-!_" or tag in _SKIPPED:
        return False
    attributes = node.attributes
    return "hidden" not in attributes and not _HIDDEN.search(attributes.get("style") or "")


def _enter(state: _Walk, node: Any) -> Iterator[Found]:
    tag, attributes = node.tag, node.attributes
    if tag in _BLOCK:
        yield from state.flush()
    elif tag in ("td", "th") and "".join(state.words).strip():
        state.words.append("\t")
    elif tag == "br":
        state.words.append("\n")
    elif tag == "a" and state.href is None:
        state.href = attributes.get("href")
    classes = frozenset((attributes.get("class") or "").split())
    name = _NAMES.get(tag)
    if name is None and tag in ("p", "div") and any(map(_CAPTION.fullmatch, classes)):
        name = "caption"
    side = tag in _SIDE or attributes.get("role") in _SIDE_ROLES
    state.levels.append(Element(tag, classes, name, side))


def _leave(state: _Walk) -> Iterator[Found]:
    if state.levels[-1].tag in _BLOCK:
        yield from state.flush()
    state.levels.pop()


def _read(state: _Walk, text: str) -> None:
    keep = any(level.name == "pre" for level in state.levels)
    state.words.append(text if keep else re.sub(r"\s+", " ", text))
    if any(level.tag == "a" for level in state.levels):
        state.linked += len(text.strip())


def _lines(text: str) -> str:
    lines = (_SPACE.sub(" ", line).strip(" ") for line in text.split("\n"))
    return "\n".join(line for line in lines if line.strip())
