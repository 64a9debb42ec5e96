from __future__ import annotations

import pytest

from fogline.errors import BadKnowledge
from fogline.knowledge.lexicon import Lexicon


def test_a_table_answers_with_the_key_and_a_list_with_the_word() -> None:
    lexicon = Lexicon.parse({"toll": 'no = ["not"]\n[outcomes]\nkilled = ["Kill", "slay"]'})
    assert lexicon.key("toll.outcomes", "SLAY") == "killed"
    assert lexicon.has("toll.no", "Not")
    assert lexicon.words("toll.outcomes") == ("kill", "slay")
    assert lexicon.key("toll.outcomes", "feed") is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a = [", "Invalid"),
        ("a = 3", "neither"),
        ("a = [3]", "no word"),
        ('[a]\nx = ["w"]\ny = ["W"]', "under x and y"),
    ],
)
def test_a_broken_file_is_named(text: str, why: str) -> None:
    with pytest.raises(BadKnowledge, match=why) as caught:
        Lexicon.parse({"toll": text})
    assert "toll.toml" in str(caught.value)
