"""The tables as they are written to CSV and Parquet: a row a record, its columns and the whole record as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.store.connection import plain_errors
from dragoman.store.store import Store
from dragoman.store.writing import KINDS

RECORDS = ("article", *KINDS)
TABLES = (*RECORDS, "actor", "sighting")
BATCH = 2000  # rows in memory at once


@dataclass(frozen=True)
class Selection:
    """Which articles are written: those published from `since` to `until` (YYYY, YYYY-MM or YYYY-MM-DD), both with them; without either, all."""

    since: str | None = None
    until: str | None = None

    def of(self, article: str) -> tuple[str, tuple[str, ...]]:
        """The condition on a column that holds an article's id, and its values."""
        tests, values = [], []
        if self.since is not None:
            tests.append("published >= ?")
            values.append(self.since)
        if self.until is not None:
            tests.append("substr(published, 1, length(?)) <= ?")
            values += [self.until, self.until]
        return (f"{article} in (select id from article where {' and '.join(tests)})", tuple(values)) if tests else ("1", ())


@dataclass(frozen=True)
class Column:
    """A column of a table: its name and SQLite's type of it (TEXT, INTEGER, REAL)."""

    name: str
    type: str


Row = tuple[str | int | float | None, ...]


def columns(store: Store, table: str) -> tuple[Column, ...]:
    """The columns that are written: all but the row's number."""
    with plain_errors(store.path):
        rows = store.connection.execute("select name, upper(type) from pragma_table_info(?) order by cid", (table,)).fetchall()
    return tuple(Column(*row) for row in rows if row[0] != "n")


def batches(store: Store, table: str, selection: Selection) -> Iterator[list[Row]]:
    """The rows of a table in the order they were added, some at a time."""
    names = ", ".join(f'"{c.name}"' for c in columns(store, table))
    where, values = selection.of("id" if table == "article" else "article")
    order = "source" if table == "sighting" else "record, role, position" if table == "actor" else "n"
    with plain_errors(store.path):
        cursor = store.connection.execute(f'select {names} from "{table}" where {where} order by {order}', values)
        while rows := cursor.fetchmany(BATCH):
            yield rows
