"""`dragoman read`"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dragoman.cli.report import report
from dragoman.errors import DragomanError, InputError
from dragoman.extract.pipeline import Pipeline
from dragoman.ingest.files import gather
from dragoman.records import to_line


class Format(StrEnum):
    """How records are printed."""

    report = "report"
    jsonl = "jsonl"


def read(
    paths: Annotated[list[str], typer.Argument(help="Articles: text, HTML or JSON Lines files, folders; - for standard input.")],
    output: Annotated[Format, typer.Option("--format", help="report: for people; jsonl: one record a line.")] = Format.report,
    published: Annotated[str | None, typer.Option(help="Date of publication (YYYY-MM-DD) where the text has none.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Outlet where the text names none.")] = None,
    pipeline: Annotated[str | None, typer.Option(help="Another installed spaCy pipeline for the linguistics, such as en_core_web_trf.")] = None,
    codebook: Annotated[Path | None, typer.Option(help="A triggers file of your own in place of the shipped one.", exists=True, dir_okay=False)] = None,
    threads: Annotated[int, typer.Option(help="Threads of the encoder.", min=1)] = 1,
) -> None:
    """Read articles and print what they say, each record with its evidence: `dragoman read samples/ --format jsonl`

    Exit status: 0 all read, 1 some skipped, 2 nothing read.
    """
    try:
        reader = Pipeline(pipeline=pipeline, codebook=codebook, threads=threads)
    except (DragomanError, OSError) as error:
        typer.echo(f"dragoman: {error}", err=True)
        raise typer.Exit(2) from None
    count = skipped = 0
    console = Console(stderr=True)
    articles = list(gather(paths, published, outlet))
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    try:
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal or len(articles) < 30) as progress:
            for raw in progress.track(articles):
                if isinstance(raw, InputError):
                    skipped += 1
                    typer.echo(f"dragoman: {raw}", err=True)
                    continue
                reading = reader.read(raw)
                count += 1
                if output is Format.jsonl:
                    typer.echo("\n".join(to_line(r) for r in reading.records()))
                else:
                    typer.echo(report(reading))
    except KeyboardInterrupt:
        typer.echo(f"dragoman: stopped after {count} article{'s' * (count != 1)}", err=True)
        raise typer.Exit(130) from None
    raise typer.Exit(2 if not count else 1 if skipped else 0)
