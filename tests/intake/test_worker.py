from __future__ import annotations

import sys

import pytest

from fogline.intake.fetched import Fetched
from fogline.intake.settings import IntakeSettings
from fogline.intake.worker import Worker
from tests.intake.bytes import article

PAGE = Fetched("a.html", None, "text/html", article("The bridge over the river is down again."))
SLOW = Fetched("b.html", None, "text/html", b"<html><body>" + b"<p>here we go again</p>" * 60_000)


def test_one_process_serves_all_jobs() -> None:
    with Worker(IntakeSettings()) as worker:
        first = worker.extract(PAGE)
        process = worker._process
        assert worker.extract(PAGE) == first
        assert worker._process is process
    assert process is not None
    assert process.poll() is not None


def test_a_late_worker_is_killed_and_replaced() -> None:
    with Worker(IntakeSettings(seconds=3)) as worker:
        assert worker.extract(PAGE).refused is None
        slow = Worker(IntakeSettings(seconds=0.2))
        with slow:
            assert slow.extract(SLOW).refused == "took longer than 0.2 s"
            assert slow._process is None
        assert worker.extract(PAGE).refused is None


def test_a_worker_that_dies_refuses_its_page_only() -> None:
    with Worker(IntakeSettings()) as worker:
        worker.extract(PAGE)
        assert worker._process is not None
        worker._process.kill()
        worker._process.wait()
        assert worker.extract(PAGE).refused == "the parser crashed"
        assert worker.extract(PAGE).refused is None


@pytest.mark.skipif(sys.platform != "linux", reason="the heap is capped on Linux")
def test_memory_is_capped() -> None:
    with Worker(IntakeSettings(memory=150_000_000)) as worker:
        refused = worker.extract(SLOW).refused
        assert refused is not None
        assert worker.extract(PAGE).refused is None
