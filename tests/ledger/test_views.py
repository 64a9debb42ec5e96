"""Dossiers, framing and the reasons behind a figure."""

from __future__ import annotations

import pytest

from fogline.knowledge import load
from fogline.knowledge.lexicon import Lexicon
from fogline.ledger.dossier import dossier
from fogline.ledger.framing import frames, omissions
from fogline.ledger.why import why
from fogline.nouns import Quote
from tests.ledger.told import ACTORS, Said, held, of, printed, since, toll

LEXICON = Lexicon.parse({n: load.text(f"words/{n}.toml") for n in ("framing", "dossier")})
D = "2031-03-04"
TOPICS = [
    ("names", "The Falcon Front, formerly known as the Hawk Brigade, holds the pass."),
    ("leaders", "The Falcon Front is led by Oru Semmat, a former teacher."),
    ("splits", "In May the Falcon Front broke with the northern alliance."),
    ("designations", "Three states have designated the Falcon Front a criminal group."),
    ("sponsors", "The Falcon Front is backed by neighbouring Belland, diplomats say."),
]


@pytest.mark.parametrize(("topic", "sentence"), TOPICS)
def test_dossier_topic(topic: str, sentence: str) -> None:
    said = held("Osto", "held", "Falcon Front", D, sentence=sentence)
    found = dossier(of(printed("Herald", D, said)), ["Falcon Front"], LEXICON, ACTORS)
    assert topic in {entry.topic for entry in found.entries}
    (entry,) = [e for e in found.entries if e.topic == topic]
    assert entry.text == sentence
    assert found.names == (("falcon front", 1, D),)


def test_dossier_takes_in_what_branches_do_and_suffer() -> None:
    record = of(
        printed("Herald", D, held("Osto", "captured", "Falcon Front", D, loser="Kurmin Army"),
                held("Belfa", "captured", "Lion Brigade", D)),
    )  # fmt: skip
    found = dossier(record, ["Kurmin insurgents"], LEXICON, ACTORS)
    assert {e.text for e in found.entries if e.topic == "did"} == {
        "Falcon Front captured Osto", "Lion Brigade captured Belfa",
    }  # fmt: skip
    army = dossier(record, ["Kurmin Army"], LEXICON, ACTORS)
    assert [e.topic for e in army.entries] == ["suffered"]


def test_dossier_ignores_cues_that_speak_of_others() -> None:
    sentence = (
        "The Falcon Front left the pass" + ", it snowed" * 8 + ", and the mayor was led by hand."
    )
    said = held("Osto", "held", "Falcon Front", D, sentence=sentence)
    found = dossier(of(printed("Herald", D, said)), ["Falcon Front"], LEXICON, ACTORS)
    assert "leaders" not in {entry.topic for entry in found.entries}


WORDS = [
    ("Terrorists shelled the town and militants fled.", {"terrorist": (1, 0), "militant": (1, 0)}),
    ("The regime and its army met rebels.", {"regime": (1, 0), "army": (1, 0), "rebel": (1, 0)}),
    ("A calm day in the valley.", {}),
]


@pytest.mark.parametrize(("sentence", "want"), WORDS)
def test_framing_words(sentence: str, want: dict[str, tuple[int, int]]) -> None:
    record = of(printed("Herald", D, toll(3, sentence=sentence)))
    found = {f.word: (len(f.own), len(f.quoted)) for f in frames(record, LEXICON)}
    assert {word: n for word, n in found.items() if word in want} == want
    assert bool(want) == bool(found)


def test_framing_tells_quoted_words_apart() -> None:
    record = of(printed("Herald", D, Said(Quote("a general"), sentence="The terrorists will pay")))
    (frame,) = [f for f in frames(record, LEXICON) if f.word == "terrorist"]
    assert (frame.own, len(frame.quoted)) == ((), 1)


def test_omissions_are_told_of_reports_of_that_place_and_day() -> None:
    told = [
        printed(f"Outlet {n}", "2031-03-05", toll(12, "Kurmina", D), number=n) for n in range(3)
    ]
    silent = printed("Bulletin", "2031-03-05", held("Belfa", "held", "Kurmin Army", D))
    late = printed("Weekly", "2031-03-20", held("Belfa", "held", "Kurmin Army"))
    assert [o.publisher for o in omissions(of(*told, silent, late))] == ["Bulletin"]


@pytest.mark.parametrize("figure", ["311", "311 ", "3 11"])
def test_why_leads_from_a_figure_to_its_sentence(figure: str) -> None:
    record = of(printed("Herald", D, since(311, "2031-03-01", sentence="It counts 311 dead.")))
    (reason,) = why(record, figure)
    assert reason.sentence == "It counts 311 dead."
    assert reason.chain == ("War Monitor",)
    assert "one origin's count" in reason.count


def test_why_takes_ids_and_words() -> None:
    record = of(printed("Herald", D, held("Osto", "captured", "Falcon Front", D)))
    (event,) = record.events
    for wanted in (event.id, event.claims[0], "captured osto", record.lines[0].id):
        assert [r.claim for r in why(record, wanted)] == list(event.claims)
    assert why(record, "nothing of the kind") == []
