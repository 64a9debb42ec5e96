"""Stretches between quotation marks."""

from __future__ import annotations

import pytest
from tests.factory import page, report

from fogline.nouns import Span
from fogline.reading.parts import sentences
from fogline.reading.quotations import marked, quotations
from fogline.reading.scene import Scene

STRETCHES = [
    ('"We hold the ridge," the colonel said.', ["We hold the ridge,"]),
    ("“We hold the ridge,” he said, “and the mill.”", ["We hold the ridge,", "and the mill."]),
    ("„Wir bleiben hier“, she said.", ["Wir bleiben hier"]),
    ("«Nous restons ici», dit-elle.", ["Nous restons ici"]),
    ("‘We will not leave,’ the mayor said.", ["We will not leave,"]),
    ("'We will not leave': mayor", ["We will not leave"]),
    ("‘The rebels’ base is gone,’ the mayor said.", ["The rebels’ base is gone,"]),
    ("The rebels' base and the soldiers' trucks burned.", []),
    ("The rebels’ base and the soldiers’ trucks burned.", []),
    ("They didn't leave Sana'a or Ta’izz in the '90s.", []),
    ("It was 'em or us, rock 'n' roll.", []),
    ("“He told me ‘run’ and I ran.”", ["He told me ‘run’ and I ran.", "run"]),
    ("“Nobody helps us. Nobody comes.” She wept.", ["Nobody helps us. Nobody comes."]),
    ("``Nobody helps us,'' she said.", ["Nobody helps us,"]),
    ('He called it "a crime" and "a shame".', ["a crime", "a shame"]),
    ('The post said: "We advance everywhere', ["We advance everywhere"]),
    ('A pipe 12" wide was found.', []),
    ("“We held the ridge," + '" he said.', ["We held the ridge,"]),
    ("”We held the ridge,” he said.", ["We held the ridge,"]),
]


@pytest.mark.parametrize(("text", "stretches"), STRETCHES)
def test_stretches(text: str, stretches: list[str]) -> None:
    assert [s.of(text) for s in quotations(text, Span(0, len(text)))] == stretches


LONG = (
    "“We lost the mill in March. It was cold.\n\n“Then we lost the bridge,” Anders Vik said.\n\n"
    "Nobody else spoke."
)


def test_a_quotation_over_paragraphs_and_sentences() -> None:
    of = page(LONG)
    made = report(of)
    scene = marked(Scene(of, made, None, tuple(sentences(of, made, (Span(0, len(LONG)),)))))
    told = [[q.of(LONG) for q in s.quoted] for s in scene.sentences]
    first, second = "We lost the mill in March. It was cold.", "Then we lost the bridge,"
    assert told == [[first], [first], [second], []]
