"""Rulings: they are facts with author and time, change the record, and can be undone."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient


def rule(client: TestClient, verb: str, *subjects: str) -> dict[str, object]:
    word = re.findall(r'name="csrf" value="(\w+)"', client.get("/review?queue=doubts").text)
    data = {"verb": verb, "subjects": list(subjects), "csrf": word[0]}
    answer = client.post("/decisions", data=data, headers={"accept": "application/json"})
    assert answer.status_code == 201, answer.text
    made: dict[str, object] = answer.json()
    return made


def test_a_muted_doubt_leaves_the_queue_until_it_is_undone(client: TestClient) -> None:
    first = client.get("/review.json?queue=doubts").json()
    made = rule(client, "mute", first["rows"][0]["id"])
    assert (made["author"], made["at"]) == ("local", "2023-06-01T12:00:00+00:00")
    assert client.get("/review.json?queue=doubts").json()["total"] == first["total"] - 1
    assert client.get("/doubts.json").json()["total"] == first["total"] - 1
    rule(client, "undo", str(made["id"]))
    assert client.get("/review.json?queue=doubts").json()["total"] == first["total"]
    assert client.get("/decisions.json").json()["total"] == 2


def test_a_cut_link_is_gone_and_comes_back(client: TestClient) -> None:
    (link,) = [r for r in client.get("/lineage.json").json()["rows"] if r["kind"] == "verbatim"][:1]
    made = rule(client, "cut", link["id"])
    assert link["id"] not in [r["id"] for r in client.get("/lineage.json").json()["rows"]]
    rule(client, "undo", str(made["id"]))
    assert link["id"] in [r["id"] for r in client.get("/lineage.json").json()["rows"]]


def test_a_flipped_link_turns_round(client: TestClient) -> None:
    rows = client.get("/lineage.json").json()["rows"]
    known = next(r for r in rows if r["direction"] != "unknown")
    rule(client, "flip", known["id"])
    now = {r["id"]: r for r in client.get("/lineage.json").json()["rows"]}[known["id"]]
    assert {known["direction"], now["direction"]} == {"a->b", "b->a"}
    assert "flip by local" in now["why"]


def test_a_merge_is_kept_with_its_author_and_holds_at_any_moment(client: TestClient) -> None:
    a, b = [row["id"] for row in client.get("/claims.json").json()["rows"]][:2]
    rule(client, "merge", a, b)
    (kept,) = client.get("/decisions.json").json()["rows"]
    assert (kept["verb"], kept["subjects"], kept["author"]) == ("merge", [a, b], "local")
    assert client.get("/decisions.json?as_of=2023-05-20").json()["total"] == 1


@pytest.mark.parametrize("verb", ["confirm", "flip", "cut", "merge", "split", "mute", "undo"])
def test_rulings_on_nothing_are_refused(local: TestClient, verb: str) -> None:
    word = re.findall(r'name="csrf" value="(\w+)"', local.get("/review?queue=doubts").text)[0]
    data = {"verb": verb, "subjects": "nobody-knows", "csrf": word}
    assert local.post("/decisions", data=data).status_code == 404
