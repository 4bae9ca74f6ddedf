"""Questions in SQL that can only read: the file is opened read-only, and SQLite's authorizer refuses all but reading."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from dragoman.errors import StoreError
from dragoman.store.connection import connect, explained
from dragoman.store.schema import refuse_newer

READING = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE, sqlite3.SQLITE_FUNCTION})
ASKING = frozenset({"table_info", "table_xinfo", "table_list", "index_list", "index_info", "foreign_key_list", "data_version"})  # pragmas that only tell; FTS5 asks the last
LONGEST = 64 << 20  # bytes of one value
STEPS = 20_000  # of SQLite's machine between two looks at the clock, and at Ctrl-C

Value = str | int | float | bytes | None


@dataclass(frozen=True)
class Column:
    """A column of a table or view, for those who write a query."""

    table: str
    name: str
    type: str


class Question:
    """An answer's columns, and its rows as they are found; a context manager that holds the file open."""

    def __init__(self, path: str | Path, sql: str, *, limit: int | None = None, seconds: float | None = None) -> None:
        """`limit`: rows at most (`cut` tells whether there were more); `seconds`: time at most. StoreError for what is no query, or would write."""
        self.path, self.limit, self.cut = Path(path), limit, False
        self._until = time.monotonic() + seconds if seconds else None
        self._seconds = seconds
        self.connection = connect(self.path, create=False, read_only=True)
        try:
            refuse_newer(self.connection, self.path)
            self.connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
            for (table,) in self.connection.execute("select name from sqlite_master where sql like 'create virtual table%'").fetchall():
                self.connection.execute(f'select * from "{table}" limit 0')  # SQLite makes it ready, which is more than reading
            self.connection.set_authorizer(_only_reading)
            self.connection.set_progress_handler(self._late, STEPS)
            self._cursor = self._run(sql)
            self.columns = tuple(d[0] for d in self._cursor.description or ())
            if not self.columns:
                raise StoreError(self.path, "this is no query; ask with one that begins with SELECT or WITH")
        except BaseException:
            self.connection.close()
            raise

    def rows(self) -> Iterator[tuple[Value, ...]]:
        """The rows, at most `limit`."""
        try:
            for number, row in enumerate(self._cursor):
                if self.limit is not None and number >= self.limit:
                    self.cut = True
                    return
                yield row
        except sqlite3.Error as error:
            raise self._told(error) from error

    def __enter__(self) -> Question:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.connection.close()

    def _run(self, sql: str) -> sqlite3.Cursor:
        try:
            return self.connection.execute(sql)
        except (sqlite3.Error, sqlite3.Warning, ValueError) as error:
            raise self._told(error) from error

    def _late(self) -> int:
        return int(self._until is not None and time.monotonic() > self._until)

    def _told(self, error: Exception) -> StoreError:
        """The refusal with what could be meant."""
        words = str(error)
        if re.search("prohibited|not authorized|authorization denied", words):
            return StoreError(self.path, "only reading is allowed here: a query that begins with SELECT or WITH; records come in with `dragoman add`")
        if isinstance(error, sqlite3.ProgrammingError | sqlite3.Warning) and "one statement" in words:
            return StoreError(self.path, "one query at a time; leave out all after the first ';'")
        if words.startswith("interrupted"):
            return StoreError(self.path, f"the query took longer than {self._seconds:.0f} s; narrow it down" if self._seconds else "the query was stopped")
        missing = re.fullmatch(r"no such (table|column): (.+)", words)
        if missing:
            self.connection.set_authorizer(None)
            there = sorted({c.table if missing[1] == "table" else c.name for c in columns(self.connection)})
            return StoreError(self.path, f"{words}; there are {', '.join(there)}")
        if isinstance(error, sqlite3.Error) and error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISUSE):
            return explained(error, self.path)
        return StoreError(self.path, f"the query is not understood: {words}")


def _only_reading(action: int, first: str | None, second: str | None, database: str | None, inner: str | None) -> int:
    if action in READING or (action == sqlite3.SQLITE_PRAGMA and first in ASKING):
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def columns(connection: sqlite3.Connection) -> list[Column]:
    """The columns of all tables and views, the machinery of full-text search left out."""
    query = """select m.name, c.name, c.type from sqlite_master m, pragma_table_info(m.name) c
    where m.type in ('table', 'view') and m.name not like 'sqlite_%' and m.name not like '%\\_text\\_%' escape '\\' order by m.name, c.cid"""
    return [Column(*row) for row in connection.execute(query)]
