"""The API on both stores: filters, the clock, cursors, ETag, ids that lead on."""

from __future__ import annotations

import csv
import io

import pytest
from fastapi.testclient import TestClient

from fogline.serve.listings import COLLECTIONS

NAMES = [kind.name for kind in COLLECTIONS]
SCREENS = ("/", "/map", "/tolls", "/lineage", "/framing", "/review", "/search?q=market", "/api")


def rows(client: TestClient, path: str) -> list[dict[str, object]]:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, object]] = answer.json()["rows"]
    return found


def test_every_collection_answers_html_json_and_csv(client: TestClient) -> None:
    for name in NAMES:
        listed = client.get(f"/{name}.json").json()
        assert listed["total"] == len(listed["rows"])
        table = client.get(f"/{name}.csv")
        assert table.headers["content-type"].startswith("text/csv")
        lines = list(csv.reader(io.StringIO(table.text.lstrip("\ufeff"))))
        assert len(lines) == listed["total"] + 1
        assert client.get(f"/{name}").headers["content-type"].startswith("text/html")


def test_screens_answer(client: TestClient) -> None:
    for path in SCREENS:
        assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    ("query", "claims"),
    [
        ("", 5),
        ("?place=kurmina", 5),
        ("?place=&actor=&as_of=&since=", 5),
        ("?place=nowhere", 0),
        ("?kind=control", 2),
        ("?outlet=valley%20herald", 1),
        ("?actor=Vale%20Front", 2),
        ("?since=2023-05-02&until=2023-05-02", 1),
        ("?as_of=2023-05-01", 1),
        ("?as_of=2023-05-02T23:59:59Z", 2),
        ("?as_of=2020-01-01", 0),
        ("?kind=toll&language=en&place=Kurmina", 3),
    ],
)
def test_filters_and_the_clock(local: TestClient, query: str, claims: int) -> None:
    assert local.get(f"/claims.json{query}").json()["total"] == claims
    assert local.get(f"/{query}").status_code == 200


def test_the_clock_counts_origins_as_of_then(client: TestClient) -> None:
    early = [e for e in rows(client, "/events.json?as_of=2023-05-01") if e["kind"] != "control"]
    late = [e for e in rows(client, "/events.json?as_of=2023-05-02") if e["kind"] != "control"]
    assert [e["best"] for e in early] == [12]
    assert (late[0]["origins"], late[0]["outlets"]) == (1, 2)


def test_cursors_walk_through_everything_once(client: TestClient) -> None:
    seen, cursor = [], ""
    while cursor is not None:
        page = client.get(f"/claims.json?limit=2&cursor={cursor}").json()
        seen += [row["id"] for row in page["rows"]]
        cursor = page["next"]
    assert len(seen) == len(set(seen)) == 5


@pytest.mark.parametrize(
    "path",
    [
        "/claims.json?cursor=%00", "/claims.json?cursor=rubbish", "/claims.json?limit=0",
        "/claims.json?as_of=yesterday", "/claims.json?as_of=9999-99-99", "/claims.json?as_of=9999",
        "/search.json?q=%00", "/tolls?by=colour", "/review.json?queue=none",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(local: TestClient, path: str) -> None:
    assert (local.get(path).status_code in (200, 422) and "9999" in path) or (
        local.get(path).status_code == 422
    )


def test_unchanged_answers_are_not_sent_again(client: TestClient) -> None:
    first = client.get("/claims.json")
    again = client.get("/claims.json", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/events.json").headers["etag"] != first.headers["etag"]


def test_every_figure_leads_to_its_sentence(client: TestClient) -> None:
    for line in rows(client, "/tolls.json"):
        for key in line["claims"]:  # type: ignore[attr-defined]
            claim = client.get(f"/claims/{key}.json").json()
            page = client.get(f"/pages/{claim['page']}.json").json()
            start, end = claim["sentence"]
            assert str(claim["value"]) in page["text"][start:end]
            note = client.get(f"/claims/{key}.annotation.json").json()
            assert note["target"]["selector"][1]["exact"] == page["text"][start:end]
            assert f'id="{key}"' in client.get(f"/pages/{claim['page']}").text


def test_search_finds_paragraphs_and_minds_the_clock(client: TestClient) -> None:
    assert [r["publisher"] for r in rows(client, "/search.json?q=army denied")] == [
        "Evil <script>alert('fog')</script>"
    ]
    assert rows(client, "/search.json?q=army denied&as_of=2023-05-02") == []
    assert rows(client, "/search.json?q=nothing of the kind") == []


def test_unknown_things_are_not_found(local: TestClient) -> None:
    for path in ("/claims/x.json", "/pages/x", "/events/x.csv", "/nothing", "/origins/x.json"):
        assert local.get(path).status_code == 404


def test_openapi_tells_every_collection(local: TestClient) -> None:
    told = local.get("/openapi.json").json()["paths"]
    assert {f"/{name}.json" for name in NAMES} <= told.keys()


def test_health_and_metrics(client: TestClient) -> None:
    client.get("/claims.json")
    assert client.get("/healthz").text == "ok\n"
    told = client.get("/metrics").text
    assert 'fogline_facts{kind="claim"} 5.0' in told
    assert 'route="/claims.json"' in told
