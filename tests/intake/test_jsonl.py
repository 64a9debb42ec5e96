from __future__ import annotations

import json
from io import BytesIO

from fogline.intake.fetched import Fetched
from fogline.intake.jsonl import records
from fogline.intake.settings import IntakeSettings
from fogline.intake.tape import Tape
from fogline.nouns import Failure, PageMeta

SMALL = IntakeSettings(line_bytes=200, skip_bytes=1000)


def read(data: bytes, settings: IntakeSettings = SMALL) -> list[Fetched | Failure]:
    return list(records(Tape(BytesIO(data)), "a.jsonl", settings))


def whys(data: bytes) -> list[str]:
    return [each.why if isinstance(each, Failure) else each.name for each in read(data)]


def test_fields_of_a_record() -> None:
    line = json.dumps(
        {
            "text": " date 2023-05-06\nThe bridge is down.",
            "url": "https://lantern.example/1",
            "title": "Bridge",
            "date": "2023-05-06",
            "publisher": "The Lantern",
            "authors": ["Kit Orr", "Lantern Wire"],
            "fetched": "2023-05-07T00:00:00Z",
        }
    ).encode()
    (record,) = read(line + b"\n", IntakeSettings())
    assert record == Fetched(
        name="https://lantern.example/1",
        url="https://lantern.example/1",
        media_type="text/plain",
        data=b" date 2023-05-06\nThe bridge is down.",
        fetched="2023-05-07T00:00:00Z",
        meta=PageMeta("Bridge", "The Lantern", "Kit Orr, Lantern Wire", "2023-05-06"),
        raw=line,
    )


def test_a_broken_line_is_a_failure_with_its_number_and_others_go_on() -> None:
    data = b'{"text": "one"}\n\n{broken\n[1]\n{"title": "none"}\n{"html": "<p>six"}'
    assert whys(data) == [
        "a.jsonl#1",
        "line 3 is no JSON: Expecting property name enclosed in double quotes: "
        "line 1 column 2 (char 1)",
        "line 4 is no JSON object",
        "line 5 has neither text nor html",
        "a.jsonl#6",
    ]


def test_a_long_line_is_passed_over() -> None:
    data = b'{"text": "' + b"x" * 500 + b'"}\n{"text": "next"}\n'
    assert whys(data) == ["line longer than 200 bytes", "a.jsonl#2"]


def test_a_line_without_end_ends_the_file() -> None:
    data = b"x" * 5000 + b'\n{"text": "next"}\n'
    assert whys(data)[-1] == "nothing read behind line 1: it does not end"


def test_nesting_is_no_crash() -> None:
    (broken,) = read(b"[" * 150_000, IntakeSettings())
    assert isinstance(broken, Failure)
