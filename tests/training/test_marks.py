"""The marking format: what is read, what is refused, and that our own files keep to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.example import Example, spans

from training import marks

MARKED = Path(marks.__file__).parent / "data" / "marked"


def read(line: str, arcs: str = "") -> Example:
    marked = marks.unmarked(line)
    marked.arcs = [a.strip() for a in arcs.split(";") if a.strip()]
    (example,) = marks.examples(marked, "test")
    return example


def layer(e: Example, place: int) -> list[str]:
    assert e.roles
    return [" ".join(e.words[a:b]) for a, b, _ in spans(e.roles[place])]


def arcs(e: Example) -> set[str]:
    words = ["ROOT", *e.words]
    rows = zip(e.words, e.heads or [], e.rels or [], strict=True)
    return {f"{words[h]}>{r}>{w}" for w, h, r in rows if h >= 0}


def test_names_lose_their_article() -> None:
    e = read("[FORCE The Delta Brigade] left [LOC Northport] with [QTY at least 12] [WPN tanks].")
    found = [(" ".join(e.words[a:b]), x) for a, b, x in spans(e.names or [])]
    assert found == [
        ("Delta Brigade", "FORCE"),
        ("Northport", "LOC"),
        ("at least 12", "QTY"),
        ("tanks", "WPN"),
    ]


@pytest.mark.parametrize(
    ("line", "source", "cue", "content"),
    [
        ("{s Medics} {q said} {c nine died}.", ["Medics"], ["said"], ["nine died"]),
        ('"{c We fled}," {q said} {s a nurse}.', ["a nurse"], ["said"], ['" We fled , "']),
        ('{c "We fled,"} {s she} {q said}.', ["she"], ["said"], ['" We fled , "']),
        ("{s A nurse, who fled,} {q said} {c so}.", ["A nurse , who fled"], ["said"], ["so"]),
        ("{c It fell}, {s he} {q said}, {c and so}.", ["he"], ["said"], ["It fell", "and so"]),
        ("The road is shut.", [], [], []),
    ],
)
def test_roles(line: str, source: list[str], cue: list[str], content: list[str]) -> None:
    e = read(line)
    assert [layer(e, k) for k in range(3)] == [source, cue, content]


def test_nested_content_and_links() -> None:
    e = read("{s1 Radio Delta} {q1 said} {c1 {s2 police} {q2 denied} {c2 the raid}}.")
    assert layer(e, 2) == ["police denied the raid"]
    assert layer(e, 3) == ["the raid"]
    links = {e.words[i]: e.words[k - 1] for i, k in enumerate(e.links or []) if k > 0}
    assert links == {"Radio": "said", "said": "said", "police": "said", "denied": "denied",
                     "the": "denied"}  # fmt: skip


def test_second_cue_without_numbers_takes_the_nearest_content() -> None:
    e = read("{s He} {q said} {c it fell} but {q denied} {c the rest}.")
    links = {e.words[i]: e.words[k - 1] for i, k in enumerate(e.links or []) if k > 0}
    assert links["it"] == "said"
    assert links["the"] == "denied"


@pytest.mark.parametrize(
    ("line", "given", "expected"),
    [
        ("He lost two men.", "lost>obj>men; men>nummod>two", {"lost>obj>men", "men>nummod>two"}),
        ("He said she said so.", "said#2>nsubj>she", {"said>nsubj>she"}),
        (
            "{c Nine died}, {s police} {q said}.",
            "ROOT>root>died; died>parataxis>said; died>nsubj>Nine",
            {"ROOT>root>said", "said>ccomp>died", "died>nsubj>Nine"},
        ),
        (
            "{c Nine died}, {s police} {q said}, {c and more will}.",
            "died>parataxis>said",
            {"died>parataxis>said"},
        ),
        ("Lt. Col. Adan fled.", "fled>nsubj>Col", {"fled>nsubj>Adan"}),
        ("He left on 5 May.", "left>obl>May", {"left>obl>5"}),
    ],
)
def test_arcs(line: str, given: str, expected: set[str]) -> None:
    assert arcs(read(line, given)) == expected


def test_sentences_of_a_line_are_cut_like_any_text() -> None:
    found = list(marks.examples(marks.unmarked('{c "It burned. All of it,"} {s he} {q said}.'), ""))
    assert len(found) == 2
    assert [layer(e, 2) for e in found] == [['" It burned .'], ['All of it , "']]
    assert found[0].links == [0, -1, -1, -1]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{s Medics said nine died.", "x.txt:1: s is never closed"),
        ("Medics} said so.", "x.txt:1: a brace opens or closes nothing"),
        ("{s Medics} {x said} so.", "x.txt:1: a brace"),
        ("[LOC ] fell.", "x.txt:1: empty mark LOC"),
        ("> said>obj>so", "x.txt:1: arcs without a sentence"),
        ("He left.\n> left>nsubj", "x.txt:1: not an arc"),
        ("He left.\n> left>nsubj>She", "x.txt:1: no word 'She'"),
        ("He left.\n> left>nsubj>He; left>obj>He", "x.txt:1: two heads for 'He'"),
    ],
)
def test_malformed_lines_are_told_with_file_and_line(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "x.txt").write_text(text + "\n", encoding="utf-8")
    (found,) = marks.check(tmp_path)
    assert found.startswith(why)


def test_our_own_files_keep_to_the_format() -> None:
    assert marks.check(MARKED) == []


def test_a_fifth_is_held_back() -> None:
    held, rest = len(marks.load(MARKED, held=True)), len(marks.load(MARKED, held=False))
    assert held + rest >= 1500
    assert held / (held + rest) >= 0.18
