"""The options that several commands share, and how the reader is made from them."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import DragomanError, InputError, StoreError
from dragoman.extract.pipeline import Pipeline
from dragoman.ingest.columns import Columns, read_map
from dragoman.ingest.headerdates import iso_date
from dragoman.resources.tables import is_iso
from dragoman.store import Store

Published = Annotated[str | None, typer.Option(help="Date of publication of all these articles (YYYY-MM-DD), before what they say themselves.", metavar="DATE")]
Outlet = Annotated[str | None, typer.Option(help="Outlet of all these articles, before what they say themselves.", metavar="NAME")]
PipelineName = Annotated[str | None, typer.Option("--pipeline", help="Another installed spaCy pipeline for the linguistics, such as en_core_web_trf.", metavar="NAME")]
Codebook = Annotated[Path | None, typer.Option(help="A triggers file of your own that extends the shipped codebook, or replaces it; see dragoman codebook check --help.", exists=True, dir_okay=False, metavar="FILE")]
OwnActors = Annotated[Path | None, typer.Option("--actors", help="An actor dictionary of your own: a table with name, code, country, sector, start, end, or a file in PETRARCH's format.", exists=True, dir_okay=False, metavar="FILE")]
Map = Annotated[str | None, typer.Option("--map", help="Columns of CSV and Parquet files by field, such as text=body,published=date,url=link.", metavar="FIELD=COLUMN,...")]
STORE = Path("dragoman.db")  # in the current folder, where neither --store nor DRAGOMAN_STORE names another
StoreFile = Annotated[
    Path, typer.Option("--store", envvar="DRAGOMAN_STORE", help="The store: an SQLite file; without this option $DRAGOMAN_STORE, else dragoman.db in the current folder.", metavar="FILE")
]
Since = Annotated[str | None, typer.Option(help="From this day, month or year on (YYYY-MM-DD, YYYY-MM, YYYY).", metavar="DATE")]
Until = Annotated[str | None, typer.Option(help="To the end of this day, month or year.", metavar="DATE")]
Workers = Annotated[int, typer.Option(help="Processes that read; about 250 MB of memory each.", min=1, max=256, metavar="N")]
CORES = min(os.cpu_count() or 1, 4)


def iso_time(value: str | None, option: str) -> str | None:
    """A year, month or day of ISO 8601; a usage error for another."""
    if value is not None and not (value and is_iso(value) and _exists(value)):
        raise typer.BadParameter(f"{value!r} is no date; expected YYYY, YYYY-MM or YYYY-MM-DD", param_hint=option)
    return value


def _exists(value: str) -> bool:
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True


def day(value: str | None) -> str | None:
    """An ISO date as given or in another notation; a usage error for what is no date."""
    if value is not None and iso_date(value) is None:
        raise typer.BadParameter(f"{value!r} is no date; expected one such as {date(2024, 3, 15).isoformat()}", param_hint="--published")
    return iso_date(value)


def columns_of(words: str | None) -> Columns:
    """The columns of a map, or a usage error."""
    try:
        return read_map(words)
    except InputError as error:
        raise typer.BadParameter(error.problem, param_hint="--map") from None


def reader(pipeline: str | None, codebook: Path | None, threads: int = 1, actors: Path | None = None) -> Pipeline:
    """The pipeline; one line and status 2 where it cannot be made."""
    gc.disable()  # the tables are a million objects that all stay: to search them for refuse costs half a second
    try:
        return Pipeline(pipeline=pipeline, codebook=codebook, threads=threads, actors=actors)
    except (DragomanError, OSError) as error:
        typer.echo(f"dragoman: {error}", err=True)
        raise typer.Exit(2) from None
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def open_store(path: Path, *, create: bool = False, read_only: bool = False) -> Iterator[Store]:
    """The store; what goes wrong with it, then or later, is one line and status 2."""
    try:
        with Store.open(path, create=create, read_only=read_only) as store:
            yield store
    except StoreError as error:
        typer.echo(f"dragoman: {error}", err=True)
        raise typer.Exit(2) from None
