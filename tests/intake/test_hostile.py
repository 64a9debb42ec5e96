"""Each hostile page is read or refused with its reason, and the run goes on."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic

import pytest

from fogline.intake.read import Read, page_from_bytes
from fogline.intake.settings import IntakeSettings
from fogline.intake.worker import Worker
from fogline.nouns import Failure
from tests.intake.bytes import article
from tests.intake.hostile import READ, REFUSED, SAYS

CAPS = IntakeSettings(seconds=20)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(CAPS) as one:
        yield one


def timed(data: bytes, name: str, worker: Worker) -> list[Read]:
    start = monotonic()
    found = page_from_bytes(data, name, settings=CAPS, worker=worker)
    assert monotonic() - start < CAPS.seconds + 5
    return found


@pytest.mark.parametrize("case", REFUSED)
def test_refused_with_its_reason(case: str, worker: Worker) -> None:
    data, name, why = REFUSED[case]
    refusal = timed(data, name, worker)[0]
    assert isinstance(refusal, Failure)
    assert why in refusal.why
    assert len(page_from_bytes(article(SAYS), "next.html", worker=worker)) == 1


@pytest.mark.parametrize("case", READ)
def test_read_and_nothing_lost(case: str, worker: Worker) -> None:
    data, name = READ[case]
    (found,) = timed(data, name, worker)
    assert not isinstance(found, Failure), found.why
    page, _ = found
    page.text.encode()
    said = data.count(SAYS.encode())
    assert page.text.count(SAYS) == said or (case.endswith("feed") and "x" in page.text)
