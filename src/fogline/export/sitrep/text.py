"""The situation report for a terminal or a mail: plain text, 100 columns."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from fogline.export.sitrep.words import (
    LEGEND,
    MARKS,
    METHOD,
    corpus_line,
    history,
    item_tail,
    note_source,
    origins,
    refs,
    span,
    title,
)
from fogline.nouns.situation import Figure, Item, Note, Situation

WIDTH = 100


def text(situation: Situation) -> str:
    """The whole report."""
    return "\n".join(_lines(situation)) + "\n"


def _lines(s: Situation) -> Iterator[str]:
    yield from (title(s.as_of).upper(), _fill(corpus_line(s.corpus) + ".", "", ""), LEGEND)
    yield from ("", "HIGHLIGHTS", *map(_item, s.highlights))
    yield from ("", "KEY FIGURES", *map(_figure, s.figures))
    yield from ("", "SITUATION BY PLACE")
    for place, items in s.places:
        yield from (place, *map(_item, items))
    yield from ("", "CONTESTED", *map(_item, s.contested))
    yield from ("", "SOURCES", _fill(", ".join(f"{name} ({n})" for name, n in s.sources), "", ""))
    yield from ("", "METHOD", _fill(METHOD, "", ""), "", "NOTES", *map(_note, s.notes))


def _item(item: Item) -> str:
    date = f"{item.date[:10]}  " if item.date else ""
    words = f"{date}{item.text} {item_tail(item)} {refs(item.notes)}"
    return _fill(words, f"  {MARKS[item.status]} ", "    ")


def _figure(f: Figure) -> str:
    past = f", was {history(f)}" if len(f.history) > 1 else ""
    words = f"{f.label}: {span(f)}{past}. {f.source}; {f.scope}"
    moment = f", as of {f.moment[:10]}" if f.moment else ""
    words += f"{moment} ({origins(f.origins, f.outlets)}) {refs(f.notes)}"
    return _fill(words, f"  {MARKS[f.status]} ", "    ")


def _note(note: Note) -> str:
    where = f"{note.page}:{note.start}-{note.end}"
    words = f"“{' '.join(note.sentence.split())}” {note_source(note)}; {where}"
    return _fill(words, f"  [{note.number}] ".ljust(7), " " * 7)


def _fill(words: str, first: str, rest: str) -> str:
    return fill(
        words,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
