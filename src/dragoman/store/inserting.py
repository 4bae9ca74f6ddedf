"""Records into their tables, one by one or many of a kind."""

from __future__ import annotations

import sqlite3
from functools import lru_cache

from dragoman.records import Record
from dragoman.store.rows import actor_row, actors_of, kind_of, row_of

ACTOR = "insert or replace into actor values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


@lru_cache(maxsize=32)
def insertion(table: str, columns: tuple[str, ...]) -> str:
    """An insert that updates in place where the id is there, so that what refers to the row still does."""
    names, values = ", ".join(f'"{c}"' for c in columns), ", ".join(f":{c}" for c in columns)
    updates = ", ".join(f'"{c}" = excluded."{c}"' for c in columns if c != "id")
    return f'insert into "{table}" ({names}) values ({values}) on conflict (id) do update set {updates}'


def put(connection: sqlite3.Connection, record: Record, article: str, position: int) -> None:
    """One record of an article with its actors, in place of one of its id."""
    (published,) = connection.execute("select published from article where id = ?", (article,)).fetchone()
    row = row_of(record, position, published)
    connection.execute(insertion(kind_of(record), tuple(row)), row)
    connection.execute("delete from actor where record = ?", (record.id,))
    connection.executemany(ACTOR, (actor_row(record, article, *who) for who in actors_of(record)))


def take_out(connection: sqlite3.Connection, kind: str, record: str) -> None:
    """Deletes one record with its actors."""
    connection.execute(f'delete from "{kind}" where id = ?', (record,))
    connection.execute("delete from actor where record = ?", (record,))
