"""The same frames on a Ray cluster: the one that RAY_ADDRESS names, else one on this machine."""

from __future__ import annotations

from collections.abc import Iterator

import daft
import ray

from fogline.run.engines.daft import run as on_daft
from fogline.run.partitions import Batch


def run(batches: Iterator[Batch], workers: int) -> Iterator[tuple[Batch, bytes]]:
    """The tables of every batch."""
    if not ray.is_initialized():
        ray.init(num_cpus=None, log_to_driver=False, include_dashboard=False)
    daft.set_runner_ray()
    yield from on_daft(batches, workers, use_process=False)
