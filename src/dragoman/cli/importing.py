"""`dragoman import`"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import STORE, StoreFile, open_store
from dragoman.cli.progress import with_progress
from dragoman.corpus.importing import import_all
from dragoman.errors import InputError
from dragoman.ingest.coded.coders import Format, Passed

SHOWN = 20  # errors that are printed one by one; a file of the wrong format has a million


def import_coded(
    format: Annotated[Format, typer.Argument(help="gdelt2: GDELT 2.0 event table; icews: ICEWS event table; plover: PLOVER JSON, an array or lines.", show_default=False)],
    files: Annotated[list[Path], typer.Argument(help="Files, plain, .gz or .zip.", metavar="FILE...", show_default=False)],
    store: StoreFile = STORE,
) -> None:
    """Bring events that others coded into a store, in PLOVER's words, so that old data and new stand in one series.

    The `coder` of each event is the format; its evidence is the row. CAMEO statements (01) have no counterpart and are passed over.
    Rows that are there already are left as they are.

    Example: `dragoman import gdelt2 20240304061500.export.CSV.zip --store news.db`

    Exit status: 0 all added, 1 some skipped, 2 none, 130 stopped by Ctrl-C.
    """
    tally: Counter[str] = Counter()
    with open_store(store, create=True) as opened:
        try:
            for one in with_progress(import_all(opened, files, format), "importing", None, beside_output=True):
                if isinstance(one, InputError):
                    tally["skipped"] += 1
                    if tally["skipped"] <= SHOWN:
                        typer.echo(f"dragoman: {one}", err=True)
                else:
                    tally["passed" if isinstance(one, Passed) else one.status] += 1
        except KeyboardInterrupt:
            typer.echo(f"dragoman: stopped; {_told(tally)} in {store}; the same command goes on from there", err=True)
            raise typer.Exit(130) from None
    if tally["skipped"] > SHOWN:
        typer.echo(f"dragoman: and {tally['skipped'] - SHOWN:,} more rows were skipped", err=True)
    typer.echo(f"{_told(tally)} in {store}")
    raise typer.Exit(2 if not tally["new"] + tally["same"] else 1 if tally["skipped"] else 0)


def _told(tally: Counter[str]) -> str:
    parts = [f"{tally['new']:,} events added", f"{tally['same']:,} there before"]
    parts += [f"{tally['passed']:,} statements passed over"] if tally["passed"] else []
    parts += [f"{tally['skipped']:,} skipped"] if tally["skipped"] else []
    return ", ".join(parts)
