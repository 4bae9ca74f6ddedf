"""`dragoman code`"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from enum import StrEnum
from importlib import import_module
from typing import Annotated, cast

import typer

from dragoman.cli.options import CORES, Codebook, Map, OwnActors, PipelineName, columns_of, reader
from dragoman.cli.progress import with_progress
from dragoman.corpus.chunks import CHUNK, Coded
from dragoman.corpus.reading import Recipe
from dragoman.errors import DragomanError

SHOWN = 20  # problems that are printed


class Engine(StrEnum):
    """Where articles are read."""

    local = "local"
    ray = "ray"


MODULES = {Engine.local: "dragoman.corpus.engines.local", Engine.ray: "dragoman.corpus.engines.ray_data"}


def code(
    source: Annotated[str, typer.Argument(help="A Parquet file of articles, or a folder of them; also s3://, gs:// and hdfs:// addresses.", metavar="IN.parquet", show_default=False)],
    output: Annotated[str, typer.Argument(help="A folder for the records: one Parquet file for each chunk of the input.", metavar="OUT/", show_default=False)],
    engine: Annotated[Engine, typer.Option(help="local: processes of this machine; ray: Ray Data workers, of this machine or a cluster.")] = Engine.local,
    workers: Annotated[int, typer.Option(help="How many read at once; about 700 MB of memory each.", min=1)] = CORES,
    address: Annotated[str | None, typer.Option(help="With --engine ray: the cluster's head, or 'auto' on one of its machines.", metavar="HOST:PORT")] = None,
    map: Map = None,
    chunk: Annotated[int, typer.Option(help="Articles in a part.", min=1)] = CHUNK,
    pipeline: PipelineName = None,
    codebook: Codebook = None,
    actors: OwnActors = None,
) -> None:
    """Read a Parquet file of articles into Parquet files of records: columns `row`, `kind`, `id`, `article`, `record` (the JSON line of `read`).

    The same bytes come out, however many workers read. A run that was stopped goes on with the same command; what a lost worker had in hand is
    done again. A row that cannot be read is a row of kind `problem`.

    Example: `dragoman code news.parquet records/ --map text=body,published=date`

    Exit status: 0 all read, 1 some skipped, 2 none, 130 stopped by Ctrl-C.
    """
    columns = columns_of(map)
    if pipeline or codebook or actors:
        reader(pipeline, codebook, actors=actors)  # what is wrong with them is said before the work begins
    recipe, began, articles, records, skipped = Recipe(pipeline, codebook, actors=actors), time.monotonic(), 0, 0, 0
    try:
        run, coding = _engine(engine), import_module("dragoman.corpus.coding")  # pyarrow, which other commands do not load
        found = coding.chunks(source, chunk)
        there = coding.prepare(output, recipe, source, columns, found)
        left = [c for c in found if c.number not in there]
        coded = run(coding.Coder(recipe, source, output, columns), left, workers, address)
        for one in with_progress(coded, "coding", len(left), beside_output=True, unit="chunks"):
            articles, records = articles + one.articles, records + one.records
            for problem in one.problems:
                skipped += 1
                if skipped <= SHOWN:
                    typer.echo(f"dragoman: {problem}", err=True)
    except DragomanError as error:
        typer.echo(f"dragoman: {error}", err=True)
        raise typer.Exit(2) from None
    except KeyboardInterrupt:
        typer.echo(f"dragoman: stopped after {articles:,} articles; the same command goes on from there", err=True)
        raise typer.Exit(130) from None
    took = time.monotonic() - began
    before = f", {len(there):,} of {len(found):,} parts there before" if there else ""
    typer.echo(f"{articles:,} articles, {records:,} records in {output} ({took:.1f} s, {articles / took:.1f} articles/s){before}" + (f", {skipped:,} skipped" if skipped else ""))
    raise typer.Exit(2 if skipped and not articles and not there else 1 if skipped else 0)


def _engine(engine: Engine) -> Callable[..., Iterator[Coded]]:
    """An engine by name: Ray is loaded when it is asked for, and need not be installed."""
    try:
        return cast(Callable[..., Iterator[Coded]], import_module(MODULES[engine]).run)
    except ImportError as error:
        raise DragomanError(f"--engine {engine.value} needs Ray, which is not installed (no module {error.name!r}); install it with: pip install 'dragoman[ray]' (330 MB)") from None
