"""Daft's native runner: one process of this machine for each worker, batches as rows of a frame."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from itertools import islice

import daft

from fogline.run.partitions import Batch, work

ROWS = 8
"""Batches a worker has in one frame."""


def run(
    batches: Iterator[Batch], workers: int, use_process: bool = True
) -> Iterator[tuple[Batch, bytes]]:
    """The tables of every batch; only `workers * ROWS` batches are held at once."""

    def made(data: bytes) -> bytes:
        return work(bytes(data))

    made_by = daft.func(return_dtype=daft.DataType.binary(), use_process=use_process)(made)
    while rows := list(islice(batches, workers * ROWS)):
        columns = {"number": list(range(len(rows))), "data": [row.data for row in rows]}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            frame = daft.from_pydict(columns).into_partitions(min(workers * 2, len(rows)))
        found = frame.select("number", made_by(daft.col("data")).alias("made"))
        for row in found.iter_rows():
            yield rows[row["number"]], row["made"]
