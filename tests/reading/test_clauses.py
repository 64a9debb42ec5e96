"""Who does what to whom, through passives, participles, relatives and coordination."""

from __future__ import annotations

import pytest
from tests.reading.kit import parsed

from fogline.reading.clauses import agents, clause, patients

ROLES = [
    ("Rebels seized the port.", "seized", ["Rebels"], ["port"]),
    ("The port was seized by rebels.", "seized", ["rebels"], ["port"]),
    ("The port, seized by rebels, burned.", "seized", ["rebels"], ["port"]),
    ("The rebels, who seized the port, left.", "seized", ["rebels"], ["port"]),
    ("Rebels attacked the town and seized the port.", "seized", ["Rebels"], ["port"]),
    ("Rebels entered the town, seizing the port.", "seizing", ["Rebels"], ["port"]),
    ("The army and its allies shelled the port.", "shelled", ["army", "allies"], ["port"]),
    ("The army seized the port and the dam.", "seized", ["army"], ["port", "dam"]),
]


@pytest.mark.parametrize(("text", "verb", "who", "whom"), ROLES)
def test_roles(text: str, verb: str, who: list[str], whom: list[str]) -> None:
    parse = parsed(text).parse
    assert parse is not None
    at = next(i for i, t in enumerate(parse.tokens) if t.text == verb)
    assert [parse.tokens[i].text for i in agents(parse, at)] == who
    assert [parse.tokens[i].text for i in patients(parse, at)] == whom


CLAUSES = [
    ("According to a monitor, rebels seized the port on Monday.", "seized",
     "rebels seized the port on Monday"),
    ("Rebels seized the port, killing nine.", "seized", "Rebels seized the port"),
    ("Rebels seized the port, killing nine.", "killing", "killing nine"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "verb", "expected"), CLAUSES)
def test_the_smallest_clause(text: str, verb: str, expected: str) -> None:
    parse = parsed(text).parse
    assert parse is not None
    at = next(i for i, t in enumerate(parse.tokens) if t.text == verb)
    assert clause(parse, at).of(text) == expected
