"""Numbered migrations: the files NNNN_name.sql of `migrations/`, each applied once, in one transaction, and recorded."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.errors import DataError, StoreError
from dragoman.store.connection import APPLICATION, plain_errors

FOLDER = Path(__file__).parent / "migrations"
_NAME = re.compile(r"(\d{4})_([a-z_]+)\.sql")
_TABLE = "create table if not exists migration (number integer primary key, name text not null, applied text not null)"


@dataclass(frozen=True)
class Migration:
    """One step of the schema."""

    number: int
    name: str
    sql: str


@lru_cache(maxsize=4)
def migrations(folder: Path = FOLDER) -> tuple[Migration, ...]:
    """All steps by number; DataError for a name that is none or a number that stands twice."""
    found: dict[int, Migration] = {}
    for path in sorted(folder.glob("*.sql")):
        match = _NAME.fullmatch(path.name)
        if match is None or int(match[1]) in found:
            raise DataError(path, "a migration is named NNNN_name.sql, each number once")
        found[int(match[1])] = Migration(int(match[1]), match[2], path.read_text(encoding="utf-8"))
    return tuple(found[number] for number in sorted(found))


def applied(connection: sqlite3.Connection) -> dict[int, str]:
    """Number and name of the steps that a store has had."""
    if not connection.execute("select 1 from sqlite_master where name = 'migration'").fetchone():
        return {}
    return dict(connection.execute("select number, name from migration order by number"))


def migrate(connection: sqlite3.Connection, path: Path | str, steps: tuple[Migration, ...] | None = None) -> list[Migration]:
    """Applies what the store has not had, in the order of the numbers (gaps are no matter); returns what it applied.

    Two that open a new store at once do not disturb one another. StoreError: the store has had a step that this version does not know.
    """
    steps = migrations() if steps is None else steps
    refuse_newer(connection, path, steps)
    done: list[Migration] = []
    with plain_errors(path):
        for step in steps:
            if step.number in applied(connection):
                continue
            connection.execute("begin immediate")
            try:
                connection.execute(_TABLE)
                if step.number not in applied(connection):  # while waiting, another process may have
                    connection.execute(f"pragma application_id = {APPLICATION}")
                    for statement in statements(step.sql):
                        connection.execute(statement)
                    connection.execute("insert into migration values (?, ?, strftime('%Y-%m-%dT%H:%M:%SZ'))", (step.number, step.name))
                    done.append(step)
                connection.execute("commit")
            except BaseException:
                connection.execute("rollback")
                raise
    return done


def refuse_newer(connection: sqlite3.Connection, path: Path | str, steps: tuple[Migration, ...] | None = None) -> None:
    """StoreError where a newer version of dragoman has changed the schema."""
    with plain_errors(path):
        had = applied(connection)
    unknown = {n: name for n, name in had.items() if n not in {s.number for s in (migrations() if steps is None else steps)}}
    if unknown:
        number, name = max(unknown.items())
        raise StoreError(path, f"the store was made by a newer dragoman (schema {number:04} {name}); upgrade with: pip install -U dragoman")


def refuse_older(connection: sqlite3.Connection, path: Path | str) -> None:
    """StoreError where the schema waits for steps that a read-only store cannot take."""
    with plain_errors(path):
        had = applied(connection)
    missing = [s for s in migrations() if s.number not in had]
    if missing:
        names = ", ".join(f"{s.number:04} {s.name}" for s in missing)
        raise StoreError(path, f"the store has an older schema (it lacks {names}); bring it up to date with: dragoman reread --store FILE")


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one: executescript would commit before it begins."""
    kept = ""
    for line in script.splitlines(keepends=True):
        kept += line
        if sqlite3.complete_statement(kept):
            yield kept
            kept = ""
    if kept.strip() and not all(line.strip().startswith("--") or not line.strip() for line in kept.splitlines()):
        yield kept
