"""Outlets and agencies as the knowledge file gives them."""

from __future__ import annotations

import pickle

import pytest
from tests.reports.pages import outlets

from fogline.errors import BadKnowledge
from fogline.knowledge.outlets import bare_host, name_key, parse

NAMED = [
    ("The Associated Press", "AP"),
    ("FRANCE 24", "France 24"),
    ("agence france-presse", "AFP"),
    ("iNEWS UK", "iNews"),
    ("Delta Courier", None),
]


@pytest.mark.parametrize(("words", "want"), NAMED)
def test_named(words: str, want: str | None) -> None:
    found = outlets().named(words)
    assert (found and found.name) == want


HOSTS = [
    ("www.newarab.com", "The New Arab"),
    ("https://observers.france24.com/en/x", "France 24 Observers"),
    ("www.france24.com", "France 24"),
    ("notnewarab.com", None),
    ("com", None),
]


@pytest.mark.parametrize(("host", "want"), HOSTS)
def test_at_host(host: str, want: str | None) -> None:
    found = outlets().at_host(host)
    assert (found and found.name) == want


def test_only_wires_are_agencies() -> None:
    assert outlets().agency("Reuters") is not None
    assert outlets().agency("Le Monde") is None


def test_keys() -> None:
    assert name_key("The A.P.") == "ap"
    assert bare_host("https://www.example.org:8080/a?b") == "example.org"


def test_no_name_or_host_stands_twice() -> None:
    known = outlets().outlets
    names = [name_key(n) for o in known for n in (o.name, *o.aliases)]
    hosts = [h for o in known for h in o.hosts]
    assert (
        sorted(
            {
                n
                for n in names
                if names.count(n) > 1 and len({o.name for o in known if name_key(o.name) == n}) > 1
            }
        )
        == []
    )
    assert len(hosts) == len(set(hosts))


def test_outlets_pickle() -> None:
    assert pickle.loads(pickle.dumps(outlets())) == outlets()


@pytest.mark.parametrize("toml", ["agencies = [", "agencies = []", "agencies = [{}]\noutlets = []"])
def test_a_broken_file_is_refused(toml: str) -> None:
    with pytest.raises(BadKnowledge):
        parse(toml)
