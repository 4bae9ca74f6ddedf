"""Records that others coded into a store, beside what dragoman reads: old data and new in one series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.errors import InputError
from dragoman.ingest.coded.coders import Format, Passed, read_coded
from dragoman.records import Reading
from dragoman.store import Added, Store

BATCH = 500  # rows in a transaction: a row costs a hundredth of what it costs alone, and a killed run repeats a second's work


def import_all(store: Store, paths: Sequence[Path], format: Format) -> Iterator[Added | InputError | Passed]:
    """Adds each row's event; what is there is left as it is. The rows of a batch are on the disk when the first of them is seen."""
    batch: list[Reading] = []
    for path in paths:
        for made in read_coded(path, format):
            if not isinstance(made, Reading):
                yield made
                continue
            batch.append(made)
            if len(batch) >= BATCH:
                yield from store.add_coded(batch, coder=format.value)
                batch.clear()
    if batch:
        yield from store.add_coded(batch, coder=format.value)
