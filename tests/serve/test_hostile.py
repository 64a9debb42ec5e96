"""Pages and people that mean ill: scripts, other sites' forms, paths, statements, formulas."""

from __future__ import annotations

import csv
import io
import re

import pytest
from fastapi.testclient import TestClient

from fogline.run.case import Case
from tests.serve.conftest import SCRIPT, client_of

SCREENS = (
    "/", "/map", "/tolls", "/lineage", "/framing", "/review?queue=doubts", "/search?q=title",
    "/claims", "/reports", "/pages", "/events",
)  # fmt: skip


def test_scripts_of_pages_and_addresses_never_run(local: TestClient) -> None:
    singles = [f"/pages/{row['id']}" for row in local.get("/pages.json").json()["rows"]]
    singles += [f"/claims/{row['id']}" for row in local.get("/claims.json").json()["rows"]]
    asked = ["/?place=" + SCRIPT, "/search?q=" + SCRIPT, "/tolls?outlet=" + SCRIPT, "/x" + SCRIPT]
    for path in [*SCREENS, *singles, *asked]:
        answer = local.get(path, headers={"accept": "text/html"})
        assert SCRIPT not in answer.text, path
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy
        assert not re.search(r"<script(?![^>]*(src=|application/json))", answer.text), path
        assert not re.search(r"<[^>]+ (on\w+|style)=", answer.text), path


def test_formulas_are_made_safe(local: TestClient) -> None:
    for name in ("reports", "claims", "framing", "search"):
        table = local.get(f"/{name}.csv?q=market").text.lstrip("\ufeff")
        for line in csv.reader(io.StringIO(table)):
            for cell in line:
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), (name, cell)


@pytest.mark.parametrize("value", ["' OR '1'='1", "x'; DROP TABLE page; --", '") OR 1=1 --', "%' "])
def test_statements_are_only_words(client: TestClient, value: str) -> None:
    for field in ("place", "actor", "origin", "kind"):
        assert client.get("/claims.json", params={field: value}).json()["total"] == 0
    assert client.get("/search.json", params={"q": value}).status_code == 200
    assert client.get(f"/claims/{value}.json").status_code == 404
    assert client.get("/pages.json").json()["total"] == 3


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py",
        "/static/vendor/../../../app.py", "/pages/../../etc/passwd", "/static//etc/passwd",
        "/pages/..%2f..%2fetc%2fpasswd",
    ],
)  # fmt: skip
def test_paths_stay_inside(local: TestClient, path: str) -> None:
    assert local.get(path).status_code in (404, 307, 308)


def csrf(client: TestClient) -> str:
    return re.findall(r'name="csrf" value="(\w+)"', client.get("/review?queue=doubts").text)[0]


def ruling(client: TestClient, **more: str) -> dict[str, object]:
    key = client.get("/doubts.json").json()["rows"][0]["id"]
    return {"verb": "mute", "subjects": key, "back": "/review", **more}


def test_forms_of_other_sites_are_refused(local: TestClient) -> None:
    word = csrf(local)
    assert local.post("/decisions", data=ruling(local)).status_code == 403
    assert local.post("/decisions", data=ruling(local, csrf="0" * 64)).status_code == 403
    evil = {"origin": "https://evil.example"}
    assert local.post("/decisions", data=ruling(local, csrf=word), headers=evil).status_code == 403
    assert local.get("/decisions.json").json()["total"] == 0
    assert local.post("/decisions", data=ruling(local, csrf=word)).status_code == 303


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_the_way_back_stays_here(local: TestClient, back: str) -> None:
    answer = local.post("/decisions", data=ruling(local, csrf=csrf(local), back=back))
    assert answer.headers["location"] == "/"


def test_other_host_names_are_refused(lite: Case) -> None:
    client = client_of(lite)
    assert client.get("/", headers={"host": "rebound.example"}).status_code == 400
