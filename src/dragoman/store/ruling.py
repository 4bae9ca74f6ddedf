"""Which record stands: the tables hold what reviewers say, `ruled` what the reader says. Taken back and laid on again around a second reading."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, cast

from dragoman.records import Record
from dragoman.store.inserting import put, take_out
from dragoman.store.invariant import moved
from dragoman.store.likeness import best, same_claim, says_the_same
from dragoman.store.querying import TYPES, made
from dragoman.store.rows import as_json

Verdict = Literal["accept", "correct", "reject", "add", "withdraw"]
VERDICTS: tuple[Verdict, ...] = ("accept", "correct", "reject", "add", "withdraw")


@dataclass(frozen=True)
class Ruled:
    """What stands for one record. `machine`: the reader's, None where it has none; `ruling`: the reviewer's, None where it is set aside;
    `about`: the record as the reviewer saw it, or added it."""

    record: str
    article: str
    kind: str
    review: int
    verdict: Verdict
    machine: Record | None
    ruling: Record | None
    position: int
    about: Record | None = None


COLUMNS = """record, article, kind, review, verdict, machine, ruling, position,
    (select coalesce(l.machine, l.ruling) from review l where l.n = ruled.review)"""


def ruled_of(row: tuple[object, ...]) -> Ruled:
    """A row of `ruled` (COLUMNS)."""
    record, article, kind, review, verdict, machine, ruling, position, about = cast("tuple[str, str, str, int, Verdict, str | None, str | None, int, str | None]", row)
    then, now, seen = (made(TYPES[kind], r) if r else None for r in (machine, ruling, about))
    return Ruled(record, article, kind, review, verdict, then, now, position, seen)


def current(connection: sqlite3.Connection, record: str) -> Ruled | None:
    """What stands for a record that was reviewed."""
    row = connection.execute(f"select {COLUMNS} from ruled where record = ?", (record,)).fetchone()
    return ruled_of(row) if row else None


def lay_on(connection: sqlite3.Connection, ruled: Ruled) -> None:
    """Puts the reviewer's record, or none, in the place of the reader's."""
    if ruled.machine is not None and (ruled.ruling is None or ruled.ruling.id != ruled.machine.id):
        take_out(connection, ruled.kind, ruled.machine.id)
    if ruled.ruling is not None:
        put(connection, ruled.ruling, ruled.article, ruled.position)
    else:
        take_out(connection, ruled.kind, ruled.record)
    _unmerge(connection, ruled)
    row = (
        ruled.record, ruled.article, ruled.kind, ruled.review, ruled.verdict,
        as_json(ruled.machine) if ruled.machine else None, as_json(ruled.ruling) if ruled.ruling else None, ruled.position,
    )  # fmt: skip
    connection.execute("insert or replace into ruled values (?, ?, ?, ?, ?, ?, ?, ?)", row)


def take_back(connection: sqlite3.Connection, ruled: Ruled) -> None:
    """Puts the reader's record, or none, back in its place."""
    connection.execute("delete from ruled where record = ?", (ruled.record,))
    if ruled.ruling is not None and (ruled.machine is None or ruled.machine.id != ruled.ruling.id):
        take_out(connection, ruled.kind, ruled.ruling.id)
    if ruled.machine is not None:
        put(connection, ruled.machine, ruled.article, ruled.position)
    _unmerge(connection, ruled)


def _unmerge(connection: sqlite3.Connection, ruled: Ruled) -> None:
    """An event that says something else now is no report of what it was merged into; its article is looked at again when stories are woven next."""
    if ruled.kind == "event" and (ruled.machine is None or ruled.ruling is None or not says_the_same(ruled.machine, ruled.ruling)):
        connection.execute("delete from merged where event = ?", (ruled.record,))
        connection.execute("update woven set version = '' where article = (select n from article where id = ?)", (ruled.article,))


def lift(connection: sqlite3.Connection, *articles: str) -> list[Ruled]:
    """Takes back all that stands for these articles, so that the tables are the reader's again; returns it, for `impose`."""
    out: list[Ruled] = []
    for article in dict.fromkeys(articles):
        for row in connection.execute(f"select {COLUMNS} from ruled where article = ? order by review", (article,)).fetchall():
            out.append(ruled_of(row))
            take_back(connection, out[-1])
    return out


def impose(connection: sqlite3.Connection, article: str, lifted: Iterable[Ruled]) -> None:
    """Lays on what stood, after the article was read again.

    Each finds its record by id, else by the words and the claim; a record that is not found any more is kept where it was accepted, corrected or
    added, since someone saw it in the text. Where the text itself has changed, spans follow their words; a review whose words are gone stays in
    the log alone.
    """
    lifted = list(lifted)
    if not lifted:
        return
    (text,) = connection.execute("select text from article where id = ?", (article,)).fetchone()
    free = {kind: _records(connection, kind, article) for kind in {r.kind for r in lifted}}
    for ruled in lifted:
        again = _again(ruled, article, text, free[ruled.kind])
        if again is not None:
            free[ruled.kind].pop(again.machine.id if again.machine else "", None)
            lay_on(connection, again)


def _records(connection: sqlite3.Connection, kind: str, article: str) -> dict[str, tuple[Record, int]]:
    query = f'select record, position from "{kind}" where article = ? order by position'
    return {r.id: (r, p) for r, p in ((made(TYPES[kind], row), p) for row, p in connection.execute(query, (article,)))}


def _again(ruled: Ruled, article: str, text: str, free: dict[str, tuple[Record, int]]) -> Ruled | None:
    old = ruled.machine or ruled.ruling or ruled.about
    if old is None:
        return None
    seen = moved(old, text)
    ruling = moved(ruled.ruling, text) if ruled.ruling is not None else None
    if seen is None or (ruled.ruling is not None and ruling is None):
        return None
    among = [r for r, _ in free.values() if ruled.verdict != "reject" or same_claim(seen, r)]
    found = next((r for r in among if r.id == old.id), None) or best(seen, among)
    name = found.id if found is not None else ruled.record if ruling is not None else _gone(ruled.record)
    position = free[found.id][1] if found is not None else len(free) + ruled.position
    if ruling is not None:
        ruling = replace(ruling, id=name, article=article)
    return replace(ruled, record=name, article=article, machine=found, ruling=ruling, position=position)


def _gone(record: str) -> str:
    """The key of a rejection whose record is read no more: its id may come to name another claim."""
    return record.rstrip("~") + "~"


def stored(connection: sqlite3.Connection, record: str) -> tuple[Record, int] | None:
    """A record as it stands in its table (not an article), with its place."""
    for kind, cls in TYPES.items():
        if kind == "article":
            continue
        row = connection.execute(f'select record, position from "{kind}" where id = ?', (record,)).fetchone()
        if row:
            return made(cls, row[0]), int(row[1])
    return None


def log(connection: sqlite3.Connection, record: Record, verdict: Verdict, machine: Record | None, ruling: Record | None, who: tuple[str, str | None, str]) -> int:
    """A line in the log; `who`: reviewer, note, time. Returns its number."""
    reviewer, note, at = who
    article = cast(str, getattr(record, "article", ""))
    (version,) = connection.execute("select version from article where id = ?", (article,)).fetchone()
    values = (
        article, type(record).__name__.lower(), record.id, verdict, as_json(machine) if machine else None, as_json(ruling) if ruling else None,
        reviewer, note, version, at,
    )  # fmt: skip
    query = "insert into review (article, kind, record, verdict, machine, ruling, reviewer, note, version, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    return int(connection.execute(query, values).lastrowid or 0)
