"""The situation report as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from fogline.export.sitrep.words import (
    LEGEND,
    MARKS,
    METHOD,
    corpus_line,
    history,
    item_tail,
    note_source,
    origins,
    plural,
    span,
    title,
)
from fogline.nouns.situation import Figure, Item, Situation


def markdown(situation: Situation) -> str:
    """The whole report; notes are links within the page."""
    return "\n".join(_lines(situation)) + "\n"


def _lines(s: Situation) -> Iterator[str]:
    yield from (f"# {title(s.as_of)}", "", corpus_line(s.corpus) + ".", "", LEGEND)
    yield from ("", "## Highlights", "", *map(_item, s.highlights))
    yield from ("", "## Key figures", "")
    yield "| what | range | according to | scope | as of | origins | notes |"
    yield "|---|---|---|---|---|---|---|"
    yield from map(_figure, s.figures)
    yield from ("", "## Situation by place")
    for place, items in s.places:
        yield from ("", f"### {place}", "", *map(_item, items))
    yield from ("", "## Contested", "", *map(_item, s.contested))
    yield from ("", "## Sources", "")
    for outlet, count in s.sources:
        yield f"- {_safe(outlet)}: {count} {plural('report', count)}"
    yield from ("", "## Method", "", METHOD, "", "## Notes", "")
    for note in s.notes:
        yield f'{note.number}. <a id="n{note.number}"></a>“{_safe(note.sentence)}” '
        yield f"   {_safe(note_source(note))}; `{note.page}` {note.start}-{note.end}"


def _item(item: Item) -> str:
    date = f"{item.date[:10]}: " if item.date else ""
    text = f"- {MARKS[item.status]} {date}{_safe(item.text)} {item_tail(item)} "
    return text + _refs(item.notes)


def _figure(f: Figure) -> str:
    past = f" ({history(f)})" if len(f.history) > 1 else ""
    cells = (
        f"{MARKS[f.status]} {f.label}",
        span(f) + past,
        f.source,
        f.scope,
        (f.moment or "")[:10],
        origins(f.origins, f.outlets),
    )
    return "| " + " | ".join(map(_safe, cells)) + f" | {_refs(f.notes)} |"


def _refs(numbers: tuple[int, ...]) -> str:
    return "".join(f"[[{n}]](#n{n})" for n in numbers)


def _safe(text: str) -> str:
    """Text that cannot become mark-up: pages are not trusted."""
    text = " ".join(text.split())
    for mark in ("\\", "|", "<", ">", "[", "]", "*", "_", "`"):
        text = text.replace(mark, "\\" + mark)
    return text
