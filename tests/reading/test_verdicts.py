"""Stories that a report calls false are denied claims; verdicts on other things touch nothing."""

from __future__ import annotations

import pytest
from tests.factory import page, report

from fogline.nouns import Claim, Quote
from fogline.reading.read import read
from fogline.run.kit import kit

FALSE = [
    ("False: there was no coup in Bamako on 2 April", "coup"),
    ("The coup in Naypyidaw that thousands announced on Friday did not take place.", "coup"),
    ("The airstrike on Nyala never happened.", "airstrike"),
    ("The report that General Bello was killed in Maiduguri turned out to be false.", "killed"),
    ("Reports that the rebels captured Goma were debunked.", "captured"),
    ("Claims that the army blew up the Kakhovka dam were a hoax.", "bombing"),
    ("Rumours that gunmen attacked a school in Cali are untrue.", "attack"),
]
TRUE = [
    "Officers staged a coup in Bamako on Sunday.",
    "Videos of the airstrike on Nyala are fake.",
    "The report that the rebels captured Goma was not false.",
    "The army captured Goma, though it had called the talks a lie.",
    "The attack on Cali took place at dawn.",
]


def claims(text: str) -> list[Claim]:
    """Claims of a report dated 1 May 2023, without quotations."""
    made = page(text)
    found, _ = read(made, [report(made)], kit().reading)
    return [c for c in found if not isinstance(c.what, Quote)]


def kind(claim: Claim) -> str:
    """What is said to have happened."""
    what = claim.what
    return next(v for n in ("incident", "action", "outcome") if (v := getattr(what, n, None)))


@pytest.mark.parametrize(("text", "told"), FALSE)
def test_false(text: str, told: str) -> None:
    found = [c for c in claims(text) if kind(c) == told]
    assert found
    assert all(c.judged and c.stance == "denied" for c in found)
    [words] = dict(found[0].parts)["verdict"]
    assert words.of(text)


@pytest.mark.parametrize("text", TRUE)
def test_true(text: str) -> None:
    found = claims(text)
    assert found
    assert not any(c.judged or c.stance == "denied" for c in found)


CHECK = "CLAIM: Rebels captured Goma on Friday.\n\nVERDICT: {}\n\nNobody saw them.\n"


@pytest.mark.parametrize(
    ("verdict", "stance"), [("False.", "denied"), ("Mostly true.", "unverified")]
)
def test_lines_of_a_fact_check(verdict: str, stance: str) -> None:
    [found] = [c for c in claims(CHECK.format(verdict)) if kind(c) == "captured"]
    assert found.stance == stance
