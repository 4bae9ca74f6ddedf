"""Copies, stories and merged events in a store: what `dragoman.stories` asks of the tables and writes to them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from dragoman.records import Event, from_plain
from dragoman.store.connection import plain_errors
from dragoman.store.store import Store
from dragoman.store.writing import now, transaction


@dataclass(frozen=True)
class Candidate:
    """An earlier article that may be the original of a copy, and the article that it is itself a copy of (or its own id)."""

    n: int
    original: str
    bands: int


@dataclass(frozen=True)
class Unwoven:
    """An article that was not looked at yet, or whose records were read again since."""

    n: int
    id: str
    title: str | None
    text: str
    day: str
    version: str
    reread: bool


@dataclass(frozen=True)
class Near:
    """An article of the days around another's that shares its terms."""

    n: int
    id: str
    story: str
    title: str | None
    text: str


@dataclass(frozen=True)
class Report:
    """An event of the store with what it was merged into, if anything."""

    event: Event
    article: str
    day: str | None
    merged: str | None


_ARTICLE = "a.n, a.id, a.title, a.text, coalesce(substr(a.published, 1, 10), substr(a.added, 1, 10)), a.version"
_NEW = f"""select {_ARTICLE}, 0 from article a
where a.n > (select coalesce(max(article), 0) from woven) and a.version not like 'coded by %' order by a.n limit ?"""
_REREAD = f"select {_ARTICLE}, 1 from woven w join article a on a.n = w.article where w.version <> a.version order by a.n limit ?"


