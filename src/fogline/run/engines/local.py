"""Processes of this machine. A worker that dies is replaced, and its batch read again.

Where a batch kills TRIES workers, its documents are read one by one; those that kill again become
failures of their own, and the batch is read without them.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

from fogline.run.kit import kit
from fogline.run.partitions import Batch, alone, work

TRIES = 3
SECONDS = 1800.0
"""How long one batch may take before its worker counts as dead."""
Work = Callable[[bytes, Collection[int]], bytes]


@dataclass(slots=True)
class Job:
    """A batch at work: how many workers it has killed."""

    batch: Batch
    died: int = 0


class Lane:
    """One worker process with the job it has."""

    def __init__(self, job: Work) -> None:
        context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        self.pipe, far = multiprocessing.Pipe()
        self.process = context.Process(target=_serve, args=(far, job, os.getpid()), daemon=True)
        self.process.start()
        far.close()
        self.job: Job | None = None

    def give(self, job: Job, dead: Collection[int] = ()) -> None:
        """Hand over a job."""
        self.job = job
        try:
            self.pipe.send((job.batch.data, tuple(dead)))
        except OSError:
            self.process.kill()

    def take(self) -> bytes | None:
        """The answer; None where the worker died."""
        try:
            answer: bytes = self.pipe.recv()
            return answer
        except (EOFError, OSError):
            return None

    def end(self) -> None:
        """Stop the process."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _serve(pipe: Connection, job: Work, parent: int) -> None:
    """Answer jobs until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        while not pipe.poll(1.0):
            if os.getppid() != parent:
                return
        try:
            pipe.send(job(*pipe.recv()))
        except (EOFError, OSError):
            return


def run(batches: Iterator[Batch], workers: int, job: Work = work) -> Iterator[tuple[Batch, bytes]]:
    """The tables of every batch from `workers` processes."""
    kit()
    lanes = [Lane(job) for _ in range(workers)]
    waiting = (Job(batch) for batch in batches)
    try:
        while busy := _fill(lanes, waiting):
            ready = wait([lane.pipe for lane in busy], SECONDS)
            for lane in [one for one in busy if one.pipe in ready or not ready]:
                made = lane.take() if ready else None
                current = lane.job
                assert current is not None
                if made is None:
                    made = _mourned(lanes, lane, current, job)
                if made is not None:
                    yield current.batch, made
                    next(one for one in lanes if one.job is current).job = None
    finally:
        for lane in lanes:
            lane.end()


def _fill(lanes: list[Lane], waiting: Iterator[Job]) -> list[Lane]:
    """Give every idle lane a job; the lanes that have one."""
    for lane in lanes:
        if lane.job is None and (job := next(waiting, None)):
            lane.give(job)
    return [lane for lane in lanes if lane.job is not None]


def _mourned(lanes: list[Lane], lane: Lane, current: Job, job: Work) -> bytes | None:
    """Replace a dead worker and start its job again; the tables where the job was isolated."""
    current.died += 1
    fresh = _replaced(lanes, lane, job)
    if current.died < TRIES:
        fresh.give(current)
        return None
    dead = []
    for number, data in enumerate(alone(current.batch.data)):
        fresh.give(Job(Batch("", data, 1)))
        if fresh.take() is None:
            dead.append(number)
            fresh = _replaced(lanes, fresh, job)
    fresh.give(current, dead)
    if (made := fresh.take()) is None:
        fresh = _replaced(lanes, fresh, job)
        fresh.give(current, range(current.batch.documents))
        made = fresh.take()
    return made


def _replaced(lanes: list[Lane], lane: Lane, job: Work) -> Lane:
    lane.end()
    lanes[lanes.index(lane)] = fresh = Lane(job)
    return fresh
