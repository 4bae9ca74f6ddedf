"""Full-text search over articles and statements."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import StoreError
from dragoman.records import Article, Statement
from dragoman.store.connection import explained
from dragoman.store.querying import made

OPEN, CLOSE = "\x02", "\x03"  # around the words that matched, in `Hit.snippet`


@dataclass(frozen=True)
class Hit:
    """A record that matches, best first; `snippet` its words around the match, which stands between OPEN and CLOSE."""

    record: Article | Statement
    article: str
    title: str | None
    outlet: str | None
    published: str | None
    snippet: str


_ARTICLES = """
select a.record, a.text, a.id, a.title, a.outlet, a.published, snippet(article_text, -1, ?, ?, ' … ', 24)
from article_text f join article a on a.n = f.rowid
where article_text match ? and (? is null or a.published >= ?) and (? is null or substr(a.published, 1, length(?)) <= ?)
order by rank limit ?"""
_STATEMENTS = """
select s.record, null, a.id, a.title, a.outlet, a.published, snippet(statement_text, -1, ?, ?, ' … ', 24)
from statement_text f join statement s on s.n = f.rowid join article a on a.id = s.article
where statement_text match ? and (? is null or a.published >= ?) and (? is null or substr(a.published, 1, length(?)) <= ?)
order by rank limit ?"""


def search(connection: sqlite3.Connection, path: Path, words: str, *, statements: bool, since: str | None, until: str | None, limit: int) -> Iterator[Hit]:
    """Hits of words (all must be there), "a phrase", a prefix*, AND OR NOT, as FTS5 has them."""
    query = _STATEMENTS if statements else _ARTICLES
    fixed = (since, since, until, until, until, limit)
    try:
        rows = connection.execute(query, (OPEN, CLOSE, words, *fixed)).fetchall()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_ERROR:
            raise explained(error, path) from error
        rows = _literal(connection, path, query, words, fixed)
    for record, text, article, title, outlet, published, snippet in rows:
        yield Hit(made(Statement, record) if statements else made(Article, record, text), article, title, outlet, published, snippet)


def _literal(connection: sqlite3.Connection, path: Path, query: str, words: str, fixed: tuple[object, ...]) -> list[tuple[str, ...]]:
    """What is no query of FTS5 (a hyphen, an apostrophe) is searched for as plain words."""
    plain = " ".join(f'"{w}"' for w in re.findall(r"\w+", words))
    if not plain:
        raise StoreError(path, f"nothing to search for in {words!r}; give one or more words")
    return connection.execute(query, (OPEN, CLOSE, plain, *fixed)).fetchall()
