"""Opening the file of a store, and what SQLite's errors mean to a user."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from dragoman.errors import StoreError

APPLICATION = 0x64726167  # 'drag' in the file's header tells a store from any other SQLite file
PATIENCE = 30.0  # seconds to wait for another writer; each holds the store for one article only
CHECKED = 64 << 20  # bytes: a store up to this size is checked whole as it opens for writing (0.1 s); a larger one when asked

_MEANINGS: tuple[tuple[int, str], ...] = (
    (sqlite3.SQLITE_FULL, "the disk is full; make room and run the command again: what was reported as added is kept, and it goes on from there"),
    (sqlite3.SQLITE_READONLY, "the store cannot be written to; check the permissions of the file and of its folder"),
    (sqlite3.SQLITE_PERM, "the store cannot be written to; check the permissions of the file and of its folder"),
    (sqlite3.SQLITE_BUSY, "another program has been writing to the store for {patience:.0f} s; wait until it is done and run the command again: nothing is lost"),
    (sqlite3.SQLITE_LOCKED, "another program has been writing to the store for {patience:.0f} s; wait until it is done and run the command again: nothing is lost"),
    (sqlite3.SQLITE_CORRUPT, "the store is damaged ({error}); keep the file, rescue what can be read with: sqlite3 FILE .recover | sqlite3 NEW, or take the last copy"),
    (sqlite3.SQLITE_NOTADB, "this is no store of dragoman; name another file with --store"),
    (sqlite3.SQLITE_CANTOPEN, "the store cannot be opened; check the path and the permissions of its folder"),
    (sqlite3.SQLITE_IOERR, "the disk does not take or give what was asked ({error}); check that it has room and is sound, then run the command again: what was reported as added is kept"),
    (sqlite3.SQLITE_INTERRUPT, "the query was stopped"),
)


def explained(error: sqlite3.Error, path: Path | str, patience: float = PATIENCE) -> StoreError:
    """The error in words a user can act on."""
    code = getattr(error, "sqlite_errorcode", None)
    for known, words in _MEANINGS:
        if code is not None and code & 0xFF == known:
            return StoreError(path, words.format(error=error, patience=patience))
    return StoreError(path, f"the store refused: {error}")


@contextmanager
def plain_errors(path: Path | str, patience: float = PATIENCE) -> Iterator[None]:
    """Within it, SQLite's errors are StoreErrors."""
    try:
        yield
    except sqlite3.Error as error:
        raise explained(error, path, patience) from error


def connect(path: Path, *, create: bool, read_only: bool, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection in autocommit to a store's file (or a new, empty one). StoreError: no file, no store, damaged, not writable."""
    if str(path) != ":memory:":
        _look(path, create, read_only)
    with plain_errors(path, patience):
        connection = _opened(path, "ro" if read_only else "rwc" if create else "rw", patience)
        try:
            _check(connection, path, read_only)
            connection.execute("pragma foreign_keys = on")
            connection.execute("pragma cache_size = -32000")
            if not read_only:
                connection.execute("pragma journal_mode = wal")
                connection.execute("pragma synchronous = full")  # an article that was reported is on the disk
        except BaseException:
            connection.close()
            raise
        return connection


def _look(path: Path, create: bool, read_only: bool) -> None:
    if path.is_dir():
        raise StoreError(path, "this is a folder; name the file of the store")
    if not path.exists() and not create:
        raise StoreError(path, "there is no store here; make one with: dragoman add ARTICLES --store FILE")
    if not path.exists() and not path.parent.is_dir():
        raise StoreError(path, f"the folder {path.parent} does not exist; make it first")
    if path.exists() and not read_only and not os.access(path, os.W_OK):
        raise StoreError(path, "the file is read-only; make it writable, or copy it and name the copy with --store")


def _opened(path: Path, mode: str, patience: float) -> sqlite3.Connection:
    if str(path) == ":memory:":
        return sqlite3.connect(":memory:", isolation_level=None)
    name = "file:" + quote(str(path.absolute()))
    connection = sqlite3.connect(f"{name}?mode={mode}", uri=True, timeout=patience, isolation_level=None, check_same_thread=False)
    if mode == "ro":
        try:
            connection.execute("select count(*) from sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY) or Path(f"{path}-wal").exists():
                raise
            # A folder that takes no new files, or a disk that is read-only: the file alone, which nobody can be writing to.
            connection.close()
            connection = sqlite3.connect(f"{name}?mode=ro&immutable=1", uri=True, isolation_level=None, check_same_thread=False)
    return connection


def _check(connection: sqlite3.Connection, path: Path, read_only: bool) -> None:
    """Is it a store, and whole?"""
    (application,) = connection.execute("pragma application_id").fetchone()
    (tables,) = connection.execute("select count(*) from sqlite_master").fetchone()
    if tables and application != APPLICATION:
        raise StoreError(path, "this SQLite file is no store of dragoman; name another file with --store")
    if not tables and read_only:
        raise StoreError(path, "the file is empty; make a store with: dragoman add ARTICLES --store FILE")
    if not read_only and tables and path.exists() and path.stat().st_size <= CHECKED:
        check_whole(connection, path)


def check_whole(connection: sqlite3.Connection, path: Path | str) -> None:
    """StoreError where a page of the file is damaged; reads the whole file."""
    with plain_errors(path):
        (found,) = connection.execute("pragma quick_check(1)").fetchone()
    if found != "ok":
        error = sqlite3.DatabaseError(" ".join(str(found).split()))
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise explained(error, path)