class Weave:
    """The tables of stories of an open store."""

    def __init__(self, store: Store) -> None:
        self.store, self.connection = store, store.connection

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All that is written within it, or nothing."""
        with plain_errors(self.store.path, self.store.patience), transaction(self.connection):
            yield

    def unwoven(self, limit: int, *, reread: bool = False) -> list[Unwoven]:
        """The next articles that are to be looked at, in the order they were added: those after the last, or those whose records were read again."""
        rows = self.connection.execute(_REREAD if reread else _NEW, (limit,))
        return [Unwoven(n, i, title, text, day, version, bool(again)) for n, i, title, text, day, version, again in rows]

    def candidates(self, bands: Sequence[int], n: int, limit: int) -> list[Candidate]:
        """Earlier articles that share a band, those that share most first; of the copies of one text only one."""
        query = f"""select b.article, coalesce(c.original, a.id), count(*) from band b join article a on a.n = b.article left join copy c on c.article = a.id
        where b.band in ({", ".join("?" * len(bands))}) and b.article < ? group by 2 order by 3 desc, 1 limit ?"""
        return [Candidate(*row) for row in self.connection.execute(query, (*bands, n, limit))]

    def text(self, n: int) -> str:
        """The text of the n-th article."""
        row = self.connection.execute("select text from article where n = ?", (n,)).fetchone()
        return str(row[0]) if row else ""

    def keep_copy(self, article: str, n: int, bands: Sequence[int], original: str | None, kind: str | None, shared: float | None) -> None:
        """The bands of an article, and what it is a copy of."""
        self.connection.executemany("insert or ignore into band values (?, ?)", ((b, n) for b in bands))
        if original is not None:
            self.connection.execute("insert or replace into copy values (?, ?, ?, ?)", (article, original, kind, shared))

    def join_copies(self, one: str, other: str, shared: float) -> str:
        """Makes the earlier of two originals that of all their copies; which it is."""
        rows = self.connection.execute("select id from article where id in (?, ?) order by n", (one, other)).fetchall()
        if len(rows) < 2:
            return one
        (first,), (second,) = rows
        self.connection.execute("update copy set original = ? where original = ?", (first, second))
        self.connection.execute("insert or replace into copy values (?, ?, 'near', ?)", (second, first, shared))
        return str(first)

    def counts(self, terms: Sequence[int]) -> dict[int, int]:
        """In how many articles each term stands."""
        return dict(self.connection.execute(f"select term, articles from term_count where term in ({', '.join('?' * len(terms))})", terms))

    def woven(self) -> int:
        """How many articles were looked at, about: articles that were deleted since are still counted."""
        return int(self.connection.execute("select coalesce(max(rowid), 0) from woven").fetchone()[0])

    def near(self, terms: Sequence[int], first: int, last: int, limit: int) -> list[Near]:
        """The articles of these days that share most of the terms."""
        query = f"""select a.n, a.id, s.story, a.title, a.text from
        (select article, count(*) as found from term where term in ({", ".join("?" * len(terms))}) and day between ? and ? group by article order by 2 desc, 1 limit ?) t
        join article a on a.n = t.article join story_article s on s.article = a.id order by t.found desc, a.n"""
        return [Near(*row) for row in self.connection.execute(query, (*terms, first, last, limit))]

    def story_of(self, article: str) -> str | None:
        """The story of an article."""
        row = self.connection.execute("select story from story_article where article = ?", (article,)).fetchone()
        return row[0] if row else None

    def keep_story(self, article: Unwoven, story: str, similarity: float | None, telling: Sequence[int], all_terms: Sequence[int], ordinal: int) -> None:
        """The story of an article, and its terms for those to come."""
        self.connection.execute("insert or replace into story_article values (?, ?, ?, ?)", (article.id, story, article.day, similarity))
        self.connection.executemany("insert or ignore into term values (?, ?, ?)", ((t, ordinal, article.n) for t in telling))
        self.connection.executemany("insert into term_count values (?, 1) on conflict (term) do update set articles = articles + 1", ((t,) for t in all_terms))

    def events(self, article: str) -> list[Report]:
        """The events of an article."""
        query = "select e.record, e.article, e.day, m.merged from event e left join merged m on m.event = e.id where e.article = ? order by e.position"
        return [_report(*row) for row in self.connection.execute(query, (article,))]

    def alike(self, report: Report, story: str, first: str, last: str, limit: int) -> list[Report]:
        """Events of one story with the same type, actors and modality, of other articles, from day to day: the first of those that were merged, the
        earliest first; none that the article has a report of already."""
        query = """select e.record, e.article, e.day, m.merged, min(e.n) from event e join story_article s on s.article = e.article left join merged m on m.event = e.id
        where e.source_code is ? and e.target_code is ? and e.day between ? and ? and e.type = ? and e.modality = ? and s.story = ? and e.article <> ?
          and (m.merged is null or m.merged not in (select o.merged from merged o join event r on r.id = o.event where r.article = ?))
        group by coalesce(m.merged, e.id) order by 5 limit ?"""
        codes = self.connection.execute("select source_code, target_code from event where id = ?", (report.event.id,)).fetchone()
        values = (*codes, first, last, report.event.type, report.event.modality, story, report.article, report.article, limit)
        return [_report(*found[:4]) for found in self.connection.execute(query, values)]

    def merge(self, events: Sequence[str], into: str) -> None:
        """These events are one."""
        self.connection.executemany("insert or replace into merged values (?, ?)", ((e, into) for e in events))

    def unmerge(self, article: str) -> None:
        """The events of an article stand alone again, until they are merged anew."""
        self.connection.execute("delete from merged where event in (select id from event where article = ?)", (article,))

    def done(self, n: int, version: str) -> None:
        """Notes that the n-th article was looked at."""
        self.connection.execute("insert or replace into woven values (?, ?)", (n, version))

    def set_apart(self, events: Sequence[str]) -> None:
        """The events stand alone in the views."""
        self.connection.executemany("insert or ignore into apart values (?, ?)", ((e, now()) for e in events))

    def join_again(self, events: Sequence[str]) -> None:
        """Takes `set_apart` back."""
        self.connection.executemany("delete from apart where event = ?", ((e,) for e in events))

    def forget(self) -> None:
        """Drops all copies, stories and merged events; articles and records stay, and what readers set apart."""
        for table in ("merged", "term_count", "term", "story_article", "copy", "band", "woven"):
            self.connection.execute(f"delete from {table}")


def _report(record: str, article: str, day: str | None, merged: str | None) -> Report:
    return Report(from_plain(Event, json.loads(record)), article, day, merged)


def ids_of(connection: sqlite3.Connection, beginning: str) -> list[str]:
    """Events whose id, or the id of what they were merged into, begins so."""
    query = "select event from event_group where event glob ? or merged glob ? limit 1000"
    mark = beginning.lower().replace("*", "").replace("?", "").replace("[", "") + "*"
    return [e for (e,) in connection.execute(query, (mark, mark))]
