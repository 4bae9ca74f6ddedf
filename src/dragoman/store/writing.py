"""Readings into a store: one transaction an article."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from dragoman.records import Article, Reading, Record, content_id, plain
from dragoman.store.changes import Added, Change, compare
from dragoman.store.inserting import insertion
from dragoman.store.rows import Row, actor_row, actors_of, kind_of, row_of
from dragoman.store.ruling import impose, lift

KINDS = ("statement", "event", "commitment", "membership", "stance")
CODED = "coded by "  # begins the version of what another coder made
Given = Mapping[str, str | int | None]


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; waits for another writer as it begins, not half-way."""
    connection.execute("begin immediate")
    try:
        yield
        connection.execute("commit")
    except BaseException:
        if connection.in_transaction:
            connection.execute("rollback")
        raise


def add(connection: sqlite3.Connection, reading: Reading, version: str, given: Given | None, source: str | None) -> Added:
    """Adds what is new. An article that is there stays as it is, unless this is the same one read by another version: then as `replace`."""
    article = reading.article
    with transaction(connection):
        found = connection.execute("select version, url, outlet from article where id = ?", (article.id,)).fetchone()
        if found is None:
            _insert_article(connection, article, version, given)
            _write_records(connection, reading)
            added = Added("new", article.id)
        elif found[0] == version or (found[1], found[2]) != (article.url, article.outlet):
            added = Added("same", article.id)
        else:
            added = _replace(connection, article.id, reading, version)
        _see(connection, article, source)
    return added


def add_many(connection: sqlite3.Connection, readings: Sequence[Reading], version: str) -> list[Added]:
    """Adds those that are new, all or none; for records that cost nothing to read again after a failure."""
    out = []
    with transaction(connection):
        for reading in readings:
            article = reading.article
            if connection.execute("select 1 from article where id = ?", (article.id,)).fetchone():
                out.append(Added("same", article.id))
                continue
            _insert_article(connection, article, version, None)
            _write_records(connection, reading)
            _see(connection, article, None)
            out.append(Added("new", article.id))
    return out


def replace(connection: sqlite3.Connection, article: str, reading: Reading, version: str) -> Added:
    """Puts a reading by another version in the place of a stored one, and keeps in `change` what it changed.

    The article's own id may change with its date.
    """
    with transaction(connection):
        return _replace(connection, article, reading, version)


def see(connection: sqlite3.Connection, article: Article, source: str | None) -> None:
    """Notes where an article that is there was seen again."""
    with transaction(connection):
        _see(connection, article, source)


def now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _insert_article(connection: sqlite3.Connection, article: Article, version: str, given: Given | None) -> None:
    row = row_of(article, 0, None) | {"version": version, "added": now(), "given": json.dumps(dict(given), ensure_ascii=False) if given is not None else None}
    connection.execute(insertion("article", tuple(row)), row)


def _see(connection: sqlite3.Connection, article: Article, source: str | None) -> None:
    source = source or content_id("source", article.id, article.url, article.outlet)
    connection.execute("insert or ignore into sighting values (?, ?, ?, ?, ?, ?)", (source, article.id, article.url, article.outlet, article.title, now()))


def _write_records(connection: sqlite3.Connection, reading: Reading, only: frozenset[str] | None = None) -> None:
    """The records (those of the ids in `only`, where given), all actors and reasons."""
    article, published = reading.article.id, reading.article.published
    for records in by_kind(reading).values():
        rows: list[Row] = [row_of(r, k, published) for k, r in enumerate(records) if only is None or r.id in only]
        if rows:
            connection.executemany(insertion(kind_of(records[0]), tuple(rows[0])), rows)
    actors = (actor_row(r, article, *who) for records in by_kind(reading).values() for r in records for who in actors_of(r))
    connection.executemany("insert into actor values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", actors)
    reasons = ((article, k, w.record, json.dumps(plain(w), ensure_ascii=False)) for k, w in enumerate(reading.why))
    connection.executemany("insert into why values (?, ?, ?, ?)", reasons)


def by_kind(reading: Reading) -> dict[str, tuple[Record, ...]]:
    """The records but the article, by the name of their table."""
    return dict(zip(KINDS, (reading.statements, reading.events, reading.commitments, reading.memberships, reading.stances), strict=True))


def stored_json(connection: sqlite3.Connection, article: str) -> dict[tuple[str, str], str]:
    """(kind, id) to JSON of all records of an article, its own with them."""
    out = {("article", i): record for i, record in connection.execute("select id, record from article where id = ?", (article,))}
    for kind in KINDS:
        out |= {(kind, i): record for i, record in connection.execute(f'select id, record from "{kind}" where article = ? order by position', (article,))}
    return out


def _replace(connection: sqlite3.Connection, old: str, reading: Reading, version: str) -> Added:
    article = reading.article
    reviewed = lift(connection, old, article.id)
    (before_version,) = connection.execute("select version from article where id = ?", (old,)).fetchone()
    before = stored_json(connection, old)
    after: dict[tuple[str, str], str] = {(kind_of(r), r.id): row_of(r, 0, None)["record"] for r in reading.records()}
    changes = compare(before, after)
    connection.execute("delete from actor where article = ?", (old,))
    connection.execute("delete from why where article = ?", (old,))
    for change in changes:
        if change.what == "removed" and change.kind != "article":
            connection.execute(f'delete from "{change.kind}" where id = ?', (change.record,))
    row: dict[str, Any] = row_of(article, 0, None) | {"old": old, "version": version, "reread": now()}
    if article.id != old and connection.execute("select 1 from article where id = ?", (article.id,)).fetchone():
        connection.execute("delete from article where id = ?", (article.id,))  # read with a wrong date before, it is the same article
    sets = ", ".join(f'"{c}" = :{c}' for c in row if c != "old")
    connection.execute(f"update article set {sets} where id = :old", row)
    _write_records(connection, reading)
    impose(connection, article.id, reviewed)
    _keep(connection, article.id, changes, before_version, version)
    return Added("changed" if changes else "same", article.id, changes)


def _keep(connection: sqlite3.Connection, article: str, changes: tuple[Change, ...], old: str, new: str) -> None:
    at = now()
    rows = ((article, c.kind, c.record, c.what, c.before, old, new, at) for c in changes)
    connection.executemany("insert into change (article, kind, record, what, before, old_version, new_version, at) values (?, ?, ?, ?, ?, ?, ?, ?)", rows)
