"""Review: a person accepts, corrects, rejects or adds records. `Reviews(store)`.

The tables of records hold what the reviewer says; every view, question and export of the store obeys it without knowing of it. The reader's own
record stays in `ruled.machine`, every verdict with its reviewer and time in `review`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from dragoman.errors import RecordError
from dragoman.records import Record, content_id, plain
from dragoman.store import ruling
from dragoman.store.connection import plain_errors
from dragoman.store.invariant import check
from dragoman.store.querying import TYPES, made
from dragoman.store.ruling import Ruled, Verdict
from dragoman.store.store import Store
from dragoman.store.writing import KINDS, now, transaction

LONGEST_NOTE = 2000  # characters


@dataclass(frozen=True)
class Review:
    """One line of the log: what a reviewer said of a record, and when. `machine`, `ruling`: the reader's record then, and the reviewer's."""

    number: int
    article: str
    kind: str
    record: str
    verdict: Verdict
    machine: Record | None
    ruling: Record | None
    reviewer: str
    note: str | None
    version: str
    at: str


_COLUMNS = "n, article, kind, record, verdict, machine, ruling, reviewer, note, version, at"


class Reviews:
    """The reviews of a store. Methods that write need a store opened for writing; RecordError for a record that is not there or is none."""

    def __init__(self, store: Store) -> None:
        self.store, self.connection = store, store.connection

    def accept(self, record: str, *, by: str, note: str | None = None) -> Review:
        """The reader's record is right, as it stands."""
        return self._rule(record, "accept", None, by, note)

    def reject(self, record: str, *, by: str, note: str | None = None) -> Review:
        """There should be no such record: it leaves every view and export."""
        return self._rule(record, "reject", None, by, note)

    def correct(self, record: Record, *, by: str, note: str | None = None) -> Review:
        """This record stands in the place of the one of its id. Its spans must be words of the article."""
        return self._rule(record.id, "correct", record, by, note)

    def withdraw(self, record: str, *, by: str, note: str | None = None) -> Review:
        """What was said of a record holds no more: the reader's is back."""
        return self._rule(record, "withdraw", None, by, note)

    def add(self, record: Record, *, by: str, note: str | None = None) -> Review:
        """A record that the reader missed; its id becomes a hash of its content."""
        article = getattr(record, "article", "")
        kind = type(record).__name__.lower()
        fields = {k: v for k, v in plain(record).items() if k != "id"}
        record = replace(record, id=content_id(article, "added", kind, fields))
        with self._writing():
            self._check(record)
            if self._find(record.id) is not None:
                raise RecordError("this record is there already")
            (last,) = self.connection.execute(f'select coalesce(max(position), -1) from "{kind}" where article = ?', (article,)).fetchone()
            number = ruling.log(self.connection, record, "add", None, record, _who(by, note))
            ruling.lay_on(self.connection, Ruled(record.id, article, kind, number, "add", None, record, last + 1))
        return self.log(record.id)[0]

    def standing(self, record: str) -> Ruled | None:
        """What stands for a record that was reviewed."""
        with plain_errors(self.store.path):
            return ruling.current(self.connection, record)

    def of_article(self, article: str) -> dict[str, Ruled]:
        """What stands in an article, by record."""
        with plain_errors(self.store.path):
            rows = self.connection.execute(f"select {ruling.COLUMNS} from ruled where article = ? order by review", (article,)).fetchall()
        return {r.record: r for r in map(ruling.ruled_of, rows)}

    def verdicts(self, records: list[str]) -> dict[str, Verdict]:
        """The verdict that stands, for those of the records that have one."""
        with plain_errors(self.store.path):
            marks = ", ".join("?" * len(records))
            return dict(self.connection.execute(f"select record, verdict from ruled where record in ({marks})", records))

    def all_standing(self, *, kind: str | None = None, verdict: str | None = None) -> Iterator[Ruled]:
        """All that stands, as it was said."""
        query = f"select {ruling.COLUMNS} from ruled where (?1 is null or kind = ?1) and (?2 is null or verdict = ?2) order by review"
        with plain_errors(self.store.path):
            yield from map(ruling.ruled_of, self.connection.execute(query, (kind, verdict)))

    def log(self, record: str | None = None, *, limit: int = 100, offset: int = 0) -> list[Review]:
        """What was said (of one record), newest first."""
        query = f"select {_COLUMNS} from review where ?1 is null or record = ?1 order by n desc limit ?2 offset ?3"
        with plain_errors(self.store.path):
            return [_review(row) for row in self.connection.execute(query, (record, limit, offset))]

    def review(self, number: int) -> Review | None:
        """A line of the log by its number."""
        with plain_errors(self.store.path):
            row = self.connection.execute(f"select {_COLUMNS} from review where n = ?", (number,)).fetchone()
        return _review(row) if row else None

    def waiting(self, *, kind: str | None = None, article: str | None = None, limit: int = 50, offset: int = 0) -> list[Record]:
        """Records that nobody has reviewed, those first of which the reader is least sure."""
        kinds = [k for k in KINDS if kind in (None, k)]
        if not kinds:
            return []
        one = 'select \'{0}\' kind, record, confidence, n from "{0}" where (?1 is null or article = ?1) and id not in (select record from ruled)'
        query = " union all ".join(one.format(k) for k in kinds) + " order by confidence, kind, n limit ?2 offset ?3"
        with plain_errors(self.store.path):
            return [made(TYPES[k], row) for k, row, _, _ in self.connection.execute(query, (article, limit, offset))]

    def _rule(self, record: str, verdict: Verdict, given: Record | None, by: str, note: str | None) -> Review:
        with self._writing():
            there = self._find(record)
            if there is None or (verdict == "withdraw" and ruling.current(self.connection, record) is None):
                raise RecordError(f"no record {record!r}" + (" has a review" if there else " is in the store; `dragoman review list` and `dragoman search` print ids"))
            if given is not None:
                self._same_place(given, there)
                self._check(given)
            standing = given or (there.machine or there.ruling if verdict in ("accept", "withdraw") else None)
            shown = standing or there.machine or there.ruling
            if shown is None:
                raise RecordError(f"of record {record!r}, which was added and rejected, nothing is left; add it again")
            number = ruling.log(self.connection, shown, verdict, there.machine, standing, _who(by, note))
            if verdict == "withdraw":
                ruling.take_back(self.connection, there)
            else:
                kept: Verdict = "add" if there.machine is None and verdict != "reject" else verdict
                ruling.lay_on(self.connection, replace(there, review=number, verdict=kept, ruling=standing))
        return self.log(record)[0]

    def _find(self, record: str) -> Ruled | None:
        """What stands, or the reader's record as one that nobody has reviewed."""
        there = ruling.current(self.connection, record)
        found = None if there else ruling.stored(self.connection, record)
        if there or not found:
            return there
        machine, position = found
        return Ruled(record, getattr(machine, "article", ""), type(machine).__name__.lower(), 0, "accept", machine, machine, position)

    def _same_place(self, given: Record, there: Ruled) -> None:
        if type(given).__name__.lower() != there.kind or getattr(given, "article", None) != there.article:
            raise RecordError(f"record {there.record} is a {there.kind} of article {there.article}; a correction keeps both")

    def _check(self, record: Record) -> None:
        row = self.connection.execute("select text from article where id = ?", (getattr(record, "article", ""),)).fetchone()
        if row is None:
            raise RecordError(f"no article {getattr(record, 'article', '')!r} is in the store")
        check(record, row[0])

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with plain_errors(self.store.path, self.store.patience), transaction(self.connection):
            yield self.connection


def _who(by: str, note: str | None) -> tuple[str, str | None, str]:
    name = " ".join(by.split())[:100]
    if not name:
        raise RecordError("a review needs the name of its reviewer; give it with --by")
    return name, (note or "").strip()[:LONGEST_NOTE] or None, now()


def _review(row: tuple[object, ...]) -> Review:
    number, article, kind, record, verdict, machine, ruled, *rest = row
    cls = TYPES[str(kind)]
    return Review(
        number, article, kind, record, verdict, made(cls, str(machine)) if machine else None, made(cls, str(ruled)) if ruled else None, *rest  # type: ignore[arg-type]
    )  # fmt: skip
