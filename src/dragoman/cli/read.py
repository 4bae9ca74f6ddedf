"""`dragoman read`"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from dragoman.analysis.implied import with_implied
from dragoman.cli.last import Run, remember
from dragoman.cli.options import Codebook, Map, Outlet, OwnActors, PipelineName, Published, columns_of, day, reader
from dragoman.cli.progress import with_progress
from dragoman.cli.report import report
from dragoman.corpus.reading import read_one
from dragoman.errors import InputError
from dragoman.extract.pipeline import Pipeline
from dragoman.ingest.files import gather
from dragoman.ingest.raw import RawArticle
from dragoman.records import Reading, to_line


class Format(StrEnum):
    """How records are printed."""

    report = "report"
    jsonl = "jsonl"


def read(
    paths: Annotated[list[str], typer.Argument(help="Articles: text, HTML, JSON Lines, CSV, Parquet or WARC files, folders; - for standard input.", metavar="PATH|-", show_default=False)],
    output: Annotated[Format, typer.Option("--format", help="report: for people; jsonl: one record a line.")] = Format.report,
    published: Published = None,
    outlet: Outlet = None,
    map: Map = None,
    pipeline: PipelineName = None,
    codebook: Codebook = None,
    actors: OwnActors = None,
    implied: Annotated[bool, typer.Option("--implied", help="Print implied stances too, each marked so (jsonl; the report shows them anyway).")] = False,
    threads: Annotated[int, typer.Option(help="Threads of the encoder.", min=1)] = 1,
) -> None:
    """Read articles and print what they say, each record with its evidence.

    Example: `dragoman read samples/ --format jsonl > records.jsonl`

    Exit status: 0 all read, 1 some skipped, 2 nothing read.
    """
    published, columns = day(published), columns_of(map)
    count = skipped = 0
    out = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    try:
        model = reader(pipeline, codebook, threads, actors)
        remember(Run(tuple(paths), published, outlet, pipeline, str(codebook.resolve()) if codebook else None, map, str(actors.resolve()) if actors else None))
        for made in with_progress(_readings(model, gather(paths, published, outlet, columns)), "reading"):
            if isinstance(made, InputError):
                skipped += 1
                typer.echo(f"dragoman: {made}", err=True)
                continue
            count += 1
            if output is Format.jsonl:
                sys.stdout.write("".join(to_line(r) + "\n" for r in (with_implied(made) if implied else made).records()))
            else:
                out.print(report(with_implied(made)))
            sys.stdout.flush()
    except KeyboardInterrupt:
        typer.echo(f"dragoman: stopped after {count} article{'s' * (count != 1)}", err=True)
        raise typer.Exit(130) from None
    raise typer.Exit(2 if not count else 1 if skipped else 0)


def _readings(model: Pipeline, articles: Iterator[RawArticle | InputError]) -> Iterator[Reading | InputError]:
    for raw in articles:
        yield raw if isinstance(raw, InputError) else read_one(model, raw)
