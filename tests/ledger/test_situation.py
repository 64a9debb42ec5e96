"""The situation report says what a tired analyst needs, and leads to every sentence."""

from __future__ import annotations

import pytest

from fogline.export.sitrep.forms import FORMS, render
from fogline.ledger.situation import situation
from fogline.nouns import Ledger
from tests.ledger.told import held, of, printed, since, toll

D = "2031-03-04"


def record() -> Ledger:
    return of(
        printed("Herald", "2031-03-02", since(200, "2031-03-01", bound="about")),
        printed("Courier", "2031-03-03", since(311, "2031-03-01", bound="at_least"),
                since(28, "2031-03-01", victims="civilian", part_of=0)),
        printed("Herald", "2031-03-05", toll(12, "Kurmina", D, source=("rescue service",)),
                held("Osto", "captured", "Falcon Front", D, source=("War Monitor",))),
        printed("Gazette", "2031-03-05", toll(12, "Kurmina", D, source=("Health Ministry",)),
                held("Osto", "withdrew", "Kurmin Army", D, stance="denied",
                     source=("Kurmin Army",), cue="denied")),
    )  # fmt: skip


def test_the_running_count_leads_with_its_history() -> None:
    view = situation(record())
    figure = next(f for f in view.figures if f.label == "Killed")
    assert [value for _, value in figure.history] == [200, 311]
    assert (figure.low, figure.best, figure.high) == (311, 311, None)
    assert figure.source == "War Monitor"
    assert view.highlights[0].text.startswith("War Monitor: at least 311 people killed")


def test_what_two_origins_tell_is_marked() -> None:
    view = situation(record())
    texts = {item.text: item for _, rows in view.places for item in rows}
    told = next(item for text, item in texts.items() if text.startswith("12 people killed"))
    assert (told.status, told.origins.low, told.outlets) == ("corroborated", 2, 2)


def test_contested_names_the_denial() -> None:
    view = situation(record())
    assert [item.status for item in view.contested] == ["denied"]
    assert "Kurmin Army denies withdrawal from Osto" in view.contested[0].text


def test_corpus_counts() -> None:
    corpus = situation(record()).corpus
    assert (corpus.pages, corpus.reports, corpus.outlets, corpus.claims) == (4, 4, 3, 7)
    assert (corpus.first, corpus.last) == ("2031-03-02", "2031-03-05")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_renders(form: str) -> None:
    assert "311" in render(situation(record()), form)


def test_an_empty_record_has_a_report() -> None:
    view = situation(of())
    assert (view.highlights, view.figures, view.places, view.notes) == ((), (), (), ())
