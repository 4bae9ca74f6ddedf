"""Questions to the tables as conditions, and their rows as records."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from dragoman.records import Article, Commitment, Event, Membership, Record, Stance, Statement, from_plain

R = TypeVar("R", bound=Record)
TYPES: dict[str, type[Record]] = {k.__name__.lower(): k for k in (Article, Statement, Event, Commitment, Membership, Stance)}


@dataclass
class Where:
    """Conditions that all hold, with their values."""

    conditions: list[str] = field(default_factory=list)
    values: list[str | int | float] = field(default_factory=list)

    def equal(self, column: str, value: str | int | None) -> Where:
        """Where a value is given."""
        return self.add(f'"{column}" = ?', value)

    def add(self, condition: str, *values: str | int | float | None) -> Where:
        """The condition, where its values are given."""
        given = [v for v in values if v is not None]
        if values and len(given) == len(values):
            self.conditions.append(condition)
            self.values += given
        return self

    def between(self, column: str, since: str | None, until: str | None) -> Where:
        """Days from `since` to `until`, both with them; a month or year as `until` is taken whole."""
        return self.add(f'"{column}" >= ?', since).add(f'substr("{column}", 1, length(?2)) <= ?2'.replace("?2", "?"), until, until)

    def who(self, roles: str, actor: str | None) -> Where:
        """An actor in one of the roles (comma-separated): by its code, its country, or, where it has no code, its name."""
        marks = ", ".join(f"'{r}'" for r in roles.split(","))
        test = f"id in (select record from actor where role in ({marks}) and {{}})"
        either = " or ".join(test.format(c) for c in ("code = ?", "country = ?", "code is null and name = ? collate nocase"))
        return self.add(f"({either})", actor, actor, actor)

    def sql(self) -> str:
        return " and ".join(self.conditions) or "1"


def records(connection: sqlite3.Connection, kind: type[R], where: Where, order: str, limit: int | None, newest_first: bool = False) -> Iterator[R]:
    """The records that meet the conditions, by a column (and then as they were added)."""
    table, text = kind.__name__.lower(), ", text" if kind is Article else ""
    down = " desc" if newest_first else ""
    query = f'select record{text} from "{table}" where {where.sql()} order by "{order}"{down}, n{down} limit ?'
    for row in connection.execute(query, (*where.values, -1 if limit is None else limit)):
        yield made(kind, *row)


def made(kind: type[R], record: str, text: str | None = None) -> R:
    """The record of a row; an article's text stands in a column of its own."""
    fields = json.loads(record)
    return from_plain(kind, fields | {"text": text} if text is not None else fields)


def by_id(connection: sqlite3.Connection, beginning: str, limit: int) -> list[Record]:
    """Records whose id begins so, at most `limit` a kind."""
    out: list[Record] = []
    for table, kind in TYPES.items():
        text = ", text" if kind is Article else ""
        query = f'select record{text} from "{table}" where id >= ? and id < ? order by id limit ?'
        out += [made(kind, *row) for row in connection.execute(query, (beginning, beginning + "g", limit))]
    return out
