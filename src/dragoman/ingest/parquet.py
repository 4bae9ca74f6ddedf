"""Parquet files as articles, some rows in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow
from pyarrow import parquet

from dragoman.errors import InputError
from dragoman.ingest.columns import Columns, article_of
from dragoman.ingest.raw import RawArticle

ROWS = 64  # fetched at once


def from_parquet(path: Path, columns: Columns) -> Iterator[RawArticle | InputError]:
    """An article, or what is wrong with it, for each row, which the errors count from 1; only the columns that are needed are read."""
    number = 0
    try:
        with parquet.ParquetFile(path) as file:
            fields = columns.found(file.schema_arrow.names, str(path))
            if isinstance(fields, InputError):
                yield fields
                return
            for batch in file.iter_batches(batch_size=ROWS, columns=sorted(set(fields.values()))):
                for row in batch.to_pylist():
                    number += 1
                    yield article_of(row, fields, str(path), number)
    except FileNotFoundError:
        yield InputError(path, "there is no such file; check the path")
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        yield InputError(path, f"no whole Parquet file ({str(error).splitlines()[0][:200]}); check that it is complete", number + 1 if number else None)
