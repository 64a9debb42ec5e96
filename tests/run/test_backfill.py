"""Backfill: resumed, repeated, killed; always the same tables."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random

import msgspec
import pytest

from fogline.errors import Unusable
from fogline.nouns import Claim, Failure, Page, Report
from fogline.run.backfill import Plan, backfill, engine
from fogline.run.case import Case
from fogline.run.engines import local
from fogline.run.kit import kit
from fogline.run.partitions import Batch, Load, batches, work
from fogline.run.tables import COLUMNS, packed, unpacked
from fogline.run.verify import verify

TOWNS = ("Kurmina", "Ostrava Bay", "Velen", "Maraq", "Tol", "Benat", "Sirra", "Dolna")
ENGINES = ("local", "daft", "ray")


def text(number: int) -> str:
    town = TOWNS[number % len(TOWNS)]
    return (
        f"Shelling hits {town}\n\nBy Valley Wire\nMay {number % 27 + 1}, 2023\n\n"
        f"Shelling killed at least {number + 2} people in {town} on Monday, the rescue service "
        f"said.\n"
    )


def inputs(folder: Path, pages: int = 40) -> Path:
    """A JSONL file of pages, one of them broken."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "pages.jsonl"
    lines = [
        json.dumps({"text": text(n), "url": f"https://valley.example/{n}"}) for n in range(pages)
    ]
    path.write_text("\n".join([*lines[:7], '{"text": 3}', *lines[7:]]), encoding="utf-8")
    return path


def tables(out: Path) -> dict[str, str]:
    """Hash of each table file."""
    found = (path for name in COLUMNS for path in sorted((out / name).glob("*.*")))
    return {str(p.relative_to(out)): sha256(p.read_bytes()).hexdigest() for p in found}


def run(out: Path, source: Path, **more: object) -> dict[str, str]:
    backfill(Plan((str(source),), out, **more))  # type: ignore[arg-type]
    return tables(out)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[str, str]]:
    """Inputs, the folder of an undisturbed run, and its tables."""
    folder = tmp_path_factory.mktemp("whole")
    source = inputs(folder)
    return source, folder / "out", run(folder / "out", source, into=str(folder / "case.db"))


def test_everything_is_there(whole: tuple[Path, Path, dict[str, str]]) -> None:
    source, out, made = whole
    assert len({name.split("/")[1] for name in made}) > 1, "one part shows nothing"
    case = Case(str(out.parent / "case.db"))
    assert case.view.count(Page) == 40
    assert case.view.count(Claim) >= 40
    assert [f.why for f in case.view.all(Failure)] == ["line 8 has neither text nor html"]
    assert verify(case.view)[0] == []
    direct = Case("sqlite://")
    direct.add([str(source)], kit(), "2024-01-01T00:00:00Z", lambda *_: None)
    assert direct.view.all(Report) == case.view.all(Report)
    assert direct.view.all(Claim) == case.view.all(Claim)
    assert direct.view.all(Page) == case.view.all(Page)


def test_a_second_run_makes_nothing(whole: tuple[Path, Path, dict[str, str]]) -> None:
    source, out, made = whole
    done = backfill(Plan((str(source),), out))
    assert (done.made, done.documents, done.total, done.pages) == (0, 40, 40, 40)
    assert tables(out) == made


def test_a_page_more_changes_few_parts(whole: tuple[Path, Path, dict[str, str]]) -> None:
    source = whole[0]
    before = [b.key for b in batches([str(source)], "s")]
    longer = source.with_name("longer.jsonl")
    longer.write_text('{"text": "A page more."}\n' + source.read_text(), encoding="utf-8")
    after = [b.key for b in batches([str(longer)], "s")]
    assert len(set(before) & set(after)) >= len(before) - 2
    assert [b.key for b in batches([str(source)], "other code")] != before


def test_tables_of_other_code_are_left_alone(whole: tuple[Path, Path, dict[str, str]]) -> None:
    source, out, _ = whole
    other = out.parent / "other"
    other.mkdir()
    (other / "stamp").write_text("f00")
    with pytest.raises(Unusable, match="another version"):
        backfill(Plan((str(source),), other))


