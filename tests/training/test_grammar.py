"""Made sentences: their marks say what their form meant."""

from __future__ import annotations

from random import Random

from training.example import spans

from training import grammar


def test_the_same_seed_makes_the_same_sentences() -> None:
    assert grammar.draw(50, Random(4)) == grammar.draw(50, Random(4))


def test_made_sentences_are_whole() -> None:
    made = grammar.draw(400, Random(1))
    assert len(made) > 300
    for e in made:
        assert len(e.words) == len(e.names or []) == len(e.links or [])
        assert not {"{", "}", "[", "]"} & set(e.words)
        for cue, _, _ in spans((e.roles or [[]])[1]):
            assert (e.links or [])[cue] == cue + 1


def test_forms_of_reporting_all_appear() -> None:
    made = grammar.draw(400, Random(2))
    shapes = {tuple(bool(spans(layer)) for layer in e.roles or []) for e in made}
    assert (True, True, True, False) in shapes
    assert (True, False, True, False) in shapes  # a headline: "Nine killed: police"
    assert (False, False, False, False) in shapes
    assert any(shape[3] for shape in shapes)  # content inside content
