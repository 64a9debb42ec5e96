"""Sentences of a report and the part each stands in."""

from __future__ import annotations

from tests.factory import page, report

from fogline.nouns import Block, Furniture, Span, own_spans
from fogline.reading.parts import sentences

TEXT = (
    "Mill burns in Orvale\n\nA fire took the old mill.\n\nBy Ana Ruiz\n\nThe mill burned all night."
    " Nobody was hurt.\n\nFiremen at the mill on Monday.\n\nWe saw the sky turn red.\n"
)


def _where(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def test_parts_of_a_report() -> None:
    caption = _where("Firemen at the mill on Monday.")
    block = Block(_where("We saw the sky turn red."), "quote")
    of = page(TEXT, blocks=(block,))
    made = report(
        of,
        headline=_where("Mill burns in Orvale"),
        byline="Ana Ruiz",
        furniture=(Furniture(caption, "caption"),),
    )
    told = [(s.part, s.text) for s in sentences(of, made, own_spans(made, ()))]
    assert told == [
        ("headline", "Mill burns in Orvale"),
        ("standfirst", "A fire took the old mill."),
        ("body", "By Ana Ruiz"),
        ("body", "The mill burned all night."),
        ("body", "Nobody was hurt."),
        ("caption", "Firemen at the mill on Monday."),
        ("quote", "We saw the sky turn red."),
    ]


def test_a_headline_ends_its_sentence_without_a_blank_line() -> None:
    text = "Mill burns and\nthe night was long, people said."
    of = page(text)
    made = report(of, headline=Span(0, 14))
    assert [s.part for s in sentences(of, made, own_spans(made, ()))] == ["headline", "body"]
