"""The reader of the package: shapes that always hold, and plain sentences read right."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.nouns import Parse, Span
from fogline.reading.parse import Words, cut, spelled
from fogline.reading.reader import MODEL, OnnxReader, batches, shipped
from fogline.text.sentences import sentences


def words(text: str) -> list[Words]:
    return [cut(text, s) for s in sentences(text, Span(0, len(text)))]


def read(text: str) -> Parse:
    (found,) = shipped().parse(words(text))
    return found


def arcs(p: Parse) -> set[str]:
    def head(i: int) -> str:
        return "ROOT" if i < 0 else p.tokens[i].text

    return {f"{head(t.head)}>{t.deprel.partition(':')[0]}>{t.text}" for t in p.tokens}


PLAIN = [
    (
        "Rebel shelling killed four farmers near Northport on Monday.",
        {"killed>nsubj>shelling", "killed>obj>farmers", "farmers>nummod>four", "ROOT>root>killed"},
    ),
    (
        "Eleven soldiers were wounded by a drone, a hospital official said.",
        {"wounded>nsubj>soldiers", "said>nsubj>official", "said>ccomp>wounded"},
    ),
    (
        "The army denied that its troops had left the town.",
        {"denied>nsubj>army", "denied>ccomp>left", "left>nsubj>troops", "left>obj>town"},
    ),
    (
        "Airstrikes killed six civilians, including two children, and wounded 15 others.",
        {"killed>obj>civilians", "killed>conj>wounded", "wounded>obj>others", "others>nummod>15"},
    ),
    (
        "Militia fighters seized the airport and burned three aircraft.",
        {"seized>nsubj>fighters", "seized>obj>airport", "seized>conj>burned"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_who_did_what_to_whom(text: str, expected: set[str]) -> None:
    assert expected <= arcs(read(text))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The governor said on Sunday that the bridge had been destroyed.",
            "The governor",
            "said",
            "the bridge had been destroyed",
        ),
        (
            "Nine people died in the fire, according to the Delta Rescue Service.",
            "the Delta Rescue Service",
            "according to",
            "Nine people died in the fire",
        ),
        (
            "Col. Adan Weyrah denied that the base had fallen.",
            "Col. Adan Weyrah",
            "denied",
            "the base had fallen",
        ),
    ],
)
def test_who_says_what(text: str, source: str, cue: str, content: str) -> None:
    found = {
        (a.source and a.source.of(text), a.cue and a.cue.of(text), *(c.of(text) for c in a.content))
        for a in read(text).said
    }
    assert (source, cue, content) in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fatima Okello fled Bentiu with her sons.", {("Fatima Okello", "PER"), ("Bentiu", "LOC")}),
        ("Sudanese forces bombed Nyala on Friday.", {("Nyala", "LOC"), ("Friday", "TIME")}),
        ("At least 40 houses burned in Goma.", {("At least 40", "QTY"), ("Goma", "LOC")}),
    ],
)
def test_names(text: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= {(n.span.of(text), n.label) for n in read(text).names}


def test_nobody_is_said_to_say_what_the_report_says() -> None:
    assert read("Heavy rain closed the mountain road.").said == ()


def tree_holds(p: Parse) -> None:
    assert sum(t.head < 0 for t in p.tokens) == 1
    for i in range(len(p.tokens)):
        steps = 0
        while p.tokens[i].head >= 0:
            i, steps = p.tokens[i].head, steps + 1
            assert steps <= len(p.tokens)


text = st.text(st.sampled_from("aZé9 .,;:\"'“”-—()[]\n\té\u0301عж中😀"), min_size=1, max_size=80)


@settings(deadline=None, max_examples=40)
@given(text)
def test_any_text_gives_trees_over_its_own_words(given: str) -> None:
    found = words(given)
    for w, p in zip(found, shipped().parse(found), strict=True):
        assert [t.span for t in p.tokens] == list(w.words)
        assert all(t.text == t.span.of(given) for t in p.tokens)
        tree_holds(p)
        for n in p.names:
            assert w.span.holds(n.span)


def test_a_sentence_longer_than_the_network_is_one_tree() -> None:
    p = shipped().parse([spelled(["villages", ",", "Bukavu", "and"] * 200)])[0]
    assert len(p.tokens) == 800
    tree_holds(p)


def test_a_sentence_reads_the_same_alone_and_in_company() -> None:
    text = " ".join(t for t, _ in PLAIN)
    together = shipped().parse(words(text))
    assert together == [shipped().parse([w])[0] for w in words(text)]


def test_no_words_is_an_error() -> None:
    with pytest.raises(ValueError, match="no tokens"):
        shipped().parse([Words(Span(0, 3), "   ", ())])
    assert shipped().parse([]) == []


@given(st.lists(st.integers(1, 200), max_size=60), st.integers(200, 900))
def test_batches_hold_every_sentence_once_and_stay_small(sizes: list[int], most: int) -> None:
    made = list(batches(sizes, most))
    assert sorted(k for group in made for k in group) == list(range(len(sizes)))
    assert all(len(g) * max(sizes[k] for k in g) <= most for g in made)


def test_the_model_is_named_by_its_weights() -> None:
    reader = OnnxReader()
    assert reader.name == shipped().name
    assert reader.name.startswith("minilm6-")
    assert len(reader.name) == 16


def test_the_weights_are_small_and_alone() -> None:
    names = {f.name for f in Path(MODEL).iterdir()}
    assert names == {"reader.onnx", "tokenizer.json"}
    assert (MODEL / "reader.onnx").stat().st_size <= 30_000_000
