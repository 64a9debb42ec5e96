"""Words and marks that all forms of the situation report share."""

from __future__ import annotations

from collections.abc import Iterable

from fogline.nouns import Count
from fogline.nouns.situation import Corpus, Figure, Item, Note

MARKS = {
    "corroborated": "●",
    "single_source": "○",
    "contested": "◍",
    "denied": "◍",
    "debunked": "✕",
    "superseded": "✕",
}
STATUS_WORDS = {
    "corroborated": "two or more independent origins",
    "single_source": "one origin",
    "contested": "contradicted",
    "denied": "denied",
    "debunked": "debunked",
    "superseded": "replaced by a later figure",
}
LEGEND = "● two or more independent origins   ○ one origin   ◍ contradicted or denied   ✕ debunked"


def title(as_of: str | None) -> str:
    """The report's title with its moment."""
    return f"Situation as of {as_of}" if as_of else "Situation, all pages"


def origins(count: Count, outlets: int) -> str:
    """ "3 origins, 11 outlets"; a range where the number of origins is not sure."""
    n = str(count.low) if count.low == count.high else f"{count.low}-{count.high}"
    return f"{n} {plural('origin', count.high)}, {outlets} {plural('outlet', outlets)}"


def plural(noun: str, number: int) -> str:
    """The noun with an s where there are several."""
    return noun if number == 1 else noun + "s"


def number(value: int | None) -> str:
    """1234 as 1,234; nothing where there is no number."""
    return "" if value is None else f"{value:,}"


def span(figure: Figure) -> str:
    """ "242-311 (best 277)", "at least 242", "311"."""
    low, best, high = figure.low, figure.best, figure.high
    if low is not None and high is None:
        return f"at least {number(low)}"
    if low == high:
        return number(best)
    if low is None:
        return f"up to {number(high)}"
    inner = f" (best {number(best)})" if best not in (low, high, None) else ""
    return f"{number(low)}-{number(high)}{inner}"


def history(figure: Figure) -> str:
    """Earlier values of a running count: "200 → 242 → 277"."""
    return " → ".join(number(value) for _, value in figure.history)


def item_tail(item: Item) -> str:
    """The mark-up after an item's text: origins and outlets."""
    return f"({origins(item.origins, item.outlets)})"


def note_source(note: Note) -> str:
    """ "Meridian Press, 30 Nov <- monitor": who printed it and whom it cites."""
    chain = " ← ".join([note.publisher, *note.source])
    return f"{chain}, {note.public}" if note.public else f"{chain}, no date"


def corpus_line(corpus: Corpus) -> str:
    """What the report rests on, in one line."""
    counts = [
        (corpus.pages, "page"),
        (corpus.reports, "report"),
        (corpus.outlets, "outlet"),
        (corpus.origins, "origin"),
        (corpus.claims, "claim"),
        (corpus.doubts, "doubt"),
    ]
    words = [f"{number(n)} {plural(noun, n)}" for n, noun in counts]
    if corpus.undated:
        words.append(f"{corpus.undated} {plural('report', corpus.undated)} without a date")
    if corpus.failures:
        words.append(f"{corpus.failures} {plural('page', corpus.failures)} not read")
    return ", ".join(words)


METHOD = (
    "Fogline reports what is claimed and by whom; it does not decide who is right. Copies of one "
    "text, and outlets that cite one source, count as one origin. Ranges follow the conventions of "
    "UCDP GED: low is the lowest, high the highest figure that some origin still stands by. "
    "Figures whose scope differs are never added."
)


def refs(numbers: Iterable[int]) -> str:
    """[1][4]"""
    return "".join(f"[{n}]" for n in numbers)
