"""A worker process that parses hostile bytes and can be killed: `python -m fogline.intake.worker`.

Messages are length-prefixed msgpack, so a worker that was taken over cannot hand back code.
"""

from __future__ import annotations

import logging
import struct
import sys
from dataclasses import dataclass
from subprocess import PIPE, Popen
from threading import Timer
from types import TracebackType
from typing import IO

import msgspec

from fogline.errors import BadPage
from fogline.intake.extract import extract
from fogline.intake.fetched import Extracted, Fetched
from fogline.intake.settings import IntakeSettings

_HEAD = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Job:
    """One document to extract, with the caps that hold for it."""

    document: Fetched
    settings: IntakeSettings


@dataclass(frozen=True, slots=True)
class Answer:
    """The pages of a document, and why it or its rest was refused."""

    pages: list[Extracted]
    refused: str | None = None


class Worker:
    """A process that is started at the first job, reused, and replaced when it had to be killed."""

    def __init__(self, settings: IntakeSettings) -> None:
        self._settings = settings
        self._process: Popen[bytes] | None = None

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def extract(self, document: Fetched) -> Answer:
        """The pages of a document; a refusal where the worker says so, dies or takes too long."""
        process = self._process or _start()
        self._process = process
        late: list[bool] = []
        timer = Timer(self._settings.seconds, _kill, (process, late))
        timer.start()
        found: Answer | None = None
        try:
            _write(process.stdin, msgspec.msgpack.encode(Job(document, self._settings)))
            found = msgspec.msgpack.decode(_read(process.stdout), type=Answer)
        except (EOFError, BrokenPipeError, msgspec.MsgspecError):
            why = f"took longer than {self._settings.seconds:g} s"
            return Answer([], why if late else "the parser crashed")
        finally:
            timer.cancel()
            if late or found is None:
                self.close()
        return found

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _kill(process: Popen[bytes], late: list[bool]) -> None:
    late.append(True)
    process.kill()


def _start() -> Popen[bytes]:
    return Popen([sys.executable, "-P", "-m", __name__], stdin=PIPE, stdout=PIPE)


def _write(pipe: IO[bytes] | None, data: bytes) -> None:
    assert pipe is not None
    pipe.write(_HEAD.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def _read(pipe: IO[bytes] | None) -> bytes:
    assert pipe is not None
    head = pipe.read(_HEAD.size)
    if len(head) < _HEAD.size:
        raise EOFError
    (size,) = _HEAD.unpack(head)
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _limit_memory(most: int) -> None:
    """Cap the heap of this process where the system can (Linux, macOS; not Windows)."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def answer(job: Job) -> Answer:
    """Extract here, in this process; every refusal becomes an answer."""
    pages: list[Extracted] = []
    try:
        for page in extract(job.document, job.settings):
            pages.append(page)
    except BadPage as error:
        return Answer(pages, error.why)
    except MemoryError:
        return Answer(pages, f"needs more than {job.settings.memory} bytes of memory")
    except Exception as error:  # noqa: BLE001 - whatever a parser throws refuses its page only
        return Answer(pages, f"the parser failed: {type(error).__name__}: {error}")
    return Answer(pages)


def main() -> None:
    """Answer jobs on stdin until it closes; what parsers print or log goes nowhere near them."""
    logging.disable()
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    limited = False
    while True:
        try:
            job = msgspec.msgpack.decode(_read(sys.stdin.buffer), type=Job)
        except EOFError:
            return
        if not limited:
            _limit_memory(job.settings.memory)
            limited = True
        _write(out, msgspec.msgpack.encode(answer(job)))


if __name__ == "__main__":
    main()
