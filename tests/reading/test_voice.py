"""Who speaks for a clause."""

from __future__ import annotations

from fogline.nouns import Attribution, Span
from fogline.reading.scene import SaidBy, Sentence
from fogline.reading.voice import voice

TEXT = "The army said the mayor claimed he had fled, but the town was empty."
ARMY = SaidBy(Attribution(("army",)), "asserted", (Span(0, 8),), (Span(9, 13),), (Span(14, 43),))
MAYOR = SaidBy(
    Attribution(("army", "mayor")), "claimed", (Span(14, 23),), (Span(24, 31),), (Span(32, 43),)
)
SENTENCE = Sentence(Span(0, len(TEXT)), TEXT, said=(ARMY, MAYOR))


def test_the_innermost_content_decides() -> None:
    attribution, stance, parts = voice(SENTENCE, Span(35, 43))
    assert attribution.names == ("army", "mayor")
    assert stance == "claimed"
    assert parts == (("source", (Span(14, 23),)), ("cue", (Span(24, 31),)))


def test_the_outer_content_is_the_outer_source() -> None:
    assert voice(SENTENCE, Span(14, 31))[0] == ARMY.attribution


def test_outside_any_content_the_report_speaks() -> None:
    assert voice(SENTENCE, Span(49, 68)) == (Attribution(), "asserted", ())


def test_content_without_spans_is_the_whole_sentence() -> None:
    carried = SaidBy(Attribution(("army",), carried=True), "asserted", (Span(200, 208),), ())
    sentence = Sentence(Span(0, len(TEXT)), TEXT, said=(carried,))
    attribution, _, parts = voice(sentence, Span(49, 68))
    assert attribution.carried
    assert parts == ()
