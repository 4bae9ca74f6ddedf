"""How does `dragoman code` scale from one worker to two?

    python -m benchmarks.scaling DATA [--articles 96] [--engines local ray] [--rounds 2]

PolNeAR's training articles as Parquet, coded by each engine with one and with two workers, in turns. Printed: articles a second of the clock (from the
first chunk that is done to the last, so that the start of processes is left out), and processor time an article. On a machine that does nothing else
the first tells the scaling; where others work beside it, the second does: two workers that hinder each other need more of it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import tempfile
import time
from importlib import import_module
from pathlib import Path

import pyarrow
from pyarrow import parquet

from dragoman.cli.code import MODULES, Engine
from dragoman.corpus.coding import Coder, chunks, prepare
from dragoman.corpus.reading import Recipe
from dragoman.ingest.columns import Columns

CHUNK = 4


def source_of(data: Path, folder: Path, count: int) -> str:
    with gzip.open(data / "polnear" / "train.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for _, line in zip(range(count), file, strict=False)]
    parquet.write_table(pyarrow.Table.from_pylist([{k: r[k] for k in ("id", "text", "published", "outlet", "title")} for r in rows]), folder / "in.parquet")
    return str(folder / "in.parquet")


def once(engine: str, workers: int, source: str, output: Path) -> tuple[float, float, float]:
    """Articles a second of the clock after the first chunk, processor milliseconds an article, seconds with the start."""
    found, recipe = chunks(source, CHUNK), Recipe()
    prepare(str(output), recipe, source, Columns(), found)
    began, times, cpu, articles = time.monotonic(), [], 0.0, []
    for one in import_module(MODULES[Engine(engine)]).run(Coder(recipe, source, str(output), Columns()), found, workers, None):
        times.append(time.monotonic())
        articles.append(one.articles)
        cpu += one.cpu
    after = sum(articles[workers:])  # each worker's first chunk comes with the start
    return after / (times[-1] - times[workers - 1]), 1000 * cpu / sum(articles), times[-1] - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--articles", type=int, default=96)
    parser.add_argument("--engines", nargs="*", default=["local", "ray"])
    parser.add_argument("--rounds", type=int, default=2)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        source = source_of(args.data, Path(name), args.articles)
        outputs = []
        for turn in range(args.rounds):
            for engine in args.engines:
                for workers in (1, 2):
                    output = Path(name) / f"{engine}-{workers}-{turn}"
                    rate, cpu, whole = once(engine, workers, source, output)
                    outputs.append(output)
                    print(f"{engine} {workers}: {rate:.2f} articles/s, {cpu:.0f} ms of a processor an article, {whole:.1f} s in all, load {os.getloadavg()[0]:.1f}", flush=True)
        first = {p.name: p.read_bytes() for p in outputs[0].glob("part-*")}
        print("the same bytes:", all({p.name: p.read_bytes() for p in o.glob("part-*")} == first for o in outputs))


if __name__ == "__main__":
    main()
