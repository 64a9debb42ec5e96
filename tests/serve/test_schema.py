"""Every route of the OpenAPI description, asked at random on both stores: nothing breaks."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error

from fogline.run.case import Case
from tests.serve.conftest import client_of

EXAMPLES = 4


@pytest.mark.slow
def test_no_route_breaks(case: Case) -> None:
    app = client_of(case, hosts=("*",)).app
    schema = schemathesis.openapi.from_asgi("/openapi.json", app)
    tried = 0
    for found in schema.get_all_operations():
        operation = found.ok()

        @settings(
            max_examples=EXAMPLES, deadline=None, database=None, derandomize=True,
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=operation.as_strategy())
        def ask(case: schemathesis.Case) -> None:
            answer = case.call()
            case.validate_response(answer, checks=[not_a_server_error])

        ask()
        tried += 1
    assert tried >= 40


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_words_are_an_answer_or_a_refusal(words: str, moment: str) -> None:
    client = _shared()
    asked = {"q": words, "place": words, "as_of": moment, "cursor": moment}
    for path in ("/search.json", "/claims.json", "/tolls", "/"):
        assert client.get(path, params=asked).status_code in (200, 422)


_client: list = []


def _shared():  # type: ignore[no-untyped-def]
    from tests.serve.conftest import stories

    if not _client:
        case = Case("sqlite://")
        case.writer.add_pages(stories())
        _client.append(client_of(case))
    return _client[0]
