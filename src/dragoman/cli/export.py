"""`dragoman export`"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import STORE, Since, StoreFile, Until, open_store
from dragoman.store.exports import FORMATS, export
from dragoman.store.exports.formats import mapping
from dragoman.store.exports.tables import Selection

Name = StrEnum("Name", {name: name for name in FORMATS})  # type: ignore[misc]


def export_store(
    name: Annotated[Name, typer.Argument(help="; ".join(f"{f.name}: {f.about}" for f in FORMATS.values()), metavar="FORMAT", show_default=False)],
    out: Annotated[Path | None, typer.Argument(help="The file, or for parquet and csv the folder; without it standard output.", metavar="OUT", show_default=False)] = None,
    store: StoreFile = STORE,
    since: Since = None,
    until: Until = None,
    columns: Annotated[bool, typer.Option("--map", help="Only print which column is filled from what.")] = False,
) -> None:
    """Write a store for other tools; --since and --until choose articles by their date.

    Example: `dragoman export polecat events.tsv --since 2023 --store news.db`
    """
    form = FORMATS[name.value]
    if columns:
        typer.echo(mapping(form) if form.columns else f"{form.name} has dragoman's own fields", nl=not form.columns)
        return
    with open_store(store, read_only=True) as opened:
        written = export(opened, form, out, Selection(since, until))
    typer.echo(f"{written:,} {form.what} written to {out or 'standard output'}", err=out is None)
