"""The store: one SQLite file of readings.

    with Store.open("news.db", create=True) as store:
        store.add(reading, version=version)
        for event in store.events(actor="RUS", toward="UKR", since="2022-01", until="2022-12"):
            ...
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from dragoman.errors import StoreError
from dragoman.records import Article, Commitment, Event, Membership, Reading, Record, Stance, Statement, Why, from_plain
from dragoman.store import querying, search, writing
from dragoman.store.changes import Added
from dragoman.store.connection import PATIENCE, check_whole, connect, plain_errors
from dragoman.store.querying import Where
from dragoman.store.schema import migrate, refuse_newer, refuse_older

BATCH = 50  # articles fetched at once to be read again: no long look at the store holds up its writer


@dataclass(frozen=True)
class Stored:
    """An article as it stands in the store: what the source said of it, who read it, when it was added."""

    article: Article
    given: Mapping[str, Any]
    version: str
    added: str
    reread: str | None


@dataclass(frozen=True)
class Sighting:
    """Where and when an article was seen."""

    url: str | None
    outlet: str | None
    title: str | None
    added: str


class Store:
    """Readings in a file. Every method raises StoreError, in words a user can act on, for what goes wrong with the file."""

    def __init__(self, connection: sqlite3.Connection, path: Path, patience: float = PATIENCE) -> None:
        self.connection, self.path, self.patience = connection, path, patience

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, read_only: bool = False, patience: float = PATIENCE) -> Store:
        """An open store, its schema up to date. `create`: make it where there is none; `patience`: seconds to wait for another writer."""
        where = Path(path)
        connection = connect(where, create=create, read_only=read_only, patience=patience)
        try:
            if read_only:
                refuse_newer(connection, where)
                refuse_older(connection, where)
            else:
                migrate(connection, where)
        except BaseException:
            connection.close()
            raise
        return cls(connection, where, patience)

    def close(self) -> None:
        self.connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # writing

    def add(self, reading: Reading, *, version: str, given: writing.Given | None = None, source: str | None = None) -> Added:
        """Adds one article's records in one transaction; on return they are on the disk. `version`: of the reader; `given`: what the source
        said of the article, for reading it again; `source`: a hash of all that it gave, for `seen`. An article that is there is left as it is
        (read by another version: replaced), and where else it was seen is noted."""
        with plain_errors(self.path, self.patience):
            return writing.add(self.connection, reading, version, given, source)

    def add_coded(self, readings: Sequence[Reading], *, coder: str) -> list[Added]:
        """Adds readings that another coder made, all in one transaction; they are not read again by a later dragoman."""
        with plain_errors(self.path, self.patience):
            return writing.add_many(self.connection, readings, writing.CODED + coder)

    def see(self, article: Article, source: str | None = None) -> None:
        """Notes a further address or outlet of an article that is there."""
        with plain_errors(self.path, self.patience):
            writing.see(self.connection, article, source)

    def replace(self, article: str, reading: Reading, *, version: str) -> Added:
        """Puts a reading by another version in the place of a stored article's; what changed is returned and kept in `change`."""
        with plain_errors(self.path, self.patience):
            return writing.replace(self.connection, article, reading, version)

    def reread(self, read: Callable[[Stored], Reading], *, version: str) -> Iterator[Added]:
        """Reads again what another version read; one transaction an article, so it may be stopped and goes on where it was."""
        for stored in self.stale(version):
            yield self.replace(stored.article.id, read(stored), version=version)

    # asking

    def has(self, article: str) -> bool:
        """Is there an article of this id?"""
        return bool(self._value("select exists (select 1 from article where id = ?)", article))

    def seen(self, source: str) -> str | None:
        """The id of the article that came from what hashes to this, where it was added before."""
        with plain_errors(self.path, self.patience):
            row = self.connection.execute("select article from sighting where source = ?", (source,)).fetchone()
        return row[0] if row else None

    def counts(self) -> dict[str, int]:
        """How many records of each kind."""
        return {kind: int(self._value(f'select count(*) from "{kind}"')) for kind in ("article", *writing.KINDS)}

    def stale(self, version: str) -> Iterator[Stored]:
        """The articles that another version read, as they were added."""
        last = 0
        while True:
            query = "select n, record, text, given, version, added, reread from article where n > ? and version <> ? and version not like 'coded by %' order by n limit ?"
            with plain_errors(self.path, self.patience):
                rows = self.connection.execute(query, (last, version, BATCH)).fetchall()
            if not rows:
                return
            for last, *row in rows:  # noqa: B007 - the place to go on from
                yield _stored(*row)

    def count_stale(self, version: str) -> int:
        """How many articles another version read."""
        return int(self._value("select count(*) from article where version <> ? and version not like 'coded by %'", version))

    def stored(self, article: str) -> Stored | None:
        """An article with what is known of it."""
        with plain_errors(self.path, self.patience):
            row = self.connection.execute("select record, text, given, version, added, reread from article where id = ?", (article,)).fetchone()
        return _stored(*row) if row else None

    def sightings(self, article: str) -> list[Sighting]:
        """All the places where an article was seen, in the order they were added."""
        with plain_errors(self.path, self.patience):
            return [Sighting(*row) for row in self.connection.execute("select distinct url, outlet, title, added from sighting where article = ? order by added", (article,))]

    def reading(self, article: str) -> Reading | None:
        """All records of an article as they were added, with the reasons."""
        found = self.stored(article)
        if found is None:
            return None
        of = Where().equal("article", article)
        with plain_errors(self.path, self.patience):
            why = tuple(from_plain(Why, json.loads(w)) for (w,) in self.connection.execute("select why from why where article = ? order by position", (article,)))
        return Reading(
            found.article, tuple(self._records(Statement, of, "position")), tuple(self._records(Event, of, "position")),
            tuple(self._records(Commitment, of, "position")), tuple(self._records(Membership, of, "position")), tuple(self._records(Stance, of, "position")), why,
        )  # fmt: skip

    def records(self, beginning: str, limit: int = 20) -> list[Record]:
        """Records of any kind whose id begins so."""
        with plain_errors(self.path, self.patience):
            return querying.by_id(self.connection, beginning.lower(), limit)

    def why(self, record: str) -> tuple[Why, ...]:
        """Why a record was made."""
        with plain_errors(self.path, self.patience):
            rows = self.connection.execute("select why from why where record = ? order by position", (record,)).fetchall()
        return tuple(from_plain(Why, json.loads(w)) for (w,) in rows)

    def articles(
        self, *, outlet: str | None = None, since: str | None = None, until: str | None = None, limit: int | None = None, newest_first: bool = False
    ) -> Iterator[Article]:
        """Articles by their date. `since` and `until` (YYYY, YYYY-MM or YYYY-MM-DD) are both with them."""
        where = Where().equal("outlet", outlet).between("published", since, until)
        return self._records(Article, where, "published", limit, newest_first)

    def statements(
        self, *, speaker: str | None = None, addressee: str | None = None, article: str | None = None, kind: str | None = None,
        since: str | None = None, until: str | None = None, limit: int | None = None, newest_first: bool = False,
    ) -> Iterator[Statement]:  # fmt: skip
        """Statements by their day. An actor is a code (RUS, NATO), the country it belongs to, or the name of one without a code."""
        where = Where().who("speaker", speaker).who("addressee", addressee).equal("article", article).equal("kind", kind).between("day", since, until)
        return self._records(Statement, where, "day", limit, newest_first)

    def events(
        self, *, actor: str | None = None, toward: str | None = None, type: str | None = None, quad: int | None = None, modality: str | None = None,
        article: str | None = None, since: str | None = None, until: str | None = None, limit: int | None = None, newest_first: bool = False,
    ) -> Iterator[Event]:  # fmt: skip
        """Events by their day: `actor` among the sources, `toward` among the targets."""
        where = Where().who("source", actor).who("target", toward).equal("type", type).equal("quad", quad)
        where.equal("modality", modality).equal("article", article).between("day", since, until)
        return self._records(Event, where, "day", limit, newest_first)

    def commitments(
        self, *, holder: str | None = None, addressee: str | None = None, kind: str | None = None, article: str | None = None,
        since: str | None = None, until: str | None = None, limit: int | None = None, newest_first: bool = False,
    ) -> Iterator[Commitment]:  # fmt: skip
        """Commitments by the day they were reported."""
        where = Where().who("holder", holder).who("addressee", addressee).equal("kind", kind).equal("article", article).between("day", since, until)
        return self._records(Commitment, where, "day", limit, newest_first)

    def memberships(
        self, *, actor: str | None = None, organisation: str | None = None, relation: str | None = None, modality: str | None = None, article: str | None = None,
        since: str | None = None, until: str | None = None, limit: int | None = None, newest_first: bool = False,
    ) -> Iterator[Membership]:  # fmt: skip
        """Memberships by their day."""
        where = Where().who("actor", actor).who("organisation", organisation).equal("relation", relation)
        where.equal("modality", modality).equal("article", article).between("day", since, until)
        return self._records(Membership, where, "day", limit, newest_first)

    def stances(
        self, *, actor: str | None = None, toward: str | None = None, direction: str | None = None, modality: str | None = None, article: str | None = None,
        since: str | None = None, until: str | None = None, limit: int | None = None, newest_first: bool = False,
    ) -> Iterator[Stance]:  # fmt: skip
        """Stances by their day."""
        where = Where().who("actor", actor).who("toward", toward).equal("direction", direction)
        where.equal("modality", modality).equal("article", article).between("day", since, until)
        return self._records(Stance, where, "day", limit, newest_first)

    def search(self, words: str, *, statements: bool = False, since: str | None = None, until: str | None = None, limit: int = 20) -> Iterator[search.Hit]:
        """Articles (or statements) that hold the words, best first."""
        with plain_errors(self.path, self.patience):
            yield from search.search(self.connection, self.path, words, statements=statements, since=since, until=until, limit=limit)

    def check(self) -> None:
        """StoreError where the file is damaged; reads it whole."""
        check_whole(self.connection, self.path)

    def _records(self, kind: type[querying.R], where: Where, order: str, limit: int | None = None, newest_first: bool = False) -> Iterator[querying.R]:
        with plain_errors(self.path, self.patience):
            yield from querying.records(self.connection, kind, where, order, limit, newest_first)

    def _value(self, query: str, *values: str) -> Any:
        with plain_errors(self.path, self.patience):
            row = self.connection.execute(query, values).fetchone()
        if row is None:
            raise StoreError(self.path, "the store gave no answer; check it with a fresh copy")
        return row[0]


def _stored(record: str, text: str, given: str | None, version: str, added: str, reread: str | None) -> Stored:
    return Stored(querying.made(Article, record, text), json.loads(given) if given else {}, version, added, reread)
