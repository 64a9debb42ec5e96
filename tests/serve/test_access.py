"""A team server: log-in, roles, tokens, limits, the audit log."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from fogline.run.case import Case
from fogline.serve.login import hasher
from fogline.store.accounts import Account, Accounts
from tests.serve.conftest import NOW, client_of

WORD = "a long pass phrase"


@pytest.fixture
def team(case: Case) -> TestClient:
    accounts = Accounts(case.engine)
    for name, role in (("rita", "reader"), ("ana", "analyst"), ("adam", "admin")):
        accounts.add(Account(name, role, hasher().hash(WORD), NOW))
    return client_of(case, login=True, logins_a_minute=6)


def form(client: TestClient, path: str) -> str:
    return re.findall(r'name="csrf" value="(\w+)"', client.get(path).text)[0]


def log_in(client: TestClient, name: str, password: str = WORD) -> Any:
    data = {"name": name, "password": password, "csrf": form(client, "/login"), "next": "/tolls"}
    return client.post("/login", data=data)


def mute(client: TestClient) -> Any:
    key = client.get("/doubts.json").json()["rows"][0]["id"]
    data = {"verb": "mute", "subjects": key, "csrf": form(client, "/review?queue=doubts")}
    return client.post("/decisions", data=data)


def test_nobody_sees_anything(team: TestClient) -> None:
    answer = team.get("/tolls?place=Kurmina", headers={"accept": "text/html"})
    assert answer.headers["location"] == "/login?next=/tolls%3Fplace%3DKurmina"
    for path in ("/claims.json", "/openapi.json", "/metrics", "/map.csv", "/audit"):
        assert team.get(path).status_code == 401
    assert team.get("/healthz").status_code == 200


def test_a_reader_reads_and_may_not_rule(team: TestClient) -> None:
    answer = log_in(team, "rita")
    assert answer.headers["location"] == "/tolls"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert team.get("/claims.json").status_code == 200
    assert mute(team).status_code == 403
    assert team.get("/audit").status_code == team.get("/metrics").status_code == 403


def test_an_analyst_rules_and_is_named(team: TestClient) -> None:
    log_in(team, "ana")
    assert mute(team).status_code == 303
    assert team.get("/decisions.json").json()["rows"][0]["author"] == "ana"
    assert team.get("/audit").status_code == 403


def test_an_admin_sees_who_did_what(team: TestClient) -> None:
    log_in(team, "rita")
    mute(team)
    log_in(team, "adam")
    told = team.get("/audit").text
    assert "refused" in told
    assert "rita" in told
    assert team.get("/metrics").status_code == 200


def test_wrong_passwords_and_unknown_names_look_alike(team: TestClient) -> None:
    wrong, unknown = log_in(team, "rita", "wrong"), log_in(team, "nobody")
    assert wrong.status_code == unknown.status_code == 403
    assert "Name or password is wrong" in wrong.text
    assert team.get("/claims.json").status_code == 401


def test_many_attempts_are_stopped(team: TestClient) -> None:
    codes = [log_in(team, "rita", "wrong").status_code for _ in range(8)]
    assert codes.count(429) == 2
    assert log_in(team, "rita").status_code == 429


def test_log_out_ends_the_session(team: TestClient) -> None:
    log_in(team, "ana")
    held = dict(team.cookies)
    team.post("/logout", data={"csrf": form(team, "/review")})
    team.cookies.update(held)
    assert team.get("/claims.json").status_code == 401


def test_tokens_work_for_scripts_and_end(team: TestClient, case: Case) -> None:
    Accounts(case.engine).give("tok", "ana", "token", NOW, "2023-07-01T00:00:00+00:00")
    Accounts(case.engine).give("old", "ana", "token", NOW, "2023-06-01T00:00:00+00:00")
    head = {"authorization": "Bearer tok"}
    key = team.get("/doubts.json", headers=head).json()["rows"][0]["id"]
    data = {"verb": "mute", "subjects": key}
    assert team.post("/decisions", data=data, headers=head).status_code == 303
    for bad in ("Bearer old", "Bearer x", "Basic YTpi"):
        assert team.get("/claims.json", headers={"authorization": bad}).status_code == 401


def test_requests_are_limited(case: Case) -> None:
    client = client_of(case, login=True, requests_a_minute=5)
    Accounts(case.engine).add(Account("rita", "reader", "no hash", NOW))
    Accounts(case.engine).give("tok", "rita", "token", NOW, "2023-07-01T00:00:00+00:00")
    head = {"authorization": "Bearer tok"}
    codes = [client.get("/claims.json", headers=head).status_code for _ in range(7)]
    assert codes == [200] * 5 + [429] * 2
