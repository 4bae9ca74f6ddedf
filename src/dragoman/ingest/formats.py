"""Files of many articles that are told by their names: tables and web archives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import cast

from dragoman.errors import InputError
from dragoman.ingest.columns import Columns
from dragoman.ingest.csvfiles import from_csv
from dragoman.ingest.raw import RawArticle

TABLES = (".csv", ".tsv", ".csv.gz", ".tsv.gz", ".parquet")
ARCHIVES = (".warc", ".warc.gz", ".arc", ".arc.gz")
Reader = Callable[..., Iterator[RawArticle | InputError]]


def of_format(path: Path, columns: Columns) -> Iterator[RawArticle | InputError] | None:
    """The articles of a table or web archive; None for a file that is neither."""
    name = path.name.lower()
    if name.endswith(".parquet"):
        return _reader("parquet", "from_parquet")(path, columns)
    if name.endswith(TABLES):
        return from_csv(path, columns)
    if name.endswith(ARCHIVES):
        return _reader("archives", "from_archive")(path)
    return None


def _reader(module: str, name: str) -> Reader:
    """A reader by name: pyarrow and warcio are loaded when a file needs them, for the first takes 50 MB and a third of a second."""
    return cast(Reader, getattr(import_module(f"dragoman.ingest.{module}"), name))
