"""The formats by name, and the one way to write any of them: whole, or not at all."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO

from dragoman.errors import StoreError
from dragoman.store.exports import gdelt, plover, polecat
from dragoman.store.exports.gdelt import write_gdelt
from dragoman.store.exports.graphml import write_graphml
from dragoman.store.exports.mapped import Mapped
from dragoman.store.exports.plain import write_csv, write_lines
from dragoman.store.exports.plover import write_plover
from dragoman.store.exports.polecat import write_polecat
from dragoman.store.exports.tables import Selection
from dragoman.store.store import Store


@dataclass(frozen=True)
class Format:
    """A way to write a store: into one file (`to_file`) or a folder with a file a table (`to_folder`). `what`: what the number it returns counts."""

    name: str
    about: str
    what: str
    to_file: Callable[[Store, TextIO, Selection], int] | None = None
    to_folder: Callable[[Store, Path, Selection], int] | None = None
    columns: tuple[Mapped[Any, Any], ...] = ()


def write_parquet(store: Store, folder: Path, selection: Selection) -> int:
    """As `parquet.write_parquet`; pyarrow is loaded when it is wanted, for it takes 50 MB and a third of a second."""
    write: Callable[[Store, Path, Selection], int] = import_module("dragoman.store.exports.parquet").write_parquet
    return write(store, folder, selection)


FORMATS: dict[str, Format] = {
    f.name: f
    for f in (
        Format("parquet", "a folder: TABLE.parquet, every record with its columns and as JSON", "rows", to_folder=write_parquet),
        Format("csv", "a folder: TABLE.csv, likewise", "rows", to_folder=write_csv),
        Format("jsonl", "every record, one a line, as `dragoman read --format jsonl` prints it", "records", to_file=write_lines),
        Format("plover", "events as PLOVER's JSON, one a line", "events", to_file=write_plover, columns=plover.FIELDS),
        Format("polecat", "events told as deeds in POLECAT's 40 columns", "events", to_file=write_polecat, columns=polecat.COLUMNS),
        Format("gdelt", "events told as deeds in GDELT 2.0's 61 columns, a row a dyad", "rows", to_file=write_gdelt, columns=gdelt.COLUMNS),
        Format("graphml", "the network of actors", "arrows", to_file=write_graphml),
    )
}


def export(store: Store, form: Format, out: Path | None, selection: Selection) -> int:
    """Writes the store to a file or folder (None: standard output) and returns how many rows. It appears under its name when it is whole.

    StoreError: a format that needs a folder, a folder that is not empty, a disk that takes no more.
    """
    if out is None:
        if form.to_file is None:
            raise StoreError("standard output", f"{form.name} is a folder of files; name one")
        return form.to_file(store, sys.stdout, selection)
    draft = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        if form.to_file is not None:
            if out.is_dir():
                raise StoreError(out, f"this is a folder, and {form.name} is one file; name a file")
            with draft.open("w", encoding="utf-8", newline="") as file:
                written = form.to_file(store, file, selection)
        elif form.to_folder is not None:
            if out.is_dir() and any(out.iterdir()):
                raise StoreError(out, "the folder is not empty; name a new one")
            draft.mkdir()
            written = form.to_folder(store, draft, selection)
            if out.is_dir():
                out.rmdir()
        else:
            raise ValueError(f"{form.name} writes neither a file nor a folder")
        draft.replace(out)
        return written
    except OSError as error:
        raise StoreError(out, f"cannot be written ({error.strerror or error}); check that the folder exists, takes files and has room") from None
    finally:
        if draft.is_dir():
            shutil.rmtree(draft, ignore_errors=True)
        else:
            draft.unlink(missing_ok=True)


def mapping(form: Format) -> str:
    """What maps to what, as a table in Markdown."""
    rows = [f"| {c.name} | {c.source} |" for c in form.columns]
    return "\n".join([f"| {form.name} | dragoman |", "|---|---|", *rows]) + "\n"
