"""Parquet: a file a table, typed, zstd."""

from __future__ import annotations

from pathlib import Path

import pyarrow
from pyarrow import parquet

from dragoman.store.exports.tables import TABLES, Column, Selection, batches, columns
from dragoman.store.store import Store


def write_parquet(store: Store, folder: Path, selection: Selection) -> int:
    """Files TABLE.parquet; null is unknown. How many rows."""
    written = 0
    for table in TABLES:
        described = columns(store, table)
        schema = pyarrow.schema([(c.name, _type(c)) for c in described])
        with parquet.ParquetWriter(folder / f"{table}.parquet", schema, compression="zstd") as writer:
            for rows in batches(store, table, selection):
                arrays = [pyarrow.array(values, type=field.type) for values, field in zip(zip(*rows, strict=True), schema, strict=True)]
                writer.write_batch(pyarrow.record_batch(arrays, schema=schema))
                written += len(rows)
    return written


def _type(column: Column) -> pyarrow.DataType:
    return {"INTEGER": pyarrow.int64(), "REAL": pyarrow.float64()}.get(column.type, pyarrow.string())