ALONE = """
import sys
from pathlib import Path
from fogline.run.backfill import Plan, backfill
source, out, engine = sys.argv[1:]
if engine == "ray":
    import ray
    ray.init(address="local", num_cpus=2, log_to_driver=False, include_dashboard=False)
backfill(Plan((source,), Path(out), engine))
"""


@pytest.mark.slow
@pytest.mark.parametrize("name", ENGINES[1:])
def test_every_engine_gives_the_same_bytes(
    whole: tuple[Path, Path, dict[str, str]], name: str, tmp_path: Path
) -> None:
    pytest.importorskip("daft")
    pytest.importorskip(name)
    words = [str(whole[0]), str(tmp_path / "out"), name]
    subprocess.run([sys.executable, "-c", ALONE, *words], check=True, timeout=500)
    assert tables(tmp_path / "out") == whole[2]


def test_an_engine_nobody_knows() -> None:
    with pytest.raises(Unusable, match="no engine 'steam'"):
        engine("steam")


def start(plan: Plan) -> int:
    """A backfill in a process group of its own; this process has the kit already."""
    context = multiprocessing.get_context("fork")
    process = context.Process(target=lambda: (os.setsid(), backfill(plan)))
    process.start()
    assert process.pid
    return process.pid


def test_killed_at_random_points(whole: tuple[Path, Path, dict[str, str]], tmp_path: Path) -> None:
    source, _, made = whole
    kit()
    dice, out, killed = Random(3), tmp_path / "out", 0
    for _ in range(20):
        pid = start(Plan((str(source),), out, into=str(tmp_path / "case.db")))
        time.sleep(dice.uniform(0.05, 1.2))
        try:
            os.killpg(pid, signal.SIGKILL)
            killed += 1
        except ProcessLookupError:
            pass
        os.waitpid(pid, 0)
    assert killed
    assert run(out, source, into=str(tmp_path / "case.db")) == made
    case = Case(str(tmp_path / "case.db"))
    assert verify(case.view)[0] == []
    assert case.view.count(Page) == 40
    assert not list(out.rglob(".*.tmp"))


def deadly(data: bytes, dead: object = ()) -> bytes:
    """Dies of pages that name Velen, unless it is told to leave them out."""
    load = msgspec.msgpack.decode(data, type=Load)
    for number, document in enumerate(load.documents):
        if b"Velen" in document.data and number not in dead:  # type: ignore[operator]
            os._exit(9)
    return work(data, dead)  # type: ignore[arg-type]


def once_deadly(data: bytes, dead: object = ()) -> bytes:
    """Dies once for each batch."""
    mark = Path(os.environ["FOGLINE_TEST_MARKS"]) / sha256(data).hexdigest()
    if not mark.exists():
        mark.touch()
        os._exit(9)
    return work(data, dead)  # type: ignore[arg-type]


def by_key(found: Iterator[tuple[Batch, bytes]]) -> dict[str, bytes]:
    return {batch.key: made for batch, made in found}


@cache
def few(source: Path) -> tuple[Batch, ...]:
    return tuple(batches([str(source)], "s"))


def test_a_batch_whose_worker_dies_is_read_again(
    whole: tuple[Path, Path, dict[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOGLINE_TEST_MARKS", str(tmp_path))
    found = by_key(local.run(iter(few(whole[0])), 2, once_deadly))
    assert found == {b.key: work(b.data) for b in few(whole[0])}


def test_a_page_that_kills_workers_is_a_failure_and_costs_no_other(
    whole: tuple[Path, Path, dict[str, str]],
) -> None:
    found = by_key(local.run(iter(few(whole[0])), 2, deadly))
    rows = [msgspec.msgpack.decode(made, type=dict[str, bytes]) for made in found.values()]
    failed = [row["body"] for made in rows for row in unpacked("failure", made["failure"])]
    assert sum("the worker that read it died" in body for body in failed) == 5
    assert sum(len(unpacked("page", made["page"])) for made in rows) == 35


def test_tables_keep_their_rows() -> None:
    rows = [{"id": "a", "page": "p", "kind": "k", "body": "{}"}]
    assert unpacked("doubt", packed("doubt", rows)) == rows
