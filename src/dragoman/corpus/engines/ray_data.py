"""Ray Data workers, of this machine or of a cluster. Ray does again what a lost worker had in hand; a part that is there is not written twice."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import ray
from ray.data import ActorPoolStrategy, DataContext

from dragoman.corpus.chunks import Chunk, Coded
from dragoman.corpus.coding import Coder
from dragoman.errors import DragomanError

RETRIES = 5  # of what a lost worker had in hand; an article that ends every process that reads it must not go round for ever
BLOCKS = 16  # for each worker: enough that none waits long for the last, few enough to be kept track of
LOGGERS = ("ray", "ray.data", "ray.data._internal.execution.streaming_executor")


class _Worker:
    """A Ray Data actor with a coder, and so with a pipeline, of its own."""

    def __init__(self, coder: Coder) -> None:
        self.coder = coder

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        numbers = zip(*(batch[n].tolist() for n in ("number", "group", "start", "count", "first")), strict=True)
        made = [self.coder(Chunk(n, str(path), group, start, count, first)) for path, (n, group, start, count, first) in zip(batch["path"], numbers, strict=True)]
        return {"number": [c.number for c in made], "articles": [c.articles for c in made], "records": [c.records for c in made], "cpu": [c.cpu for c in made], "problems": ["\n".join(c.problems) for c in made]}


def run(coder: Coder, chunks: Sequence[Chunk], workers: int, address: str | None = None) -> Iterator[Coded]:
    """What became of each chunk, as it gets done. `address`: of a cluster ('auto': the one this machine is part of); without it, Ray starts here."""
    _begin(workers, address)
    try:
        context = DataContext.get_current()
        context.enable_progress_bars = False
        context.print_on_execution_start = False
        for name in LOGGERS:
            logging.getLogger(name).setLevel(logging.CRITICAL)  # what goes wrong comes as an exception, and is told in one line
        data = ray.data.from_items([asdict(c) for c in chunks], override_num_blocks=min(len(chunks), BLOCKS * workers))
        coded = data.map_batches(_Worker, fn_constructor_args=(coder,), batch_size=1, compute=ActorPoolStrategy(size=workers), num_cpus=1, ray_remote_args_fn=_retries)
        for row in coded.iter_rows():
            yield Coded(int(row["number"]), int(row["articles"]), int(row["records"]), float(row["cpu"]), tuple(str(row["problems"]).split("\n")) if row["problems"] else ())
    except ray.exceptions.RayError as error:
        raise DragomanError(f"Ray gave up: {str(error).strip().splitlines()[-1][:300]}; the same command goes on with what is left") from None
    finally:
        ray.shutdown()


def _retries() -> dict[str, int]:
    return {"max_task_retries": RETRIES}


def _begin(workers: int, address: str | None) -> None:
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # what goes wrong comes as an exception
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nobody is told that dragoman runs
    try:
        if address is not None:
            ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
            return
        paths = os.pathsep.join(p for p in sys.path if p)
        ray.init(
            num_cpus=workers, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR, object_store_memory=128 << 20,
            runtime_env={"env_vars": {"PYTHONPATH": paths, "OMP_NUM_THREADS": "1"}}, configure_logging=False,
        )  # fmt: skip
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise DragomanError(f"Ray could not be started ({str(error).strip().splitlines()[0][:200]}); with --address, is its head running? See docs/cluster.md") from None
