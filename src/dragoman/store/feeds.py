"""What a store knows of the feeds that are watched into it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from dragoman.store.connection import plain_errors
from dragoman.store.store import Store
from dragoman.store.writing import now, transaction


@dataclass(frozen=True)
class FeedState:
    """A feed as it was left: what to send for a conditional request, and when it may be asked again (seconds since 1970)."""

    url: str
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    not_before: float | None = None
    gone: bool = False


class Feeds:
    """The feeds of an open store."""

    def __init__(self, store: Store) -> None:
        self.store, self.connection = store, store.connection

    def state(self, url: str) -> FeedState:
        """The feed's state; one that was never asked has an empty one."""
        with self._plain():
            row = self.connection.execute("select url, etag, modified, failures, not_before, gone from feed where url = ?", (url,)).fetchone()
        if row is None:
            return FeedState(url)
        found, etag, modified, failures, not_before, gone = row
        return FeedState(found, etag, modified, failures, not_before, bool(gone))

    def asked(self, url: str) -> None:
        """Notes that a feed is being asked."""
        with self._plain(), transaction(self.connection):
            self.connection.execute("insert into feed (url, asked) values (?, ?) on conflict (url) do update set asked = excluded.asked", (url, now()))

    def answered(self, url: str, title: str | None, etag: str | None, modified: str | None) -> None:
        """All entries of an answer were handled: the next request asks for what is newer."""
        with self._plain(), transaction(self.connection):
            self.connection.execute(
                "update feed set title = coalesce(?, title), etag = ?, modified = ?, failures = 0, not_before = null, problem = null where url = ?", (title, etag, modified, url)
            )

    def unchanged(self, url: str) -> None:
        """The server had nothing new."""
        with self._plain(), transaction(self.connection):
            self.connection.execute("update feed set failures = 0, not_before = null, problem = null where url = ?", (url,))

    def failed(self, url: str, problem: str, not_before: float | None, *, gone: bool = False) -> None:
        """It could not be had; it is not asked before that time, or never again where it is gone."""
        with self._plain(), transaction(self.connection):
            self.connection.execute("update feed set failures = failures + 1, not_before = ?, gone = ?, problem = ? where url = ?", (not_before, int(gone), problem, url))

    def handled(self, url: str, key: str) -> bool:
        """Does an entry need no look again?"""
        with self._plain():
            row = self.connection.execute("select handled from feed_entry where feed = ? and key = ?", (url, key)).fetchone()
        return bool(row and row[0])

    def took(self, url: str, key: str, article: str) -> None:
        """An entry's article is in the store."""
        with self._plain(), transaction(self.connection):
            self.connection.execute("insert or replace into feed_entry values (?, ?, 1, 1, ?, null)", (url, key, article))

    def missed(self, url: str, key: str, problem: str, tries: int | None) -> bool:
        """An entry had no article; after so many tries (None: at once) it is given up. Whether it was."""
        with self._plain(), transaction(self.connection):
            self.connection.execute(
                """insert into feed_entry values (?, ?, 1, ?, null, ?)
                on conflict (feed, key) do update set tries = tries + 1, problem = excluded.problem, handled = excluded.handled or tries + 1 >= ?""",
                (url, key, int(tries is None or tries <= 1), problem, tries or 0),
            )
        return self.handled(url, key)

    @contextmanager
    def _plain(self) -> Iterator[None]:
        with plain_errors(self.store.path, self.store.patience):
            yield
