"""`dragoman read`"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from traceback import extract_tb
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from dragoman.cli.last import Run, remember
from dragoman.cli.options import Codebook, Outlet, PipelineName, Published, day, reader
from dragoman.cli.report import report
from dragoman.errors import DragomanError, InputError
from dragoman.extract.pipeline import Pipeline
from dragoman.ingest.files import gather
from dragoman.ingest.raw import RawArticle
from dragoman.records import Reading, to_line

PATIENCE = 2.0  # seconds of work before a progress bar is worth its place


class Format(StrEnum):
    """How records are printed."""

    report = "report"
    jsonl = "jsonl"


def read(
    paths: Annotated[list[str], typer.Argument(help="Articles: text, HTML or JSON Lines files, folders; - for standard input.", metavar="PATH|-", show_default=False)],
    output: Annotated[Format, typer.Option("--format", help="report: for people; jsonl: one record a line.")] = Format.report,
    published: Published = None,
    outlet: Outlet = None,
    pipeline: PipelineName = None,
    codebook: Codebook = None,
    threads: Annotated[int, typer.Option(help="Threads of the encoder.", min=1)] = 1,
) -> None:
    """Read articles and print what they say, each record with its evidence.

    Example: `dragoman read samples/ --format jsonl > records.jsonl`

    Exit status: 0 all read, 1 some skipped, 2 nothing read.
    """
    published = day(published)
    count = skipped = 0
    out = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    try:
        model = reader(pipeline, codebook, threads)
        remember(Run(tuple(paths), published, outlet, pipeline, str(codebook.resolve()) if codebook else None))
        for made in _with_progress(_readings(model, gather(paths, published, outlet))):
            if isinstance(made, InputError):
                skipped += 1
                typer.echo(f"dragoman: {made}", err=True)
                continue
            count += 1
            if output is Format.jsonl:
                sys.stdout.write("".join(to_line(r) + "\n" for r in made.records()))
            else:
                out.print(report(made))
            sys.stdout.flush()
    except KeyboardInterrupt:
        typer.echo(f"dragoman: stopped after {count} article{'s' * (count != 1)}", err=True)
        raise typer.Exit(130) from None
    raise typer.Exit(2 if not count else 1 if skipped else 0)


def _readings(model: Pipeline, articles: Iterator[RawArticle | InputError]) -> Iterator[Reading | InputError]:
    for raw in articles:
        if isinstance(raw, InputError):
            yield raw
            continue
        try:
            yield model.read(raw)
        except DragomanError as error:
            yield InputError(raw.path or "the article", str(error), raw.line)
        except Exception as error:  # one article must not end the run of ten thousand
            at = extract_tb(error.__traceback__)[-1]
            place = f"{Path(at.filename).name}:{at.lineno}"
            yield InputError(raw.path or "the article", f"could not be read, a fault of dragoman ({error.__class__.__name__}: {error}, {place}); please report it", raw.line)


def _with_progress(made: Iterator[Reading | InputError]) -> Iterator[Reading | InputError]:
    """The same, with a bar on standard error where that is a terminal, standard output is none, and it takes a while."""
    console = Console(stderr=True)
    if not console.is_terminal or sys.stdout.isatty():
        yield from made
        return
    began = time.monotonic()
    columns = (TextColumn("reading"), BarColumn(), TextColumn("{task.completed} articles"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=False, auto_refresh=False) as progress:
        task = progress.add_task("reading", total=None, visible=False)
        for one in made:
            late = time.monotonic() - began > PATIENCE
            progress.update(task, advance=1, visible=late, refresh=late)
            yield one
