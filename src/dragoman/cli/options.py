"""The options that several commands share, and how the reader is made from them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import DragomanError
from dragoman.extract.pipeline import Pipeline
from dragoman.ingest.headerdates import iso_date

Published = Annotated[str | None, typer.Option(help="Date of publication of all these articles (YYYY-MM-DD), before what they say themselves.", metavar="DATE")]
Outlet = Annotated[str | None, typer.Option(help="Outlet of all these articles, before what they say themselves.", metavar="NAME")]
PipelineName = Annotated[str | None, typer.Option("--pipeline", help="Another installed spaCy pipeline for the linguistics, such as en_core_web_trf.", metavar="NAME")]
Codebook = Annotated[Path | None, typer.Option(help="A triggers file of your own in place of the shipped one.", exists=True, dir_okay=False, metavar="FILE")]


def day(value: str | None) -> str | None:
    """An ISO date as given or in another notation; a usage error for what is no date."""
    if value is not None and iso_date(value) is None:
        raise typer.BadParameter(f"{value!r} is no date; expected one such as {date(2024, 3, 15).isoformat()}", param_hint="--published")
    return iso_date(value)


def reader(pipeline: str | None, codebook: Path | None, threads: int = 1) -> Pipeline:
    """The pipeline; one line and status 2 where it cannot be made."""
    try:
        return Pipeline(pipeline=pipeline, codebook=codebook, threads=threads)
    except (DragomanError, OSError) as error:
        message = f"no spaCy pipeline {pipeline!r} is installed; install it with: python -m spacy download {pipeline}" if pipeline and isinstance(error, OSError) else str(error)
        typer.echo(f"dragoman: {message}", err=True)
        raise typer.Exit(2) from None
